package io.github.camelcalcom.pacing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.github.camelcalcom.catalog.CallLimit;

/**
 * A set of limits of which the server refuses a call only when all are used up, and the calls that wait for them. Guarded by its pacer's
 * lock.
 */
final class Gate {

    /** How long the server refuses everything once a limit was exceeded, if it does not say. Source: observed. */
    static final long BLOCK_NANOS = TimeUnit.SECONDS.toNanos(60);

    final CallQueue queue = new CallQueue();
    private final List<LimitWindow> windows = new ArrayList<>(1);
    private int inFlight;
    /** How many calls may be in flight while no limit is known. */
    private int unpacedCalls = LimitWindow.CALLS_BEFORE_FIRST_ANSWER;
    private boolean firstAnswerAwaited;
    private long firstAnswerBy;

    private boolean blocked;
    private long blockEnd;
    private boolean wasBlocked;
    private long unblockedAt;

    /** A gate whose limits are not known. */
    Gate() {
    }

    /** A gate with a limit that is known beforehand. */
    Gate(CallLimit limit, long now) {
        windows.add(new LimitWindow(limit, now));
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

    /** No limit holds: every call may go. */
    void open() {
        unpacedCalls = Integer.MAX_VALUE;
        firstAnswerAwaited = false;
    }

    /** A call waits. Where that is for the first answer to tell the limits, it does so for a while only. */
    void awaitFirstAnswer(long now) {
        if (windows.isEmpty() && !blocked && !firstAnswerAwaited) {
            firstAnswerAwaited = true;
            firstAnswerBy = now + LimitWindow.LONGEST_WAIT_FOR_FIRST_ANSWER;
        }
    }

    boolean permits(long now) {
        if (blocked) {
            return false;
        }
        if (windows.isEmpty()) {
            return inFlight < unpacedCalls;
        }
        for (LimitWindow window : windows) {
            if (window.permits(inFlight, now)) {
                return true;
            }
        }
        return false;
    }

    /** Counts a call that goes now. */
    void send() {
        inFlight++;
        windows.forEach(LimitWindow::send);
    }

    /** A call in flight was not sent, or was not counted by the server. */
    void takeBack(long sentAt) {
        end(sentAt);
        windows.forEach(LimitWindow::takeBack);
    }

    /** A call in flight has ended; the server may have counted it. */
    void end(long sentAt) {
        inFlight--;
        windows.forEach(window -> window.end(sentAt));
    }

    /** Begins what begins with the passing of time. */
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
        for (LimitWindow window : windows) {
            window.advance(inFlight, now);
        }
    }

    /** Learns the limits from an answer to a call that has ended. */
    void learn(List<ToldLimit> told, long sentAt, long now) {
        firstAnswerAwaited = false;
        windows.removeIf(window -> window.name() != null && !isTold(window.name(), told));
        for (ToldLimit limit : told) {
            LimitWindow window = named(limit.name());
            if (window == null) {
                window = named(null);
            }
            if (window == null) {
                windows.add(new LimitWindow(limit, inFlight, now));
            } else if (sentAt != Pacer.NOT_COUNTED) {
                window.learn(limit, sentAt, inFlight, now);
            }
        }
    }

    private static boolean isTold(String name, List<ToldLimit> told) {
        for (ToldLimit limit : told) {
            if (limit.name().equals(name)) {
                return true;
            }
        }
        return false;
    }

    /** The server refused a call that was sent at {@code sentAt}, and refuses every other until some time between the two. */
    void block(long sentAt, long earliestEnd, long latestEnd) {
        boolean ofLastBlock = wasBlocked && sentAt != Pacer.NOT_COUNTED && sentAt - unblockedAt < 0 && earliestEnd - blockEnd <= 0;
        if (blocked) {
            // several refusals tell one end, each a little late; one that is surely later is another
            blockEnd = latestEnd - blockEnd < 0 || earliestEnd - blockEnd > 0 ? latestEnd : blockEnd;
        } else if (!ofLastBlock) {
            blocked = true;
            blockEnd = latestEnd;
            windows.forEach(LimitWindow::refused);
            unpacedCalls = LimitWindow.CALLS_BEFORE_FIRST_ANSWER;
            firstAnswerAwaited = false;
        }
    }

    /** The server does not tell its windows: they end that long after the first answer. */
    void assumeEnds(long now) {
        windows.forEach(window -> window.assumeEndOnceUsed(now));
    }

    /** Gives a window that no answer tells of an end, lest calls wait for ever. */
    void assumeEndsIfStuck(long now) {
        if (queue.size() > 0 && inFlight == 0 && !blocked && !permits(now)) {
            assumeEnds(now);
        }
    }

    /** The time until the passing of time lets calls go, at most {@code atMost}. */
    long nanosToOpening(long now, long atMost) {
        if (blocked) {
            return Math.min(atMost, blockEnd - now);
        }
        long nanos = firstAnswerAwaited ? Math.min(atMost, firstAnswerBy - now) : atMost;
        for (LimitWindow window : windows) {
            nanos = window.nanosToOpening(now, nanos);
        }
        return nanos;
    }

    /** How long a call that comes now has to wait at least, as far as that is known. */
    long knownWait(CallPriority priority, long now) {
        long opening = Long.MAX_VALUE;
        int capacity = 1;
        long length = 0;
        for (LimitWindow window : windows) {
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

    /** When it is worth trying again for a call that is refused now, in nanoseconds from now. */
    long advisedWait(CallPriority priority, long now) {
        long known = knownWait(priority, now);
        return known > 0 ? known : nanosToOpening(now, windows.isEmpty() ? TimeUnit.SECONDS.toNanos(1) : windows.get(0).lengthNanos());
    }

    /** Whether nothing would be lost with it. */
    boolean isIdle(long now) {
        advance(now);
        if (inFlight == 0) {
            assumeEnds(now);
        }
        return queue.size() == 0 && inFlight == 0 && !blocked && windows.stream().allMatch(LimitWindow::isUntouched);
    }

    /** The calls that may still go in the current window; 0 if no limit is known. */
    int left() {
        LimitWindow widest = widest();
        return widest == null || blocked ? 0 : widest.left(inFlight);
    }

    /** The window that lets most calls go; null if no limit is known. */
    LimitWindow widest() {
        LimitWindow widest = null;
        for (LimitWindow window : windows) {
            if (widest == null || window.left(inFlight) > widest.left(inFlight)) {
                widest = window;
            }
        }
        return widest;
    }

    private LimitWindow named(String name) {
        for (LimitWindow window : windows) {
            if (name == null ? window.name() == null : name.equals(window.name())) {
                return window;
            }
        }
        return null;
    }
}
