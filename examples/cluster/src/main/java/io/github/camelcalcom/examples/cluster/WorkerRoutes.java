/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.examples.cluster;


import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheckRegistry;
import org.springframework.dao.DataIntegrityViolationException;

/**
 * Stores the messages of the topic. A message is stored, again if the database is away, or parked on a topic of its own if it can never be
 * stored. Its offset is committed after that.
 */
final class WorkerRoutes extends RouteBuilder {

    private final ParkedHealthCheck parked = new ParkedHealthCheck();

    @Override
    public void configure() {
        HealthCheckRegistry.get(getContext()).register(parked);
        // a route that gave up would commit the offset of a message that is not stored
        errorHandler(defaultErrorHandler()
                .maximumRedeliveries(-1)
                .redeliveryDelay(250)
                .useExponentialBackOff()
                .backOffMultiplier(2)
                .maximumRedeliveryDelay(5_000)
                .retryAttemptedLogLevel(LoggingLevel.WARN)
                .retryAttemptedLogInterval(20));
        park(PoisonedMessageException.class, "${exception.message}");
        // the message of the database may contain data of the booking
        park(DataIntegrityViolationException.class, "refused by the database");

        from("kafka:{{cluster.topic}}?groupId={{cluster.topic}}&consumersCount=2").routeId("worker")
                .setProperty("message", body())
                .bean(BookingMessage.class, "parse")
                .choice()
                    .when(simple("${body[source]} == 'feed'")).to("sql:classpath:sql/store-change.sql")
                    .otherwise().to("sql:classpath:sql/store-delivery.sql");
    }

    private void park(Class<? extends Exception> type, String reason) {
        onException(type)
                .maximumRedeliveries(0)
                .handled(true)
                .logHandled(false)
                .logExhausted(false)
                .log(LoggingLevel.WARN, "Parked the message at offset ${headers[kafka.OFFSET]} of partition ${headers[kafka.PARTITION]}: " + reason)
                .setBody(exchangeProperty("message"))
                .to("kafka:{{cluster.topic}}-parked")
                .process(parked::parked);
    }
}
