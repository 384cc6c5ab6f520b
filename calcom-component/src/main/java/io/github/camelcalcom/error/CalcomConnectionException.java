/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.error;

/**
 * The server could not be reached, so that the request was not executed. There was no connection, the time was over before the request was
 * sent, or a circuit breaker is open. For an operation that is safe to repeat, it is also thrown if the response is missing or incomplete.
 */
public class CalcomConnectionException extends CalcomException {

    private static final long serialVersionUID = 1L;

    /**
     * @param operation the operation in the form of endpoint URIs
     * @param reason    the attempt, the server, and the result
     * @param cause     the cause, or null
     */
    public CalcomConnectionException(String operation, String reason, Throwable cause) {
        super(operation, 0, null, reason, cause);
    }
}
