/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.client;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.camelcalcom.catalog.Operation;
import io.github.camelcalcom.error.CalcomException;
import io.github.camelcalcom.error.ErrorText;
import io.github.camelcalcom.pacing.Timers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records the steps of one call and reports them at its end. It exists only if there is a listener, or if the log level is DEBUG. Its
 * steps follow one another; several threads may report the end, and the first report counts.
 */
final class CallTrace {

    /** Named after the class that users know. */
    private static final Logger LOG = LoggerFactory.getLogger(CalcomClient.class);
    private static final long SHORTEST_WAIT = TimeUnit.MILLISECONDS.toNanos(1);

    private static final int LONGEST_REQUEST_ID = 100;

    private final CallListener listener;
    private final Operation operation;
    private final Timers timers;
    private final long begin;
    private final AtomicBoolean ended = new AtomicBoolean();
    private boolean waits;
    private long waitBegin;
    private long waitedNanos;
    private int attempts;
    private TransportResponse head;

    private CallTrace(CallListener listener, Operation operation, Timers timers) {
        this.listener = listener;
        this.operation = operation;
        this.timers = timers;
        this.begin = timers.nanoTime();
    }

    /**
     * The trace of a call that begins now.
     *
     * @param  listener null if only the log may want to know
     * @return          null if there is no listener
     */
    static CallTrace begin(CallListener listener, Operation operation, Timers timers) {
        return listener == null && !LOG.isDebugEnabled() ? null : new CallTrace(listener, operation, timers);
    }

    /** Its turn was asked for. */
    void asked() {
        waits = true;
        waitBegin = timers.nanoTime();
    }

    /** It is sent. */
    void sent() {
        endWait();
        attempts++;
        head = null;
    }

    /** The head of an answer is there. */
    void answered(TransportResponse answer) {
        head = answer;
    }

    private void endWait() {
        if (waits) {
            waits = false;
            long nanos = timers.nanoTime() - waitBegin;
            waitedNanos += nanos >= SHORTEST_WAIT ? nanos : 0;
        }
    }

    /** It has ended; with the failure null, in success. */
    void end(Throwable failure) {
        if (!ended.compareAndSet(false, true)) {
            return;
        }
        endWait();
        CallReport report = report(failure);
        log(report);
        try {
            if (listener != null) {
                listener.ended(report);
            }
        } catch (RuntimeException | Error e) {
            LOG.warn("{} has ended, but who listens to calls failed", operation.uri(), e);
        }
    }

    private CallReport report(Throwable failure) {
        long duration = timers.nanoTime() - begin;
        if (failure instanceof CalcomException known) {
            return new CallReport(operation, known.getStatusCode(), known.getRequestId(), failure, attempts, waitedNanos, duration);
        }
        TransportResponse last = head;
        return new CallReport(operation, last == null ? 0 : last.statusCode(), last == null ? null : last.header("x-request-id"), failure, attempts,
                waitedNanos, duration);
    }

    private static void log(CallReport report) {
        if (!LOG.isDebugEnabled()) {
            return;
        }
        LOG.debug("{} {} with {} in {} ms{}{}{}", report.operation().uri(), report.failure() == null ? "succeeded" : "failed",
                report.statusCode() == 0 ? "no answer" : report.statusCode(), TimeUnit.NANOSECONDS.toMillis(report.durationNanos()),
                report.error() == null ? "" : " (" + report.error().label() + ')',
                report.requestId() == null ? "" : ", request id " + ErrorText.clean(report.requestId(), LONGEST_REQUEST_ID),
                report.attempts() > 1 ? ", " + report.attempts() + " attempts" : "");
    }
}
