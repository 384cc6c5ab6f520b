/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.error;

/**
 * The request conflicts with the state of the server: the slot is taken, or the seat or the name is in use. Another slot or name may
 * succeed.
 */
public class CalcomConflictException extends CalcomException {

    private static final long serialVersionUID = 1L;

    CalcomConflictException(ErrorAnswer answer) {
        super(answer);
    }

    /**
     * For a conflict that a look-up found after the response of a call was lost.
     *
     * @param operation the operation in the form of endpoint URIs
     * @param reason    the result of the look-up, and the reason why the call is not repeated
     * @param cause     the failure before the look-up, or null. Status and request id of a {@link CalcomException} are copied
     */
    public CalcomConflictException(String operation, String reason, Throwable cause) {
        super(operation, reason, cause);
    }
}
