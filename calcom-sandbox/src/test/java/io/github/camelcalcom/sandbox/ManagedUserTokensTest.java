/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.sandbox.SandboxClient.Answer;
import io.github.camelcalcom.sandbox.SandboxPlatform.ManagedUser;
import io.github.camelcalcom.sandbox.fault.Fault;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.time.Delay;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The lifetime of managed users' tokens, and the ways to revoke them. */
class ManagedUserTokensTest {

    private static final Duration UNTIL_BOTH_HAVE_ARRIVED = Duration.ofSeconds(1);

    private CalcomSandbox sandbox;
    private PlatformClient client;
    private JsonNode created;

    @BeforeEach
    void start() {
        start(Duration.ofMillis(1));
    }

    private void start(Duration refreshTime) {
        sandbox = CalcomSandbox.builder().seed(SandboxSeed.platform()).refreshTime(refreshTime).start();
        sandbox.clock().stopAt(Instant.parse("2026-11-22T23:56:24.209Z"));
        client = new PlatformClient(sandbox);
        created = client.create("mia@example.net");
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private String access() {
        return created.path("accessToken").asText();
    }

    private String refresh() {
        return created.path("refreshToken").asText();
    }

    private static String message(Answer answer) {
        return answer.error().path("message").asText();
    }

    @Test
    void anAccessTokenIsValidForAnHourAndARefreshTokenForAYearTruncatedToMinuteAndDay() {
        assertThat(created.path("accessTokenExpiresAt").asLong()).isEqualTo(Instant.parse("2026-11-23T00:56:00Z").toEpochMilli());
        assertThat(created.path("refreshTokenExpiresAt").asLong()).isEqualTo(Instant.parse("2027-11-22T00:00:00Z").toEpochMilli());
    }

    @Test
    void tokensHaveTheFormOfTheRealOnes() throws IOException {
        String[] parts = access().split("\\.");
        assertThat(new String(Base64.getUrlDecoder().decode(parts[0]))).isEqualTo("{\"alg\":\"HS256\",\"typ\":\"JWT\"}");
        JsonNode payload = Json.MAPPER.readTree(Base64.getUrlDecoder().decode(parts[1]));
        assertThat(payload.path("type").asText()).isEqualTo("access_token");
        assertThat(payload.path("ownerId")).isEqualTo(created.path("user").path("id"));
        assertThat(payload.path("expiresAt")).isEqualTo(created.path("accessTokenExpiresAt"));
        assertThat(parts[2]).hasSize(43);
    }

    @Test
    void aRefreshGivesTwoNewTokensAndTheOldAccessTokenStaysValid() {
        JsonNode renewed = client.refresh(refresh()).data();
        assertThat(renewed.path("refreshToken").asText()).isNotEqualTo(refresh());
        assertThat(client.me(renewed.path("accessToken").asText()).status()).isEqualTo(200);
        assertThat(client.me(access()).status()).isEqualTo(200);
        assertThat(sandbox.platform().refreshes()).isEqualTo(1);
    }

    @Test
    void aUsedRefreshTokenIsRefusedAndTheNewerOneStaysValid() {
        String newer = client.refresh(refresh()).data().path("refreshToken").asText();
        Answer reuse = client.refresh(refresh());
        assertThat(reuse.status()).isEqualTo(400);
        assertThat(message(reuse)).isEqualTo("Invalid refresh token");
        assertThat(client.refresh(newer).status()).isEqualTo(200);
        assertThat(sandbox.platform().refreshes()).isEqualTo(2);
    }

    @Test
    void ofTwoRefreshesAtTheSameTimeOneSucceedsAndOneFailsWith404() {
        sandbox.close();
        start(Duration.ofMillis(100));
        int before = sandbox.calls().size();
        sandbox.faults().everywhere().times(2).inject(Fault.delayExecution(Delay.onSandboxClock(UNTIL_BOTH_HAVE_ARRIVED)));
        ExecutorService threads = Executors.newFixedThreadPool(2);
        List<CompletableFuture<Answer>> both = Stream
                .generate(() -> CompletableFuture.supplyAsync(() -> client.refresh(refresh()), threads)).limit(2).toList();
        await().atMost(300, TimeUnit.SECONDS).until(() -> sandbox.calls().size() == before + 2);
        sandbox.clock().advance(UNTIL_BOTH_HAVE_ARRIVED);
        List<Answer> answers = both.stream().map(CompletableFuture::join).toList();
        threads.shutdown();
        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 404);
        Answer lost = answers.stream().filter(answer -> answer.status() == 404).findFirst().orElseThrow();
        assertThat(lost.error().path("code").asText()).isEqualTo("NOT_FOUND");
        assertThat(message(lost)).isEqualTo("Invalid Query: The requested record was not found.");
    }

