/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.auth;

import io.github.camelcalcom.error.CalcomAuthenticationException;

/** The server no longer accepts the access token and the refresh token of an identity. The user must log in again. */
public class IdentityLostException extends CalcomAuthenticationException {

    private static final long serialVersionUID = 1L;

    /**
     * @param operation the operation that the server refused, in the form of endpoint URIs
     * @param reason    the refresh, the server's response and the remedy; without a secret
     * @param cause     the server's refusal, or null
     */
    public IdentityLostException(String operation, String reason, Throwable cause) {
        super(operation, reason, cause);
    }
}
