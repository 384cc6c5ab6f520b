/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.telemetry;

import java.util.List;
import java.util.function.Supplier;

import io.github.camelcalcom.catalog.AuthenticationKind;
import io.github.camelcalcom.client.CallListener;
import io.github.camelcalcom.client.ListReadings;
import io.github.camelcalcom.feed.FeedFigures;
import io.github.camelcalcom.pacing.PacerFigures;
import io.github.camelcalcom.webhook.DeliveryOutcome;
import io.github.camelcalcom.webhook.DeliveryStatus;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import org.apache.camel.CamelContext;

/**
 * The meters of one component. Does not refer to Micrometer, so that a component can be loaded without it. Implementations are thread safe and
 * do not block.
 */
public interface ComponentMeters extends CallListener, AutoCloseable {

    /**
     * Returns the meters of a component.
     *
     * @param  component the name of the component in the context
     * @return           null if Micrometer is missing, or if the registry of the context has no {@code MeterRegistry}: then nothing is
     *                   counted
     */
    static ComponentMeters find(CamelContext context, String component) {
        boolean isMicrometerThere = context.getClassResolver().resolveClass("io.micrometer.core.instrument.MeterRegistry") != null;
        return isMicrometerThere ? MicrometerMeters.find(context, component) : null;
    }

    /** Counts a request for new tokens. */
    void tokensRequested(AuthenticationKind kind, boolean obtained);

    /**
     * Counts a delivery that has ended.
     *
     * @param operation the operation of the receiving endpoint, such as {@code webhooks/events}
     * @param status    the status of the response to the sender, also if no response could be sent
     */
    void delivered(String operation, DeliveryOutcome outcome, DeliveryStatus status);

    /** Registers gauges of the component's pacers and circuit breakers. The suppliers are called when the gauges are read. */
    void watch(Supplier<List<PacerFigures>> pacers, Supplier<List<CircuitBreaker>> circuitBreakers);

    /** Registers meters of the lists that the component reads completely. */
    void watch(ListReadings readings);

    /**
     * Registers meters of a feed. Run the returned action to remove them.
     *
     * @param figures is called when the meters are read
     */
    Runnable follow(String operation, String routeId, Supplier<FeedFigures> figures);

    /** Removes the gauges, which would call the component. Timers and counters remain. */
    @Override
    void close();
}
