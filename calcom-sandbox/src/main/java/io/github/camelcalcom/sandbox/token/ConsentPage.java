/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.token;

import io.github.camelcalcom.sandbox.SandboxProfile;
import io.github.camelcalcom.sandbox.state.OAuth2Client;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.state.User;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.handler.codec.http.QueryStringEncoder;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The page of the web application on which users authorize OAuth2 clients. No user is asked: the first user, or the one that the query
 * parameter {@code username} names, consents at once. Requests to the page are not calls of the API.
 */
public final class ConsentPage {

    private static final String PATH = "/auth/oauth2/authorize";

    private static final Pattern SCOPE = Pattern.compile("(?:TEAM_|ORG_)?(?:EVENT_TYPE|BOOKING|SCHEDULE|APPS|PROFILE|WEBHOOK|VERIFIED_RESOURCES"
            + "|CREDITS|MEMBERSHIP|ROUTING_FORM|WORKFLOW|ATTRIBUTES|INSIGHTS|EVENT)_(?:READ|WRITE)|READ_BOOKING|READ_PROFILE");

    private final SandboxState state;
    private final OAuth2Tokens tokens;

    /** Works on the state of one sandbox. */
    public ConsentPage(SandboxState state) {
        this.state = state;
        this.tokens = new OAuth2Tokens(state);
    }

    /** Whether a request belongs to the page, which a self-hosted server of December 2025 does not have. */
    public static boolean isAskedFor(HttpServerRequest request, SandboxProfile profile) {
        return profile != SandboxProfile.SELF_HOSTED && request.method() == HttpMethod.GET && request.path().equals(PATH);
    }

    /** Redirects to the client with a code or an error. Answers 400 if the client or its address is unknown. */
    public void serve(HttpServerRequest request) {
        Query query = new Query(new QueryStringDecoder(request.uri()).parameters());
        Optional<OAuth2Client> client = state.oAuth2Clients().find(query.text("client_id"));
        if (client.isEmpty()) {
            refuse(request, "There is no OAuth2 client with the client_id '" + query.text("client_id") + "'");
        } else if (!client.get().redirectUris().contains(query.text("redirect_uri"))) {
            refuse(request, "The redirect_uri '" + query.text("redirect_uri") + "' is not one of the client's: "
                    + String.join(", ", client.get().redirectUris()));
        } else {
            request.response().setStatusCode(302).putHeader("Location", redirect(query, client.get())).end();
        }
    }

    private static void refuse(HttpServerRequest request, String message) {
        request.response().setStatusCode(400).putHeader("Content-Type", "text/plain; charset=utf-8").putHeader("X-Content-Type-Options", "nosniff")
                .end(message);
    }

    private String redirect(Query query, OAuth2Client client) {
        QueryStringEncoder answer = new QueryStringEncoder("");
        Optional<String> error = error(query, client);
        if (error.isPresent()) {
            answer.addParam("error", error.get());
        } else {
            Optional<User> user = user(query);
            if (user.isEmpty()) {
                answer.addParam("error", "access_denied");
            } else {
                answer.addParam("code", tokens.code(client, user.get().id(), query.scopes(), query.challenge(), state.now()));
            }
        }
        if (!query.text("state").isEmpty()) {
            answer.addParam("state", query.text("state"));
        }
        String address = query.text("redirect_uri");
        return address + (address.contains("?") ? answer.toString().replaceFirst("[?]", "&") : answer);
    }

    private Optional<User> user(Query query) {
        String wanted = query.text("username");
        return wanted.isEmpty() ? state.users().stream().findFirst() : state.users().findFirst(user -> user.username().equals(wanted));
    }

    /** Returns the error of a request; empty if the user can consent. Scopes of clients without scopes are not checked. */
    private static Optional<String> error(Query query, OAuth2Client client) {
        boolean proves = query.challenge() != null && query.text("code_challenge_method").equals("S256");
        if (!query.text("response_type").equals("code") || !client.isConfidential() && !proves) {
            return Optional.of("invalid_request");
        }
        if (client.scopes().isEmpty()) {
            return Optional.empty();
        }
        if (!query.scopes().stream().allMatch(scope -> SCOPE.matcher(scope).matches())) {
            return Optional.of("invalid_scope");
        }
        return query.scopes().isEmpty() || !client.scopes().containsAll(query.scopes()) ? Optional.of("invalid_request") : Optional.empty();
    }

    /** The parameters of a request. */
    private record Query(Map<String, List<String>> parameters) {

        /** Returns a parameter; empty if it is absent. */
        String text(String name) {
            return parameters.getOrDefault(name, List.of("")).get(0);
        }

        List<String> scopes() {
            return text("scope").isBlank() ? List.of() : List.of(text("scope").trim().split("[ ,]+"));
        }

        /** Returns the challenge of PKCE; null if the client sent none. */
        String challenge() {
            return text("code_challenge").isEmpty() ? null : text("code_challenge");
        }
    }
}
