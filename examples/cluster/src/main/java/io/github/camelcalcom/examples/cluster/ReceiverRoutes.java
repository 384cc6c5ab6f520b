/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.examples.cluster;


import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.kafka.KafkaConstants;

/** Receives webhooks. The sender is answered 200 once Kafka has the delivery. */
final class ReceiverRoutes extends RouteBuilder {

    @Override
    public void configure() {
        from("webhook:calcom:webhooks/events?output=raw&webhookComponentName=platform-http&webhookPath=/calcom"
             + "&webhookExternalUrl={{cluster.receiverUrl}}&ackTimeout=2000"
             + "&triggers=BOOKING_CREATED,BOOKING_REQUESTED,BOOKING_RESCHEDULED,BOOKING_CANCELLED,BOOKING_REJECTED")
                .routeId("receiver")
                .convertBodyTo(String.class)
                .setHeader(KafkaConstants.KEY, header("CamelCalcomWebhookBookingUid"))
                .to("kafka:{{cluster.topic}}");
    }
}
