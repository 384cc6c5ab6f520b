/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.token;

/** Handling of an OAuth2 refresh token that is used twice. The answer is {@code invalid_grant} in both cases. */
public enum RefreshTokenReuse {

    /**
     * Revokes every token of the same grant, as recommended by RFC 9700 (section 4.14.2): a client that refreshes twice with one token
     * loses the authorization of its user.
     */
    ENDS_THE_GRANT,

    /** Only refuses the request, as the public source of Cal.com does. */
    IS_REFUSED
}
