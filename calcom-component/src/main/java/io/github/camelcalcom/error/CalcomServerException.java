/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.error;

/**
 * The server failed (5xx), or the response is not a valid response of the API. Examples are a page, a missing body, invalid or too large JSON, and
 * an error with the status of a success. The request may or may not have been executed. If this matters, the call fails with a
 * {@link CalcomAmbiguousException} instead.
 */
public class CalcomServerException extends CalcomException {

    private static final long serialVersionUID = 1L;

    CalcomServerException(ErrorAnswer answer) {
        super(answer);
    }

    /**
     * For a response that is not a valid response of the API.
     *
     * @param operation  the operation in the form of endpoint URIs
     * @param statusCode the HTTP status code
     * @param requestId  the server's id of the request, or null
     * @param reason     the reason why the response is invalid, without its values
     * @param cause      the failure of reading it, or null
     */
    public CalcomServerException(String operation, int statusCode, String requestId, String reason, Throwable cause) {
        super(operation, statusCode, requestId, "HTTP " + statusCode + ": " + reason, cause);
    }
}
