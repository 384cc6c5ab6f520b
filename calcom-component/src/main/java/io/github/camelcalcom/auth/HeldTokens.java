/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.auth;

import java.time.Clock;
import java.time.Duration;

/**
 * Tokens in the memory of one process, ready for calls. Immutable.
 *
 * @param tokens      with an access token
 * @param credential  the credential with the access token
 * @param usableUntil when to renew them, in milliseconds since 1970
 * @param issuedAt    when the server issued them to this process, in milliseconds since 1970; {@link #NOT_ISSUED_HERE} otherwise
 */
record HeldTokens(Tokens tokens, Credential credential, long usableUntil, long issuedAt) {

    static final long NOT_ISSUED_HERE = Long.MIN_VALUE;

    /** Tokens that were configured, or obtained by another process or before a restart. */
    static HeldTokens found(Tokens tokens, Duration refreshAhead) {
        return new HeldTokens(tokens, credential(tokens), end(tokens) - aheadOf(tokens, refreshAhead), NOT_ISSUED_HERE);
    }

    /** Tokens that the server issued to this process. They are used for at least half of their lifetime, even if {@code refreshAhead} is longer. */
    static HeldTokens issued(Tokens tokens, Duration refreshAhead, Clock clock) {
        long now = clock.millis();
        long half = tokens.expiresAt() == null ? Long.MAX_VALUE : now + (end(tokens) - now) / 2;
        return new HeldTokens(tokens, credential(tokens), Math.max(half, end(tokens) - aheadOf(tokens, refreshAhead)), now);
    }

    private static Credential credential(Tokens tokens) {
        return new BearerCredential("access token", tokens.accessToken());
    }

    private static long end(Tokens tokens) {
        return tokens.expiresAt() == null ? Long.MAX_VALUE : tokens.expiresAt().toEpochMilli();
    }

    private static long aheadOf(Tokens tokens, Duration refreshAhead) {
        return tokens.expiresAt() == null ? 0 : refreshAhead.toMillis();
    }

    /** Returns the same tokens. They are not renewed before the given time, unless they expire earlier. */
    HeldTokens usableUntil(long millis) {
        return new HeldTokens(tokens, credential, Math.min(millis, end(tokens)), issuedAt);
    }

    boolean isUsable(Clock clock) {
        return clock.millis() < usableUntil;
    }

    /** Whether the server issued the tokens to this process within the given time. Not known, and so false, if the clock was set back since. */
    boolean isIssuedWithin(Duration time, Clock clock) {
        long age = issuedAt == NOT_ISSUED_HERE ? -1 : clock.millis() - issuedAt;
        return age >= 0 && age < time.toMillis();
    }

    @Override
    public String toString() {
        return tokens.toString();
    }
}