    @Test
    void anAccessTokenExpires() {
        sandbox.clock().stopAt(Instant.parse("2026-11-23T00:55:59.999Z"));
        assertThat(client.me(access()).status()).isEqualTo(200);
        sandbox.clock().stopAt(Instant.parse("2026-11-23T00:56:00Z"));
        Answer late = client.me(access());
        assertThat(late.status()).isEqualTo(498);
        assertThat(late.error().path("code").asText()).isEqualTo("TokenExpiredException");
        assertThat(message(late)).isEqualTo("ACCESS_TOKEN_IS_EXPIRED");
    }

    @Test
    void aRefreshRemovesExpiredAccessTokens() {
        sandbox.clock().advance(Duration.ofHours(2));
        client.refresh(refresh());
        Answer forgotten = client.me(access());
        assertThat(forgotten.status()).isEqualTo(401);
        assertThat(message(forgotten)).isEqualTo("Invalid Access Token.");
    }

    @Test
    void aTestCanExpireAnAccessTokenAtOnce() {
        ManagedUser user = sandbox.platform().managedUser("noa@example.net", "Noa");
        sandbox.platform().expireAccessTokens(user.id());
        assertThat(client.me(user.tokens().access().text()).status()).isEqualTo(498);
        String renewed = client.refresh(user.tokens().refresh().text()).data().path("accessToken").asText();
        assertThat(client.me(renewed).data().path("email").asText()).isEqualTo(user.email());
    }

    @Test
    void aRefreshTokenExpires() {
        sandbox.clock().stopAt(Instant.parse("2027-11-22T00:00:00Z"));
        assertThat(message(client.refresh(refresh()))).isEqualTo("Invalid refresh token");
    }

    @Test
    void aForcedRefreshRevokesEarlierTokensAtOnce() {
        String unused = client.refresh(refresh()).data().path("accessToken").asText();
        assertThat(client.me(access()).status()).isEqualTo(200);
        JsonNode forced = client.headers().call("POST", client.usersPath() + "/" + created.path("user").path("id").asLong()
                + "/force-refresh").data();
        assertThat(client.me(forced.path("accessToken").asText()).status()).isEqualTo(200);
        assertThat(message(client.me(unused))).isEqualTo("Invalid Access Token.");
        assertThat(message(client.me(access()))).isEqualTo(
                "ApiAuthStrategy - access token - OAuth client not found given the access token");
        assertThat(client.refresh(forced.path("refreshToken").asText()).status()).isEqualTo(200);
    }

    @Test
    void theDeletionOfAUserEndsItsTokensAtOnce() {
        assertThat(client.headers().call("DELETE", client.usersPath() + "/" + created.path("user").path("id").asLong()).status())
                .isEqualTo(200);
        assertThat(client.me(access()).status()).isEqualTo(401);
        assertThat(message(client.refresh(refresh()))).isEqualTo("Invalid refresh token");
    }

    @Test
    void theDeletionOfAClientEndsTheTokensOfItsUsersAtOnce() {
        SandboxClient owner = client.bearer(sandbox.platform().apiKey());
        assertThat(owner.call("DELETE", "/v2/oauth-clients/" + sandbox.platform().client().id()).status()).isEqualTo(200);
        assertThat(client.me(access()).status()).isEqualTo(401);
    }

    @Test
    void permissionsAreCheckedFirstSoThatARevokedTokenIsForbiddenThere() {
        SandboxClient dead = client.bearer("dead").version("2024-08-13");
        Answer answer = dead.get("/v2/bookings");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(message(answer)).isEqualTo("PermissionsGuard - no oAuth client found for access token=dead");
        assertThat(client.me("dead").status()).isEqualTo(401);
    }
}
