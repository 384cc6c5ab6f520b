/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.benchmarks;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ConstantLoadTest {

    private static final Map<String, Object> BOOKING = Map.of("uid", RecordedBodies.BOOKING_UID);

    @Test
    void keepsThatManyCallsInFlight() throws InterruptedException {
        AtomicInteger open = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicLong made = new AtomicLong();
        CyclicBarrier allOpen = new CyclicBarrier(4);
        Contender contender = contender(() -> {
            made.incrementAndGet();
            most.accumulateAndGet(open.incrementAndGet(), Math::max);
            if (made.get() <= 4) {
                allOpen.await(300, TimeUnit.SECONDS);
            }
            open.decrementAndGet();
            return BOOKING;
        });

        ConstantLoad load = new ConstantLoad(contender, BookingCall.GET, 4);
        long calls = load.run(Duration.ofMillis(500));

        assertThat(most).as("the barrier opens only when all four are in flight").hasValue(4);
        assertThat(calls).isEqualTo(made.get()).isGreaterThan(4);
        assertThat(open).as("it waits for the last response").hasValue(0);
        assertThat(load.latencies().median()).isPositive();
    }

    @Test
    void stopsAtAFailedCall() {
        IllegalStateException refused = new IllegalStateException("refused");

        assertThatThrownBy(() -> new ConstantLoad(contender(() -> {
            throw refused;
        }), BookingCall.GET, 2).run(Duration.ofMinutes(1))).hasMessage("A call of test to get failed").hasCause(refused);
    }

    @Test
    void stopsTheOtherCallersToo() {
        AtomicInteger calls = new AtomicInteger();

        assertThatThrownBy(() -> new ConstantLoad(contender(() -> {
            if (calls.incrementAndGet() == 2) {
                throw new IllegalStateException("refused");
            }
            return BOOKING;
        }), BookingCall.GET, 2).run(Duration.ofDays(1))).hasRootCauseMessage("refused");
    }

    @Test
    void stopsAtAWrongAnswer() {
        assertThatThrownBy(() -> new ConstantLoad(contender(() -> Map.of("uid", "another")), BookingCall.GET, 1).run(Duration.ofMinutes(1)))
                .hasRootCauseMessage("The response to get is not the recorded one: {uid=another}");
    }

    private static Contender contender(Callable<Object> call) {
        return new Contender() {
            @Override
            public String name() {
                return "test";
            }

            @Override
            public Object call(BookingCall ignored) throws Exception {
                return call.call();
            }

            @Override
            public void close() {
                // holds nothing
            }
        };
    }
}
