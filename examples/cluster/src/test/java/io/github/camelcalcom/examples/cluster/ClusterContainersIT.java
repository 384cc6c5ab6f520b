/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.examples.cluster;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Given a Kafka broker and a PostgreSQL in containers, when a receiver, a worker and the leading feed of a cluster that uses them are killed, then no
 * booking is lost or doubled. The environment variables CALCOM_KAFKA_IMAGE and CALCOM_POSTGRES_IMAGE name other images than the public ones, which
 * are never pulled.
 */
@Timeout(1_800)
@Testcontainers(disabledWithoutDocker = true)
class ClusterContainersIT {

    private static final String KAFKA_IMAGE = System.getenv("CALCOM_KAFKA_IMAGE");
    private static final String POSTGRES_IMAGE = System.getenv("CALCOM_POSTGRES_IMAGE");
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @Container
    private static final KafkaContainer BROKER = local(KAFKA_IMAGE, new KafkaContainer(image(KAFKA_IMAGE, "apache/kafka", "4.1.0"))
            .withEnv("KAFKA_HEAP_OPTS", "-Xmx512m -Xms128m").withStartupTimeout(PATIENCE));

    // the public image says twice that it is ready: its first server only prepares the database
    @Container
    private static final PostgreSQLContainer DATABASE = local(POSTGRES_IMAGE, new PostgreSQLContainer(image(POSTGRES_IMAGE, "postgres", "15-alpine"))
            .withCommand("-c", "fsync=off")
            .waitingFor(Wait.forLogMessage(".*database system is ready to accept connections.*\\s", POSTGRES_IMAGE == null ? 2 : 1)
                    .withStartupTimeout(PATIENCE)));

    @TempDir
    private Path directory;

    private static DockerImageName image(String local, String name, String tag) {
        return DockerImageName.parse(local == null ? name + ':' + tag : local).asCompatibleSubstituteFor(name);
    }

    private static <C extends GenericContainer<?>> C local(String image, C container) {
        if (image != null) {
            container.withImagePullPolicy(name -> false);
        }
        return container;
    }

    @Test
    void noBookingIsLostOrDoubledWhenReceiverWorkerAndFeedAreKilled() throws Exception {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        String database = DATABASE.getJdbcUrl() + "&user=" + DATABASE.getUsername() + "&password=" + DATABASE.getPassword()
                + "&connectTimeout=5&socketTimeout=10";

        Summary summary = ClusterRun.run(Settings.of("bookings=100", "rate=20", "kills=3", "kinds=receiver,worker,feed",
                "brokers=" + BROKER.getBootstrapServers(), "database=" + database, "directory=" + directory.resolve("run")),
                new PrintStream(output, true, StandardCharsets.UTF_8));

        String printed = output.toString(StandardCharsets.UTF_8);
        assertThat(summary.lost()).as(printed).isEmpty();
        assertThat(summary.doubled()).as(printed).isZero();
        assertThat(summary.made()).isGreaterThanOrEqualTo(100);
        assertThat(summary.stored()).isEqualTo(summary.made());
        assertThat(new StoredBookings(database).count()).as("rows in the container").isEqualTo(summary.made());
        assertThat(summary.kills()).hasSize(3).anyMatch(name -> name.startsWith("feed-")).anyMatch(name -> name.startsWith("receiver-"))
                .anyMatch(name -> name.startsWith("worker-"));
        assertThat(directory.resolve("run")).isDirectoryContaining("glob:**zookeeper*").isDirectoryNotContaining("glob:**{kafka,postgres,broker}*");
        assertThat(printed).contains("lost                 0", "doubled              0");
    }
}
