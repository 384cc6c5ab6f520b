/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox;

import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.platform.ManagedUsers;
import io.github.camelcalcom.sandbox.state.ApiKey;
import io.github.camelcalcom.sandbox.state.OAuthClient;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.state.TokenIssuer;
import io.github.camelcalcom.sandbox.state.TokenPair;
import io.github.camelcalcom.sandbox.state.User;
import io.github.camelcalcom.sandbox.token.PlatformTokens;

/**
 * The first OAuth client of the sandbox and its managed users, and ways to expire their tokens in tests. Thread safe. The methods block
 * until the sandbox has finished, so they must not run on an event loop.
 */
public final class SandboxPlatform {

    private final CalcomSandbox sandbox;

    SandboxPlatform(CalcomSandbox sandbox) {
        this.sandbox = sandbox;
    }

    /**
     * A managed user and its tokens.
     *
     * @param email address, which contains the id of the client
     */
    public record ManagedUser(long id, String email, TokenPair tokens) {
    }

    /**
     * Returns the client.
     *
     * @throws IllegalStateException if the sandbox was seeded without a client
     */
    public OAuthClient client() {
        return sandbox.read(SandboxPlatform::client);
    }

    /**
     * Returns the API key of the client's organization, which may create further clients.
     *
     * @throws IllegalStateException if the sandbox was seeded without a client
     */
    public String apiKey() {
        return sandbox.read(state -> {
            Long organizationId = client(state).organizationId();
            return state.apiKeys().findFirst(key -> organizationId.equals(key.organizationId()) && !key.revoked()).map(ApiKey::key)
                    .orElseThrow(() -> new IllegalStateException("Organization " + organizationId + " has no API key"));
        });
    }

    /**
     * Creates a managed user of the client.
     *
     * @param email address without the id of the client
     * @throws IllegalStateException if the sandbox was seeded without a client
     */
    public ManagedUser managedUser(String email, String name) {
        return sandbox.read(state -> {
            User user = new ManagedUsers(state).create(client(state),
                    Json.object().put("email", email).put("name", name).put("timeZone", "Europe/London"), state.now());
            return new ManagedUser(user.id(), user.email(), new PlatformTokens(state).issue(user, state.now()));
        });
    }

    /** Expires every access token of a managed user. Its refresh tokens stay valid. */
    public void expireAccessTokens(long userId) {
        sandbox.read(state -> {
            state.tokens().expireAccess(token -> token.issuer() == TokenIssuer.PLATFORM && token.userId() == userId, state.now());
            return null;
        });
    }

    /** Returns the number of refresh tokens that were exchanged for new tokens. Refused exchanges and forced refreshes do not count. */
    public int refreshes() {
        return sandbox.read(state -> state.tokens().refreshes(TokenIssuer.PLATFORM));
    }

    private static OAuthClient client(SandboxState state) {
        return state.oAuthClients().stream().findFirst().orElseThrow(() -> new IllegalStateException(
                "The sandbox was seeded without an OAuth client: use SandboxSeed.platform() or Seeding.platform(...).oAuthClient(...)"));
    }
}
