/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.tools.call;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import io.github.camelcalcom.sandbox.CalcomSandbox;
import io.github.camelcalcom.sandbox.RateLimit;
import io.github.camelcalcom.tools.support.ToolServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Given a server that permits 120 calls in a window, when models make 300 calls of tools at once, then all succeed and none is refused. The
 * window is that of {@code -Dtools.window}, in seconds; with 60, it is the limit of Cal.com.
 */
@Timeout(1_800)
class ToolPacingTest {

    private static final int CALLS = 300;
    private static final Duration WINDOW = Duration.ofSeconds(Integer.getInteger("tools.window", 6));

    @Test
    void theLimitIsKept() throws Exception {
        RateLimit limit = new RateLimit(120, WINDOW, Duration.ofSeconds(60));
        ExecutorService models = Executors.newFixedThreadPool(20);
        try (ToolServer server = ToolServer.start(CalcomSandbox.builder().rateLimit(limit), own -> {
            own.calcom().getConfiguration().setMaxRetries(0);
            own.calcom().getConfiguration().setTotalTimeout(600_000);
        })) {
            List<CompletableFuture<ToolAnswer>> calls = IntStream.range(0, CALLS).mapToObj(call -> CompletableFuture.supplyAsync(
                    () -> server.call(call % 2 == 0 ? "get_me" : "get_event_types", "{}", "session " + call % 7, Consent.BY_CODE), models)).toList();
            CompletableFuture.allOf(calls.toArray(CompletableFuture[]::new)).get(900, TimeUnit.SECONDS);

            assertThat(calls).allSatisfy(call -> assertThat(call.join().outcome()).as(call.join().text()).isEqualTo(ToolAnswer.Outcome.SUCCESS));
            assertThat(server.sandbox.calls()).hasSize(CALLS).allSatisfy(call -> assertThat(call.answered()).isEqualTo(200));
            assertThat(Duration.between(server.sandbox.calls().get(0).time(), server.sandbox.calls().get(CALLS - 1).time())).isGreaterThan(WINDOW);
        } finally {
            models.shutdownNow();
        }
    }
}
