package com.example;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

@Component
public class BookingRoutes extends RouteBuilder {

    @Override
    public void configure() {
        // which event types can be booked
        from("platform-http:/event-types")
            .to("calcom:event-types/list?output=json");

        // which slots are free
        from("platform-http:/slots")
            .setHeader("CamelCalcomEventTypeId", header("eventTypeId"))
            .setHeader("CamelCalcomStart", header("start"))
            .setHeader("CamelCalcomEnd", header("end"))
            .to("calcom:slots/list?output=json");

        // book a slot: the body is the JSON of the request
        from("platform-http:/bookings?httpMethodRestrict=POST")
            .to("calcom:bookings/create")
            .setBody(simple("${body[uid]}"));

        // move a booking to another slot
        from("platform-http:/bookings/{uid}/reschedule?httpMethodRestrict=POST")
            .setHeader("CamelCalcomBookingUid", header("uid"))
            .to("calcom:bookings/reschedule")
            .setBody(simple("${body[uid]}"));

        // cancel a booking: a host must give a cancellationReason
        from("platform-http:/bookings/{uid}/cancel?httpMethodRestrict=POST")
            .setHeader("CamelCalcomBookingUid", header("uid"))
            .setBody(constant("{\"cancellationReason\": \"The customer called\"}"))
            .to("calcom:bookings/cancel")
            .setBody(simple("${body[status]}"));

        // follow all changes of bookings, whoever makes them
        from("calcom:bookings/changes?delay=1000")
            .log("feed: ${header.CamelCalcomChange} ${header.CamelCalcomChangeBookingUid}");

        // receive webhooks: only those that Cal.com signed reach the route
        from("webhook:calcom:webhooks/events?webhookComponentName=platform-http&webhookPath=/calcom"
             + "&webhookExternalUrl={{hooks.url}}&onStop=delete")
            .log("webhook: ${header.CamelCalcomWebhookTrigger} ${header.CamelCalcomWebhookBookingUid}");
    }
}
