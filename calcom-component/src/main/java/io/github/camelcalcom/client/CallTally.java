/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.client;

import io.github.camelcalcom.error.ErrorKind;

/** Sums up the calls that were made for one message: a list has several, and so has a booking that had to be looked for. Thread safe. */
public final class CallTally implements CallListener {

    /** The exchange property that holds the tally of the message, if anybody wants to know. */
    public static final String PROPERTY = "CamelCalcomCallTally";

    private int calls;
    private int retries;
    private long waitedNanos;
    private int statusCode;
    private String requestId;
    private ErrorKind error;

    @Override
    public synchronized void ended(CallReport report) {
        calls++;
        retries += report.retries();
        waitedNanos += report.waitedNanos();
        statusCode = report.statusCode();
        requestId = report.requestId();
        error = report.error();
    }

    /** How many calls have ended, retries not counted. */
    public synchronized int calls() {
        return calls;
    }

    /** How often calls were sent again. */
    public synchronized int retries() {
        return retries;
    }

    /** How long they were held back together, in nanoseconds. */
    public synchronized long waitedNanos() {
        return waitedNanos;
    }

    /** The HTTP status of the last call, 0 if there was none. */
    public synchronized int statusCode() {
        return statusCode;
    }

    /** The server's name of the last request, or null. */
    public synchronized String requestId() {
        return requestId;
    }

    /** The kind of failure that the last call ended with; null for a success. */
    public synchronized ErrorKind error() {
        return error;
    }
}
