/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.examples.cluster;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Given a Kafka broker and a PostgreSQL that run already, when a cluster is started with their addresses, then it uses them and starts none. */
@Timeout(1_800)
@EnabledIf("io.github.camelcalcom.examples.cluster.ClusterTest#hasPostgres")
class GivenServersTest {

    @TempDir
    private Path directory;

    @Test
    void theServersThatAreGivenAreUsedAndNotKilled() throws Exception {
        Path servers = Files.createDirectory(directory.resolve("servers"));
        Path run = directory.resolve("run");
        int port = Cluster.freePort();
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        try (JvmProcess broker = new JvmProcess("broker", servers, "512m").main(Broker.class, servers.resolve("kafka"), port, Cluster.freePort());
                Postgres postgres = new Postgres(servers, Cluster.freePort())) {
            broker.start();
            postgres.start();

            Summary summary = ClusterRun.run(Settings.of("bookings=60", "rate=20", "kills=1", "kinds=postgres,broker,disk,worker",
                    "brokers=127.0.0.1:" + port, "database=" + postgres.url(), "directory=" + run), new PrintStream(output, true, StandardCharsets.UTF_8));

            String printed = output.toString(StandardCharsets.UTF_8);
            assertThat(summary.lost()).as(printed).isEmpty();
            assertThat(summary.doubled()).as(printed).isZero();
            assertThat(summary.kills()).singleElement().asString().startsWith("worker-");
            assertThat(new StoredBookings(postgres.url()).count()).isEqualTo(summary.made());
            assertThat(broker.isAlive()).isTrue();
            assertThat(run.resolve("zookeeper")).as("what is not given is started").exists();
            assertThat(run.resolve("kafka")).doesNotExist();
            assertThat(run.resolve("postgres")).doesNotExist();
            assertThatThrownBy(() -> ClusterRun.run(Settings.of("database=" + postgres.url(), "directory=" + directory.resolve("next")), new PrintStream(output)))
                    .as("the tables of the run").isInstanceOf(IllegalArgumentException.class).hasMessageContaining("Set an empty database");
        }
    }

    @Test
    void theUrlOfTheDatabaseIsNotInTheTextOfTheSettings() {
        assertThat(Settings.of("database=jdbc:postgresql://db/bookings?password=secret")).asString().doesNotContain("secret");
    }
}
