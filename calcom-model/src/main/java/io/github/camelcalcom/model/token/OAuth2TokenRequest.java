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
import io.soabase.recordbuilder.core.RecordBuilder;

/**
 * The body of {@code oauth2/token}.
 *
 * @param clientId     the id of the OAuth2 client
 * @param grantType    whether a code or a refresh token is exchanged
 * @param code         the code that was received
 * @param redirectUri  the address to redirect the user to after consent
 * @param clientSecret the secret of the platform client
 * @param codeVerifier the verifier of a public client (PKCE)
 * @param refreshToken the refresh token of the managed user
 * @param additional   see {@link CalcomRecord#additional()}
 */
@RecordBuilder
public record OAuth2TokenRequest(
        @JsonProperty("client_id") String clientId, @JsonProperty("grant_type") String grantType, SecretText code,
        @JsonProperty("redirect_uri") String redirectUri, @JsonProperty("client_secret") SecretText clientSecret,
        @JsonProperty("code_verifier") SecretText codeVerifier, @JsonProperty("refresh_token") SecretText refreshToken,
        Map<String, JsonNode> additional) implements CalcomRecord {

    public OAuth2TokenRequest {
        additional = CalcomJson.copy(additional);
    }
}
