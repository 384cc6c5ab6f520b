/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.http;

import io.github.camelcalcom.catalog.Operation;
import io.github.camelcalcom.sandbox.state.AccessToken;
import io.github.camelcalcom.sandbox.state.ApiKey;
import io.github.camelcalcom.sandbox.state.Membership;
import io.github.camelcalcom.sandbox.state.OAuthClient;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.state.TokenIssuer;
import io.github.camelcalcom.sandbox.state.User;
import io.vertx.core.MultiMap;

import java.time.Instant;
import java.util.Optional;

/**
 * Authenticates callers: a user by API key, a managed user by access token, a user by the access token of an OAuth2 client, or the owner of
 * a platform organization by the id and secret of an OAuth client. If a request has several credentials, those of a client take precedence.
 */
final class Authenticator {

    private static final String BEARER = "Bearer ";
    private static final String INVALID_ACCESS_TOKEN = "Invalid Access Token.";

    private final SandboxState state;
    private final PermissionGuard permissions;

    Authenticator(SandboxState state) {
        this.state = state;
        this.permissions = new PermissionGuard(state);
    }

    /** Returns the credential of a request without its scheme; empty if there is none. A key without a scheme is accepted. */
    static Optional<String> credential(MultiMap headers) {
        String authorization = headers.get("Authorization");
        if (authorization == null) {
            return Optional.empty();
        }
        String credential = authorization.replace(BEARER, "");
        return credential.isEmpty() ? Optional.empty() : Optional.of(credential);
    }

    /** Rejects an unknown key before anything is counted, so that it gets no quota of its own. */
    void requireKnownKey(Optional<String> credential) {
        if (credential.isPresent() && credential.get().startsWith(ApiKey.PREFIX) && state.apiKeys().find(credential.get()).isEmpty()) {
            throw ApiException.unauthorized("CustomThrottlerGuard - Invalid API Key");
        }
    }

    /**
     * Authenticates a call.
     *
     * @return {@link Caller#ANONYMOUS} if the route allows calls without credentials and there are none
     * @throws ApiException 401, 403, or 498 for an expired access token
     */
    Caller authenticate(Credentials credentials, Operation operation, Access access, Instant now) {
        if (access == Access.OPEN) {
            return Caller.ANONYMOUS;
        }
        if (access == Access.PERMISSION) {
            permissions.check(credentials, operation, now);
        }
        if (credentials.isClient()) {
            return client(credentials.clientId(), credentials.clientSecret());
        }
        if (credentials.bearer() != null) {
            return credentials.isApiKey() ? keyHolder(credentials.bearer(), now) : tokenHolder(credentials.bearer(), now);
        }
        if (access == Access.PUBLIC) {
            return Caller.ANONYMOUS;
        }
        throw ApiException.unauthorized(missing(credentials));
    }

    private Caller client(String id, String secret) {
        OAuthClient client = state.oAuthClients().find(id)
                .orElseThrow(() -> ApiException.unauthorized("ApiAuthStrategy - oAuth client - Client with ID " + id + " not found"));
        if (!client.secret().equals(secret)) {
            throw ApiException.unauthorized("ApiAuthStrategy - oAuth client - Invalid client secret");
        }
        Membership owner = state.memberships().owner(client.organizationId()).or(() -> state.memberships().admin(client.organizationId()))
                .orElseThrow(() -> ApiException.unauthorized("ApiAuthStrategy - oAuth client - No owner ID found for this OAuth client"));
        return new Caller(user(owner.userId()), client.organizationId());
    }

    private Caller keyHolder(String bearer, Instant now) {
        ApiKey key = state.apiKeys().find(bearer).filter(found -> !found.revoked())
                .orElseThrow(() -> ApiException.unauthorized("ApiAuthStrategy - api key - Your api key is not valid"));
        if (key.expiresAt() != null && !key.expiresAt().isAfter(now)) {
            throw ApiException.unauthorized("ApiAuthStrategy - api key - Your api key is expired");
        }
        return new Caller(user(key.userId()), key.organizationId());
    }

    private Caller tokenHolder(String bearer, Instant now) {
        AccessToken token = state.tokens().access().find(bearer).orElseThrow(() -> ApiException.unauthorized(INVALID_ACCESS_TOKEN));
        if (token.issuer() == TokenIssuer.PLATFORM) {
            requireGood(token, now);
            state.tokens().access().put(token.withAcceptance());
        } else if (token.revoked() || token.isExpired(now)) {
            throw ApiException.unauthorized(INVALID_ACCESS_TOKEN);
        }
        User user = user(token.userId());
        return new Caller(user, user.organizationId());
    }

    /** The real server remembers accepted tokens, so for a deleted one it reports the missing client first. */
    private static void requireGood(AccessToken token, Instant now) {
        if (token.revoked()) {
            boolean remembered = token.accepted() && !token.isExpired(now);
            throw ApiException.unauthorized(remembered
                    ? "ApiAuthStrategy - access token - OAuth client not found given the access token" : INVALID_ACCESS_TOKEN);
        }
        if (token.isExpired(now)) {
            throw ApiException.tokenExpired();
        }
    }

    private User user(long id) {
        return state.users().find(id).orElseThrow(() -> new IllegalStateException("There is no user " + id));
    }

    private static String missing(Credentials credentials) {
        if (credentials.clientId() != null) {
            return only(Credentials.CLIENT_ID, Credentials.CLIENT_SECRET);
        }
        if (credentials.clientSecret() != null) {
            return only(Credentials.CLIENT_SECRET, Credentials.CLIENT_ID);
        }
        return "ApiAuthStrategy - No authentication method provided. Either pass an API key as 'Bearer' header or OAuth client "
                + "credentials as 'x-cal-secret-key' and 'x-cal-client-id' headers";
    }

    private static String only(String given, String lacking) {
        return "ApiAuthStrategy - Only '" + given + "' header provided. Please also provide '" + lacking
                + "' header or Auth bearer token as 'Authentication' header";
    }
}
