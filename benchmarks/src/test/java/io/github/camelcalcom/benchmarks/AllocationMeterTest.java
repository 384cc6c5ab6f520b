/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.benchmarks;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AllocationMeterTest {

    private static final int BYTES = 10_000_000;

    @Test
    void countsEveryLivingThread() throws InterruptedException {
        AtomicReference<byte[]> allocated = new AtomicReference<>();
        CountDownLatch done = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        Thread thread = new Thread(() -> {
            allocated.set(new byte[BYTES]);
            done.countDown();
            awaitUninterrupted(mayEnd);
        });

        AllocationMeter meter = AllocationMeter.start();
        thread.start();
        done.await();
        long bytes = meter.stop().orElseThrow();
        mayEnd.countDown();
        thread.join();

        assertThat(allocated.get()).hasSize(BYTES);
        assertThat(bytes).isBetween((long) BYTES, BYTES * 2L);
    }

    @Test
    void givesNoNumberWhenAThreadEndedInBetween() throws InterruptedException {
        AllocationMeter meter = AllocationMeter.start();
        Thread thread = new Thread(() -> { });
        thread.start();
        thread.join();

        assertThat(meter.stop()).isEmpty();
    }

    @Test
    void givesNoNumberWhenAThreadOfBeforeEnded() throws InterruptedException {
        CountDownLatch mayEnd = new CountDownLatch(1);
        Thread thread = new Thread(() -> awaitUninterrupted(mayEnd));
        thread.start();
        AllocationMeter meter = AllocationMeter.start();
        mayEnd.countDown();
        thread.join();

        assertThat(meter.stop()).isEmpty();
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
