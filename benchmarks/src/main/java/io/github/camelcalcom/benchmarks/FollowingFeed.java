/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.benchmarks;

import java.util.concurrent.atomic.AtomicLong;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.processor.state.MemoryStateRepository;

/** The component's feed. The benchmark starts its polls. */
final class FollowingFeed implements ChangeFinder {

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final AtomicLong found = new AtomicLong();

    /** @param profile self-hosted, to read pages by position, or hosted, to read them by cursor */
    FollowingFeed(String url, String profile) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("calcom:bookings/changes?startScheduler=false&stateRepository=#class:" + MemoryStateRepository.class.getName() + "&apiUrl="
                     + url + "&apiProfile=" + profile + "&apiKey=" + ApiHeaders.API_KEY)
                        .routeId("feed").process(exchange -> found.incrementAndGet());
            }
        });
        context.start();
    }

    @Override
    public String name() {
        return "calcom:bookings/changes";
    }

    @Override
    public void poll() {
        ((Runnable) context.getRoute("feed").getConsumer()).run();
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
