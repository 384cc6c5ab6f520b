/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.telemetry;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

import io.github.camelcalcom.feed.FeedFigures;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;

/** Shows the current figures of one feed. */
final class FeedMeters implements AutoCloseable {

    private static final double MILLIS_PER_SECOND = 1_000;

    private final MeterRegistry registry;
    private final Tags tags;
    private final Supplier<FeedFigures> figures;
    private final List<Meter> meters = new ArrayList<>();

    FeedMeters(MeterRegistry registry, Tags tags, Supplier<FeedFigures> figures) {
        this.registry = registry;
        this.tags = tags;
        this.figures = figures;
        gauge("calcom.feed.lag", "seconds", "Time since the begin of the last poll that read all changes",
                now -> now.lag().toMillis() / MILLIS_PER_SECOND);
        gauge("calcom.feed.watermark", "seconds", "Time up to which all changes were read, on the server's clock, since 1970",
                now -> now.watermark() == null ? Double.NaN : now.watermark().toEpochMilli() / MILLIS_PER_SECOND);
        gauge("calcom.feed.waiting", null, "Failed deliveries that wait for a retry", FeedFigures::waiting);
        count("calcom.feed.delivered", "Changes that were delivered", FeedFigures::delivered);
        count("calcom.feed.duplicates", "Changes that were read again and not delivered again", FeedFigures::duplicates);
        count("calcom.feed.failures", "Failed deliveries", FeedFigures::failures);
        count("calcom.feed.dropped", "Changes that were given up, because they failed too often or no longer exist", FeedFigures::dropped);
    }

    private void gauge(String name, String unit, String description, ToDoubleFunction<FeedFigures> value) {
        meters.add(Gauge.builder(name, () -> value.applyAsDouble(figures.get())).description(description).baseUnit(unit).tags(tags)
                .register(registry));
    }

    private void count(String name, String description, ToDoubleFunction<FeedFigures> value) {
        meters.add(FunctionCounter.builder(name, figures, supplier -> value.applyAsDouble(supplier.get())).description(description).tags(tags)
                .register(registry));
    }

    @Override
    public void close() {
        meters.forEach(registry::remove);
    }
}
