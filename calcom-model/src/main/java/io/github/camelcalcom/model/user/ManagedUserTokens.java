/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.model.user;

import java.time.Instant;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.model.CalcomJson;
import io.github.camelcalcom.model.CalcomRecord;
import io.github.camelcalcom.model.SecretText;

/**
 * The result of {@code oauth-client-users/create}: a new managed user with tokens to call as that user.
 *
 * @param user                  the user
 * @param accessToken           the access token
 * @param accessTokenExpiresAt  when the access token expires
 * @param refreshToken          the refresh token
 * @param refreshTokenExpiresAt when the refresh token expires
 * @param additional            see {@link CalcomRecord#additional()}
 */
public record ManagedUserTokens(
        ManagedUser user, SecretText accessToken, Instant accessTokenExpiresAt, SecretText refreshToken, Instant refreshTokenExpiresAt,
        Map<String, JsonNode> additional) implements CalcomRecord {

    public ManagedUserTokens {
        additional = CalcomJson.copy(additional);
    }

    /** A record with the known fields only. */
    public ManagedUserTokens(ManagedUser user, SecretText accessToken, Instant accessTokenExpiresAt, SecretText refreshToken,
            Instant refreshTokenExpiresAt) {
        this(user, accessToken, accessTokenExpiresAt, refreshToken, refreshTokenExpiresAt, null);
    }
}
