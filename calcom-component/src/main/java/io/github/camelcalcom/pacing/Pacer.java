package io.github.camelcalcom.pacing;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

import io.github.camelcalcom.error.HeaderView;

/**
 * Holds the calls of one credential to one server back, so that the server need not refuse them. It learns the limits from the answers, and
 * holds nothing back where they tell none. A limit holds for a window of time, which the server begins with the first call that it counts
 * after the last window; a single client can use all of it.
 * <p>
 * Each call that {@link #acquire} lets go must end with exactly one of {@link #answered}, {@link #unanswered} and {@link #unsent}. Thread
 * safe; blocks nobody.
 */
public final class Pacer {

    /** The ticket of a call that went while the server told no limit; else the ticket is when the call went. */
    static final long NOT_COUNTED = Long.MIN_VALUE;

    private static final int TOO_MANY_REQUESTS = 429;
    /** Also a net below the timers: nothing waits longer than that without being looked at. */
    private static final long LONGEST_SLEEP = TimeUnit.HOURS.toNanos(1);

    private static final long LATE = TimeUnit.SECONDS.toNanos(5);

    private final String server;
    private final Timers timers;
    private final ReentrantLock lock = new ReentrantLock();
    private final Gates gates;
    private final WaitingCalls waitingCalls;
    private final PacingLog log;
    /** What {@link Gates#isUnlimited()} says, for calls that do not take the lock. */
    private volatile boolean unlimited;
    /** Whether a thread tells the waiting calls what became of them. One does at a time, so that they go in their order. */
    private boolean telling;
    private boolean wakeUpSet;
    private long wakeUpAt;

    Pacer(String server, int queueSize, Timers timers) {
        this.server = server;
        this.timers = timers;
        this.log = new PacingLog(server);
        this.gates = new Gates(new LimitHeaders(timers.clock()));
        this.waitingCalls = new WaitingCalls(gates, queueSize);
    }

    /**
     * Asks to let a call go.
     *
     * @return true if it goes at once; false if {@link Waiting#granted()} or {@link Waiting#refused} is called, once: later, or before this
     *         method returns where it is clear that the call cannot go in time
     */
    public boolean acquire(Waiting call) {
        if (unlimited && call.operation().limit() == null) {
            call.ticket(NOT_COUNTED);
            return true;
        }
        Waiter waiter;
        lock.lock();
        try {
            long now = timers.nanoTime();
            gates.advance(now);
            waiter = waitingCalls.admit(call, now);
            if (waiter != null && waiter.refusal == null) {
                setWakeUp(now);
                if (waitingCalls.size() == 1) {
                    log.waits(gates.credential().widest(), now);
                }
            }
        } finally {
            lock.unlock();
        }
        if (waiter != null && waiter.refusal != null) {
            waiter.tell();
        }
        return waiter == null;
    }

    /**
     * Gives up waiting.
     *
     * @return true if the call waited and will be told nothing; false if it has been told what became of it, or is about to be
     */
    public boolean withdraw(Waiting call) {
        boolean withdrawn;
        lock.lock();
        try {
            withdrawn = waitingCalls.withdraw(call, timers.nanoTime());
        } finally {
            lock.unlock();
        }
        if (withdrawn) {
            // what it got of its operation's limit is for another one
            letGo();
        }
        return withdrawn;
    }

    /**
     * The server has answered a call; to be told as soon as the head of the answer is there.
     *
     * @param call    the call
     * @param status  the HTTP status code
     * @param headers the headers of the answer
     */
    public void answered(Waiting call, int status, HeaderView headers) {
        long ticket = call.ticket();
        if (unlimited && ticket == NOT_COUNTED && status != TOO_MANY_REQUESTS && headers.header(LimitHeaders.DEFAULT_LIMIT) == null) {
            return;
        }
        boolean others;
        lock.lock();
        try {
            long now = timers.nanoTime();
            gates.advance(now);
            gates.answered(call.operation(), ticket, status, headers, now);
            unlimited = gates.isUnlimited();
            log.answered(gates.credential(), now);
            others = waitingCalls.size() > 0;
        } finally {
            lock.unlock();
        }
        if (others) {
            letGo();
        }
    }

    /** A call that was sent, or may have been, has ended without an answer. */
    public void unanswered(Waiting call) {
        end(call, false);
    }

    /** A call that was let go has ended without being sent: the server surely did not count it. */
    public void unsent(Waiting call) {
        end(call, true);
    }

    /** How it stands. */
    public PacerFigures figures() {
        lock.lock();
        try {
            long now = timers.nanoTime();
            gates.advance(now);
            Gate credential = gates.credential();
            LimitWindow window = credential.widest();
            long toReset = credential.nanosToOpening(now, Long.MAX_VALUE);
            long seconds = toReset == Long.MAX_VALUE ? 0 : TimeUnit.NANOSECONDS.toSeconds(toReset + TimeUnit.SECONDS.toNanos(1) - 1);
            return new PacerFigures(server, window == null ? 0 : window.limit(), credential.left(), waitingCalls.size(), seconds,
                    waitingCalls.waits(), waitingCalls.waitedNanos());
        } finally {
            lock.unlock();
        }
    }

    /** Whether nothing is lost without it. */
    boolean isIdle() {
        lock.lock();
        try {
            long now = timers.nanoTime();
            return gates.all().stream().allMatch(gate -> gate.isIdle(now));
        } finally {
            lock.unlock();
        }
    }

    private void end(Waiting call, boolean unsent) {
        if (call.ticket() == NOT_COUNTED) {
            return;
        }
        boolean others;
        lock.lock();
        try {
            long now = timers.nanoTime();
            gates.advance(now);
            if (unsent) {
                gates.unsent(call.operation(), call.ticket(), now);
            } else {
                gates.unanswered(call.operation(), call.ticket(), now);
            }
            others = waitingCalls.size() > 0;
        } finally {
            lock.unlock();
        }
        if (others) {
            letGo();
        }
    }

    private void letGo() {
        lock.lock();
        try {
            if (telling) {
                return;
            }
            telling = true;
        } finally {
            lock.unlock();
        }
        boolean done = false;
        try {
            for (Waiter next = next(); next != null; next = next()) {
                next.tell();
            }
            done = true;
        } finally {
            if (!done) {
                stopTelling();
            }
        }
    }

    /** The next one to be told; null, and nobody is told any more, if the others have to wait. */
    private Waiter next() {
        lock.lock();
        try {
            long now = timers.nanoTime();
            gates.advance(now);
            Waiter next = waitingCalls.next(now);
            if (next == null) {
                telling = false;
                setWakeUp(now);
            }
            return next;
        } finally {
            lock.unlock();
        }
    }

    private void stopTelling() {
        lock.lock();
        try {
            telling = false;
            setWakeUp(timers.nanoTime());
        } finally {
            lock.unlock();
        }
    }

    private void setWakeUp(long now) {
        long nanos = Math.min(waitingCalls.nanosToNext(now), LONGEST_SLEEP);
        // one whose time has passed was lost, as timers are with the Vert.x context that they were set on
        if (waitingCalls.size() > 0 && (!wakeUpSet || now + nanos - wakeUpAt < 0 || now - wakeUpAt > LATE)) {
            wakeUpSet = true;
            wakeUpAt = now + nanos;
            long at = wakeUpAt;
            timers.after(nanos, () -> wakeUp(at));
        }
    }

    private void wakeUp(long at) {
        lock.lock();
        try {
            // an earlier one may have been set since; a later one stays for its own time
            wakeUpSet = wakeUpSet && at != wakeUpAt;
        } finally {
            lock.unlock();
        }
        letGo();
    }
}
