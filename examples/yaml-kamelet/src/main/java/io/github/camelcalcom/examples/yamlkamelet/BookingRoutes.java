/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.examples.yamlkamelet;

import org.apache.camel.builder.RouteBuilder;

/** The routes of {@code bookings.camel.yaml} and {@code bookings.camel.xml} in Java. */
final class BookingRoutes extends RouteBuilder {

    private static final String BOOKING = """
            {"eventTypeId": ${exchangeProperty.eventTypeId}, "start": "${exchangeProperty.slots[0]}",
             "attendee": {"name": "Ada Lovelace", "email": "ada@example.com", "timeZone": "UTC"}}""";

    @Override
    public void configure() {
        from("timer:book?repeatCount=1").routeId("book")
                .to("kamelet:calcom-operation-action?operation=event-types/list")
                .setProperty("eventTypeId").jsonpath("$[0].id")
                .setHeader("CamelCalcomEventTypeId").exchangeProperty("eventTypeId")
                .setHeader("CamelCalcomStart").simple("${date-with-timezone:now+24h:UTC:yyyy-MM-dd}")
                .setHeader("CamelCalcomEnd").simple("${date-with-timezone:now+168h:UTC:yyyy-MM-dd}")
                .to("kamelet:calcom-available-slots-action")
                .setProperty("slots").jsonpath("$..start")
                .setBody().simple(BOOKING)
                .to("kamelet:calcom-create-booking-action")
                .setProperty("uid").jsonpath("$.uid")
                .log("booked ${exchangeProperty.uid}");

        from("kamelet:calcom-booking-changes-source?since=beginning&delay=500").routeId("changes")
                .log("feed ${header.CamelCalcomChange} ${header.CamelCalcomChangeBookingUid}");
    }
}
