/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.pacing;

import java.util.concurrent.TimeUnit;

import io.github.camelcalcom.catalog.CallLimit;

/**
 * One limit of the server and the known facts about its current window. Calls are counted when they are sent. A call in flight at the end of a
 * window counts in the next one, until its response shows that the server has counted it before. Guarded by the lock of the pacer.
 */
final class RateLimitWindow {

    private final PacingTuning tuning;
    private String name;
    private int limit;
    /** The longest rest of a window that a response has announced. */
    private long lengthNanos;
    private boolean lengthKnown;

    private int sent;
    /** The smallest number that the server has announced in this window. It may or may not include calls in flight. */
    private int remaining;
    /** The calls in flight that were sent since the window began. */
    private int newInFlight;
    /** Whether all our calls of this window are counted. */
    private boolean complete;
    private int windowsWithCare;

    private long openedAt;
    private boolean endKnown;
    private long earliestEnd;
    private long latestEnd;
    private boolean hasPrevious;
    private long previousEnd;

    /** A limit of the catalogue. */
    RateLimitWindow(PacingTuning tuning, CallLimit limit, long now) {
        this.tuning = tuning;
        this.limit = limit.calls();
        this.remaining = limit.calls();
        this.lengthNanos = TimeUnit.SECONDS.toNanos(limit.seconds());
        this.lengthKnown = true;
        this.openedAt = now;
        this.complete = true;
    }

    /** A limit that a response has announced, with further calls in flight. */
    RateLimitWindow(PacingTuning tuning, RateLimitHeaders.Limit announced, int inFlight, long now) {
        this.tuning = tuning;
        this.name = announced.name();
        this.limit = announced.limit();
        this.lengthNanos = TimeUnit.SECONDS.toNanos(1);
        restart(announced, inFlight, now);
    }

    /** The name in its headers; null before the first response with it. */
    String name() {
        return name;
    }

    int limit() {
        return limit;
    }

    long lengthNanos() {
        return lengthNanos;
    }

    boolean endKnown() {
        return endKnown;
    }

    /** The latest possible end of the window, if {@link #endKnown()}. */
    long latestEnd() {
        return latestEnd;
    }

    /** Whether another call may be sent. */
    boolean permits(int inFlight, long now) {
        return sent < limit && inFlight < mostInFlight() && (endKnown || newInFlight < callsBeforeFirstAnswer(now));
    }

    /** The maximum number of calls in flight. The server's number may not include them, nor those of other clients. */
    private int mostInFlight() {
        if (windowsWithCare == 0 || !endKnown) {
            return remaining;
        }
        return (remaining - tuning.keptForOthers() + tuning.share() - 1) / tuning.share();
    }

    private int callsBeforeFirstAnswer(long now) {
        boolean early = now - openedAt < tuning.longestWaitForFirstAnswer();
        if (windowsWithCare > 0) {
            return early ? 1 : tuning.callsBeforeFirstAnswer();
        }
        return early ? tuning.callsBeforeFirstAnswer() : Integer.MAX_VALUE;
    }

    /** The time until this window may open without a response, at most {@code atMost}. */
    long nanosToOpening(long now, long atMost) {
        if (endKnown) {
            return Math.min(atMost, latestEnd - now);
        }
        long nanos = openedAt + tuning.longestWaitForFirstAnswer() - now;
        return nanos > 0 ? Math.min(atMost, nanos) : atMost;
    }

    /** The number of remaining calls. */
    int left(int inFlight) {
        return Math.max(0, Math.min(limit - sent, remaining - inFlight));
    }

    /** Whether no further call can be sent before the window ends. */
    boolean isUsedUp() {
        return remaining == 0 || sent >= limit;
    }

    /** Whether no call was sent, and no response has announced the window. */
    boolean isUntouched() {
        return !endKnown && sent == 0;
    }

    void send() {
        sent++;
        newInFlight++;
    }

