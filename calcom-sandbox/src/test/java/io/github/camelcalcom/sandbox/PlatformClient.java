/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.SandboxClient.Answer;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.state.OAuthClient;

/** Calls a sandbox as the OAuth client of its platform organization, or with a token. */
final class PlatformClient {

    private final CalcomSandbox sandbox;
    private final OAuthClient client;

    PlatformClient(CalcomSandbox sandbox) {
        this.sandbox = sandbox;
        this.client = sandbox.platform().client();
    }

    /** Authenticates with the id and secret of the client. */
    SandboxClient headers() {
        return SandboxClient.withoutKey(sandbox).with("x-cal-client-id", client.id()).with("x-cal-secret-key", client.secret());
    }

    /** Authenticates with a bearer token. */
    SandboxClient bearer(String token) {
        return SandboxClient.withoutKey(sandbox).with("Authorization", "Bearer " + token);
    }

    String usersPath() {
        return "/v2/oauth-clients/" + client.id() + "/users";
    }

    /** Creates a managed user and returns the API's answer, which contains its tokens. */
    JsonNode create(String email) {
        ObjectNode body = Json.object().put("email", email).put("name", "Mia").put("timeZone", "Europe/Rome");
        return headers().json("POST", usersPath(), body.toString()).data();
    }

    Answer refresh(String refreshToken) {
        return SandboxClient.withoutKey(sandbox).with("x-cal-secret-key", client.secret()).json("POST",
                "/v2/oauth/" + client.id() + "/refresh", Json.object().put("refreshToken", refreshToken).toString());
    }

    Answer me(String accessToken) {
        return bearer(accessToken).get("/v2/me");
    }
}
