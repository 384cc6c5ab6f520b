package io.github.camelcalcom.pacing;

import java.time.Duration;

import io.github.camelcalcom.error.CalcomRateLimitException;

/** Who may go, who waits and who is refused. Guarded by its pacer's lock. */
final class WaitingCalls {

    private final Gates gates;
    private final int queueSize;
    private int size;
    private long waits;
    private long waitedNanos;

    WaitingCalls(Gates gates, int queueSize) {
        this.gates = gates;
        this.queueSize = queueSize;
    }

    int size() {
        return size;
    }

    /** How many calls have had to wait. */
    long waits() {
        return waits;
    }

    /** How long they have, those that still wait excluded. */
    long waitedNanos() {
        return waitedNanos;
    }

    /** Lets a call go if it may: then null. Else the one that waits, or is refused. */
    Waiter admit(Waiting call, long now) {
        Gate operationGate = gates.ofOperation(call.operation(), now);
        if (operationGate != null && !pass(operationGate, call.priority(), now)) {
            return keep(new Waiter(call, operationGate, now), operationGate, now);
        }
        if (!pass(gates.credential(), call.priority(), now)) {
            return keep(new Waiter(call, operationGate, now), gates.credential(), now);
        }
        call.ticket(now);
        return null;
    }

    /** Takes a call out; false if it does not wait. */
    boolean withdraw(Waiting call, long now) {
        for (Gate gate : gates.all()) {
            Waiter waiter = gate.queue.remove(call);
            if (waiter != null) {
                giveUp(waiter, gate, now);
                leave(waiter, now);
                return true;
            }
        }
        return false;
    }

    /** The next one to be told that it goes or is refused; null if all others have to wait. */
    Waiter next(long now) {
        if (size == 0) {
            return null;
        }
        Waiter next = nextExpired(now);
        for (Gate gate : gates.all()) {
            while (next == null && gate.queue.size() > 0 && gate.permits(now)) {
                next = goOn(gate.queue.poll(), gate, now);
            }
        }
        if (next != null) {
            leave(next, now);
        }
        return next;
    }

    /** The time until {@link #next} may give another one, unless an answer comes before; {@link Long#MAX_VALUE} for never. */
    long nanosToNext(long now) {
        long nanos = Long.MAX_VALUE;
        for (Gate gate : gates.all()) {
            if (gate.queue.size() > 0) {
                gate.assumeEndsIfStuck(now);
                nanos = gate.nanosToOpening(now, gate.queue.nanosToExpiry(now, nanos));
            }
        }
        return nanos;
    }

    private static boolean pass(Gate gate, CallPriority priority, long now) {
        if (gate.queue.ahead(priority) > 0 || !gate.permits(now)) {
            return false;
        }
        gate.send();
        return true;
    }

    private Waiter keep(Waiter waiter, Gate gate, long now) {
        if (size >= queueSize) {
            waiter.refusal = refusal(waiter, gate, now, size + " calls wait for it already, as many as may (option pacingQueueSize)");
            giveUp(waiter, gate, now);
        } else if (queue(waiter, gate, now)) {
            size++;
            waits++;
        }
        return waiter;
    }

    /** Lets a call wait at a gate; false if it is clear that it would wait in vain, and is refused. */
    private boolean queue(Waiter waiter, Gate gate, long now) {
        long wait = gate.knownWait(waiter.priority, now);
        if (wait > waiter.deadline - now) {
            waiter.refusal = refusal(waiter, gate, now, "this call would wait for " + seconds(wait) + " at least, longer than it may (option"
                    + " totalTimeout), and " + size + " calls wait already");
            giveUp(waiter, gate, now);
            return false;
        }
        gate.queue.add(waiter);
        gate.awaitFirstAnswer(now);
        return true;
    }

    private Waiter nextExpired(long now) {
        for (Gate gate : gates.all()) {
            Waiter expired = gate.queue.removeExpired(now);
            if (expired != null) {
                expired.refusal = refusal(expired, gate, now, "this call has waited for " + seconds(now - expired.since)
                        + ", as long as it may (option totalTimeout), and " + (size - 1) + " other calls wait");
                giveUp(expired, gate, now);
                return expired;
            }
        }
        return null;
    }

    /** Lets a call pass a gate; null if it then waits at the next one. */
    private Waiter goOn(Waiter waiter, Gate gate, long now) {
        gate.send();
        if (gate != gates.credential() && !pass(gates.credential(), waiter.priority, now) && queue(waiter, gates.credential(), now)) {
            return null;
        }
        if (waiter.refusal == null) {
            waiter.call.ticket(now);
        }
        return waiter;
    }

    private void leave(Waiter waiter, long now) {
        size--;
        waitedNanos += now - waiter.since;
    }

    /** Gives back what a call has got on its way to the gate at which it is given up. */
    private void giveUp(Waiter waiter, Gate gate, long now) {
        if (waiter.operationGate != null && gate != waiter.operationGate) {
            waiter.operationGate.takeBack(now);
        }
    }

    private static CalcomRateLimitException refusal(Waiter waiter, Gate gate, long now, String reason) {
        LimitWindow window = gate.widest();
        String limit = window == null ? "the server's limit, which is not known yet, holds the calls back"
                : "the limit of " + window + (gate == waiter.operationGate ? " of this operation" : "") + " is used up";
        return new CalcomRateLimitException(waiter.call.operation().uri(), limit + ": " + reason
                + ". With pacing=false calls do not wait, and the server refuses them",
                Duration.ofNanos(gate.advisedWait(waiter.priority, now)));
    }

    private static String seconds(long nanos) {
        return Duration.ofNanos(nanos).plusMillis(999).toSeconds() + " s";
    }
}
