package io.github.camelcalcom.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** One way to call the API. Thread safe. */
interface Contender extends AutoCloseable {

    /** The connections each contender may hold: as many as calls are ever in flight. */
    int MOST_IN_FLIGHT = 16;

    /** The yardstick, by its {@link #name()}. */
    String YARDSTICK = "bare HttpClient 5";

    /** The least that a route can cost, by its {@link #name()}. */
    String MINIMAL_ROUTE = "minimal route";

    /** The other ways to call the API from a route, by their {@link #name()}. */
    List<String> OTHER_WAYS_IN_CAMEL = List.of("camel-rest-openapi", "camel-http", "camel-vertx-http");

    /** The name of the component's row, by its {@link #name()}. */
    String COMPONENT = "component";

    String name();

    /**
     * Makes a call on the calling thread, which waits for the answer.
     *
     * @return the {@code data} of the answer as {@code Map} or {@code List}
     */
    Object call(BookingCall call) throws Exception;

    /** Ends its connections and threads. */
    @Override
    void close();

    /** All of them, each with its own connections to the server on this port of the loopback interface. */
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
