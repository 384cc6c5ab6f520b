package io.github.camelcalcom.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

import io.github.camelcalcom.changes.FeedFigures;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;

/** Shows the figures of one feed, as they are when somebody looks. */
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
        gauge("calcom.feed.lag", "seconds", "How long ago the last poll began that read everything there was",
                now -> now.lag().toMillis() / MILLIS_PER_SECOND);
        gauge("calcom.feed.watermark", "seconds", "Up to when everything was read, in the server's time, since 1970",
                now -> now.watermark() == null ? Double.NaN : now.watermark().toEpochMilli() / MILLIS_PER_SECOND);
        gauge("calcom.feed.waiting", null, "Failed deliveries that wait to be tried again", FeedFigures::waiting);
        count("calcom.feed.delivered", "What was delivered", FeedFigures::delivered);
        count("calcom.feed.duplicates", "What was read again and not delivered again", FeedFigures::duplicates);
        count("calcom.feed.failures", "Deliveries that failed", FeedFigures::failures);
        count("calcom.feed.dropped", "What was given up, since it failed too often or is not there any more", FeedFigures::dropped);
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
