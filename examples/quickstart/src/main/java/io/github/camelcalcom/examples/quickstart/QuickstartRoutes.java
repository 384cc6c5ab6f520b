/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.examples.quickstart;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

import org.apache.camel.builder.RouteBuilder;

/** Example routes that call the API, follow bookings and receive webhooks. */
final class QuickstartRoutes extends RouteBuilder {

    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private final boolean webhooks;

    /** @param webhooks whether the server can reach this machine */
    QuickstartRoutes(boolean webhooks) {
        this.webhooks = webhooks;
    }

    /** The received changes and deliveries, such as {@code feed created UID}. */
    BlockingQueue<String> events() {
        return events;
    }

    @Override
    public void configure() {
        from("direct:event-types").to("calcom:event-types/list");
        from("direct:slots").to("calcom:slots/list");
        from("direct:webhooks").to("calcom:webhooks/list");
        from("direct:book").to("calcom:bookings/create");
        from("direct:reschedule").to("calcom:bookings/reschedule");
        from("direct:cancel").to("calcom:bookings/cancel");

        from("calcom:bookings/changes?delay=500&initialDelay=0").routeId("feed")
                .setBody(simple("feed ${header.CamelCalcomChange} ${header.CamelCalcomChangeBookingUid}"))
                .process(exchange -> events.add(exchange.getMessage().getBody(String.class)));

        if (webhooks) {
            from("webhook:calcom:webhooks/events?webhookComponentName=platform-http&webhookPath=/calcom"
                 + "&webhookExternalUrl={{quickstart.externalUrl}}&onStop=delete").routeId("webhooks")
                    .setBody(simple("webhook ${header.CamelCalcomWebhookTrigger} ${header.CamelCalcomWebhookBookingUid}"))
                    .process(exchange -> events.add(exchange.getMessage().getBody(String.class)));
        }
    }
}
