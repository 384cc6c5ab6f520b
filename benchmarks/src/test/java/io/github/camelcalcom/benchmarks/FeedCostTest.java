/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.benchmarks;

import java.util.concurrent.TimeUnit;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Given few or very many bookings, when ten of them change, then the cost of a poll is the same, and that of reading the list grows with it. */
@Timeout(1_800)
class FeedCostTest {

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void stop() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(300, TimeUnit.SECONDS);
    }

    private String serve(ManyBookings bookings) throws Exception {
        HttpServer server = vertx.createHttpServer().requestHandler(bookings::answer).listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture()
                .get(300, TimeUnit.SECONDS);
        return "http://127.0.0.1:" + server.actualPort();
    }

    @ParameterizedTest
    @CsvSource({ "self-hosted, 100", "self-hosted, 10000", "self-hosted, 1000000", "hosted, 100", "hosted, 10000", "hosted, 1000000" })
    void tenChangesCostTheFeedOneCall(String profile, int count) throws Exception {
        ManyBookings bookings = new ManyBookings(count);
        try (ChangeFinder feed = new FollowingFeed(serve(bookings), profile)) {
            feed.poll();
            for (int round = 0; round < 3; round++) {
                bookings.change(10);
                long before = bookings.calls();
                feed.poll();
                assertThat(bookings.calls() - before).isEqualTo(1);
            }
            assertThat(feed.found()).isEqualTo(30);
        }
    }

    @ParameterizedTest
    @CsvSource({ "100, 1", "10000, 41" })
    void tenChangesCostAScanTheWholeList(int count, int calls) throws Exception {
        ManyBookings bookings = new ManyBookings(count);
        try (ChangeFinder scan = new ScanningRoute(serve(bookings), count)) {
            scan.poll();
            bookings.change(10);
            long before = bookings.calls();
            scan.poll();
            assertThat(bookings.calls() - before).isEqualTo(calls);
            assertThat(scan.found()).isEqualTo(count + 10);
        }
    }
}
