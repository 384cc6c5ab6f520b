/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.auth;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * An access token and the refresh token that obtains the next one. {@code toString} shows neither.
 *
 * @param accessToken  null if only the refresh token is known
 * @param refreshToken null if there is none; then the access token cannot be renewed
 * @param expiresAt    the expiry of the access token, on the clock of this machine, to the millisecond; null if it is not known
 */
public record Tokens(String accessToken, String refreshToken, Instant expiresAt) {

    public Tokens {
        if (accessToken == null && refreshToken == null) {
            throw new IllegalArgumentException("An access token or a refresh token is required");
        }
        // truncated, because stores keep milliseconds, and tokens from a store must be equal to the same tokens from the server
        expiresAt = expiresAt == null ? null : expiresAt.truncatedTo(ChronoUnit.MILLIS);
    }

    /** Whether the access token can be used until the given instant. This is true if its expiry is not known. */
    public boolean isGoodUntil(Instant instant) {
        return accessToken != null && (expiresAt == null || expiresAt.isAfter(instant));
    }

    @Override
    public String toString() {
        return "Tokens[" + (accessToken == null ? "no access token" : "access token") + (refreshToken == null ? "" : ", refresh token")
               + ", expires " + Objects.toString(expiresAt, "at an unknown time") + ']';
    }
}
