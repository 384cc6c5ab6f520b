/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.telemetry;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;

import io.github.camelcalcom.catalog.AuthenticationKind;
import io.github.camelcalcom.client.CallReport;
import io.github.camelcalcom.client.ListReadings;
import io.github.camelcalcom.feed.FeedFigures;
import io.github.camelcalcom.pacing.PacerFigures;
import io.github.camelcalcom.webhook.DeliveryOutcome;
import io.github.camelcalcom.webhook.DeliveryStatus;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.Registry;

/**
 * Counts with Micrometer. Every meter has the tags {@code camelContext} and {@code component}, so that several contexts and components can
 * share one registry.
 */
final class MicrometerMeters implements ComponentMeters {

    /** The name under which camel-micrometer looks up its registry. */
    private static final String REGISTRY_NAME = "metricsRegistry";

    private final MeterRegistry registry;
    private final Tags tags;
    private final CallMeters calls;
    private final List<Meter> watching = new ArrayList<>();

    MicrometerMeters(MeterRegistry registry, Tags tags) {
        this.registry = registry;
        this.tags = tags;
        this.calls = new CallMeters(registry, tags);
    }

    /** Uses the registry that camel-micrometer would use; null if there is none. */
    static ComponentMeters find(CamelContext context, String component) {
        MeterRegistry registry = find(context.getRegistry(), CompositeMeterRegistry.class);
        if (registry == null) {
            registry = find(context.getRegistry(), MeterRegistry.class);
        }
        return registry == null ? null : new MicrometerMeters(registry, Tags.of("camelContext", context.getName(), "component", component));
    }

    private static MeterRegistry find(Registry beans, Class<? extends MeterRegistry> type) {
        MeterRegistry named = beans.lookupByNameAndType(REGISTRY_NAME, type);
        if (named != null) {
            return named;
        }
        Set<? extends MeterRegistry> all = beans.findByType(type);
        return all.size() == 1 ? all.iterator().next() : null;
    }

    @Override
    public void ended(CallReport report) {
        calls.ended(report);
    }

    @Override
    public void tokensRequested(AuthenticationKind kind, boolean obtained) {
        registry.counter("calcom.token.refreshes", tags.and("kind", label(kind), "outcome", obtained ? "success" : "failure")).increment();
    }

    @Override
    public void delivered(String operation, DeliveryOutcome outcome, DeliveryStatus status) {
        String reason = outcome == DeliveryOutcome.REFUSED ? label(status) : "none";
        registry.counter("calcom.webhook.deliveries", tags.and("operation", operation, "outcome", label(outcome), "reason", reason)).increment();
    }

    private static String label(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public synchronized void watch(Supplier<List<PacerFigures>> pacers, Supplier<List<CircuitBreaker>> circuitBreakers) {
        watching.add(Gauge.builder("calcom.pacing.waiting", () -> pacers.get().stream().mapToInt(PacerFigures::waiting).sum())
                .description("Calls that wait for the rate limit").tags(tags).register(registry));
        watching.add(Gauge.builder("calcom.pacing.remaining", () -> remaining(pacers.get()))
                .description("Remaining calls in the window of the rate limit, for the credential that has the fewest").tags(tags)
                .register(registry));
        for (CircuitBreaker.State state : CircuitBreaker.State.values()) {
            watching.add(Gauge.builder("calcom.circuitbreaker.state", () -> count(circuitBreakers.get(), state))
                    .description("Circuit breakers in the state").tags(tags.and("state", label(state))).register(registry));
        }
        watching.add(FunctionCounter.builder("calcom.circuitbreaker.refused", circuitBreakers, MicrometerMeters::refused)
                .description("Calls that a circuit breaker has refused").tags(tags).register(registry));
    }

    @Override
    public synchronized void watch(ListReadings readings) {
        watching.add(Gauge.builder("calcom.lists.reading", () -> readings.running().size())
                .description("Lists that are being read completely, and polls of feeds").tags(tags).register(registry));
        watching.add(FunctionCounter.builder("calcom.lists.pages", readings, ListReadings::pages)
                .description("Pages of such lists that were read").tags(tags).register(registry));
        watching.add(FunctionCounter.builder("calcom.lists.items", readings, ListReadings::items)
                .description("Items of such lists that were read").tags(tags).register(registry));
    }

    /** NaN as long as no limit is known, because zero could cause an alert. */
    private static double remaining(List<PacerFigures> pacers) {
        return pacers.stream().filter(pacer -> pacer.limit() > 0).mapToDouble(PacerFigures::remaining).min().orElse(Double.NaN);
    }

    private static long count(List<CircuitBreaker> circuitBreakers, CircuitBreaker.State state) {
        return circuitBreakers.stream().filter(breaker -> breaker.getState() == state).count();
    }

    private static double refused(Supplier<List<CircuitBreaker>> circuitBreakers) {
        return circuitBreakers.get().stream().mapToLong(breaker -> breaker.getMetrics().getNumberOfNotPermittedCalls()).sum();
    }

    @Override
    public Runnable follow(String operation, String routeId, Supplier<FeedFigures> figures) {
        return new FeedMeters(registry, tags.and("operation", operation, "routeId", routeId), figures)::close;
    }

    @Override
    public synchronized void close() {
        watching.forEach(registry::remove);
        watching.clear();
    }
}
