/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.error;

/**
 * The request was sent, but the response was lost or does not show the result: the server may have executed the request. Check the state at the
 * server before you repeat the request.
 */
public class CalcomAmbiguousException extends CalcomException {

    private static final long serialVersionUID = 1L;

    /**
     * @param operation the operation in the form of endpoint URIs
     * @param reason    the progress of the call, and the unknown part of its result
     * @param cause     the cause, or null. Status and request id of a {@link CalcomException} are copied
     */
    public CalcomAmbiguousException(String operation, String reason, Throwable cause) {
        super(operation, "the request may have been executed: " + reason, cause);
    }
}
