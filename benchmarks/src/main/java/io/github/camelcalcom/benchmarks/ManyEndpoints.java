/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Producer;
import org.apache.camel.impl.DefaultCamelContext;

/** A context with many endpoints that read a booking, each with its own URI. Each call goes through the next endpoint. */
final class ManyEndpoints implements Contender {

    private static final double NANOS_PER_MILLISECOND = 1e6;
    private static final double BYTES_PER_KIB = 1024;

    private final String name;
    private final DefaultCamelContext context = new DefaultCamelContext();
    private final List<Producer> producers = new ArrayList<>();
    private final AtomicInteger next = new AtomicInteger();
    private final boolean parses;
    private double kibibytes;
    private double milliseconds;

    private ManyEndpoints(String name, boolean parses) {
        this.name = name;
        this.parses = parses;
    }

    static ManyEndpoints component(int port, int count) {
        String options = "&apiUrl=http://127.0.0.1:" + port + "&apiKey=" + ApiHeaders.API_KEY + "&apiProfile=self-hosted";
        return new ManyEndpoints(COMPONENT, false).opened(count, number -> "calcom:bookings/get?bookingUid=" + uid(number) + options);
    }

    static ManyEndpoints http(int port, int count) {
        return new ManyEndpoints("camel-http", true).opened(count, number -> "http://127.0.0.1:" + port + "/v2/bookings/" + uid(number));
    }

    private static String uid(int number) {
        return RecordedBodies.BOOKING_UID + number;
    }

    private ManyEndpoints opened(int count, IntFunction<String> uri) {
        try {
            context.start();
            // what the first endpoint loads does not count
            start(uri.apply(-1));
            long before = usedMemory();
            long begin = System.nanoTime();
            for (int number = 0; number < count; number++) {
                producers.add(start(uri.apply(number)));
            }
            milliseconds = (System.nanoTime() - begin) / NANOS_PER_MILLISECOND / count;
            kibibytes = (usedMemory() - before) / BYTES_PER_KIB / count;
            return this;
        } catch (Exception e) {
            throw new IllegalStateException("No endpoints of " + name, e);
        }
    }

    private Producer start(String uri) throws Exception {
        Endpoint endpoint = context.getEndpoint(uri);
        Producer producer = endpoint.createProducer();
        producer.start();
        return producer;
    }

    private static long usedMemory() {
        Runtime runtime = Runtime.getRuntime();
        runtime.gc();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    double kibibytesPerEndpoint() {
        return kibibytes;
    }

    double millisecondsPerEndpoint() {
        return milliseconds;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Object call(BookingCall call) throws Exception {
        Producer producer = producers.get(Math.floorMod(next.getAndIncrement(), producers.size()));
        Exchange exchange = producer.getEndpoint().createExchange();
        if (parses) {
            exchange.getMessage().setHeader("Authorization", ApiHeaders.AUTHORIZATION);
            exchange.getMessage().setHeader(ApiHeaders.VERSION_HEADER, ApiHeaders.VERSION);
        }
        producer.process(exchange);
        if (exchange.getException() != null) {
            throw exchange.getException();
        }
        return parses ? Json.data(exchange.getMessage().getBody(InputStream.class)) : exchange.getMessage().getBody();
    }

    @Override
    public void close() {
        producers.forEach(Producer::stop);
        try {
            context.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
