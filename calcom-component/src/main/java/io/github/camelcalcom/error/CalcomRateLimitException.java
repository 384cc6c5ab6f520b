/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.error;

import java.time.Duration;

/**
 * The rate limit of the credential is used up. The server refused the request (429), or the request was not sent because the server would have
 * refused it (status 0). In both cases it was not executed. {@link #getRetryAfter()} returns the time to wait, if it is known.
 */
public class CalcomRateLimitException extends CalcomException {

    private static final long serialVersionUID = 1L;

    CalcomRateLimitException(ErrorAnswer answer) {
        super(answer);
    }

    /**
     * For a request that was not sent.
     *
     * @param operation  the operation in the form of endpoint URIs
     * @param reason     the limit, and the option that changes it
     * @param retryAfter the time to wait before another attempt; null if it is not known
     */
    public CalcomRateLimitException(String operation, String reason, Duration retryAfter) {
        super(operation, reason, retryAfter);
    }
}
