/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.token;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.http.ApiException;
import io.github.camelcalcom.sandbox.http.Call;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.validation.Rule;
import io.github.camelcalcom.sandbox.validation.Schema;
import io.github.camelcalcom.sandbox.validation.Sentence;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A request to the token endpoint. As in the public source of Cal.com, a request with {@code client_secret} comes from a confidential
 * client, any other from a public one.
 */
final class TokenRequest {

    private static final String REFRESH_TOKEN = "refresh_token";

    private final ObjectNode body;

    private TokenRequest(ObjectNode body) {
        this.body = body;
    }

    /**
     * Reads a request from JSON or from a form.
     *
     * @throws ApiException 400 {@code invalid_request} that says what is wrong
     */
    static TokenRequest of(Call call) {
        ObjectNode body = call.body();
        JsonNode clientId = body.path("client_id");
        if (!clientId.isTextual() || clientId.asText().isEmpty()) {
            throw invalid("client_id is required");
        }
        String grantType = body.path("grant_type").asText();
        if (!grantType.equals(REFRESH_TOKEN) && !grantType.equals("authorization_code")) {
            throw invalid("grant_type must be 'authorization_code' or 'refresh_token'");
        }
        requireFields(body, fields(grantType.equals(REFRESH_TOKEN), body.has("client_secret")));
        return new TokenRequest(body);
    }

    private static Set<String> fields(boolean refresh, boolean confidential) {
        Set<String> fields = new LinkedHashSet<>(List.of("client_id", "grant_type"));
        if (refresh) {
            fields.add(REFRESH_TOKEN);
        } else {
            fields.add("code");
            fields.add("redirect_uri");
        }
        if (confidential) {
            fields.add("client_secret");
        } else if (!refresh) {
            fields.add("code_verifier");
        }
        return fields;
    }

    private static void requireFields(ObjectNode body, Set<String> fields) {
        Schema schema = new Schema().closed();
        fields.forEach(name -> schema.required(name, Rule.string()));
        ArrayNode errors = schema.errors(body);
        if (!errors.isEmpty()) {
            throw invalid(Sentence.of(errors));
        }
    }

    private static ApiException invalid(String description) {
        return ApiException.oauth2(400, "invalid_request", description);
    }

    boolean isRefresh() {
        return body.path("grant_type").asText().equals(REFRESH_TOKEN);
    }

    String clientId() {
        return body.get("client_id").asText();
    }

    /** Returns the client secret; empty for a public client. */
    Optional<String> clientSecret() {
        return Optional.ofNullable(Json.textOrNull(body, "client_secret"));
    }

    String refreshToken() {
        return body.get(REFRESH_TOKEN).asText();
    }

    String code() {
        return body.get("code").asText();
    }

    String redirectUri() {
        return body.get("redirect_uri").asText();
    }

    /** Returns the verifier of PKCE; empty if none was sent. */
    Optional<String> codeVerifier() {
        return Optional.ofNullable(Json.textOrNull(body, "code_verifier"));
    }
}
