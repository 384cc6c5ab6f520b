/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.safecall;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The claim of one process on an idempotency key, in a {@link KeyClaimStore}.
 *
 * @param version    grows by one with each change; begins at a random number, since a claim is removed and made again
 * @param owner      the attempt that has the key, by a unique name
 * @param waitMillis how long the claim must stay unchanged before another process may take it over: until then the owner may still send a
 *                   request, or the server may still execute it
 * @param claimedAt  the time of the last change by the clock of the owner, in whole milliseconds; nothing depends on it
 */
public record KeyClaim(long version, String owner, long waitMillis, Instant claimedAt) {

    static KeyClaim first(String owner, Duration wait) {
        return new KeyClaim(ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE / 2), owner, wait.toMillis(), now());
    }

    /** The claim that an owner replaces this one with. */
    KeyClaim replacedBy(String newOwner, Duration wait) {
        return new KeyClaim(version + 1, newOwner, wait.toMillis(), now());
    }

    boolean isSame(KeyClaim other) {
        return other != null && version == other.version && owner.equals(other.owner);
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
