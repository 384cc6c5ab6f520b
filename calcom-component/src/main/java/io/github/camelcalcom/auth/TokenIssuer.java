/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.auth;

import io.github.camelcalcom.error.CalcomException;

/** Gets tokens from the server for one identity. Methods block. Implementations are thread safe. */
public interface TokenIssuer {

    /**
     * Gets new tokens. Runs on a token thread. All nodes that need a token of this identity wait until this method returns.
     *
     * @param  current               the last known tokens, null if there are none
     * @return                       the new tokens, never null
     * @throws IdentityLostException if no further request can succeed with the configured values
     * @throws CalcomException       if a later request may succeed, or if the identity is not the reason of the failure
     */
    Tokens issue(Tokens current) throws CalcomException;

    /**
     * Whether new tokens can be obtained. If not, a refusal of the access token is reported as the server sent it, because it may have another
     * reason than the token.
     *
     * @param current as for {@link #issue}
     */
    default boolean canIssue(Tokens current) {
        return true;
    }
}
