/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.safecall;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;

/**
 * The attempts of a component to make bookings, by caller and key, so that calls with the same key share one attempt. An attempt is kept
 * while a call uses it. An open attempt is also kept until its horizon has passed. Thread safe.
 */
public final class BookingAttempts {

    /** A use is read and changed only by the operations of this map, which are atomic for each key. */
    private final ConcurrentMap<BookingAttempt.Name, Use> uses = new ConcurrentHashMap<>();
    /** Open attempts that no call uses. */
    private final Set<Use> open = ConcurrentHashMap.newKeySet();

    /** Null if keys are not claimed among processes. */
    private final KeyClaimStore claims;
    private final Executor threads;

    /** Attempts whose keys are not claimed among processes. */
    public BookingAttempts() {
        this(null, Runnable::run);
    }

    /**
     * @param claims  keeps the claims on the keys that messages have, for several processes; null for none
     * @param threads run the operations of the store
     */
    public BookingAttempts(KeyClaimStore claims, Executor threads) {
        this.claims = claims;
        this.threads = threads;
    }

    /** An attempt and the number of calls that use it. Compared by identity. */
    private static final class Use {

        private final BookingAttempt attempt;
        private int calls;

        private Use(BookingAttempt attempt) {
            this.attempt = attempt;
        }
    }

    /** The claim on the key of a message, or null if keys are not claimed. */
    ClaimedKey claim(String callerName, String key) {
        return claims == null ? null : new ClaimedKey(claims, threads, callerName, key);
    }

    /**
     * Begins to use the attempt of a caller and key.
     *
     * @param  candidate used if there is no such attempt
     * @param  nanoTime  the present time
     * @return           the attempt; it may be about another booking
     */
    BookingAttempt join(BookingAttempt candidate, long nanoTime) {
        for (Use use : open) {
            if (use.attempt.isOver(nanoTime)) {
                forgetUnlessUsed(use);
            }
        }
        return uses.compute(candidate.name(), (name, present) -> {
            Use use = present == null ? new Use(candidate) : present;
            open.remove(use);
            use.calls++;
            return use;
        }).attempt;
    }

    private void forgetUnlessUsed(Use use) {
        uses.computeIfPresent(use.attempt.name(), (name, present) -> {
            if (present != use || use.calls > 0) {
                return present;
            }
            open.remove(use);
            return null;
        });
    }

    /** Ends the use of an attempt by one call. */
    void leave(BookingAttempt attempt, long nanoTime) {
        uses.computeIfPresent(attempt.name(), (name, use) -> {
            use.calls--;
            if (use.calls > 0) {
                return use;
            }
            if (attempt.isOver(nanoTime)) {
                return null;
            }
            open.add(use);
            return use;
        });
    }

    /** The number of attempts that are kept. */
    int size() {
        return uses.size();
    }
}
