/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.examples.cluster;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Given the whole cluster in processes, when the disk of the broker is full, then senders of webhooks are answered 500 and the feed waits, and
 * nothing is lost or doubled when there is room again.
 */
@Timeout(1_800)
@EnabledOnOs(OS.LINUX)
@EnabledIf("io.github.camelcalcom.examples.cluster.ClusterTest#hasPostgres")
class FullDiskTest {

    @TempDir
    private Path directory;
    private final Map<String, Integer> linesBefore = new HashMap<>();

    @Test
    void aFullDiskOfTheBrokerShowsInHealthAndLogOnceAndNothingIsLostOrDoubled() throws Exception {
        Settings settings = Settings.of("bookings=20", "directory=" + directory.resolve("run"));
        try (Cluster cluster = new Cluster(settings)) {
            cluster.start();
            try (TopicReader topic = new TopicReader(cluster.brokers(), cluster.topic());
                    Guests guests = new Guests(settings, cluster.apiUrl(), cluster.apiKey())) {
                cluster.startNodes();
                cluster.await("the webhooks", () -> guests.webhooks().size() == settings.receivers());
                StoredBookings stored = new StoredBookings(cluster.database());
                guests.start();
                awaitSettled(cluster, topic, guests, stored);
                cluster.await("health checks that are UP", cluster::isHealthy);
                int byFeed = topic.byFeed();

                fillDisk(cluster, guests);
                assertThat(answers(guests)).as("answers to signed deliveries").containsExactly(500, 500);
                guests.bookAnother();
                guests.bookAnother();
                assertThat(topic.byFeed()).as("the feed waits").isEqualTo(byFeed);
                assertThatEachLogsOnce(cluster);

                cluster.makeRoomForBroker();
                cluster.await("health checks that are UP", () -> {
                    guests.bookAnother();
                    return cluster.isHealthy();
                });
                awaitSettled(cluster, topic, guests, stored);
                StoredBookings.Comparison comparison = stored.compare(guests.expected());
                assertThat(comparison.lost()).isEmpty();
                assertThat(comparison.doubled()).isZero();
                assertThat(comparison.stored()).isEqualTo(guests.expected().size()).isGreaterThan(20);
            }
        }
    }

    private void assertThatEachLogsOnce(Cluster cluster) throws Exception {
        for (String receiver : List.of("receiver-1", "receiver-2")) {
            assertThatLogsOnce(cluster, receiver, "The route failed on a delivery");
        }
        assertThatLogsOnce(cluster, cluster.leader(), "failed and comes again with the next poll");
        for (String worker : List.of("worker-1", "worker-2")) {
            cluster.await("the log of " + worker, () -> !newWarnings(cluster, worker).isEmpty());
            assertThatLogsOnce(cluster, worker, "consumer:worker is DOWN");
        }
    }

    /** A node on a busy machine may warn of something else as well, but of nothing again and again. */
    private void assertThatLogsOnce(Cluster cluster, String node, String warning) throws Exception {
        List<String> warnings = newWarnings(cluster, node);
        assertThat(warnings).as(node).filteredOn(line -> line.contains(warning)).hasSize(1);
        assertThat(warnings.stream().map(line -> line.split(" +")[2])).as("the loggers of " + warnings).doesNotHaveDuplicates();
    }

    private static void awaitSettled(Cluster cluster, TopicReader topic, Guests guests, StoredBookings stored) throws Exception {
        cluster.await("all bookings in the table", () -> guests.areDone() && ClusterRun.isSettled(topic, guests, stored));
    }

    private void fillDisk(Cluster cluster, Guests guests) throws Exception {
        for (String node : cluster.nodesThatNeedTheBroker()) {
            linesBefore.put(node, cluster.logged(node).size());
        }
        cluster.fillDiskOfBroker();
        // a broker that is started again on the full disk ends again
        cluster.restartBroker();
        cluster.await("health checks that are DOWN", () -> {
            guests.bookAnother();
            return cluster.unhealthy().containsAll(cluster.nodesThatNeedTheBroker());
        });
        cluster.await("the second end of the broker", () -> cluster.down().contains("broker"));
        assertThat(cluster.logged("broker")).as("the reason that the broker logs").anyMatch(line -> line.contains("File too large"));
    }

    /**
     * Returns the warnings and errors that a node has logged since the disk was full, without the one that the component master logs each time it
     * has started a consumer.
     */
    private List<String> newWarnings(Cluster cluster, String node) throws Exception {
        return cluster.logged(node).stream().skip(linesBefore.get(node)).filter(line -> line.contains(" WARN ") || line.contains(" ERROR "))
                .filter(line -> !line.contains("BackgroundTask The task Leadership")).toList();
    }

    /** Sends a signed delivery to each receiver. */
    private static List<Integer> answers(Guests guests) {
        return guests.webhooks().stream().map(webhook -> {
            try {
                return deliver(((Map<?, ?>) webhook).get("subscriberUrl").toString(), ((Map<?, ?>) webhook).get("secret").toString());
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }).toList();
    }

    private static int deliver(String url, String secret) throws Exception {
        String body = "{\"triggerEvent\":\"BOOKING_CREATED\",\"createdAt\":\"%s\",\"payload\":{\"uid\":\"of-the-test\"}}".formatted(Instant.now());
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        String signature = HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        HttpRequest request = HttpRequest.newBuilder(URI.create(url)).header("Content-Type", "application/json")
                .header("X-Cal-Signature-256", signature).POST(HttpRequest.BodyPublishers.ofString(body)).build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
}
