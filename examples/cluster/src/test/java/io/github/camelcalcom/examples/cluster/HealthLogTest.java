/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.examples.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.impl.health.AbstractHealthCheck;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Given a health check, when it goes DOWN and is UP again, then each of it is one line, however often the check is called. */
class HealthLogTest {

    private boolean isUp;

    private final class Check extends AbstractHealthCheck {

        Check() {
            super("test", "broker");
        }

        @Override
        protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
            builder.state(isUp ? State.UP : State.DOWN).message(isUp ? null : "the broker is away");
        }
    }

    @Test
    void eachChangeIsOneLine() throws Exception {
        List<String> lines = new ArrayList<>();
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            HealthCheckRegistry.get(context).register(new Check());
            // as camel-main sets it
            HealthCheckRegistry.get(context).setExposureLevel("default");
            context.start();
            HealthLog log = new HealthLog(context);

            lines.addAll(log.changes());
            assertThat(lines).as("it connects after the start").isEmpty();

            for (boolean next : new boolean[] { true, false, false, true, true, false }) {
                isUp = next;
                lines.addAll(log.changes());
            }
        }
        assertThat(lines).containsExactly("The health check broker is DOWN: the broker is away", "The health check broker is UP again",
                "The health check broker is DOWN: the broker is away");
    }
}
