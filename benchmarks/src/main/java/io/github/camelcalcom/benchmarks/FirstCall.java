/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.benchmarks;

import java.io.InputStream;
import java.lang.management.ManagementFactory;

import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;

/** An application on camel-main with one endpoint. Makes a call as soon as it has started, prints the number of loaded classes, and ends. */
public final class FirstCall {

    /** Printed when the response is there, before the number of loaded classes. */
    static final String ANSWERED = "answered with classes: ";
    static final String THROUGH_COMPONENT = Contender.COMPONENT;
    static final String THROUGH_HTTP = "camel-http";

    private FirstCall() {
    }

    /** @param arguments {@link #THROUGH_COMPONENT} or {@link #THROUGH_HTTP}, and the port of a {@link BookingServer} */
    public static void main(String[] arguments) throws Exception {
        String server = "http://127.0.0.1:" + arguments[1];
        Main main = new Main();
        main.configure().addRoutesBuilder(arguments[0].equals(THROUGH_COMPONENT) ? component(server) : http(server));
        main.start();
        try (ProducerTemplate template = main.getCamelContext().createProducerTemplate()) {
            Exchange exchange = template.request("direct:get", request -> { });
            if (exchange.getException() != null) {
                throw exchange.getException();
            }
            BookingCall.GET.verify(exchange.getMessage().getBody());
            System.out.println(ANSWERED + ManagementFactory.getClassLoadingMXBean().getTotalLoadedClassCount());
        } finally {
            main.stop();
        }
    }

    private static RouteBuilder component(String server) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:get").to("calcom:bookings/get?bookingUid=" + RecordedBodies.BOOKING_UID + "&apiProfile=self-hosted&apiUrl=" + server
                                      + "&apiKey=" + ApiHeaders.API_KEY);
            }
        };
    }

    private static RouteBuilder http(String server) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:get").setHeader("Authorization", constant(ApiHeaders.AUTHORIZATION))
                        .setHeader(ApiHeaders.VERSION_HEADER, constant(ApiHeaders.VERSION))
                        .to(server + "/v2/bookings/" + RecordedBodies.BOOKING_UID)
                        .process(exchange -> exchange.getMessage().setBody(Json.data(exchange.getMessage().getBody(InputStream.class))));
            }
        };
    }
}
