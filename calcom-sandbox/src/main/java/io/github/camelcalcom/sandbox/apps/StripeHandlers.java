/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.apps;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.http.Access;
import io.github.camelcalcom.sandbox.http.Answer;
import io.github.camelcalcom.sandbox.http.ApiException;
import io.github.camelcalcom.sandbox.http.Call;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.http.OperationRegistry;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.state.User;

import java.util.Optional;

/** Operations that connect Stripe for users and teams. Payments are not simulated. */
final class StripeHandlers implements OperationRegistry.Group {

    private static final String TYPE = "stripe_payment";
    private static final String URL = "https://connect.stripe.com/oauth/authorize?client_id=sandbox&scope=read_write&response_type=code";

    private final Credentials credentials;
    private final Authorization authorization;

    StripeHandlers(SandboxState state) {
        this.credentials = new Credentials(state);
        this.authorization = new Authorization(state);
    }

    @Override
    public void register(OperationRegistry registry) {
        registry.on("stripe/connect").handle(StripeHandlers::connect);
        registry.on("stripe/check").handle(this::check);
        registry.on("stripe/save").access(Access.OPEN).handle(this::save);
        registry.on("org-team-stripe/connect").handle(StripeHandlers::connect);
        registry.on("org-team-stripe/check").handle(this::check);
        registry.on("org-team-stripe/save").handle(this::save);
    }

    private static Answer connect(Call call) {
        ObjectNode more = Json.object().put("onErrorReturnTo", call.query("onErrorReturnTo").orElse("")).put("fromApp", false)
                .put("returnTo", call.query("returnTo").orElse(""));
        if (AppOwner.of(call).teamId() != null) {
            more.put("teamId", call.path("teamId")).put("orgId", call.path("orgId"));
        }
        return Answer.ok(Json.object().put("authUrl", Authorization.url(call, URL, "/v2/stripe/save", more)));
    }

    private Answer check(Call call) {
        credentials.find(AppOwner.of(call), TYPE).orElseThrow(() -> ApiException.notFound("Credentials for stripe not found."));
        return CalendarHandlers.done(200);
    }

    private Answer save(Call call) {
        JsonNode kept = Authorization.requiredState(call);
        Optional<User> user = authorization.user(kept, call);
        if (call.query("error").isPresent() || user.isEmpty() || call.query("code").isEmpty()) {
            return Answer.redirect(kept.path("onErrorReturnTo").asText());
        }
        AppOwner owner = kept.hasNonNull("teamId") ? new AppOwner(null, kept.get("teamId").asLong()) : new AppOwner(user.get().id(), null);
        if (credentials.find(owner, TYPE).isEmpty()) {
            credentials.add(owner, TYPE, "stripe", Json.object());
        }
        return Answer.redirect(kept.path("returnTo").asText());
    }
}
