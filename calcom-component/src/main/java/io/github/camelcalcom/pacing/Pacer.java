/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.pacing;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

import io.github.camelcalcom.catalog.Operation;
import io.github.camelcalcom.error.CalcomRateLimitException;
import io.github.camelcalcom.error.HeaderView;
import io.github.camelcalcom.pacing.CallQueue.Waiter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delays the calls of one credential to one server so that the server does not refuse them. A call waits on its own thread. The pacer learns
 * the limits from the responses, and delays no call if they announce none. A limit applies to a window of time, which the server begins with the
 * first call that it counts after the previous window. A single client can use the whole limit. Thread safe.
 */
public final class Pacer {

    private static final Logger LOG = LoggerFactory.getLogger(Pacer.class);
    private static final int TOO_MANY_REQUESTS = 429;
    /** Longer than any wait, and small enough to be added to a time without overflow. */
    private static final long FOREVER = Long.MAX_VALUE / 4;
    /** The time between two log lines about waiting calls, because a caller that is always at its limit waits in each window. */
    private static final long QUIET_NANOS = TimeUnit.MINUTES.toNanos(10);

    private final String server;
    private final int queueSize;
    private final Timers timers;
    private final ReentrantLock lock = new ReentrantLock();
    private final RateLimitHeaders limitHeaders;
    private final RateLimits limits;
    private final Turn notCounted = new Turn(this, null, Turn.NOT_COUNTED);
    /** The value of {@link RateLimits#isUnlimited()}, for calls that do not take the lock. */
    private volatile boolean unlimited;

    private int waiting;
    private long waits;
    private long waitedNanos;
    /** The waiting call whose thread wakes up when the next calls may be sent; null if no call waits. */
    private Waiter watcher;
    private long watchedUntil;

    private boolean waitLogged;
    private long waitLoggedAt;
    private boolean blockLogged;

    Pacer(String server, int queueSize, Timers timers) {
        this(server, queueSize, timers, PacingTuning.DEFAULT);
    }

    Pacer(String server, int queueSize, Timers timers, PacingTuning tuning) {
        this.server = server;
        this.queueSize = queueSize;
        this.timers = timers;
        this.limitHeaders = new RateLimitHeaders(timers.clock());
        this.limits = new RateLimits(tuning);
    }

    /**
     * Waits until a call may be sent. Calls are sent in the order of their priority, and then of their arrival.
     *
     * @param  operation                the operation to be called
     * @param  priority                 determines which of the waiting calls are sent first
     * @param  longestWaitNanos         the maximum wait; {@link Long#MAX_VALUE} for no limit
     * @param  scope                    ends the wait when it is closed
     * @return                          the turn, which the calling code must end; null if the scope was closed before the call got it
     * @throws CalcomRateLimitException if the call does not get its turn in time. Thrown at once if this is certain, or if too many calls wait
     * @throws InterruptedException     if the thread is interrupted while it waits
     */
    public Turn take(Operation operation, CallPriority priority, long longestWaitNanos, WaitScope scope)
            throws CalcomRateLimitException, InterruptedException {
        if (unlimited && operation.limit() == null) {
            return notCounted;
        }
        lock.lock();
        try {
            long now = timers.nanoTime();
            limits.advance(now);
            RateLimitGate operationGate = limits.ofOperation(operation, now);
            RateLimitGate gate = operationGate == null || operationGate.pass(priority, now) ? limits.credential() : operationGate;
            if (gate == limits.credential() && gate.pass(priority, now)) {
                return new Turn(this, operationGate, now);
            }
            Waiter waiter = new Waiter(operation, priority, operationGate, now, now + Math.min(longestWaitNanos, FOREVER), lock.newCondition());
            enter(waiter, gate, now);
            return await(waiter, scope);
        } finally {
            lock.unlock();
        }
    }

    void answered(Turn turn, int status, HeaderView headers) {
        if (unlimited && !turn.isCounted() && status != TOO_MANY_REQUESTS && headers.header(RateLimitHeaders.DEFAULT_LIMIT) == null) {
            return;
        }
        // before the lock, for which all calls of the credential compete
        List<RateLimitHeaders.Limit> announced = limitHeaders.read(headers, turn.sentAt(), timers.nanoTime(), turn.operationGate() != null);
        long retryAfter = status == TOO_MANY_REQUESTS ? limitHeaders.retryAfterNanos(headers) : -1;
        lock.lock();
        try {
            long now = timers.nanoTime();
            limits.advance(now);
            limits.answered(turn, status, announced, retryAfter, now);
            unlimited = limits.isUnlimited();
            logBlock(now);
            letGo(now);
        } finally {
            lock.unlock();
        }
    }

