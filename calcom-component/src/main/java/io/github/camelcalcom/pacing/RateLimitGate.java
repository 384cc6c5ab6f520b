/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.pacing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.github.camelcalcom.catalog.CallLimit;

/**
 * A set of limits, and the calls that wait for them. The server refuses a call only if all limits of the set are used up. Guarded by the
 * lock of the pacer.
 */
final class RateLimitGate {

    /** The time for which the server refuses every call after a limit was exceeded. Source: observed at the hosted service; not documented. */
    static final long BLOCK_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final PacingTuning tuning;
    private final CallQueue queue = new CallQueue();
    private final List<RateLimitWindow> windows = new ArrayList<>(1);
    private int inFlight;
    /** The number of calls that may be in flight while no limit is known. */
    private int unpacedCalls;
    private boolean firstAnswerAwaited;
    private long firstAnswerBy;

    private boolean blocked;
    private long blockEnd;
    private boolean wasBlocked;
    private long unblockedAt;

    /** A gate whose limits are not known. */
    RateLimitGate(PacingTuning tuning) {
        this.tuning = tuning;
        this.unpacedCalls = tuning.callsBeforeFirstAnswer();
    }

    /** A gate with a limit of the catalogue. */
    RateLimitGate(PacingTuning tuning, CallLimit limit, long now) {
        this(tuning);
        windows.add(new RateLimitWindow(tuning, limit, now));
    }

    CallQueue queue() {
        return queue;
    }

    boolean isBlocked() {
        return blocked;
    }

    boolean knowsLimits() {
        return !windows.isEmpty();
    }

    boolean knows(String limit) {
        return named(limit) != null;
    }

    /** Removes the limit: every call may be sent. */
    void open() {
        unpacedCalls = Integer.MAX_VALUE;
        firstAnswerAwaited = false;
    }

    /** Called when a call waits. Limits its wait if it waits for the first response. */
    void awaitFirstAnswer(long now) {
        if (windows.isEmpty() && !blocked && !firstAnswerAwaited) {
            firstAnswerAwaited = true;
            firstAnswerBy = now + tuning.longestWaitForFirstAnswer();
        }
    }

    /** Counts a call if it may be sent now. Returns false if it must wait. */
    boolean pass(CallPriority priority, long now) {
        if (queue.ahead(priority) > 0 || !permits(now)) {
            return false;
        }
        send();
        return true;
    }

    boolean permits(long now) {
        if (blocked) {
            return false;
        }
        if (windows.isEmpty()) {
            return inFlight < unpacedCalls;
        }
        for (RateLimitWindow window : windows) {
            if (window.permits(inFlight, now)) {
                return true;
            }
        }
        return false;
    }

    /** Counts a call that is sent now. */
    void send() {
        inFlight++;
        windows.forEach(RateLimitWindow::send);
    }

    /** Called if a call in flight was not sent, or if the server did not count it. */
    void takeBack(long sentAt) {
        end(sentAt);
        windows.forEach(RateLimitWindow::takeBack);
    }

    /** Called if a call in flight has ended and the server may have counted it. */
    void end(long sentAt) {
        inFlight--;
        windows.forEach(window -> window.end(sentAt));
    }

    /** Updates the state to the current time. */
    void advance(long now) {
        if (firstAnswerAwaited && now - firstAnswerBy >= 0) {
            open();
        }
        if (blocked && now - blockEnd >= 0) {
            blocked = false;
            wasBlocked = true;
            unblockedAt = now;
            windows.forEach(window -> window.startNext(blockEnd, inFlight, now));
        }
        for (RateLimitWindow window : windows) {
            window.advance(inFlight, now);
        }
    }

    /** Learns the limits from a response to a call that has ended. */
    void learn(List<RateLimitHeaders.Limit> announced, long sentAt, long now) {
        firstAnswerAwaited = false;
        windows.removeIf(window -> window.name() != null && !isAmong(window.name(), announced));
        for (RateLimitHeaders.Limit limit : announced) {
            RateLimitWindow window = named(limit.name());
            if (window == null) {
                window = named(null);
            }
            if (window == null) {
                windows.add(new RateLimitWindow(tuning, limit, inFlight, now));
            } else if (sentAt != Turn.NOT_COUNTED) {
                window.learn(limit, sentAt, inFlight, now);
            }
        }
    }

