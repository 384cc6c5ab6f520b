/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.sandbox.seed.InvalidSeedException;
import io.vertx.core.VertxOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** OAuth2 clients of a seed file, and the page on which users authorize them, as Cal.com's command line uses both. */
class ConsentPageTest {

    private static final String CALLBACK = "http://localhost:8019/callback";
    private static final String SEED = """
            users:
              - {username: alice, email: alice@example.com, apiKey: cal_alice}
              - {username: bob, email: bob@example.com}
            oauth2Clients:
              - {name: Command line, id: cli, secret: cli-secret, redirectUris: ['http://localhost:8019/callback']}
              - name: Portal
                id: portal
                public: true
                redirectUris: ['https://portal.example.net/cb?tenant=1', 'http://localhost:8019/callback']
                scopes: [BOOKING_READ, ORG_EVENT_TYPE_READ]
                grants: [{username: bob, refreshToken: first-of-bob}]
            """;

    private CalcomSandbox sandbox;
    private SandboxClient browser;

    @BeforeEach
    void start() {
        sandbox = CalcomSandbox.builder().seed(SandboxSeed.yaml(SEED)).start();
        browser = SandboxClient.withoutKey(sandbox);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private static String authorize(String client, String redirectUri, String more) {
        return "/auth/oauth2/authorize?client_id=" + client + "&redirect_uri=" + encoded(redirectUri) + "&response_type=code" + more;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static Map<String, String> query(SandboxClient.Answer answer) {
        Map<String, String> query = new HashMap<>();
        for (String pair : URI.create(answer.header("Location")).getQuery().split("&")) {
            query.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
        }
        return query;
    }

    private JsonNode tokens(String body) {
        SandboxClient.Answer answer = browser.json("POST", "/v2/auth/oauth2/token", body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private String nameOf(JsonNode tokens) {
        return browser.with("Authorization", "Bearer " + tokens.path("access_token").asText()).get("/v2/me").data().path("username").asText();
    }

    @Test
    void theCommandLineLogsInAsTheFirstUser() {
        SandboxClient.Answer consent = browser.get(authorize("cli", CALLBACK, "&scope=READ_PROFILE%2CREAD_BOOKING&state=x%20y"));
        assertThat(consent.status()).isEqualTo(302);
        assertThat(consent.header("Location")).startsWith(CALLBACK + "?code=");
        assertThat(query(consent)).containsEntry("state", "x y");

        JsonNode tokens = tokens("{\"client_id\":\"cli\",\"client_secret\":\"cli-secret\",\"grant_type\":\"authorization_code\",\"code\":\""
                + query(consent).get("code") + "\",\"redirect_uri\":\"" + CALLBACK + "\"}");
        assertThat(nameOf(tokens)).isEqualTo("alice");
        assertThat(tokens.path("scope").asText()).isEqualTo("READ_PROFILE READ_BOOKING");
        assertThat(sandbox.calls()).extracting(call -> call.operation()).containsExactly("oauth2/token", "me/get");
    }

    @Test
    void aPublicClientProvesItselfAndAnyUserCanConsent() {
        String challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
        SandboxClient.Answer consent = browser.get(authorize("portal", "https://portal.example.net/cb?tenant=1",
                "&scope=BOOKING_READ&username=bob&code_challenge_method=S256&code_challenge=" + challenge));
        assertThat(query(consent)).containsEntry("tenant", "1");
        JsonNode tokens = tokens("{\"client_id\":\"portal\",\"grant_type\":\"authorization_code\",\"code\":\"" + query(consent).get("code")
                + "\",\"redirect_uri\":\"https://portal.example.net/cb?tenant=1\","
                + "\"code_verifier\":\"dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk\"}");
        assertThat(nameOf(tokens)).isEqualTo("bob");
    }

    @ParameterizedTest
    @CsvSource({
            "cli, &response_type=token, invalid_request", "portal, &scope=BOOKING_READ, invalid_request",
            "portal, &scope=BOOKINGS_READ&code_challenge=x&code_challenge_method=S256, invalid_scope",
            "portal, &scope=WEBHOOK_READ&code_challenge=x&code_challenge_method=S256, invalid_request",
            "portal, &code_challenge=x&code_challenge_method=S256, invalid_request",
            "portal, &scope=BOOKING_READ&code_challenge=x&code_challenge_method=plain, invalid_request",
            "cli, &username=carol, access_denied"})
    void refusalsAreSentToTheClient(String client, String more, String error) {
        String request = authorize(client, CALLBACK, more);
        SandboxClient.Answer answer = browser.get(more.contains("response_type") ? request.replace("&response_type=code", "") : request);
        assertThat(answer.status()).isEqualTo(302);
        assertThat(query(answer)).isEqualTo(Map.of("error", error));
    }

    @Test
    void noCodeIsSentToOtherAddresses() {
        assertThat(browser.get(authorize("cli", "https://other.example.net/callback", "")).status()).isEqualTo(400);
        assertThat(browser.get(authorize("cli", CALLBACK + "/", "")).status()).isEqualTo(400);
        assertThat(browser.get(authorize("other", CALLBACK, "")).status()).isEqualTo(400);
        assertThat(browser.json("POST", authorize("cli", CALLBACK, ""), "{}").status()).isEqualTo(404);
        try (CalcomSandbox old = CalcomSandbox.builder().profile(SandboxProfile.SELF_HOSTED).seed(SandboxSeed.yaml(SEED)).start()) {
            assertThat(SandboxClient.withoutKey(old).get(authorize("cli", CALLBACK, "")).status()).isEqualTo(404);
        }
    }

    @Test
    void aRefreshTokenOfTheSeedStartsARouteWithoutABrowser() {
        JsonNode tokens = tokens("{\"client_id\":\"portal\",\"grant_type\":\"refresh_token\",\"refresh_token\":\"first-of-bob\"}");
        assertThat(nameOf(tokens)).isEqualTo("bob");
        assertThat(tokens.path("refresh_token").asText()).isNotEqualTo("first-of-bob");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "{name: A}|oauth2Clients[0].redirectUris: is missing",
            "{redirectUris: [a]}|oauth2Clients[0].name: is missing",
            "{name: A, redirectUris: [a], public: true, secret: s}|oauth2Clients[0].secret: a public client has no secret",
            "{name: A, redirectUris: [5]}|oauth2Clients[0].redirectUris[0]: must be a text but is '5'",
            "{name: A, redirectUris: [a], scopes: x}|oauth2Clients[0].scopes: must be a list but is 'x'",
            "{name: A, redirectUri: a}|oauth2Clients[0].redirectUri: unknown key. Did you mean 'redirectUris'?",
            "{name: A, redirectUris: [a], grants: [{username: carol}]}|oauth2Clients[0].grants[0].username: there is no user 'carol'",
            "{name: A, redirectUris: [a], grants: [{username: bob, token: x}]}|oauth2Clients[0].grants[0].token: unknown key",
            "'{name: A, id: a, redirectUris: [a]}, {name: B, id: a, redirectUris: [a]}'|oauth2Clients[1].id: 'a' is the id of another client"})
    void errorsNameTheirPlace(String clients, String message) {
        SandboxSeed seed = SandboxSeed.yaml("users: [{username: bob, email: bob@example.com}]\noauth2Clients: ["
                + clients.replaceAll("^'|'$", "") + "]\n");
        assertThatThrownBy(() -> CalcomSandbox.builder().seed(seed).start()).isInstanceOf(InvalidSeedException.class)
                .hasMessageContaining(message);
    }

    @Test
    void theCommandLineOfTheSandboxPrintsClientsAndTokens(@TempDir Path folder) throws Exception {
        Path seed = Files.writeString(folder.resolve("seed.yaml"), SEED);
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        CalcomSandboxMain.start(List.of("--port", "0", "--seed", seed.toString(), "--print-keys"), name -> null,
                new PrintStream(output, true, StandardCharsets.UTF_8)).close();
        assertThat(output.toString(StandardCharsets.UTF_8)).contains("OAuth2 client 'Command line' (cli): secret cli-secret",
                "OAuth2 client 'Portal' (portal): public", "refresh token of OAuth2 client portal for bob: first-of-bob");
    }

    @Test
    void aSlowStartIsNotReportedAsBlocked() {
        VertxOptions options = CalcomSandbox.vertxOptions();
        assertThat(options.getMaxEventLoopExecuteTimeUnit().toSeconds(options.getMaxEventLoopExecuteTime())).isEqualTo(60);
        assertThat(options.getWarningExceptionTimeUnit().toSeconds(options.getWarningExceptionTime())).isEqualTo(60);
        assertThat(options.getBlockedThreadCheckIntervalUnit()).isEqualTo(TimeUnit.MILLISECONDS);
    }
}