    void unanswered(Turn turn) {
        if (turn.isCounted()) {
            end(turn, true);
        }
    }

    void unsent(Turn turn) {
        if (turn.isCounted()) {
            end(turn, false);
        }
    }

    private void end(Turn turn, boolean sent) {
        lock.lock();
        try {
            long now = timers.nanoTime();
            limits.advance(now);
            if (sent) {
                limits.unanswered(turn, now);
            } else {
                limits.unsent(turn);
            }
            letGo(now);
        } finally {
            lock.unlock();
        }
    }

    /** The current state. */
    public PacerFigures figures() {
        lock.lock();
        try {
            long now = timers.nanoTime();
            limits.advance(now);
            RateLimitGate credential = limits.credential();
            RateLimitWindow window = credential.widest();
            long toReset = credential.nanosToOpening(now, Long.MAX_VALUE);
            long seconds = toReset == Long.MAX_VALUE ? 0 : TimeUnit.NANOSECONDS.toSeconds(toReset + TimeUnit.SECONDS.toNanos(1) - 1);
            return new PacerFigures(server, window == null ? 0 : window.limit(), credential.left(), waiting, seconds, waits, waitedNanos);
        } finally {
            lock.unlock();
        }
    }

    /** Whether the pacer has no state that a new one would not have. */
    boolean isIdle() {
        lock.lock();
        try {
            long now = timers.nanoTime();
            return limits.gates().stream().allMatch(gate -> gate.isIdle(now));
        } finally {
            lock.unlock();
        }
    }

    /** Adds a call to the waiting calls, or refuses it. */
    private void enter(Waiter waiter, RateLimitGate gate, long now) throws CalcomRateLimitException {
        if (waiting >= queueSize) {
            refuse(waiter, gate, now, waiting + " calls are waiting, which is the maximum (option pacingQueueSize)");
        } else {
            queue(waiter, gate, now);
        }
        if (!waiter.isWaiting()) {
            throw refusal(waiter);
        }
        waiting++;
        waits++;
        if (waiting == 1) {
            logWait(now);
        }
    }

    /** Waits on the calling thread, without the lock. */
    private Turn await(Waiter waiter, WaitScope scope) throws CalcomRateLimitException, InterruptedException {
        Runnable end = () -> stop(waiter);
        boolean decided = false;
        scope.add(end);
        try {
            watchTheTime(timers.nanoTime());
            while (waiter.isWaiting()) {
                timers.await(lock, waiter.wakeUp, nanosToWakeUp(waiter));
                lookAround(waiter);
            }
            decided = true;
        } finally {
            scope.remove(end);
            if (!decided) {
                leave(waiter);
            }
        }
        if (waiter.refusal != null) {
            throw refusal(waiter);
        }
        return waiter.turn;
    }

    /** The time for which a waiting call sleeps: until its time is over, or if it watches the time, until the next calls may be sent. */
    private long nanosToWakeUp(Waiter waiter) {
        long now = timers.nanoTime();
        long nanos = waiter.deadline - now;
        if (watcher == waiter) {
            nanos = Math.min(nanos, nanosToOpening(now));
            watchedUntil = now + nanos;
        }
        return nanos;
    }

    /** Called when a waiting call has woken up: gives turns to calls, or ends the wait if its time is over. */
    private void lookAround(Waiter waiter) {
        if (!waiter.isWaiting()) {
            return;
        }
        long now = timers.nanoTime();
        limits.advance(now);
        letGo(now);
        if (waiter.isWaiting() && waiter.isExpired(now)) {
            waiter.gate.queue().remove(waiter);
            expire(waiter, waiter.gate, now);
            letGo(now);
        }
    }

