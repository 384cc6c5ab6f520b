/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.client;

import io.github.camelcalcom.catalog.Operation;
import io.github.camelcalcom.error.ErrorKind;

/**
 * Result of a call.
 *
 * @param operation     what was called
 * @param statusCode    the HTTP status of the last answer, 0 if there was none
 * @param requestId     the server's name of the last request, or null
 * @param failure       how it ended, or null if it succeeded; its message holds no secret
 * @param attempts      how often it was sent; 0 if it was not
 * @param waitedNanos   how long it was held back by the server's limit or by a rate limiter, in nanoseconds; 0 for less than a millisecond
 * @param durationNanos from its beginning to its end in nanoseconds, waits and pauses included. That of a stream ends with the head of the
 *                      answer
 */
public record CallReport(
        Operation operation, int statusCode, String requestId, Throwable failure, int attempts, long waitedNanos, long durationNanos) {

    /** The kind of its failure; null if it succeeded. */
    public ErrorKind error() {
        return failure == null ? null : ErrorKind.of(failure);
    }

    /** How often it was sent again. */
    public int retries() {
        return Math.max(0, attempts - 1);
    }
}
