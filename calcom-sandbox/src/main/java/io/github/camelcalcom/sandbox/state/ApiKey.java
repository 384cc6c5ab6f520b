/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.state;

import java.time.Instant;

/**
 * An API key.
 *
 * @param key            the key with its prefix {@code cal_}
 * @param userId         owner of the key
 * @param organizationId organization of the key; null for a user's own
 * @param expiresAt      null if it never expires
 * @param revoked        whether it was replaced by another key; it is kept because the server distinguishes it from an unknown one
 */
public record ApiKey(String key, long userId, Long organizationId, Instant expiresAt, boolean revoked) {

    /** The prefix of every API key. */
    public static final String PREFIX = "cal_";

    @Override
    public String toString() {
        return "ApiKey[userId=" + userId + ", expiresAt=" + expiresAt + ", revoked=" + revoked + "]";
    }
}
