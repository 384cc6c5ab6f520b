/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.tools.call;

import java.util.Set;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.apache.camel.CamelContext;

/** Counts calls with Micrometer, by tool and outcome, in the meter registry of the Camel context if there is one. */
final class ToolMeters {

    /** The name under which camel-micrometer looks up its registry. */
    private static final String REGISTRY_NAME = "metricsRegistry";

    private final MeterRegistry registry;

    private ToolMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    static ToolMeters of(CamelContext context) {
        MeterRegistry registry = context.getRegistry().lookupByNameAndType(REGISTRY_NAME, MeterRegistry.class);
        if (registry == null) {
            Set<MeterRegistry> all = context.getRegistry().findByType(MeterRegistry.class);
            registry = all.size() == 1 ? all.iterator().next() : null;
        }
        return new ToolMeters(registry);
    }

    /** @param tool the name of a tool that is offered, or {@code unknown}, so that models cannot make up meters */
    void ended(String tool, ToolAnswer.Outcome outcome, long nanos) {
        if (registry != null) {
            Timer.builder("calcom.tools.calls").description("Duration of calls of tools, including the wait for a person's agreement")
                    .tags("tool", tool, "outcome", outcome.label()).register(registry).record(nanos, TimeUnit.NANOSECONDS);
        }
    }
}
