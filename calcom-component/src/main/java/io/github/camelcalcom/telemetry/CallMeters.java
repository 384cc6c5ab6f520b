/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.telemetry;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import io.github.camelcalcom.client.CallListener;
import io.github.camelcalcom.client.CallReport;
import io.github.camelcalcom.error.ErrorKind;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;

/** Counts calls by operation and outcome. Meters are kept, because finding one in Micrometer sorts and compares tags each time. */
final class CallMeters implements CallListener {

    private final MeterRegistry registry;
    private final Tags tags;
    private final Map<String, OperationMeters> operations = new ConcurrentHashMap<>();
    private final Timer pacingWait;

    CallMeters(MeterRegistry registry, Tags tags) {
        this.registry = registry;
        this.tags = tags;
        this.pacingWait = Timer.builder("calcom.pacing.wait")
                .description("Time for which calls waited for the rate limit of the server or a RateLimiter").tags(tags).register(registry);
    }

    @Override
    public void ended(CallReport report) {
        String operation = report.operation().uri();
        OperationMeters meters = operations.get(operation);
        if (meters == null) {
            meters = operations.computeIfAbsent(operation, OperationMeters::new);
        }
        meters.ended(report);
        if (report.waitedNanos() > 0) {
            pacingWait.record(report.waitedNanos(), TimeUnit.NANOSECONDS);
        }
    }

    /** The meters of one operation. */
    private final class OperationMeters {

        private final String operation;
        private final Timer success;
        private final Map<ErrorKind, Timer> failures = new ConcurrentHashMap<>();
        private final Counter retries;

        OperationMeters(String operation) {
            this.operation = operation;
            this.success = timer("success");
            this.retries = Counter.builder("calcom.retries").description("Number of retries")
                    .tags(tags.and("operation", operation)).register(registry);
        }

        private Timer timer(String outcome) {
            return Timer.builder("calcom.calls").description("Duration of calls, including waits and retries")
                    .tags(tags.and("operation", operation, "outcome", outcome)).register(registry);
        }

        void ended(CallReport report) {
            Timer timer = report.failure() == null ? success : failures.computeIfAbsent(report.error(), kind -> timer(kind.label()));
            timer.record(report.durationNanos(), TimeUnit.NANOSECONDS);
            if (report.retries() > 0) {
                retries.increment(report.retries());
            }
        }
    }
}
