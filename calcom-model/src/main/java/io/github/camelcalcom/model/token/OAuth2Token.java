/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.model.token;

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.model.CalcomJson;
import io.github.camelcalcom.model.CalcomRecord;
import io.github.camelcalcom.model.SecretText;

/**
 * The tokens of an OAuth2 client.
 *
 * @param accessToken  the access token
 * @param tokenType    how to send the access token
 * @param refreshToken the refresh token
 * @param expiresIn    number of seconds until the access token expires
 * @param scope        what the access token permits
 * @param additional   see {@link CalcomRecord#additional()}
 */
public record OAuth2Token(
        @JsonProperty("access_token") SecretText accessToken, @JsonProperty("token_type") String tokenType,
        @JsonProperty("refresh_token") SecretText refreshToken, @JsonProperty("expires_in") Integer expiresIn, String scope,
        Map<String, JsonNode> additional) implements CalcomRecord {

    public OAuth2Token {
        additional = CalcomJson.copy(additional);
    }

    /** A record with the known fields only. */
    public OAuth2Token(SecretText accessToken, String tokenType, SecretText refreshToken, Integer expiresIn, String scope) {
        this(accessToken, tokenType, refreshToken, expiresIn, scope, null);
    }
}
