package io.github.camelcalcom.pacing;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;

/** The calls that wait at a gate: the more urgent first, and in their order among equals. Guarded by its pacer's lock. */
final class CallQueue {

    private final List<Deque<Waiter>> byPriority = new ArrayList<>();
    private int size;
    /** No call may wait only until before this; it may be too early once calls have left. */
    private long earliestDeadline;

    CallQueue() {
        for (int priority = 0; priority < CallPriority.values().length; priority++) {
            byPriority.add(new ArrayDeque<>(0));
        }
    }

    int size() {
        return size;
    }

    void add(Waiter waiter) {
        byPriority.get(waiter.priority.ordinal()).add(waiter);
        earliestDeadline = size == 0 || waiter.deadline - earliestDeadline < 0 ? waiter.deadline : earliestDeadline;
        size++;
    }

    /** The one that goes next, or null. */
    Waiter poll() {
        for (Deque<Waiter> waiters : byPriority) {
            Waiter first = waiters.poll();
            if (first != null) {
                size--;
                return first;
            }
        }
        return null;
    }

    /** How many go before a call that comes now. */
    int ahead(CallPriority priority) {
        int ahead = 0;
        for (int urgent = 0; size > 0 && urgent <= priority.ordinal(); urgent++) {
            ahead += byPriority.get(urgent).size();
        }
        return ahead;
    }

    /** Takes a call out; null if it does not wait here. */
    Waiter remove(Waiting call) {
        return removeFirst(waiter -> waiter.call == call);
    }

    /** Takes out a call that may not wait any longer; null if there is none. */
    Waiter removeExpired(long now) {
        if (size == 0 || now - earliestDeadline < 0) {
            return null;
        }
        Waiter expired = removeFirst(waiter -> now - waiter.deadline >= 0);
        if (expired == null) {
            findEarliestDeadline();
        }
        return expired;
    }

    private Waiter removeFirst(Predicate<Waiter> condition) {
        for (Deque<Waiter> waiters : byPriority) {
            for (Iterator<Waiter> iterator = waiters.iterator(); iterator.hasNext();) {
                Waiter waiter = iterator.next();
                if (condition.test(waiter)) {
                    iterator.remove();
                    size--;
                    return waiter;
                }
            }
        }
        return null;
    }

    private void findEarliestDeadline() {
        boolean found = false;
        for (Deque<Waiter> waiters : byPriority) {
            for (Waiter waiter : waiters) {
                earliestDeadline = !found || waiter.deadline - earliestDeadline < 0 ? waiter.deadline : earliestDeadline;
                found = true;
            }
        }
    }

    /** The time until it is worth looking for calls that may not wait any longer, at most {@code atMost}. */
    long nanosToExpiry(long now, long atMost) {
        return size == 0 ? atMost : Math.min(atMost, Math.max(0, earliestDeadline - now));
    }
}
