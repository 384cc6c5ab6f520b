/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.sandbox.SandboxClient.Answer;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.state.OAuth2Client;
import io.github.camelcalcom.sandbox.state.TokenPair;
import io.github.camelcalcom.sandbox.token.CodeChallenge;
import io.github.camelcalcom.sandbox.token.RefreshTokenReuse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

/** The OAuth2 token endpoint of the hosted service. */
class OAuth2TokensTest {

    private static final String REDIRECT_URI = "http://localhost:4321/cb";
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    private CalcomSandbox sandbox;
    private OAuth2Client client;

    @BeforeEach
    void start() {
        start(RefreshTokenReuse.ENDS_THE_GRANT);
    }

    private void start(RefreshTokenReuse reuse) {
        sandbox = CalcomSandbox.builder().profile(SandboxProfile.HOSTED).refreshTokenReuse(reuse).start();
        sandbox.clock().stopAt(Instant.parse("2026-11-23T09:00:00Z"));
        client = sandbox.oauth2().confidentialClient("App", REDIRECT_URI, "BOOKING_READ", "PROFILE_READ");
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private Answer json(Map<String, String> fields) {
        return SandboxClient.withoutKey(sandbox).json("POST", "/v2/auth/oauth2/token", Json.MAPPER.valueToTree(fields).toString());
    }

    private Answer form(Map<String, String> fields) {
        String body = fields.entrySet().stream().map(field -> field.getKey() + '=' + URLEncoder.encode(field.getValue(),
                StandardCharsets.UTF_8)).collect(Collectors.joining("&"));
        return SandboxClient.withoutKey(sandbox).with("Content-Type", "application/x-www-form-urlencoded")
                .send("POST", "/v2/auth/oauth2/token", HttpRequest.BodyPublishers.ofString(body));
    }

    private Map<String, String> refresh(String refreshToken) {
        return new TreeMap<>(Map.of("client_id", client.id(), "client_secret", client.secret(), "grant_type", "refresh_token",
                "refresh_token", refreshToken));
    }

    private Map<String, String> exchange(String code) {
        return new TreeMap<>(Map.of("client_id", client.id(), "client_secret", client.secret(), "grant_type", "authorization_code",
                "code", code, "redirect_uri", REDIRECT_URI));
    }

    private Answer me(String accessToken) {
        return SandboxClient.withoutKey(sandbox).with("Authorization", "Bearer " + accessToken).get("/v2/me");
    }

    private static void assertRefused(Answer answer, int status, String error, String description) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.json()).isEqualTo(Json.object().put("error", error).put("error_description", description));
    }

    @Test
    void aCodeIsExchangedForTokensByFormAndByJson() {
        Answer byForm = form(exchange(sandbox.oauth2().authorizationCode(client, "alice", null)));
        assertThat(byForm.status()).isEqualTo(200);
        assertThat(byForm.header("Cache-Control")).isEqualTo("no-store");
        JsonNode tokens = byForm.json();
        assertThat(tokens.path("token_type").asText()).isEqualTo("bearer");
        assertThat(tokens.path("expires_in").asInt()).isEqualTo(1800);
        assertThat(tokens.path("scope").asText()).isEqualTo("BOOKING_READ PROFILE_READ");
        assertThat(me(tokens.path("access_token").asText()).data().path("username").asText()).isEqualTo("alice");
        JsonNode byJson = json(exchange(sandbox.oauth2().authorizationCode(client, "alice", null))).json();
        assertThat(me(byJson.path("access_token").asText()).status()).isEqualTo(200);
    }

    @Test
    void aCodeIsValidOnceAndForTenMinutesAndForItsClientOnly() {
        String once = sandbox.oauth2().authorizationCode(client, "alice", null);
        assertThat(json(exchange(once)).status()).isEqualTo(200);
        assertRefused(json(exchange(once)), 400, "invalid_grant", "code_invalid_or_expired");
        String late = sandbox.oauth2().authorizationCode(client, "alice", null);
        sandbox.clock().advance(Duration.ofMinutes(10));
        assertRefused(json(exchange(late)), 400, "invalid_grant", "code_invalid_or_expired");
        OAuth2Client other = sandbox.oauth2().confidentialClient("Other", REDIRECT_URI);
        assertRefused(json(exchange(sandbox.oauth2().authorizationCode(other, "alice", null))), 400, "invalid_grant",
                "code_invalid_or_expired");
    }

    @Test
    void aCodeGoesToARegisteredAddressOnly() {
        Map<String, String> elsewhere = exchange(sandbox.oauth2().authorizationCode(client, "alice", null));
        elsewhere.put("redirect_uri", "http://localhost:4321/evil");
        assertRefused(json(elsewhere), 400, "invalid_grant", "redirect_uri_mismatch");
    }

    @Test
    void aPublicClientProvesThatItRequestedTheCode() {
        client = sandbox.oauth2().publicClient("Phone", REDIRECT_URI, "BOOKING_READ");
        assertThat(CodeChallenge.of(VERIFIER)).isEqualTo("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
        String challenge = CodeChallenge.of(VERIFIER);
        Map<String, String> good = Map.of("client_id", client.id(), "grant_type", "authorization_code", "redirect_uri", REDIRECT_URI,
                "code", sandbox.oauth2().authorizationCode(client, "alice", challenge), "code_verifier", VERIFIER);
        JsonNode tokens = form(good).json();
        assertThat(tokens.path("access_token").asText()).isNotEmpty();
        Map<String, String> wrong = new TreeMap<>(good);
        wrong.put("code", sandbox.oauth2().authorizationCode(client, "alice", challenge));
        wrong.put("code_verifier", "another");
        assertRefused(form(wrong), 400, "invalid_grant", "pkce_verification_failed");
        assertThat(form(Map.of("client_id", client.id(), "grant_type", "refresh_token", "refresh_token",
                tokens.path("refresh_token").asText())).status()).isEqualTo(200);
    }

    @Test
    void aRefreshReplacesTheRefreshTokenAndKeepsTheScopes() {
        TokenPair first = sandbox.oauth2().grant(client, "alice");
        JsonNode second = form(refresh(first.refresh().text())).json();
        assertThat(second.path("scope").asText()).isEqualTo("BOOKING_READ PROFILE_READ");
        JsonNode third = json(refresh(second.path("refresh_token").asText())).json();
        assertThat(me(third.path("access_token").asText()).status()).isEqualTo(200);
        assertThat(me(first.access().text()).status()).isEqualTo(200);
        assertThat(sandbox.oauth2().refreshes()).isEqualTo(2);
    }

    @Test
    void theReuseOfARefreshTokenRevokesAllTokensOfTheGrant() {
        TokenPair first = sandbox.oauth2().grant(client, "alice");
        TokenPair untouched = sandbox.oauth2().grant(client, "alice");
        JsonNode second = json(refresh(first.refresh().text())).json();
        assertRefused(json(refresh(first.refresh().text())), 400, "invalid_grant", "refresh_token_revoked");
        assertRefused(json(refresh(second.path("refresh_token").asText())), 400, "invalid_grant", "refresh_token_revoked");
        assertThat(me(second.path("access_token").asText()).status()).isEqualTo(401);
        assertThat(me(untouched.access().text()).status()).isEqualTo(200);
        assertThat(sandbox.oauth2().refreshes()).isEqualTo(1);
    }

    @Test
    void aLenientSandboxOnlyRefusesTheReuse() {
        sandbox.close();
        start(RefreshTokenReuse.IS_REFUSED);
        TokenPair first = sandbox.oauth2().grant(client, "alice");
        JsonNode second = json(refresh(first.refresh().text())).json();
        assertRefused(json(refresh(first.refresh().text())), 400, "invalid_grant", "refresh_token_revoked");
        assertThat(json(refresh(second.path("refresh_token").asText())).status()).isEqualTo(200);
    }

    @Test
    void anAccessTokenEndsAfterHalfAnHour() {
        String token = sandbox.oauth2().grant(client, "alice").access().text();
        sandbox.clock().advance(Duration.ofMinutes(30).minusMillis(1));
        assertThat(me(token).status()).isEqualTo(200);
        sandbox.clock().advance(Duration.ofMillis(1));
        Answer late = me(token);
        assertThat(late.status()).isEqualTo(401);
        assertThat(late.error().path("message").asText()).isEqualTo("Invalid Access Token.");
    }

    @Test
    void aTestCanExpireAccessTokensAtOnce() {
        TokenPair pair = sandbox.oauth2().grant(client, "alice");
        sandbox.oauth2().expireAccessTokens("alice");
        assertThat(me(pair.access().text()).status()).isEqualTo(401);
        assertThat(json(refresh(pair.refresh().text())).status()).isEqualTo(200);
    }

    @Test
    void aTestCanRevokeTheTokensOfAUser() {
        TokenPair pair = sandbox.oauth2().grant(client, "alice");
        sandbox.oauth2().revoke("alice");
        assertThat(me(pair.access().text()).status()).isEqualTo(401);
        assertRefused(json(refresh(pair.refresh().text())), 400, "invalid_grant", "refresh_token_revoked");
    }

    @Test
    void aRefreshTokenEndsAfterThirtyDays() {
        TokenPair pair = sandbox.oauth2().grant(client, "alice");
        sandbox.clock().advance(Duration.ofDays(30));
        assertRefused(json(refresh(pair.refresh().text())), 400, "invalid_grant", "invalid_refresh_token");
    }

    @Test
    void aClientMustExistAndAuthenticate() {
        TokenPair pair = sandbox.oauth2().grant(client, "alice");
        Map<String, String> unknown = refresh(pair.refresh().text());
        unknown.put("client_id", "unknown-client");
        assertRefused(json(unknown), 401, "invalid_client", "client_not_found");
        Map<String, String> wrong = refresh(pair.refresh().text());
        wrong.put("client_secret", "wrong");
        assertRefused(json(wrong), 401, "invalid_client", "invalid_client_credentials");
        Map<String, String> without = refresh(pair.refresh().text());
        without.remove("client_secret");
        assertRefused(json(without), 401, "invalid_client", "invalid_client_credentials");
        client = sandbox.oauth2().confidentialClient("Other", REDIRECT_URI);
        assertRefused(json(refresh(pair.refresh().text())), 400, "invalid_grant", "client_id_mismatch");
        assertThat(sandbox.oauth2().refreshes()).isZero();
    }

    @Test
    void aMalformedRequestIsInvalid() {
        assertRefused(json(Map.of()), 400, "invalid_request", "client_id is required");
        assertRefused(json(Map.of("client_id", "c", "grant_type", "password")), 400, "invalid_request",
                "grant_type must be 'authorization_code' or 'refresh_token'");
        Map<String, String> more = refresh("r");
        more.put("bogus", "1");
        assertThat(json(more).json().path("error_description").asText()).contains("property bogus should not exist");
        Map<String, String> less = refresh("r");
        less.remove("refresh_token");
        assertThat(json(less).json().path("error_description").asText()).contains("refresh_token must be a string");
    }

    @Test
    void theDataOfAClientIsPublic() {
        Answer answer = SandboxClient.withoutKey(sandbox).get("/v2/auth/oauth2/clients/" + client.id());
        assertThat(answer.data().path("client_type").asText()).isEqualTo("CONFIDENTIAL");
        assertThat(answer.data().path("redirect_uris").path(0).asText()).isEqualTo(REDIRECT_URI);
        assertThat(answer.text()).doesNotContain(client.secret());
        assertThat(SandboxClient.withoutKey(sandbox).get("/v2/auth/oauth2/clients/unknown-client").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v2/auth/oauth2/token", "/v2/auth/oauth2/clients/c"})
    void aSelfHostedServerHasNoSuchRoute(String path) {
        try (CalcomSandbox selfHosted = CalcomSandbox.builder().profile(SandboxProfile.SELF_HOSTED).start()) {
            String method = path.endsWith("token") ? "POST" : "GET";
            Answer answer = SandboxClient.withoutKey(selfHosted).call(method, path);
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.error().path("message").asText()).isEqualTo("Cannot " + method + ' ' + path);
        }
    }

    @Test
    void textsContainNoSecrets() {
        TokenPair pair = sandbox.oauth2().grant(client, "alice");
        assertThat(client.toString()).doesNotContain(client.secret());
        assertThat(pair.toString()).doesNotContain(pair.access().text()).doesNotContain(pair.refresh().text());
    }
}
