/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.compatibility.quarkus;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

import org.apache.camel.builder.RouteBuilder;

import jakarta.enterprise.context.ApplicationScoped;

/** Lists event types and slots, books, and follows bookings, in an application on Quarkus. */
@ApplicationScoped
public class BookingRoutes extends RouteBuilder {

    private final BlockingQueue<String> changes = new LinkedBlockingQueue<>();

    /** The uids of the changed bookings that the feed delivered, in order. */
    BlockingQueue<String> changes() {
        return changes;
    }

    @Override
    public void configure() {
        from("direct:event-types").to("calcom:event-types/list");
        from("direct:slots").to("calcom:slots/list");
        from("direct:book").to("calcom:bookings/create");
        from("calcom:bookings/changes?since=beginning&initialDelay=0&delay=200")
                .process(exchange -> changes.add(exchange.getMessage().getHeader("CamelCalcomChangeBookingUid", String.class)));
    }
}
