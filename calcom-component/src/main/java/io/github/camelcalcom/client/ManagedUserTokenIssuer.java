/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.client;

import java.time.Clock;
import java.util.List;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.camelcalcom.auth.IdentityLostException;
import io.github.camelcalcom.auth.PlatformCredential;
import io.github.camelcalcom.auth.TokenIssuer;
import io.github.camelcalcom.auth.Tokens;
import io.github.camelcalcom.catalog.Operation;
import io.github.camelcalcom.error.CalcomAmbiguousException;
import io.github.camelcalcom.error.CalcomException;
import io.github.camelcalcom.error.CalcomNotFoundException;

/**
 * Gets tokens of one managed user of a platform client with the refresh token ({@code oauth-client-users/refresh}). If that is not valid,
 * unknown or possibly used up, it uses {@code oauth-client-users/force-refresh}. This ends all other tokens of the user at once, whereas a
 * refresh leaves old access tokens valid: nodes that call for the same users must share a token store. Thread safe.
 */
public final class ManagedUserTokenIssuer implements TokenIssuer {


    private final Transport transport;
    private final PlatformCredential platformClient;
    private final String userId;
    private final RequestTemplate refresh;
    private final String refreshTarget;
    private final RequestTemplate forceRefresh;
    private final String forceRefreshTarget;
    private final Clock clock;
    private final long timeoutMillis;

    /**
     * @param  transport                sends the requests
     * @param  settings                 of that transport: the address of the server and the time limit of a request
     * @param  clientId                 the option {@code platformClientId}
     * @param  clientSecret             the option {@code platformClientSecret}
     * @param  userId                   the number of the user
     * @param  clock                    the clock that the ends of tokens are computed with
     * @throws IllegalArgumentException if one of them is missing or not possible
     */
    public ManagedUserTokenIssuer(Transport transport, ClientSettings settings, String clientId, String clientSecret, String userId, Clock clock) {
        this.transport = transport;
        this.platformClient = new PlatformCredential(clientId, clientSecret);
        this.userId = userId;
        this.clock = clock;
        this.timeoutMillis = settings.requestTimeout().toMillis();
        RequestTemplates templates = RequestTemplates.of(settings.server());
        this.refresh = templates.template("oauth-client-users/refresh");
        this.forceRefresh = templates.template("oauth-client-users/force-refresh");
        this.refreshTarget = target(refresh);
        this.forceRefreshTarget = target(forceRefresh);
    }

    private String target(RequestTemplate template) {
        return template.target(template.parameters().stream()
                .map(parameter -> parameter.name().equals("userId") ? userId : platformClient.clientId()).toArray());
    }

    @Override
    public Tokens issue(Tokens current) throws CalcomException {
        if (current == null || current.refreshToken() == null) {
            return force(null);
        }
        try {
            return refresh(current.refreshToken());
        } catch (CalcomException e) {
            if (isDeadOrUncertain(e)) {
                return force(e);
            }
            throw e;
        }
    }

    private Tokens refresh(String refreshToken) throws CalcomException {
        TransportRequest request = new TransportRequest(refresh.operation().method(), refreshTarget, refresh.version(), platformClient.secretOnly(),
                json(refreshToken));
        return TokenCall.send(transport, refresh.operation(), request, timeoutMillis, List.of(refreshToken), clock).managedUser();
    }

    /**
     * The server answers 400 to a refresh token that is not valid, and 404 if it was used a moment ago. After a lost or unusable answer it may
     * or may not be valid.
     */
    private static boolean isDeadOrUncertain(CalcomException reason) {
        int status = reason.getStatusCode();
        return status == 400 || status == 401 || status == 404 || status >= 200 && status < 300 || reason instanceof CalcomAmbiguousException;
    }

    private Tokens force(CalcomException refreshFailure) throws CalcomException {
        TransportRequest request = new TransportRequest(forceRefresh.operation().method(), forceRefreshTarget, forceRefresh.version(),
                platformClient, null);
        try {
            return TokenCall.send(transport, forceRefresh.operation(), request, timeoutMillis, List.of(), clock).managedUser();
        } catch (CalcomException e) {
            if (refreshFailure != null) {
                e.addSuppressed(refreshFailure);
            }
            throw meaning(e);
        }
    }

    /** Names the remedy for a refusal, if there is one. */
    private CalcomException meaning(CalcomException refusal) {
        Operation operation = forceRefresh.operation();
        if (refusal.getStatusCode() == 401 || refusal.getStatusCode() == 403) {
            return new IdentityLostException(operation.uri(), "the server does not give platform client " + platformClient.clientId()
                                                              + " tokens of managed user " + userId
                                                              + ": check the options platformClientId and platformClientSecret",
                    refusal);
        }
        if (refusal instanceof CalcomNotFoundException unknown && !unknown.isOperationUnknown()) {
            return new IdentityLostException(operation.uri(), "platform client " + platformClient.clientId() + " has no managed user " + userId
                                                              + ": check the option managedUserId or the header CamelCalcomManagedUserId",
                    refusal);
        }
        return refusal;
    }

    private static byte[] json(String refreshToken) {
        try {
            return Json.MAPPER.writeValueAsBytes(Json.MAPPER.createObjectNode().put("refreshToken", refreshToken));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A text can always be written as JSON", e);
        }
    }

    @Override
    public String toString() {
        return "tokens of managed user " + userId + " of platform client " + platformClient.clientId();
    }
}
