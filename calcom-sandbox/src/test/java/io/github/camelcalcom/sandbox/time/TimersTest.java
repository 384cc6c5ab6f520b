/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.time;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** Delays on a clock that a test moves. */
class TimersTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    /** A clock that jumps without notifying listeners. */
    private static final class JumpingClock extends Clock {

        private volatile Instant now = NOON;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.fixed(now, zone);
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    private final Vertx vertx = Vertx.vertx();
    private final Context eventLoop = vertx.getOrCreateContext();
    private final JumpingClock clock = new JumpingClock();
    private final Timers timers = new Timers(vertx, clock);
    private final List<String> over = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private void waitFor(String name, Delay delay) {
        eventLoop.runOnContext(start -> timers.after(delay).onSuccess(end -> over.add(name)));
    }

    @Test
    void delaysEndInTheOrderOfTheirInstantsAndThenOfTheirStarts() {
        eventLoop.runOnContext(start -> {
            timers.after(Delay.onSandboxClock(Duration.ofSeconds(2))).onSuccess(end -> over.add("second"));
            timers.after(Delay.onSandboxClock(Duration.ofSeconds(2))).onSuccess(end -> over.add("third"));
            timers.after(Delay.onSandboxClock(Duration.ofSeconds(1))).onSuccess(end -> over.add("first"));
            timers.after(Delay.onSandboxClock(Duration.ofSeconds(9))).onSuccess(end -> over.add("never"));
            clock.now = NOON.plusSeconds(5);
            timers.clockMoved();
            over.add("moved");
        });
        await().atMost(300, TimeUnit.SECONDS).until(() -> over.contains("moved"));
        assertThat(over).containsExactly("first", "second", "third", "moved");
    }

    @Test
    void aClockThatJumpsByItselfIsNoticed() {
        waitFor("jumped", Delay.onSandboxClock(Duration.ofDays(1)));
        waitFor("begun", Delay.NONE);
        await().atMost(300, TimeUnit.SECONDS).until(() -> over.contains("begun"));
        assertThat(over).containsExactly("begun");
        clock.now = NOON.plus(Duration.ofDays(1));
        await().atMost(300, TimeUnit.SECONDS).until(() -> over.contains("jumped"));
    }

    @Test
    void listenersAreNotifiedOfMoves() {
        eventLoop.runOnContext(start -> {
            timers.every(Duration.ofDays(1), () -> over.add("heard"));
            timers.clockMoved();
        });
        await().atMost(300, TimeUnit.SECONDS).until(() -> over.contains("heard"));
    }

    @Test
    void aDelayIsNotNegative() {
        assertThatThrownBy(() -> Delay.of(Duration.ofSeconds(-1))).hasMessage("A delay must not be negative but is PT-1S");
        assertThat(Delay.onSandboxClock(Duration.ofSeconds(5))).hasToString("PT5S of the sandbox's clock");
    }
}
