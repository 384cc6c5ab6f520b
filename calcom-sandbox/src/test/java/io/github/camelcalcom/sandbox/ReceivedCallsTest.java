/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox;

import io.github.camelcalcom.sandbox.state.ReceivedCall;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;

import static org.assertj.core.api.Assertions.assertThat;

/** The log of received calls. */
class ReceivedCallsTest {

    private static final Instant NINE = Instant.parse("2026-11-23T09:00:00Z");

    private CalcomSandbox sandbox;
    private SandboxClient alice;

    @BeforeEach
    void start() {
        sandbox = CalcomSandbox.start();
        sandbox.clock().stopAt(NINE);
        alice = SandboxClient.of(sandbox);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void callsAreListedInOrderWithTheirResults() {
        alice.get("/v2/me?a=b");
        sandbox.clock().advance(Duration.ofMinutes(1));
        alice.version("2024-08-13").json("POST", "/v2/bookings", "{}");
        assertThat(sandbox.calls()).containsExactly(
                new ReceivedCall(1, NINE, "GET", "/v2/me?a=b", "me/get", 200, 200, null),
                new ReceivedCall(2, NINE.plusSeconds(60), "POST", "/v2/bookings", "bookings/create", 400, 400, null));
    }

    @Test
    void callsWithoutARouteHaveNoOperation() {
        alice.get("/v2/nope");
        alice.call("OPTIONS", "/v2/nope");
        assertThat(sandbox.calls()).extracting(ReceivedCall::operation).containsOnlyNulls();
        assertThat(sandbox.calls()).extracting(ReceivedCall::answered).containsExactly(404, 204);
    }

    @Test
    void callsWithATooLargeBodyAreListed() {
        alice.json("PATCH", "/v2/me", "{\"bio\":\"" + "x".repeat(101 * 1024) + "\"}");
        assertThat(sandbox.calls("me/update")).extracting(ReceivedCall::answered).containsExactly(413);
        assertThat(sandbox.calls("me/update").get(0).executed()).isZero();
    }

    @Test
    void callsAreListedByOperation() {
        alice.get("/v2/me");
        alice.get("/v2/webhooks");
        alice.get("/v2/me");
        assertThat(sandbox.calls("me/get")).extracting(ReceivedCall::number).containsExactly(1L, 3L);
        assertThat(sandbox.calls("bookings/create")).isEmpty();
    }
}
