/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.platform;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.http.Answer;
import io.github.camelcalcom.sandbox.http.ApiException;
import io.github.camelcalcom.sandbox.http.Call;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.http.OperationRegistry;
import io.github.camelcalcom.sandbox.state.OAuthClient;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.state.TokenPair;
import io.github.camelcalcom.sandbox.state.User;
import io.github.camelcalcom.sandbox.token.PlatformTokens;

import java.util.List;
import java.util.stream.Stream;

/** Operations on the managed users of an OAuth client. */
final class ManagedUserHandlers implements OperationRegistry.Group {

    private final SandboxState state;
    private final PlatformGuard guard;
    private final ManagedUsers users;
    private final PlatformTokens tokens;

    ManagedUserHandlers(SandboxState state, PlatformGuard guard) {
        this.state = state;
        this.guard = guard;
        this.users = new ManagedUsers(state);
        this.tokens = new PlatformTokens(state);
    }

    @Override
    public void register(OperationRegistry registry) {
        registry.on("oauth-client-users/create").handle(this::create);
        registry.on("oauth-client-users/list").handle(this::list);
        registry.on("oauth-client-users/get").handle(call -> Answer.ok(view(existing(call))));
        registry.on("oauth-client-users/update").handle(this::update);
        registry.on("oauth-client-users/delete").handle(this::delete);
        registry.on("oauth-client-users/force-refresh").handle(this::forceRefresh);
    }

    private OAuthClient client(Call call) {
        OAuthClient client = guard.client(call);
        guard.administrator(call);
        return client;
    }

    private Answer create(Call call) {
        OAuthClient client = client(call);
        User user = users.create(client, ManagedUserInput.created(call), call.now());
        ObjectNode data = Json.object();
        data.set("user", view(user));
        return Answer.created(data.setAll(TokenViews.pair(tokens.issue(user, call.now()))));
    }

    private Answer list(Call call) {
        OAuthClient client = client(call);
        ManagedUserInput.Page page = ManagedUserInput.Page.of(call);
        List<String> addresses = call.queryAll("emails").stream().flatMap(emails -> Stream.of(emails.split(",")))
                .map(email -> ManagedUserInput.address(client, email)).toList();
        ArrayNode list = Json.array();
        users.of(client).filter(user -> addresses.isEmpty() || addresses.contains(user.email()))
                .skip(page.offset()).limit(page.limit()).forEach(user -> list.add(view(user)));
        return Answer.ok(list);
    }

    private Answer update(Call call) {
        OAuthClient client = client(call);
        User user = existing(call);
        ObjectNode input = ManagedUserInput.updated(call);
        if (input.hasNonNull("email")) {
            String address = ManagedUserInput.address(client, input.get("email").asText());
            if (state.users().stream().anyMatch(other -> other != user && other.email().equals(address))) {
                throw ApiException.duplicateRecord();
            }
            user.setEmail(address);
            user.setUsername(ManagedUserInput.username(address));
        }
        ManagedUserInput.apply(user, input);
        return Answer.ok(view(user));
    }

    private Answer delete(Call call) {
        User user = existing(call);
        users.delete(user);
        return Answer.ok(view(user));
    }

    private Answer forceRefresh(Call call) {
        User user = existing(call);
        tokens.endAll(user);
        TokenPair pair = tokens.issue(user, call.now());
        return Answer.ok(TokenViews.pair(pair));
    }

    private User existing(Call call) {
        OAuthClient client = client(call);
        long id = call.pathNumber("userId");
        return state.users().find(id).filter(user -> client.id().equals(user.oAuthClientId()))
                .orElseThrow(() -> ApiException.notFound("User with ID " + id + " is not part of this OAuth client."));
    }

    private static ObjectNode view(User user) {
        ObjectNode view = Json.object()
                .put("id", user.id())
                .put("email", user.email())
                .put("username", user.username())
                .put("name", user.name())
                .put("bio", user.bio())
                .put("timeZone", user.timeZone().name())
                .put("weekStart", user.weekStart())
                .put("createdDate", Json.text(user.createdAt()))
                .put("timeFormat", user.timeFormat())
                .put("defaultScheduleId", user.defaultScheduleId())
                .put("locale", user.chosenLocale())
                .put("avatarUrl", user.avatarUrl());
        if (!user.metadata().isEmpty()) {
            view.set("metadata", user.metadata());
        }
        return view;
    }
}
