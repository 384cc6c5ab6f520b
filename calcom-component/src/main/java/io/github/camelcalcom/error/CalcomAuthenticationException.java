/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.error;

/**
 * The server does not accept the credentials (401, or 498 for an expired access token), or they do not permit the operation (403).
 * The API also returns 401 for valid credentials if the resource belongs to another user.
 */
public class CalcomAuthenticationException extends CalcomException {

    private static final long serialVersionUID = 1L;

    private static final int UNAUTHORIZED = 401;
    private static final int TOKEN_ENDED = 498;
    private static final String UNKNOWN_TOKEN = "no oAuth client found for access token";

    CalcomAuthenticationException(ErrorAnswer answer) {
        super(answer);
    }

    /**
     * For a call without a usable credential.
     *
     * @param operation the operation in the form of endpoint URIs
     * @param reason    the missing or refused credential, and the remedy; without a secret
     * @param cause     the cause, or null. Status and request id of a {@link CalcomException} are copied
     */
    public CalcomAuthenticationException(String operation, String reason, Throwable cause) {
        super(operation, reason, cause);
    }

    /**
     * Whether the server does not know the credential, so that another credential of the same caller may succeed. This is the case for 401
     * and 498, and for the 403 of routes that check permissions if the access token is unknown or deleted.
     */
    public boolean isAboutCredential() {
        return getStatusCode() == UNAUTHORIZED || getStatusCode() == TOKEN_ENDED
               || isForbidden() && getServerMessage() != null && getServerMessage().contains(UNKNOWN_TOKEN);
    }

    /** Whether the caller is known but not permitted (403), so that other credentials of the same caller would not succeed. */
    public boolean isForbidden() {
        return getStatusCode() == 403;
    }
}
