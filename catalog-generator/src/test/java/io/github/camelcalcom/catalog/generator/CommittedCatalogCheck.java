/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.catalog.generator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The committed files are those that the generator writes. Not a part of the usual test run, because the API's document is not a part of this
 * project. Run it with {@code -Dtest=CommittedCatalogCheck -Dcalcom.openapi=<file>}.
 */
class CommittedCatalogCheck {

    private static final Path ROOT = Path.of("..");

    @Test
    void generatingAnewChangesNothing() throws IOException {
        String document = System.getProperty("calcom.openapi");
        assertThat(document).as("system property calcom.openapi").isNotBlank();

        Map<String, String> files = CatalogGenerator.generate(Path.of(document));

        for (Map.Entry<String, String> file : files.entrySet()) {
            assertThat(ROOT.resolve(file.getKey())).content().isEqualTo(file.getValue());
        }
        Path operations = ROOT.resolve("calcom-catalog/src/main/resources/META-INF/io.github.camelcalcom/operations");
        try (Stream<Path> committed = Files.list(operations)) {
            assertThat(committed).hasSize((int) files.keySet().stream().filter(name -> name.contains("/operations/")).count());
        }
    }
}
