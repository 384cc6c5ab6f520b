/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.model.token;

import java.time.Instant;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.model.CalcomJson;
import io.github.camelcalcom.model.CalcomRecord;
import io.github.camelcalcom.model.SecretText;

/**
 * The tokens of a managed user.
 *
 * @param accessToken           the access token
 * @param accessTokenExpiresAt  when the access token expires
 * @param refreshToken          the refresh token
 * @param refreshTokenExpiresAt when the refresh token expires
 * @param additional            see {@link CalcomRecord#additional()}
 */
public record Tokens(
        SecretText accessToken, Instant accessTokenExpiresAt, SecretText refreshToken, Instant refreshTokenExpiresAt,
        Map<String, JsonNode> additional) implements CalcomRecord {

    public Tokens {
        additional = CalcomJson.copy(additional);
    }

    /** A record with the known fields only. */
    public Tokens(SecretText accessToken, Instant accessTokenExpiresAt, SecretText refreshToken, Instant refreshTokenExpiresAt) {
        this(accessToken, accessTokenExpiresAt, refreshToken, refreshTokenExpiresAt, null);
    }
}
