package io.github.camelcalcom.pacing;

import java.util.concurrent.TimeUnit;

import io.github.camelcalcom.catalog.CallLimit;

/**
 * One limit of the server and what is known about its current window. Calls are counted when they are sent; a call that is in flight when a
 * window ends counts in the next one, until its answer tells that the server had counted it before. Guarded by its pacer's lock.
 */
final class LimitWindow {

    /** How many calls go before the first answer of a window: others may have begun to use it. */
    static final int CALLS_BEFORE_FIRST_ANSWER = 16;
    /** A server that answers nothing must not be slow because of us. */
    static final long LONGEST_WAIT_FOR_FIRST_ANSWER = TimeUnit.SECONDS.toNanos(1);
    /** For so many windows, one call finds out what is left of a window, once others were seen to call with the same credential. */
    private static final int WINDOWS_WITH_CARE = 10;
    /** Then no more than a quarter of what is left is in flight at a time, and of a large limit some calls are not used. */
    private static final int SHARE = 4;
    private static final int MOST_KEPT_FOR_OTHERS = 2;
    private static final int LARGE_LIMIT = 40;

    private String name;
    private int limit;
    /** The longest time to go that was told. */
    private long lengthNanos;
    private boolean lengthKnown;

    private int sent;
    /** The least that the server has told in this window. Calls in flight may or may not be part of it. */
    private int remaining;
    /** How many of those in flight were sent since the window began. */
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

    /** A limit that is known beforehand. */
    LimitWindow(CallLimit limit, long now) {
        this.limit = limit.calls();
        this.remaining = limit.calls();
        this.lengthNanos = TimeUnit.SECONDS.toNanos(limit.seconds());
        this.lengthKnown = true;
        this.openedAt = now;
        this.complete = true;
    }

    /** A limit that an answer has told, with further calls in flight. */
    LimitWindow(ToldLimit told, int inFlight, long now) {
        this.name = told.name();
        this.limit = told.limit();
        this.lengthNanos = TimeUnit.SECONDS.toNanos(1);
        restart(told, inFlight, now);
    }

    /** The name that its headers have; null while no answer has told it. */
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

    /** By when the window is over for sure, if {@link #endKnown()}. */
    long latestEnd() {
        return latestEnd;
    }

    /** Whether one more call may go. */
    boolean permits(int inFlight, long now) {
        return sent < limit && inFlight < mostInFlight() && (endKnown || newInFlight < callsBeforeFirstAnswer(now));
    }

    /** What is in flight may not be part of the server's figure yet; nor is what others have in flight. */
    private int mostInFlight() {
        if (windowsWithCare == 0 || !endKnown) {
            return remaining;
        }
        int keptForOthers = Math.min(MOST_KEPT_FOR_OTHERS, limit / LARGE_LIMIT);
        return (remaining - keptForOthers + SHARE - 1) / SHARE;
    }

    private int callsBeforeFirstAnswer(long now) {
        boolean early = now - openedAt < LONGEST_WAIT_FOR_FIRST_ANSWER;
        if (windowsWithCare > 0) {
            return early ? 1 : CALLS_BEFORE_FIRST_ANSWER;
        }
        return early ? CALLS_BEFORE_FIRST_ANSWER : Integer.MAX_VALUE;
    }

    /** The time until the passing of time may let calls go, at most {@code atMost}. */
    long nanosToOpening(long now, long atMost) {
        if (endKnown) {
            return Math.min(atMost, latestEnd - now);
        }
        long nanos = openedAt + LONGEST_WAIT_FOR_FIRST_ANSWER - now;
        return nanos > 0 ? Math.min(atMost, nanos) : atMost;
    }

    /** How many more calls may go. */
    int left(int inFlight) {
        return Math.max(0, Math.min(limit - sent, remaining - inFlight));
    }

    /** Whether only the window's end can let further calls go. */
    boolean isUsedUp() {
        return remaining == 0 || sent >= limit;
    }

    /** Whether no call has gone and no answer has told of it. */
    boolean isUntouched() {
        return !endKnown && sent == 0;
    }

    void send() {
        sent++;
        newInFlight++;
    }

    /** A call is not in flight any more. */
    void end(long sentAt) {
        if (sentAt - openedAt >= 0 && newInFlight > 0) {
            newInFlight--;
        }
    }

    /** A call that was sent turns out not to be counted by the server. */
    void takeBack() {
        sent--;
    }

    /** The server has refused a call. If all of ours are counted, others must be calling with the same credential. */
    void refused() {
        if (complete) {
            windowsWithCare = WINDOWS_WITH_CARE;
        }
    }

    /** Begins the next window if this one is over. */
    void advance(int inFlight, long now) {
        if (endKnown && now - latestEnd >= 0) {
            startNext(latestEnd, inFlight, now);
        }
    }

    /** Begins a window of which no answer has told yet. */
    void startNext(long endOfPrevious, int inFlight, long now) {
        if (complete && remaining < limit - sent) {
            windowsWithCare = WINDOWS_WITH_CARE;
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

    /** Sets an end for a window in which calls have gone, if no answer tells it. */
    void assumeEndOnceUsed(long now) {
        if (!endKnown && sent > 0) {
            endKnown = true;
            earliestEnd = now;
            latestEnd = now + lengthNanos;
        }
    }

    /** Learns from an answer, while further calls are in flight. */
    void learn(ToldLimit told, long sentAt, int inFlight, long now) {
        name = told.name();
        limit = told.limit();
        if (!told.endTold()) {
            remaining = Math.min(remaining, told.remaining());
            return;
        }
        learnLength(told);
        if (told.latestEnd() - told.earliestEnd() > lengthNanos / 2) {
            // the answer took so long that it may be of any window
            return;
        }
        if (isOfPrevious(told, sentAt)) {
            sent--;
        } else if (endKnown && told.earliestEnd() - latestEnd > 0) {
            hasPrevious = true;
            previousEnd = latestEnd;
            restart(told, inFlight, now);
        } else {
            narrow(told);
        }
    }

    private boolean isOfPrevious(ToldLimit told, long sentAt) {
        if (sentAt - openedAt >= 0) {
            return false;
        }
        return endKnown ? told.latestEnd() - earliestEnd < 0 : hasPrevious && told.earliestEnd() - previousEnd <= 0;
    }

    private void restart(ToldLimit told, int inFlight, long now) {
        openedAt = now;
        complete = false;
        newInFlight = 0;
        sent = inFlight + 1;
        remaining = told.remaining();
        endKnown = told.endTold();
        earliestEnd = told.earliestEnd();
        latestEnd = told.latestEnd();
        learnLength(told);
    }

    private void learnLength(ToldLimit told) {
        lengthNanos = Math.max(lengthNanos, told.toGo());
        // the first call of a window has all of it before it
        lengthKnown |= told.endTold() && told.remaining() == told.limit() - 1;
    }

    private void narrow(ToldLimit told) {
        remaining = Math.min(remaining, told.remaining());
        earliestEnd = endKnown && earliestEnd - told.earliestEnd() > 0 ? earliestEnd : told.earliestEnd();
        latestEnd = endKnown && latestEnd - told.latestEnd() < 0 ? latestEnd : told.latestEnd();
        endKnown = true;
    }

    /** Such as {@code 120 calls per 60 s}. */
    @Override
    public String toString() {
        return limit + (limit == 1 ? " call" : " calls") + (lengthKnown ? " per " + TimeUnit.NANOSECONDS.toSeconds(lengthNanos) + " s" : "");
    }
}
