/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox;

import io.github.camelcalcom.sandbox.SandboxClient.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The limits of api.cal.com. The clock is stopped unless a test moves it. */
class RateLimitTest {

    private CalcomSandbox sandbox;

    @BeforeEach
    void start() {
        sandbox = CalcomSandbox.builder().rateLimit(new RateLimit(3, Duration.ofSeconds(60), Duration.ofSeconds(60))).start();
        sandbox.clock().stopAt(Instant.parse("2026-11-23T10:00:00Z"));
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private Answer call() {
        return SandboxClient.of(sandbox).get("/v2/me");
    }

    private void exhaust() {
        for (int i = 0; i < 3; i++) {
            assertThat(call().status()).isEqualTo(200);
        }
    }

    @Test
    void aCallBeyondTheLimitIsRefusedWithoutRetryAfter() {
        exhaust();
        Answer refused = call();
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.error().path("code").asText()).isEqualTo("ThrottlerException");
        assertThat(refused.error().path("details").isTextual()).isTrue();
        assertThat(refused.header("X-RateLimit-Remaining-Default")).isEqualTo("0");
        assertThat(refused.header("X-RateLimit-Reset-Default")).isEqualTo("60");
        assertThat(refused.header("Retry-After")).isNull();
    }

    @Test
    void callsWhileBlockedDoNotExtendTheBlock() {
        exhaust();
        call();
        sandbox.clock().advance(Duration.ofSeconds(45));
        assertThat(call().header("X-RateLimit-Reset-Default")).isEqualTo("15");
        sandbox.clock().advance(Duration.ofSeconds(15));
        Answer again = call();
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.header("X-RateLimit-Remaining-Default")).isEqualTo("2");
    }

    @Test
    void aWindowThatWasNotExceededStartsAnewWhenItEnds() {
        exhaust();
        sandbox.clock().advance(Duration.ofSeconds(60));
        assertThat(call().status()).isEqualTo(200);
    }

    @Test
    void callersWithoutCredentialsHaveALimitOfTheirOwnAndUnknownRoutesHaveNone() {
        exhaust();
        assertThat(call().status()).isEqualTo(429);
        assertThat(SandboxClient.of(sandbox).get("/v2/nope").status()).isEqualTo(404);
        Answer anyone = SandboxClient.withoutKey(sandbox).version("2024-06-14").get("/v2/event-types?username=alice");
        assertThat(anyone.status()).isEqualTo(200);
        assertThat(anyone.header("X-RateLimit-Remaining-Default")).isEqualTo("2");
    }

    @Test
    void aLimitHasAtLeastOneCallAndWholeSeconds() {
        assertThatThrownBy(() -> new RateLimit(0, Duration.ofSeconds(1), Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class).hasMessage("calls must be at least 1 but is 0");
        assertThatThrownBy(() -> new RateLimit(1, Duration.ofMillis(1500), Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("window must be whole seconds");
    }
}
