/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Given a task that must run, when its time has come or the workers are stopped, then it runs once. */
class CalcomWorkersTest {

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final CalcomWorkers workers = new CalcomWorkers(camel.getExecutorServiceManager(), 10);
    private final AtomicInteger runs = new AtomicInteger();

    @AfterEach
    void stop() {
        workers.stop();
        camel.stop();
    }

    @Test
    void itRunsAfterItsDelay() throws Exception {
        CountDownLatch ran = new CountDownLatch(1);
        workers.afterOrAtStop(Duration.ofMillis(1), () -> {
            runs.incrementAndGet();
            ran.countDown();
        });

        assertThat(ran.await(10, TimeUnit.MINUTES)).isTrue();
        workers.stop();
        assertThat(runs).hasValue(1);
    }

    @Test
    void itRunsAtTheStop() {
        workers.afterOrAtStop(Duration.ofDays(1), runs::incrementAndGet);
        workers.afterOrAtStop(Duration.ofDays(2), runs::incrementAndGet);
        assertThat(runs).hasValue(0);

        workers.stop();
        assertThat(runs).hasValue(2);
    }

    @Test
    void itRunsAtOnceAfterTheStop() {
        workers.stop();

        workers.afterOrAtStop(Duration.ofDays(1), runs::incrementAndGet);
        assertThat(runs).hasValue(1);
    }

    @Test
    void theRefreshThatItStartsIsRejected() {
        CountDownLatch rejected = new CountDownLatch(1);
        workers.afterOrAtStop(Duration.ofDays(1), () -> {
            try {
                workers.runTokenTask(runs::incrementAndGet);
            } catch (RejectedExecutionException e) {
                rejected.countDown();
            }
        });

        workers.stop();
        assertThat(rejected.getCount()).isZero();
        assertThat(runs).hasValue(0);
    }
}
