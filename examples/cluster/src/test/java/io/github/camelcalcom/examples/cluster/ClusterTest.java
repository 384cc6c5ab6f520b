/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.examples.cluster;


import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Given the whole cluster in processes, when one of each kind is killed, then no booking is lost or doubled. */
@Timeout(1_800)
@EnabledIf("hasPostgres")
class ClusterTest {

    @TempDir
    private Path directory;

    static boolean hasPostgres() {
        String system = System.getProperty("os.name").startsWith("Linux") ? "linux" : "darwin";
        String machine = System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
        return EmbeddedPostgres.class.getResource("/postgres-" + system + '-' + machine + ".txz") != null;
    }

    @Test
    void noBookingIsLostOrDoubledWhenOneProcessOfEachKindIsKilled() throws Exception {
        ByteArrayOutputStream output = new ByteArrayOutputStream();

        Summary summary = ClusterRun.run(Settings.of("bookings=300", "rate=20", "kills=4", "poisoned=2", "directory=" + directory.resolve("run")),
                new PrintStream(output, true, StandardCharsets.UTF_8));

        String printed = output.toString(StandardCharsets.UTF_8);
        assertThat(summary.lost()).as(printed).isEmpty();
        assertThat(summary.doubled()).as(printed).isZero();
        assertThat(summary.made()).as("bookings, and those that took the place of moved ones").isGreaterThan(300);
        assertThat(summary.stored()).isEqualTo(summary.made());
        assertThat(summary.byFeed()).isEqualTo(summary.made());
        assertThat(summary.byWebhook()).isPositive();
        assertThat(summary.kills()).hasSize(4).contains("postgres").anyMatch(name -> name.startsWith("feed-"))
                .anyMatch(name -> name.startsWith("receiver-")).anyMatch(name -> name.startsWith("worker-"));
        assertThat(summary.parked()).as("a killed worker may park a message twice").isGreaterThanOrEqualTo(2);
        assertThat(printed).contains("lost                 0", "doubled              0");
    }
}
