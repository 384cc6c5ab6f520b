/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.platform;

import io.github.camelcalcom.sandbox.http.Access;
import io.github.camelcalcom.sandbox.http.Answer;
import io.github.camelcalcom.sandbox.http.ApiException;
import io.github.camelcalcom.sandbox.http.Call;
import io.github.camelcalcom.sandbox.http.OperationRegistry;
import io.github.camelcalcom.sandbox.state.RefreshToken;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.state.TokenPair;
import io.github.camelcalcom.sandbox.time.Processing;
import io.github.camelcalcom.sandbox.token.PlatformTokens;
import io.github.camelcalcom.sandbox.validation.Rule;
import io.github.camelcalcom.sandbox.validation.Schema;
import io.vertx.core.Future;

/**
 * Operations that exchange refresh tokens of managed users. If several calls with one token arrive at the same time, one succeeds and the
 * others fail with 404. The older flow, in which users authorize a client in the web application, ends at the step that requires the web
 * application.
 */
final class OAuthFlowHandlers implements OperationRegistry.Group {

    private static final Schema REFRESH = new Schema().required("refreshToken", Rule.string());
    private static final Schema EXCHANGE = new Schema().required("clientSecret", Rule.string());

    private final PlatformTokens tokens;
    private final Processing processing;

    /** @param processing time between looking up a refresh token and replacing it */
    OAuthFlowHandlers(SandboxState state, Processing processing) {
        this.tokens = new PlatformTokens(state);
        this.processing = processing;
    }

    @Override
    public void register(OperationRegistry registry) {
        registry.on("oauth-client-users/refresh").handleLater(this::refresh);
        registry.on("oauth/authorize").access(Access.OPEN).handle(call -> {
            throw ApiException.unauthorized("NextAuthStrategy - Authentication token is missing or invalid.");
        });
        registry.on("oauth/exchange").access(Access.OPEN).handle(OAuthFlowHandlers::exchange);
    }

    private Future<Answer> refresh(Call call) {
        String text = REFRESH.accept(call.bodyToCheck()).get("refreshToken").asText();
        if (call.header("x-cal-secret-key").isEmpty()) {
            throw ApiException.badRequest("Invalid OAuthClient credentials.");
        }
        RefreshToken token = tokens.usable(call.path("clientId"), text, call.now())
                .orElseThrow(() -> ApiException.badRequest("Invalid refresh token"));
        return processing.pause().map(over -> {
            TokenPair pair = tokens.rotate(token, call.now()).orElseThrow(ApiException::missingRecord);
            return Answer.ok(TokenViews.pair(pair));
        });
    }

    private static Answer exchange(Call call) {
        EXCHANGE.accept(call.bodyToCheck());
        if (call.header("Authorization").isEmpty()) {
            throw ApiException.badRequest("Missing 'Bearer' Authorization header.");
        }
        throw ApiException.badRequest("Invalid OAuth Client.");
    }
}
