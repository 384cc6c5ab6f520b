/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.examples.springboot;

import io.github.camelcalcom.CalcomConstants;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Stores the deliveries of the webhook, if Cal.com can reach this application. */
@Component
@ConditionalOnExpression("'${example.external-url}' != ''")
class WebhookRoutes extends RouteBuilder {

    private final JdbcClient database;

    WebhookRoutes(JdbcClient database) {
        this.database = database;
    }

    @Override
    public void configure() {
        from("webhook:calcom:webhooks/events?webhookComponentName=platform-http&webhookPath=/hooks/calcom"
             + "&webhookExternalUrl={{example.external-url}}").routeId("webhooks")
                .process(exchange -> database.sql("insert into delivery (trigger_event, booking_uid) values (?, ?)")
                        .params(exchange.getMessage().getHeader(CalcomConstants.WEBHOOK_TRIGGER, String.class),
                                exchange.getMessage().getHeader(CalcomConstants.WEBHOOK_BOOKING_UID, String.class))
                        .update());
    }
}
