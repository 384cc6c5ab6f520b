package io.github.camelcalcom.benchmarks;

/** Finds what changed among bookings, and hands each change to a route once. */
interface ChangeFinder extends AutoCloseable {

    String name();

    /** Asks the server once for all that changed since the last time; what the first poll finds does not count. */
    void poll() throws Exception;

    /** How many changes have reached the route. */
    long found();

    @Override
    void close();
}
