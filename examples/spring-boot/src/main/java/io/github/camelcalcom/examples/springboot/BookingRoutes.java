/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.examples.springboot;

import io.github.camelcalcom.CalcomConstants;
import io.github.camelcalcom.error.CalcomConflictException;
import io.github.camelcalcom.error.CalcomException;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** Maps REST requests to calls. Bodies are JSON and are passed on unchanged. */
@Component
class BookingRoutes extends RouteBuilder {

    private static final int CONFLICT = 409;
    private static final int BAD_GATEWAY = 502;

    @Override
    public void configure() {
        onException(CalcomConflictException.class).handled(true).process(exchange -> answer(exchange, CONFLICT,
                "This slot is not free any more. Choose another one."));
        onException(CalcomException.class).handled(true).process(exchange -> {
            CalcomException failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, CalcomException.class);
            boolean askedWrongly = failure.getStatusCode() >= 400 && failure.getStatusCode() < 500;
            answer(exchange, askedWrongly ? failure.getStatusCode() : BAD_GATEWAY, failure.getMessage());
        });
        onException(IllegalArgumentException.class).handled(true).process(exchange -> answer(exchange, 400,
                exchange.getProperty(Exchange.EXCEPTION_CAUGHT, IllegalArgumentException.class).getMessage()));

        from("platform-http:/event-types?httpMethodRestrict=GET").routeId("event-types")
                .to("calcom:event-types/list?output=json").process(BookingRoutes::asJson);

        from("platform-http:/slots?httpMethodRestrict=GET").routeId("slots")
                .setHeader(CalcomConstants.EVENT_TYPE_ID, header("eventTypeId"))
                .setHeader(CalcomConstants.START, header("start"))
                .setHeader(CalcomConstants.END, header("end"))
                .to("calcom:slots/list?output=json").process(BookingRoutes::asJson);

        from("platform-http:/bookings?httpMethodRestrict=POST").routeId("book")
                .convertBodyTo(String.class)
                .to("calcom:bookings/create?output=json").process(BookingRoutes::asJson).setHeader(Exchange.HTTP_RESPONSE_CODE, constant(201));

        from("platform-http:/bookings/{uid}/cancel?httpMethodRestrict=POST").routeId("cancel")
                .setHeader(CalcomConstants.BOOKING_UID, header("uid"))
                .setBody(constant("{\"cancellationReason\": \"Cancelled by the example\"}"))
                .to("calcom:bookings/cancel?output=json").process(BookingRoutes::asJson);
    }

    /** Removes everything except the result from the message. */
    private static void asJson(Exchange exchange) {
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, "application/json");
    }

    private static void answer(Exchange exchange, int status, String text) {
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, status);
        exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, "text/plain; charset=utf-8");
        exchange.getMessage().setBody(text);
    }
}
