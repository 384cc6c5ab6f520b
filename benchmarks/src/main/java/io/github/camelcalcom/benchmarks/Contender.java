package io.github.camelcalcom.benchmarks;

import java.util.List;

/** One way to call the API. Thread safe. */
interface Contender extends AutoCloseable {

    /** The connections each contender may hold, and the threads on which each one continues: as many as calls are ever in flight. */
    int MOST_IN_FLIGHT = 16;

    /** The yardstick, by its {@link #name()}. */
    String YARDSTICK = "bare Vert.x";

    /** The name of the component's row, by its {@link #name()}. */
    String COMPONENT = "component";

    String name();

    /** Starts a call and returns; the answer arrives on a thread that may block. */
    void call(BookingCall call, Answer answer);

    /** Ends its connections and threads. */
    @Override
    void close();

    /** All of them, each with its own connections to the server on this port of the loopback interface. */
    static List<Contender> openAll(int port) {
        return List.of(new BareVertx(port), new BareJdk(port), new ThroughComponent(port));
    }

    /** Told exactly once per call. */
    @FunctionalInterface
    interface Answer {

        /**
         * @param data    the {@code data} of the answer as {@code Map} or {@code List}, null after a failure
         * @param failure null after a success
         */
        void arrived(Object data, Throwable failure);
    }
}
