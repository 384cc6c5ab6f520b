/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.apps;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.http.ApiException;
import io.github.camelcalcom.sandbox.http.Call;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.state.AccessToken;
import io.github.camelcalcom.sandbox.state.ApiKey;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.state.User;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Authorization of the server at an external service: an address for the user's browser, and the address that the service calls back with
 * the server's {@code state}. The sandbox has no such services; a test can call the second address itself.
 */
final class Authorization {

    private final SandboxState state;

    Authorization(SandboxState state) {
        this.state = state;
    }

    /**
     * Returns the address for the browser.
     *
     * @param base     address of the service with its own parameters
     * @param callback path of the callback
     * @param more     content of the state in addition to the caller's credential
     */
    static String url(Call call, String base, String callback, ObjectNode more) {
        ObjectNode kept = Json.object();
        call.header("Authorization").ifPresent(header -> kept.put("accessToken", header.replace("Bearer ", "")));
        kept.setAll(more);
        String root = "http://" + call.header("Host").orElse("localhost");
        return base + "&redirect_uri=" + encoded(root + callback) + "&state=" + encoded(kept.toString());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Returns the state of a callback; empty if it is absent or not a JSON object. */
    static Optional<JsonNode> stateOf(Call call) {
        return call.query("state").flatMap(text -> {
            try {
                return Optional.of(Json.MAPPER.readTree(text)).filter(JsonNode::isObject);
            } catch (JsonProcessingException e) {
                return Optional.empty();
            }
        });
    }

    /** @throws ApiException 400 if there is no state */
    static JsonNode requiredState(Call call) {
        return stateOf(call).orElseThrow(() -> ApiException.badRequest("Missing `state` query param"));
    }

    /** Returns the user whose credential the state contains; empty if the credential is not valid or no longer valid. */
    Optional<User> user(JsonNode kept, Call call) {
        String credential = kept.path("accessToken").asText();
        Optional<Long> byKey = state.apiKeys().find(credential)
                .filter(key -> !key.revoked() && (key.expiresAt() == null || key.expiresAt().isAfter(call.now()))).map(ApiKey::userId);
        Optional<Long> byToken = state.tokens().access().find(credential)
                .filter(token -> !token.revoked() && !token.isExpired(call.now())).map(AccessToken::userId);
        return byKey.or(() -> byToken).flatMap(state.users()::find);
    }
}
