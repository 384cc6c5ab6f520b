/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.benchmarks;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.ExpressionAdapter;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;

/**
 * A route without the component: it reads the list page by page, splits it, and removes known bookings by their uid and updatedAt. A producer
 * template replaces the timer. The repository is in memory and large enough for all bookings, so that its cost is the lowest possible.
 */
final class ScanningRoute implements ChangeFinder {

    private static final ObjectReader JSON = new ObjectMapper().readerFor(Map.class);
    private static final String SKIP = "skip";
    private static final int MOST_CHANGES = 1_000_000;

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final AtomicLong found = new AtomicLong();

    ScanningRoute(String url, int bookings) throws Exception {
        MemoryIdempotentRepository seen = new MemoryIdempotentRepository();
        // it forgets the oldest entries, even if they are still listed: a smaller one would deliver unchanged bookings again
        seen.setCacheSize(bookings + MOST_CHANGES);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:poll")
                        .setProperty(SKIP, constant(0))
                        .loopDoWhile(exchangeProperty(SKIP).isNotNull())
                            .process(exchange -> {
                                exchange.getMessage().removeHeaders("*");
                                exchange.getMessage().setHeader("Authorization", ApiHeaders.AUTHORIZATION);
                                exchange.getMessage().setHeader(ApiHeaders.VERSION_HEADER, ApiHeaders.VERSION);
                                exchange.getMessage().setHeader(Exchange.HTTP_QUERY,
                                        "take=" + ManyBookings.PAGE_SIZE + "&skip=" + exchange.getProperty(SKIP));
                            })
                            .to(url + "/v2/bookings")
                            .process(ScanningRoute::readPage)
                            .split(body())
                                .idempotentConsumer(new Key(), seen)
                                    .process(exchange -> found.incrementAndGet());
            }
        });
        context.start();
    }

    private static void readPage(Exchange exchange) throws Exception {
        Map<String, Object> answer = JSON.readValue(exchange.getMessage().getBody(byte[].class));
        List<?> rows = (List<?>) answer.get("data");
        exchange.getMessage().setBody(rows);
        boolean more = rows.size() == ManyBookings.PAGE_SIZE;
        exchange.setProperty(SKIP, more ? exchange.getProperty(SKIP, Integer.class) + ManyBookings.PAGE_SIZE : null);
    }

    /** The key of a booking in a state. Cheaper than an expression in a language. */
    private static final class Key extends ExpressionAdapter {

        @Override
        public Object evaluate(Exchange exchange) {
            Map<?, ?> booking = exchange.getMessage().getBody(Map.class);
            return booking.get("uid") + "@" + booking.get("updatedAt");
        }
    }

    @Override
    public String name() {
        return "http, split, idempotent";
    }

    @Override
    public void poll() {
        context.createFluentProducerTemplate().to("direct:poll").send();
    }

    @Override
    public long found() {
        return found.get();
    }

    @Override
    public void close() {
        context.stop();
    }
}
