/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** One way to call the API. Thread safe. */
interface Contender extends AutoCloseable {

    /** The most connections of each contender. */
    int MOST_CONNECTIONS = 16;

    /** The {@link #name()} of the reference. */
    String YARDSTICK = "bare HttpClient 5";

    /** The {@link #name()} of the route with the lowest possible cost. */
    String MINIMAL_ROUTE = "minimal route";

    /** The {@link #name()} of the other ways to call the API from a route. */
    List<String> OTHER_WAYS_IN_CAMEL = List.of("camel-rest-openapi", "camel-http", "camel-vertx-http");

    /** The {@link #name()} of the component's row. */
    String COMPONENT = "component";

    String name();

    /**
     * Makes a call on the calling thread, which waits for the response.
     *
     * @return the {@code data} of the response as {@code Map} or {@code List}
     */
    Object call(BookingCall call) throws Exception;

    /** Closes its connections and ends its threads. */
    @Override
    void close();

    /** Returns all contenders, each with its own connections to the server on a port of the loopback interface. */
    static List<Contender> openAll(int port) {
        List<IntFunction<Contender>> ways = List.of(BareApache::new, BareVertx::new, ThroughRoute::minimal, ThroughRoute::openApi,
                ThroughRoute::http, ThroughRoute::vertxHttp, ThroughRoute::component);
        List<Contender> opened = new ArrayList<>();
        for (IntFunction<Contender> way : ways) {
            opened.add(way.apply(port));
        }
        return List.copyOf(opened);
    }
}
