/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.safecall;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.camelcalcom.error.CalcomAmbiguousException;
import io.github.camelcalcom.error.CalcomConnectionException;
import io.github.camelcalcom.error.CalcomException;
import io.github.camelcalcom.error.CalcomRateLimitException;
import io.github.camelcalcom.error.CalcomServerException;
import io.github.camelcalcom.sandbox.state.Booking;
import io.github.camelcalcom.support.FaultyProxy.Fault;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A thousand bookings over a network that loses every other answer: as many bookings as were wanted, exactly. */
class ManyAmbiguousCreatesTest {

    private static final int BOOKINGS = 1_000;
    private static final int AT_ONCE = 20;
    private static final int MOST_DELIVERIES = 20;
    private static final Duration HORIZON = Duration.ofMillis(200);
    private static final Duration LATE = Duration.ofMillis(60);

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {20_270_301, 7})
    void everyRequestMakesOneBooking(long seed) throws Exception {
        try (SafeCallsFixture fixture = new SafeCallsFixture()) {
            Random random = new Random(seed);
            fixture.proxy.otherwise(request -> request.startsWith("POST /v2/bookings") ? faultOfWrite(random) : faultOfRead(random));
            SafeCalls calls = fixture.calls(new SafeCallSettings(true, HORIZON, 3));
            AtomicInteger redeliveries = new AtomicInteger();

            Set<String> uids = book(calls, redeliveries);

            List<Booking> bookings = fixture.bookings();
            assertThat(bookings).hasSize(BOOKINGS);
            assertThat(bookings).extracting(Booking::uid).containsExactlyInAnyOrderElementsOf(uids);
            assertThat(fixture.proxy.count("POST /v2/bookings")).as("sent more often than booked").isGreaterThan(BOOKINGS);
            assertThat(redeliveries).as("messages delivered again").hasPositiveValue();
        }
    }

    private static Set<String> book(SafeCalls calls, AtomicInteger redeliveries) throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<String>> results = new ArrayList<>();
            for (int index = 0; index < BOOKINGS; index++) {
                String start = Instant.parse("2027-03-02T00:00:00Z").plus(Duration.ofHours(2L * index)).toString();
                results.add(callers.submit(() -> bookUntilKnown(calls, start, redeliveries)));
            }
            Set<String> uids = new HashSet<>();
            for (Future<String> result : results) {
                uids.add(result.get(5, TimeUnit.MINUTES));
            }
            return uids;
        } finally {
            callers.shutdownNow();
        }
    }

    /** As a route does that answers an ambiguous call by delivering the message again. */
    private static String bookUntilKnown(SafeCalls calls, String start, AtomicInteger redeliveries) throws Exception {
        SafeCallsFixture.Message message = new SafeCallsFixture.Message();
        Throwable last = null;
        for (int delivery = 0; delivery < MOST_DELIVERIES; delivery++) {
            try {
                Map<?, ?> booking = (Map<?, ?>) calls.call(SafeCallsFixture.create(SafeCallsFixture.booking(1, start, "Ann")), message).result();
                return (String) booking.get("uid");
            } catch (CalcomException e) {
                last = e;
                assertThat(last).isInstanceOfAny(CalcomAmbiguousException.class, CalcomServerException.class,
                        CalcomConnectionException.class, CalcomRateLimitException.class);
                redeliveries.incrementAndGet();
                message.again();
            }
        }
        throw new AssertionError("The booking at " + start + " is still unknown after " + MOST_DELIVERIES + " deliveries", last);
    }

    private static Fault faultOfWrite(Random random) {
        return switch (draw(random, 12)) {
            case 0 -> Fault.dropBefore();
            case 1, 2 -> Fault.dropAfter();
            case 3 -> Fault.late(LATE);
            case 4 -> Fault.answerAfter(500);
            case 5 -> Fault.answerAfter(502);
            case 6 -> Fault.answerInstead(503);
            case 7 -> Fault.answerInstead(504);
            case 8 -> Fault.truncate();
            case 9 -> Fault.answerInstead(429);
            default -> Fault.none();
        };
    }

    private static Fault faultOfRead(Random random) {
        return switch (draw(random, 30)) {
            case 0 -> Fault.dropBefore();
            case 1 -> Fault.answerInstead(503);
            case 2 -> Fault.truncate();
            default -> Fault.none();
        };
    }

    private static int draw(Random random, int bound) {
        synchronized (random) {
            return random.nextInt(bound);
        }
    }
}
