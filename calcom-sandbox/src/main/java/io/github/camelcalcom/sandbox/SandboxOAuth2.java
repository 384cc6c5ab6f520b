/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox;

import io.github.camelcalcom.sandbox.state.OAuth2Client;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.state.TokenIssuer;
import io.github.camelcalcom.sandbox.state.TokenPair;
import io.github.camelcalcom.sandbox.state.User;
import io.github.camelcalcom.sandbox.token.OAuth2Tokens;

import java.util.List;
import java.util.function.Predicate;

/**
 * OAuth2 clients that act on behalf of users, and their tokens. Provides what the web application does on a real server, and ways to revoke
 * or expire tokens in tests. Thread safe. The methods block until the sandbox has finished, so they must not run on an event loop.
 */
public final class SandboxOAuth2 {

    private final CalcomSandbox sandbox;

    SandboxOAuth2(CalcomSandbox sandbox) {
        this.sandbox = sandbox;
    }

    /**
     * Creates a client that authenticates with a secret.
     *
     * @param redirectUri address that codes are sent to
     * @param scopes      scopes that the client may request, for example {@code BOOKING_READ}
     */
    public OAuth2Client confidentialClient(String name, String redirectUri, String... scopes) {
        return sandbox.read(state -> create(state, name, state.uids().hex32() + state.uids().hex32(), redirectUri, scopes));
    }

    /**
     * Creates a client that has no secret and uses PKCE to prove that it requested a code itself.
     *
     * @param redirectUri address that codes are sent to
     * @param scopes      scopes that the client may request, for example {@code BOOKING_READ}
     */
    public OAuth2Client publicClient(String name, String redirectUri, String... scopes) {
        return sandbox.read(state -> create(state, name, null, redirectUri, scopes));
    }

    private static OAuth2Client create(SandboxState state, String name, String secret, String redirectUri, String... scopes) {
        String id = state.uids().hex32() + state.uids().hex32();
        return state.oAuth2Clients().put(new OAuth2Client(id, secret, name, List.of(redirectUri), List.of(scopes)));
    }

    /**
     * Returns the code that a client receives when a user consents to all of its scopes. It is valid for ten minutes and can be used once.
     *
     * @param codeChallenge S256 challenge of PKCE; null for none, which is allowed for a confidential client only
     * @throws IllegalArgumentException if the sandbox has no such user
     */
    public String authorizationCode(OAuth2Client client, String username, String codeChallenge) {
        return sandbox.read(state -> new OAuth2Tokens(state).code(client, user(state, username).id(), client.scopes(), codeChallenge,
                state.now()));
    }

    /**
     * Returns the tokens that a client receives after a user has consented to all of its scopes.
     *
     * @throws IllegalArgumentException if the sandbox has no such user
     */
    public TokenPair grant(OAuth2Client client, String username) {
        return sandbox.read(state -> new OAuth2Tokens(state).grant(client.id(), user(state, username).id(), client.scopes(), state.now()));
    }

    /**
     * Revokes every access and refresh token that clients hold for a user.
     *
     * @throws IllegalArgumentException if the sandbox has no such user
     */
    public void revoke(String username) {
        sandbox.read(state -> {
            long id = user(state, username).id();
            state.tokens().revokeAccess(token -> token.issuer() == TokenIssuer.OAUTH2 && token.userId() == id);
            state.tokens().revokeRefresh(token -> token.issuer() == TokenIssuer.OAUTH2 && token.userId() == id);
            return null;
        });
    }

    /**
     * Expires every access token that clients hold for a user. Their refresh tokens stay valid.
     *
     * @throws IllegalArgumentException if the sandbox has no such user
     */
    public void expireAccessTokens(String username) {
        sandbox.read(state -> {
            long id = user(state, username).id();
            state.tokens().expireAccess(token -> token.issuer() == TokenIssuer.OAUTH2 && token.userId() == id, state.now());
            return null;
        });
    }

    /** Returns the number of refresh tokens that were exchanged for new tokens. Refused exchanges do not count. */
    public int refreshes() {
        return sandbox.read(state -> state.tokens().refreshes(TokenIssuer.OAUTH2));
    }

    private static User user(SandboxState state, String username) {
        Predicate<User> wanted = user -> user.username().equals(username);
        return state.users().findFirst(wanted)
                .orElseThrow(() -> new IllegalArgumentException("The sandbox has no user '" + username + "'"));
    }
}
