/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.examples.cluster;

import java.time.Instant;
import java.util.Map;

import org.apache.camel.Exchange;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/** Says how many messages the worker has parked since its start, and which was the last one. It is always UP: the others go on. Thread safe. */
final class ParkedHealthCheck extends AbstractHealthCheck {

    private long messages;
    private String last;

    ParkedHealthCheck() {
        super("cluster", "parked");
    }

    synchronized void parked(Exchange exchange) {
        messages++;
        last = "partition %s, offset %s, at %s".formatted(exchange.getMessage().getHeader(KafkaConstants.PARTITION),
                exchange.getMessage().getHeader(KafkaConstants.OFFSET), Instant.now());
    }

    @Override
    protected synchronized void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        builder.up().detail("parked.messages", messages);
        if (last != null) {
            builder.detail("parked.last", last);
        }
    }
}
