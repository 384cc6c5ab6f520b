/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox;

import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** Moving and stopping the clock. */
class SandboxClockTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    @Test
    void itStopsAndMovesOnByHand() {
        SandboxClock clock = new SandboxClock();
        clock.stopAt(NOON);
        assertThat(clock.instant()).isEqualTo(NOON);
        clock.advance(Duration.ofHours(-2));
        assertThat(clock.instant()).isEqualTo(NOON.minus(Duration.ofHours(2)));
    }

    @Test
    void itReportsWhetherItIsStopped() {
        SandboxClock clock = new SandboxClock();
        assertThat(clock.isStopped()).isFalse();
        clock.stopAt(NOON);
        assertThat(clock.isStopped()).isTrue();
        clock.advance(Duration.ofHours(1));
        assertThat(clock.isStopped()).as("after a move").isTrue();
        clock.moveTo(NOON);
        assertThat(clock.isStopped()).isFalse();
        clock.advance(Duration.ofHours(1));
        assertThat(clock.isStopped()).isFalse();
    }

    @Test
    void itRunsOnFromAnInstant() {
        SandboxClock clock = new SandboxClock();
        clock.moveTo(NOON);
        assertThat(clock.instant()).isBetween(NOON, NOON.plusSeconds(600));
    }

    @Test
    void itStartsFromAGivenClock() {
        assertThat(new SandboxClock(Clock.fixed(NOON, ZoneOffset.UTC)).instant()).isEqualTo(NOON);
    }

    @Test
    void aClockInAnotherZoneMovesWithIt() {
        SandboxClock clock = new SandboxClock();
        Clock roman = clock.withZone(ZoneId.of("Europe/Rome"));
        clock.stopAt(NOON);
        assertThat(roman.instant()).isEqualTo(NOON);
        assertThat(roman.getZone()).isEqualTo(ZoneId.of("Europe/Rome"));
    }

    @Test
    void listenersAreNotifiedOfEveryMove() {
        SandboxClock clock = new SandboxClock();
        List<Instant> heard = new ArrayList<>();
        Runnable listener = () -> heard.add(clock.instant());
        clock.addListener(listener);
        clock.stopAt(NOON);
        clock.advance(Duration.ofHours(1));
        clock.removeListener(listener);
        clock.advance(Duration.ofHours(1));
        assertThat(heard).containsExactly(NOON, NOON.plus(Duration.ofHours(1)));
    }
}