    private static boolean isAmong(String name, List<RateLimitHeaders.Limit> announced) {
        for (RateLimitHeaders.Limit limit : announced) {
            if (limit.name().equals(name)) {
                return true;
            }
        }
        return false;
    }

    /** Called if the server refused a call that was sent at {@code sentAt}. It refuses every call until a time between the two ends. */
    void block(long sentAt, long earliestEnd, long latestEnd) {
        boolean ofLastBlock = wasBlocked && sentAt != Turn.NOT_COUNTED && sentAt - unblockedAt < 0 && earliestEnd - blockEnd <= 0;
        if (blocked) {
            // several refusals announce the same end, each a little late; an end that is certainly later is a different one
            blockEnd = latestEnd - blockEnd < 0 || earliestEnd - blockEnd > 0 ? latestEnd : blockEnd;
        } else if (!ofLastBlock) {
            blocked = true;
            blockEnd = latestEnd;
            windows.forEach(RateLimitWindow::refused);
            unpacedCalls = tuning.callsBeforeFirstAnswer();
            firstAnswerAwaited = false;
        }
    }

    /** Assumes that the window ends after its length from now, if the response announced no window. */
    void assumeEnds(long now) {
        windows.forEach(window -> window.assumeEndOnceUsed(now));
    }

    /** Assumes an end for a window that no response described, so that waiting calls cannot wait forever. */
    void assumeEndsIfStuck(long now) {
        if (queue.size() > 0 && inFlight == 0 && !blocked && !permits(now)) {
            assumeEnds(now);
        }
    }

    /** The time until calls may be sent without a further response, at most {@code atMost}. */
    long nanosToOpening(long now, long atMost) {
        if (blocked) {
            return Math.min(atMost, blockEnd - now);
        }
        long nanos = firstAnswerAwaited ? Math.min(atMost, firstAnswerBy - now) : atMost;
        for (RateLimitWindow window : windows) {
            nanos = window.nanosToOpening(now, nanos);
        }
        return nanos;
    }

    /** The known part of the time for which a new call would wait. */
    long knownWait(CallPriority priority, long now) {
        long opening = Long.MAX_VALUE;
        int capacity = 1;
        long length = 0;
        for (RateLimitWindow window : windows) {
            opening = Math.min(opening, window.isUsedUp() && window.endKnown() ? Math.max(0, window.latestEnd() - now) : 0);
            capacity = Math.max(capacity, window.limit());
            length = length == 0 ? window.lengthNanos() : Math.min(length, window.lengthNanos());
        }
        if (blocked) {
            opening = Math.max(0, blockEnd - now);
        } else if (windows.isEmpty() || opening == 0) {
            return 0;
        }
        return opening + queue.ahead(priority) / capacity * length;
    }

    /** The time in nanoseconds after which a refused call may be tried again. */
    long advisedWait(CallPriority priority, long now) {
        long known = knownWait(priority, now);
        return known > 0 ? known : nanosToOpening(now, windows.isEmpty() ? TimeUnit.SECONDS.toNanos(1) : windows.get(0).lengthNanos());
    }

    /** Whether the gate has no state that a new one would not have. */
    boolean isIdle(long now) {
        advance(now);
        if (inFlight == 0) {
            assumeEnds(now);
        }
        return queue.size() == 0 && inFlight == 0 && !blocked && windows.stream().allMatch(RateLimitWindow::isUntouched);
    }

    /** The remaining calls of the current window; 0 if no limit is known. */
    int left() {
        RateLimitWindow widest = widest();
        return widest == null || blocked ? 0 : widest.left(inFlight);
    }

    /** The window with the most remaining calls; null if no limit is known. */
    RateLimitWindow widest() {
        RateLimitWindow widest = null;
        for (RateLimitWindow window : windows) {
            if (widest == null || window.left(inFlight) > widest.left(inFlight)) {
                widest = window;
            }
        }
        return widest;
    }

    private RateLimitWindow named(String name) {
        for (RateLimitWindow window : windows) {
            if (name == null ? window.name() == null : name.equals(window.name())) {
                return window;
            }
        }
        return null;
    }
}
