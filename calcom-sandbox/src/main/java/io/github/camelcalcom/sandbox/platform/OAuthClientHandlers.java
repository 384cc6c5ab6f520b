/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.platform;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.http.Access;
import io.github.camelcalcom.sandbox.http.Answer;
import io.github.camelcalcom.sandbox.http.ApiException;
import io.github.camelcalcom.sandbox.http.Call;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.http.OperationRegistry;
import io.github.camelcalcom.sandbox.state.OAuthClient;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.token.PlatformTokens;

/** Operations on the OAuth clients of a platform organization, and on their public data. */
final class OAuthClientHandlers implements OperationRegistry.Group {

    private final SandboxState state;
    private final PlatformGuard guard;
    private final OAuthClients clients;

    OAuthClientHandlers(SandboxState state, PlatformGuard guard) {
        this.state = state;
        this.guard = guard;
        this.clients = new OAuthClients(state);
    }

    @Override
    public void register(OperationRegistry registry) {
        registry.on("oauth-clients/create").handle(this::create);
        registry.on("oauth-clients/list").handle(this::list);
        registry.on("oauth-clients/get").handle(this::get);
        registry.on("oauth-clients/update").handle(this::update);
        registry.on("oauth-clients/delete").handle(this::delete);
        registry.on("provider/get").access(Access.OPEN).handle(this::provider);
        registry.on("provider/verify-access-token").handle(call -> Answer.document(200, Json.object().put("status", "success")));
    }

    private Answer create(Call call) {
        guard.administrator(call);
        long organizationId = organizationOfCredentials(call);
        OAuthClient client = clients.create(organizationId, OAuthClientInput.created(call.body()), call.now());
        return Answer.created(Json.object().put("clientId", client.id()).put("clientSecret", client.secret()));
    }

    private Answer list(Call call) {
        guard.member(call);
        long organizationId = organizationOfCredentials(call);
        ArrayNode list = Json.array();
        state.oAuthClients().stream().filter(client -> client.organizationId() == organizationId).forEach(client -> list.add(view(client)));
        return Answer.ok(list);
    }

    /** Requires a key of the organization: a member's own key does not suffice. */
    private static long organizationOfCredentials(Call call) {
        return call.organizationId().orElseThrow(() -> ApiException.unauthorized("GetOrgId decorator: Organization ID not found"));
    }

    private Answer get(Call call) {
        guard.member(call);
        return Answer.ok(view(guard.client(call)));
    }

    private Answer update(Call call) {
        guard.administrator(call);
        OAuthClient client = guard.client(call);
        return Answer.ok(view(state.oAuthClients().put(client.with(OAuthClientInput.updated(client.settings(), call.body())))));
    }

    private Answer delete(Call call) {
        guard.administrator(call);
        OAuthClient client = guard.client(call);
        state.oAuthClients().remove(client.id());
        state.webhooks().removeIf(webhook -> client.id().equals(webhook.oAuthClientId()));
        new PlatformTokens(state).endAll(client.id());
        return Answer.ok(view(client));
    }

    private Answer provider(Call call) {
        OAuthClient client = state.oAuthClients().find(call.path("clientId")).orElseThrow(ApiException::unauthorized);
        return Answer.ok(Json.object().put("clientId", client.id()).put("organizationId", client.organizationId()).put("name", client.name()));
    }

    private static ObjectNode view(OAuthClient client) {
        ObjectNode settings = client.settings();
        ObjectNode view = Json.object().put("id", client.id()).put("name", client.name()).put("secret", client.secret());
        view.set("permissions", settings.get("permissions"));
        view.put("logo", Json.textOrNull(settings, "logo")).set("redirectUris", settings.get("redirectUris"));
        view.put("organizationId", client.organizationId()).put("createdAt", Json.text(client.createdAt()));
        OAuthClientInput.optionalTexts().stream().filter(settings::hasNonNull).forEach(name -> view.set(name, settings.get(name)));
        for (String name : new String[] {"areEmailsEnabled", "areDefaultEventTypesEnabled", "areCalendarEventsEnabled"}) {
            view.put(name, settings.path(name).asBoolean(false));
        }
        return view;
    }
}
