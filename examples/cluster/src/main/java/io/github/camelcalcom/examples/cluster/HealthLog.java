/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.examples.cluster;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs a line when a health check goes DOWN, and one when it is UP again. The consumers of Kafka need it: they wait for a broker without an
 * exception, and their clients log each attempt to connect or nothing.
 */
final class HealthLog implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(HealthLog.class);

    private final Map<String, HealthCheck.State> states = new HashMap<>();
    private final CamelContext context;

    HealthLog(CamelContext context) {
        this.context = context;
    }

    /** Calls the checks, and logs what has changed. */
    @Override
    public void run() {
        try {
            changes().forEach(LOG::warn);
        } catch (RuntimeException e) {
            // an executor does not run a task again that has thrown
            LOG.warn("The health checks cannot be called", e);
        }
    }

    /** Calls the checks, and returns a line for each that has changed. One that has not been UP before is left out: consumers connect late. */
    List<String> changes() {
        List<String> lines = new ArrayList<>();
        // by default, checks that are UP are not among the results
        for (HealthCheck.Result result : HealthCheckHelper.invoke(context, "full")) {
            String id = result.getCheck().getId();
            HealthCheck.State before = states.get(id);
            if (result.getState() == HealthCheck.State.UP) {
                states.put(id, HealthCheck.State.UP);
                if (before == HealthCheck.State.DOWN) {
                    lines.add("The health check " + id + " is UP again");
                }
            } else if (result.getState() == HealthCheck.State.DOWN && before == HealthCheck.State.UP) {
                states.put(id, HealthCheck.State.DOWN);
                lines.add("The health check " + id + " is DOWN: " + result.getMessage().orElse("no reason is known"));
            }
        }
        return lines;
    }
}
