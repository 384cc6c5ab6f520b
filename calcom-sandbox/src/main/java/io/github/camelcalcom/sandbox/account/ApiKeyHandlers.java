/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.account;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.http.Answer;
import io.github.camelcalcom.sandbox.http.ApiException;
import io.github.camelcalcom.sandbox.http.Call;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.http.OperationRegistry;
import io.github.camelcalcom.sandbox.state.ApiKey;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.validation.Rule;
import io.github.camelcalcom.sandbox.validation.Schema;

import java.time.Duration;
import java.time.Instant;

/** Operations on API keys. */
final class ApiKeyHandlers implements OperationRegistry.Group {

    private static final int DEFAULT_DAYS = 30;

    private static final Schema REFRESH = new Schema()
            .optional("apiKeyDaysValid", Rule.integer(), Rule.min(1))
            .optional("apiKeyNeverExpires", Rule.bool());

    private final SandboxState state;

    ApiKeyHandlers(SandboxState state) {
        this.state = state;
    }

    @Override
    public void register(OperationRegistry registry) {
        registry.on("api-keys/refresh").handle(this::refresh);
    }

    private Answer refresh(Call call) {
        ApiKey old = call.header("Authorization").map(header -> header.replace("Bearer ", "")).flatMap(state.apiKeys()::find)
                .orElseThrow(() -> ApiException.unauthorized("ApiAuthStrategy - Invalid authentication method. Please provide one of the "
                        + "allowed methods: API_KEY"));
        ObjectNode input = REFRESH.accept(call.bodyToCheck());
        Instant expiry = input.path("apiKeyNeverExpires").asBoolean(false) ? null
                : call.now().plus(Duration.ofDays(input.path("apiKeyDaysValid").asInt(DEFAULT_DAYS)));
        state.apiKeys().put(new ApiKey(old.key(), old.userId(), old.organizationId(), old.expiresAt(), true));
        ApiKey fresh = state.apiKeys().put(
                new ApiKey(ApiKey.PREFIX + state.uids().hex32(), old.userId(), old.organizationId(), expiry, false));
        return Answer.ok(Json.object().put("apiKey", fresh.key()));
    }
}
