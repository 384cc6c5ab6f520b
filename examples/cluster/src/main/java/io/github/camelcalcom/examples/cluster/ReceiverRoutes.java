/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.examples.cluster;


import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.health.HealthCheckRegistry;

/**
 * Receives webhooks. The sender is answered 200 once Kafka has the delivery, and 500 if Kafka does not take it in time: the feed brings the booking
 * then.
 */
final class ReceiverRoutes extends RouteBuilder {

    private final TopicHealthCheck topic = new TopicHealthCheck();

    @Override
    public void configure() {
        HealthCheckRegistry.get(getContext()).register(topic);
        // not handled, so that the sender is answered 500; the component logs failures that are alike once
        onException(Exception.class).logExhausted(false).process(topic::failed);

        // ackTimeout is longer than Kafka may take: no sender is answered 202 for a delivery that may fail later. With it, deliveries wait on threads
        // of the component, and not on those of the HTTP server
        from("webhook:calcom:webhooks/events?output=raw&webhookComponentName=platform-http&webhookPath=/calcom"
             + "&webhookExternalUrl={{cluster.receiverUrl}}&ackTimeout=15000"
             + "&triggers=BOOKING_CREATED,BOOKING_REQUESTED,BOOKING_RESCHEDULED,BOOKING_CANCELLED,BOOKING_REJECTED")
                .routeId("receiver")
                .convertBodyTo(String.class)
                .setHeader(KafkaConstants.KEY, header("CamelCalcomWebhookBookingUid"))
                .to("kafka:{{cluster.topic}}")
                .process(exchange -> topic.stored());
    }
}
