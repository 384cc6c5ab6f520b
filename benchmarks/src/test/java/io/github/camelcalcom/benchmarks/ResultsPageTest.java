/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Given the figures of comparisons, when the page is made, then each figure has a table and a chart with its contenders. */
class ResultsPageTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void writeThere() {
        System.setProperty(ResultsFile.FOLDER_PROPERTY, folder.toString());
        System.setProperty("java.awt.headless", "true");
    }

    @AfterEach
    void restore() {
        System.clearProperty(ResultsFile.FOLDER_PROPERTY);
    }

    private static ResultsFile.Row row(String figure, String point, String contender, double... values) {
        return new ResultsFile.Row(figure, "ms", "calls in flight", point, contender, Spread.of(values));
    }

    @Test
    void aPageHasATableAndAChartOfEachFigure() throws Exception {
        ResultsFile calls = new ResultsFile("1-calls");
        for (String point : new String[] { "1", "16", "256" }) {
            calls.add(row("get: median duration", point, "bare", 1, 2, 4));
            calls.add(row("get: median duration", point, "component", 0.25, 1234.5, 2000));
        }
        calls.write();
        ResultsFile start = new ResultsFile("2-start");
        start.add(row("Start-up", "one endpoint", "component", 7));
        start.write();
        Conditions.write("on two processors");

        ResultsPage.write(folder);

        assertThat(folder.resolve("README.adoc")).content().contains("on two processors", "== get: median duration", "|contender |1 |16 |256",
                "|component |1,235 [0.250-2,000] |1,235 [0.250-2,000] |1,235 [0.250-2,000]", "|bare |2.00 [1.00-4.00]", "== Start-up",
                "image::start-up.svg[", "|component |7.00 [7.00-7.00]");
        assertThat(Files.readString(folder.resolve("get-median-duration.svg"))).contains("<svg", "bare", "component", "256", "calls in flight");
        assertThat(folder.resolve("start-up.svg")).exists();
    }

    @Test
    void theFilesKeepTheValuesOfTheRows() throws Exception {
        ResultsFile file = new ResultsFile("1-calls");
        file.add(row("get", "1", "bare", 0.125, 0.5, 100_000));
        file.write();

        assertThat(ResultsFile.readAll(folder)).containsExactly(row("get", "1", "bare", 0.125, 0.5, 100_000));
    }
}
