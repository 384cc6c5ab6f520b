/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.pacing;

import java.time.Duration;
import java.util.List;

import io.github.camelcalcom.support.VirtualTimers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A client that always exceeds its limit uses each window of the server completely, and is never refused. */
class PacerAtFullSpeedTest {

    private static final Duration MINUTE = Duration.ofSeconds(60);

    private final VirtualTimers timers = new VirtualTimers();
    private final ThrottlingServer server = new ThrottlingServer(timers);
    private final Pacer pacer = new Pacers(10_000, timers).pacer("api.example.com", "alice");
    private final Callers callers = new Callers(timers);

    @AfterEach
    void stop() {
        callers.close();
    }

    @ParameterizedTest
    @ValueSource(longs = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20 })
    void sixHundredCallsUseEachWindowToTheFullAndNoneIsRefused(long seed) {
        server.limit("Default", 120, MINUTE);
        PacedClient client = client(seed, Duration.ofMillis(20 * seed));

        calls(client, 600);
        timers.advance(Duration.ofMinutes(7));

        assertThat(client.answered()).isEqualTo(600);
        assertThat(server.refused()).isZero();
        assertThat(server.hitsByWindow("Default")).startsWith(120, 120, 120, 120).allMatch(hits -> hits <= 120);
    }

    @ParameterizedTest
    @ValueSource(longs = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20 })
    void soDoSlowCallsOnceTheLimitIsKnown(long seed) {
        server.limit("Default", 120, MINUTE);
        PacedClient client = client(seed, Duration.ofSeconds(seed));
        calls(client, 1);
        timers.advance(Duration.ofMinutes(2));

        calls(client, 600);
        timers.advance(Duration.ofMinutes(9));

        assertThat(client.answered()).isEqualTo(601);
        assertThat(server.refused()).isZero();
        assertThat(server.hitsByWindow("Default")).startsWith(1, 120, 120, 120, 120).allMatch(hits -> hits <= 120);
    }

    @ParameterizedTest
    @ValueSource(longs = { 1, 2, 3, 4, 5, 6, 7, 8 })
    void callsThatComeAllTheTimeUseEachWindowToTheFull(long seed) {
        server.limit("Default", 120, MINUTE);
        PacedClient client = client(seed, Duration.ofMillis(400 * seed));

        for (int step = 0; step < 1_200; step++) {
            calls(client, 1);
            timers.advance(Duration.ofMillis(250));
        }
        timers.advance(Duration.ofMinutes(10));

        assertThat(client.answered()).isEqualTo(1_200);
        assertThat(server.refused()).isZero();
        assertThat(server.hitsByWindow("Default")).allMatch(hits -> hits <= 120);
        assertThat(server.hitsByWindow("Default").subList(0, 9)).allMatch(hits -> hits == 120);
    }

    @ParameterizedTest
    @ValueSource(longs = { 1, 2, 3, 4, 5, 6, 7, 8 })
    void callsThatComeSlowerThanTheLimitDoNotWait(long seed) {
        server.limit("Default", 120, MINUTE);
        PacedClient client = client(seed, Duration.ofMillis(700));

        for (int step = 0; step < 1_000; step++) {
            calls(client, 1);
            timers.advance(Duration.ofMillis(600));
        }

        assertThat(pacer.figures().waits()).isZero();
        assertThat(server.refused()).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = { 1, 2, 3, 4, 5, 6, 7, 8 })
    void burstsAcrossTheEndsOfWindowsAreNotRefused(long seed) {
        server.limit("Default", 120, MINUTE);
        PacedClient client = client(seed, Duration.ofSeconds(4));

        for (int burst = 0; burst < 40; burst++) {
            calls(client, 37);
            timers.advance(Duration.ofMillis(19_700));
        }
        timers.advance(Duration.ofMinutes(5));

        assertThat(client.answered()).isEqualTo(40 * 37);
        assertThat(server.refused()).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = { 1, 2, 3, 4, 5, 6, 7, 8 })
    void lostCallsNeitherHoldUpTheOthersNorLetTooManyGo(long seed) {
        server.limit("Default", 120, MINUTE);
        PacedClient client = client(seed, Duration.ofSeconds(2)).losing(0.2);

        calls(client, 600);
        timers.advance(Duration.ofMinutes(9));

        assertThat(pacer.figures().waiting()).isZero();
        assertThat(client.answered()).isBetween(400, 560);
        assertThat(server.refused()).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = { 1, 2, 3, 4, 5, 6, 7, 8 })
    void endsThatAreAnnouncedAsInstantsAreUnderstood(long seed) {
        server.limit("Default", 120, MINUTE).epochResets();
        PacedClient client = client(seed, Duration.ofSeconds(1));

        timers.advance(Duration.ofMillis(137 * seed));
        calls(client, 600);
        timers.advance(Duration.ofMinutes(7));

        assertThat(client.answered()).isEqualTo(600);
        assertThat(server.refused()).isZero();
        assertThat(server.hitsByWindow("Default")).startsWith(120, 120, 120, 120);
    }

    @ParameterizedTest
    @ValueSource(longs = { 1, 2, 3, 4, 5, 6, 7, 8 })
    void aKeyWithSeveralLimitsIsRefusedOnlyWhenAllAreUsedUp(long seed) {
        server.limit("Short", 10, Duration.ofSeconds(20)).limit("Long", 100, MINUTE);
        PacedClient client = client(seed, Duration.ofMillis(500));

        calls(client, 300);
        timers.advance(Duration.ofMinutes(6));

        assertThat(client.answered()).isEqualTo(300);
        assertThat(server.refused()).isZero();
        assertThat(server.hitsByWindow("Long")).hasSizeLessThanOrEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(longs = { 1, 2, 3, 4, 5, 6, 7, 8 })
    void anotherClientThatHasTheKeyBlockedCostsOneCallAMinute(long seed) {
        server.limit("Default", 120, MINUTE);
        PacedClient client = client(seed, Duration.ofMillis(300));
        for (int second = 2; second < 600; second += 2) {
            timers.after(Duration.ofSeconds(second).toNanos(), server::count);
        }

        calls(client, 600);
        timers.advance(Duration.ofMinutes(2));
        int refusedAtFirst = client.refused();
        timers.advance(Duration.ofMinutes(10));

        assertThat(client.answered()).isEqualTo(600);
        assertThat(refusedAtFirst).isLessThanOrEqualTo(16);
        assertThat(client.refused() - refusedAtFirst).isBetween(1, 10);
    }

    @ParameterizedTest
    @ValueSource(longs = { 1, 2, 3, 4, 5, 6, 7, 8 })
    void twoPacedClientsWithTheSameKeyShareItsLimit(long seed) {
        server.limit("Default", 120, MINUTE);
        Pacer elsewhere = new Pacers(10_000, timers).pacer("api.example.com", "alice");
        PacedClient one = client(seed, Duration.ofMillis(300));
        PacedClient other = new PacedClient(timers, callers, server, elsewhere, -seed, Duration.ofMillis(300));

        for (int step = 0; step < 600; step++) {
            calls(one, 1);
            calls(other, 1);
            timers.advance(Duration.ofMillis(500));
        }
        timers.advance(Duration.ofMinutes(20));

        assertThat(one.answered() + other.answered()).isEqualTo(1_200);
        // the last calls of a window may arrive in another order
        assertThat(server.refused()).isLessThan(40);
    }

    @Test
    void aServerThatLimitsWithoutHeadersIsLeftAloneForAMinuteAfterItRefused() {
        server.limit("Default", 120, MINUTE).silent();
        PacedClient client = client(1, Duration.ofMillis(200));

        calls(client, 100);
        timers.advance(Duration.ofSeconds(5));
        calls(client, 100);
        timers.advance(Duration.ofSeconds(5));
        int refused = server.refused();
        calls(client, 100);
        timers.advance(Duration.ofSeconds(50));
        assertThat(server.refused()).isEqualTo(refused).isPositive();

        timers.advance(Duration.ofSeconds(15));
        assertThat(client.answered()).isEqualTo(300);
        assertThat(server.refused()).isEqualTo(refused);
    }

    @Test
    void windowsWithoutHeadersAreAssumedToBeAsLongAsTheLastOnes() {
        server.limit("Default", 120, MINUTE);
        PacedClient client = client(1, Duration.ofMillis(200));
        calls(client, 120);
        timers.advance(Duration.ofMinutes(2));

        server.silent();
        calls(client, 300);
        timers.advance(Duration.ofMinutes(4));

        assertThat(client.answered()).isEqualTo(420);
        assertThat(server.refused()).isZero();
    }

    @Test
    void anOperationWithALimitOfItsOwnIsHeldBackWithoutHoldingUpTheOthers() {
        server.limit("Default", 120, MINUTE);
        ThrottlingServer guests = new ThrottlingServer(timers).limit("Guests", 5, MINUTE).silent();
        PacedClient client = client(1, Duration.ofMillis(300));
        PacedClient guestClient = new PacedClient(timers, callers, guests, pacer, 2, Duration.ofMillis(300));

        for (int call = 0; call < 12; call++) {
            guestClient.call(PacedCall.ADD_GUESTS);
        }
        calls(client, 60);
        timers.advance(Duration.ofSeconds(30));
        assertThat(client.answered()).isEqualTo(60);
        assertThat(guestClient.answered()).isEqualTo(5);

        timers.advance(Duration.ofMinutes(3));
        assertThat(guestClient.answered()).isEqualTo(12);
        assertThat(guests.refused()).isZero();
        assertThat(guests.hitsByWindow("Guests")).isEqualTo(List.of(5, 5, 2));
    }

    private PacedClient client(long seed, Duration longestWay) {
        return new PacedClient(timers, callers, server, pacer, seed, longestWay);
    }

    private static void calls(PacedClient client, int count) {
        for (int call = 0; call < count; call++) {
            client.call(PacedCall.GET);
        }
    }
}
