/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.client;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import io.github.camelcalcom.auth.Credential;
import io.github.camelcalcom.auth.FixedAuthentication;
import io.github.camelcalcom.auth.IdentityLostException;
import io.github.camelcalcom.auth.TokenIssuer;
import io.github.camelcalcom.auth.Tokens;
import io.github.camelcalcom.catalog.Operation;
import io.github.camelcalcom.error.CalcomAmbiguousException;
import io.github.camelcalcom.error.CalcomException;

/**
 * Gets OAuth2 tokens with a refresh token (RFC 6749, section 6) from the operation {@code oauth2/token}. Thread safe.
 */
public final class OAuth2TokenIssuer implements TokenIssuer {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final Credential ANONYMOUS = FixedAuthentication.none().current();

    private final Transport transport;
    private final RequestTemplate template;
    private final String clientId;
    private final String clientSecret;
    private final Clock clock;
    private final long timeoutMillis;

    /**
     * @param transport    sends the requests
     * @param settings     of that transport: the address of the server and the time limit of a request
     * @param clientSecret of a confidential client; null for a public one
     * @param clock        the clock that the ends of tokens are computed with
     */
    public OAuth2TokenIssuer(Transport transport, ClientSettings settings, String clientId, String clientSecret, Clock clock) {
        this.transport = transport;
        this.template = RequestTemplates.of(settings.server()).template("oauth2/token");
        this.clientId = clientId;
        this.clientSecret = clientSecret;
        this.clock = clock;
        this.timeoutMillis = settings.requestTimeout().toMillis();
    }

    @Override
    public boolean canIssue(Tokens current) {
        return current != null && current.refreshToken() != null;
    }

    /**
     * {@inheritDoc}
     * <p>
     * If the answer to a refresh is lost, the refresh is repeated once, without a pause: the server may have used the refresh token up, and the
     * tokens in the lost answer are gone. Some servers accept a refresh token again for a few seconds; the others report at once that the
     * identity is lost. Further repetitions would not help, and a server may treat them as the use of a stolen token.
     */
    @Override
    public Tokens issue(Tokens current) throws CalcomException {
        if (!canIssue(current)) {
            throw new IdentityLostException(operation().uri(),
                    "the access token has ended and there is no refresh token to renew it with: set the option oauthRefreshToken", null);
        }
        try {
            return refresh(current.refreshToken());
        } catch (CalcomException e) {
            boolean lost = e instanceof CalcomAmbiguousException || e.getStatusCode() >= 200 && e.getStatusCode() < 300;
            if (lost) {
                return refreshAgain(current.refreshToken(), e);
            }
            throw meaning(e, false);
        }
    }

    private Tokens refreshAgain(String refreshToken, CalcomException lostAnswer) throws CalcomException {
        try {
            return refresh(refreshToken);
        } catch (CalcomException e) {
            e.addSuppressed(lostAnswer);
            throw meaning(e, true);
        }
    }

    private Tokens refresh(String refreshToken) throws CalcomException {
        TransportRequest request = new TransportRequest(operation().method(), template.target(new Object[0]), template.version(), ANONYMOUS, FORM,
                form(refreshToken));
        List<String> secrets = Stream.of(refreshToken, clientSecret).filter(secret -> secret != null && !secret.isEmpty())
                .flatMap(secret -> Stream.of(secret, encoded(secret))).toList();
        return TokenCall.send(transport, operation(), request, timeoutMillis, secrets, clock).oauth2(refreshToken);
    }

    /** Names the remedy for a refusal, if there is one. */
    private CalcomException meaning(CalcomException refusal, boolean afterLostAnswer) {
        String code = refusal.getCode() == null ? "" : refusal.getCode();
        if (code.equals("invalid_client") || code.equals("unauthorized_client")) {
            return new IdentityLostException(operation().uri(), "the server does not know the OAuth2 client, or its secret is wrong (" + code
                                                                + "): check the options oauthClientId and oauthClientSecret",
                    refusal);
        }
        if (code.equals("invalid_grant") || refusal.getStatusCode() == 401 || isAboutRefreshToken(refusal)) {
            return new IdentityLostException(operation().uri(), "the server does not take the refresh token any more"
                                                                + (afterLostAnswer
                                                                        ? ", since it was used up by a refresh whose answer was lost"
                                                                        : " (it has ended, was revoked, or was used elsewhere)")
                                                                + ": log in again and set the option oauthRefreshToken to the new one",
                    refusal);
        }
        return refusal;
    }

    /** The API's own envelope has no OAuth2 code, only a text. */
    private static boolean isAboutRefreshToken(CalcomException refusal) {
        String message = refusal.getServerMessage();
        return refusal.getStatusCode() == 400 && message != null && message.toLowerCase(Locale.ROOT).contains("invalid refresh token");
    }

    private byte[] form(String refreshToken) {
        StringBuilder form = new StringBuilder("grant_type=refresh_token&client_id=").append(encoded(clientId))
                .append("&refresh_token=").append(encoded(refreshToken));
        if (clientSecret != null && !clientSecret.isEmpty()) {
            form.append("&client_secret=").append(encoded(clientSecret));
        }
        return form.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private Operation operation() {
        return template.operation();
    }

    @Override
    public String toString() {
        return "tokens of OAuth2 client " + clientId;
    }
}