    /** Ends a wait whose scope is closed. */
    private void stop(Waiter waiter) {
        lock.lock();
        try {
            if (waiter.isWaiting()) {
                leave(waiter);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Ends a wait without a turn. The next calls get its share of the limits, also a turn that it got while its thread was interrupted. */
    private void leave(Waiter waiter) {
        long now = timers.nanoTime();
        limits.advance(now);
        if (waiter.isWaiting()) {
            waiter.gate.queue().remove(waiter);
            giveBack(waiter, waiter.gate, now);
            decide(waiter, now);
        } else if (waiter.turn != null) {
            limits.unsent(waiter.turn);
        }
        letGo(now);
    }

    /** Gives turns to waiting calls, in their order, and wakes up only their threads. */
    private void letGo(long now) {
        if (waiting == 0) {
            return;
        }
        for (RateLimitGate gate : limits.gates()) {
            while (gate.queue().size() > 0 && gate.permits(now)) {
                goOn(gate.queue().poll(), gate, now);
            }
        }
        watchTheTime(now);
    }

    /** Lets a call pass a gate. */
    private void goOn(Waiter waiter, RateLimitGate gate, long now) {
        if (waiter.isExpired(now)) {
            expire(waiter, gate, now);
            return;
        }
        gate.send();
        if (gate == limits.credential() || limits.credential().pass(waiter.priority, now)) {
            waiter.turn = new Turn(this, waiter.operationGate, now);
            decide(waiter, now);
            return;
        }
        queue(waiter, limits.credential(), now);
        if (!waiter.isWaiting()) {
            decide(waiter, now);
        }
    }

    /** Selects the waiting call that watches the time. Wakes it up only if it is another one, or if it must wake up earlier than planned. */
    private void watchTheTime(long now) {
        if (waiting == 0) {
            watcher = null;
        } else if (watcher == null || !watcher.isWaiting()) {
            // the last one, because it stays longest
            for (RateLimitGate gate : limits.gates()) {
                watcher = gate.queue().size() > 0 ? gate.queue().last() : watcher;
            }
            watchedUntil = now;
            watcher.wakeUp.signal();
        } else if (now + nanosToOpening(now) - watchedUntil < 0) {
            watchedUntil = now;
            watcher.wakeUp.signal();
        }
    }

    private long nanosToOpening(long now) {
        long nanos = FOREVER;
        for (RateLimitGate gate : limits.gates()) {
            if (gate.queue().size() > 0) {
                gate.assumeEndsIfStuck(now);
                nanos = gate.nanosToOpening(now, nanos);
            }
        }
        return nanos;
    }

    /** Lets a call wait at a gate, or refuses it if it would certainly wait too long. */
    private void queue(Waiter waiter, RateLimitGate gate, long now) {
        long wait = gate.knownWait(waiter.priority, now);
        if (wait > waiter.deadline - now) {
            refuse(waiter, gate, now, "this call would wait for at least " + seconds(wait) + ", longer than permitted (option totalTimeout), and "
                    + waiting + " calls are waiting");
        } else {
            waiter.gate = gate;
            gate.queue().add(waiter);
            gate.awaitFirstAnswer(now);
        }
    }

    private void expire(Waiter waiter, RateLimitGate gate, long now) {
        refuse(waiter, gate, now, "this call has waited for " + seconds(now - waiter.since) + ", which is the maximum (option totalTimeout), and "
                + (waiting - 1) + " other calls are waiting");
        decide(waiter, now);
    }

    private void refuse(Waiter waiter, RateLimitGate gate, long now, String reason) {
        RateLimitWindow window = gate.widest();
        String limit = window == null ? "the rate limit of the server is still unknown"
                : "the limit of " + window + (gate == waiter.operationGate ? " of this operation" : "") + " is used up";
        waiter.refusal = limit + ": " + reason + ". With pacing=false calls do not wait, and the server refuses them";
        waiter.retryAfter = Duration.ofNanos(gate.advisedWait(waiter.priority, now));
        giveBack(waiter, gate, now);
        waiter.gate = null;
    }

    /** Returns the share of the operation's limit that a call took before it waited at a later gate. */
    private static void giveBack(Waiter waiter, RateLimitGate gate, long now) {
        if (waiter.operationGate != null && gate != waiter.operationGate) {
            waiter.operationGate.takeBack(now);
        }
    }

    /** Ends the wait of a call, with or without a turn. */
    private void decide(Waiter waiter, long now) {
        waiter.gate = null;
        waiting--;
        waitedNanos += now - waiter.since;
        waiter.wakeUp.signal();
    }

    private static CalcomRateLimitException refusal(Waiter waiter) {
        return new CalcomRateLimitException(waiter.operation.uri(), waiter.refusal, waiter.retryAfter);
    }

    private static String seconds(long nanos) {
        return Duration.ofNanos(nanos).plusMillis(999).toSeconds() + " s";
    }

    private void logWait(long now) {
        if (!waitLogged || now - waitLoggedAt >= QUIET_NANOS) {
            waitLogged = true;
            waitLoggedAt = now;
            RateLimitWindow window = limits.credential().widest();
            LOG.info("Calls to {} wait for the server's limit{}", server, window == null ? ", which is still unknown" : " of " + window);
        }
    }

    private void logBlock(long now) {
        boolean blocked = limits.credential().isBlocked();
        if (blocked && !blockLogged) {
            LOG.info("{} refuses every call of a credential for {} s, because its limit was exceeded by other clients or by calls"
                     + " without pacing", server, TimeUnit.NANOSECONDS.toSeconds(limits.credential().nanosToOpening(now, Long.MAX_VALUE)) + 1);
        }
        blockLogged = blocked;
    }
}