    /** Called if a call is no longer in flight. */
    void end(long sentAt) {
        if (sentAt - openedAt >= 0 && newInFlight > 0) {
            newInFlight--;
        }
    }

    /** Called if the server has not counted a call. */
    void takeBack() {
        sent--;
    }

    /** Called if the server has refused a call. If all of our calls are counted, other clients use the same credential. */
    void refused() {
        if (complete) {
            windowsWithCare = tuning.windowsWithCare();
        }
    }

    /** Begins the next window if this one is over. */
    void advance(int inFlight, long now) {
        if (endKnown && now - latestEnd >= 0) {
            startNext(latestEnd, inFlight, now);
        }
    }

    /** Begins a window that no response has announced. */
    void startNext(long endOfPrevious, int inFlight, long now) {
        if (complete && remaining < limit - sent) {
            windowsWithCare = tuning.windowsWithCare();
        } else if (windowsWithCare > 0) {
            windowsWithCare--;
        }
        hasPrevious = true;
        previousEnd = endOfPrevious;
        openedAt = now;
        endKnown = false;
        complete = true;
        newInFlight = 0;
        sent = inFlight;
        remaining = limit;
    }

    /** Assumes an end for a window in which calls were sent, if no response has announced one. */
    void assumeEndOnceUsed(long now) {
        if (!endKnown && sent > 0) {
            endKnown = true;
            earliestEnd = now;
            latestEnd = now + lengthNanos;
        }
    }

    /** Learns from a response, while further calls are in flight. */
    void learn(RateLimitHeaders.Limit announced, long sentAt, int inFlight, long now) {
        name = announced.name();
        limit = announced.limit();
        if (!announced.hasEnd()) {
            remaining = Math.min(remaining, announced.remaining());
            return;
        }
        learnLength(announced);
        if (announced.latestEnd() - announced.earliestEnd() > lengthNanos / 2) {
            // the call took so long that the window of its response is not known
            return;
        }
        if (isOfPrevious(announced, sentAt)) {
            sent--;
        } else if (endKnown && announced.earliestEnd() - latestEnd > 0) {
            hasPrevious = true;
            previousEnd = latestEnd;
            restart(announced, inFlight, now);
        } else {
            narrow(announced);
        }
    }

    private boolean isOfPrevious(RateLimitHeaders.Limit announced, long sentAt) {
        if (sentAt - openedAt >= 0) {
            return false;
        }
        return endKnown ? announced.latestEnd() - earliestEnd < 0 : hasPrevious && announced.earliestEnd() - previousEnd <= 0;
    }

    private void restart(RateLimitHeaders.Limit announced, int inFlight, long now) {
        openedAt = now;
        complete = false;
        newInFlight = 0;
        sent = inFlight + 1;
        remaining = announced.remaining();
        endKnown = announced.hasEnd();
        earliestEnd = announced.earliestEnd();
        latestEnd = announced.latestEnd();
        learnLength(announced);
    }

    private void learnLength(RateLimitHeaders.Limit announced) {
        lengthNanos = Math.max(lengthNanos, announced.toGo());
        // the first call of a window has the whole window ahead
        lengthKnown |= announced.hasEnd() && announced.remaining() == announced.limit() - 1;
    }

    private void narrow(RateLimitHeaders.Limit announced) {
        remaining = Math.min(remaining, announced.remaining());
        earliestEnd = endKnown && earliestEnd - announced.earliestEnd() > 0 ? earliestEnd : announced.earliestEnd();
        latestEnd = endKnown && latestEnd - announced.latestEnd() < 0 ? latestEnd : announced.latestEnd();
        endKnown = true;
    }

    /** Returns a text such as {@code 120 calls per 60 s}. */
    @Override
    public String toString() {
        return limit + (limit == 1 ? " call" : " calls") + (lengthKnown ? " per " + TimeUnit.NANOSECONDS.toSeconds(lengthNanos) + " s" : "");
    }
}
