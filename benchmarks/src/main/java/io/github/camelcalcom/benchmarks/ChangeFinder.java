/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.benchmarks;

/** Finds changes of bookings, and delivers each change to a route once. */
interface ChangeFinder extends AutoCloseable {

    String name();

    /** Polls the changes since the last poll once. The results of the first poll do not count. */
    void poll() throws Exception;

    /** Returns the number of changes that have reached the route. */
    long found();

    @Override
    void close();
}
