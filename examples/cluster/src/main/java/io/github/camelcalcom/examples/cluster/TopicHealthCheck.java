/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.examples.cluster;

import java.time.Instant;
import java.util.Map;

import org.apache.camel.Exchange;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/**
 * Is DOWN from a delivery that the topic did not take until one that it took. It is neither a readiness nor a liveness check: only a delivery
 * shows that the topic takes them again, so a load balancer must go on sending, and a restart changes nothing. Thread safe.
 */
final class TopicHealthCheck extends AbstractHealthCheck {

    private volatile Failure failure;

    private record Failure(Instant since, Exception reason) {
    }

    TopicHealthCheck() {
        super("cluster", "topic");
    }

    void stored() {
        failure = null;
    }

    synchronized void failed(Exchange exchange) {
        Failure before = failure;
        failure = new Failure(before == null ? Instant.now() : before.since(), exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class));
    }

    @Override
    public boolean isReadiness() {
        return false;
    }

    @Override
    public boolean isLiveness() {
        return false;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        Failure last = failure;
        if (last == null) {
            builder.up();
        } else {
            builder.down().message("The topic takes no deliveries since " + last.since() + ": " + last.reason().getMessage()).error(last.reason());
        }
    }
}
