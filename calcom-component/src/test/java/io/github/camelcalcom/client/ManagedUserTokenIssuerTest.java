/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.client;

import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelcalcom.auth.IdentityLostException;
import io.github.camelcalcom.auth.Tokens;
import io.github.camelcalcom.error.CalcomException;
import io.github.camelcalcom.error.CalcomRateLimitException;
import io.github.camelcalcom.error.CalcomServerException;
import io.github.camelcalcom.support.AdjustableClock;
import io.github.camelcalcom.support.ScriptedServer;
import io.github.camelcalcom.support.SettingsBuilder;
import io.vertx.core.http.HttpServerRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Tokens of a managed user are refreshed, and got by force where that does not work, as a recorded server answers it. */
@Timeout(1_800)
class ManagedUserTokenIssuerTest {

    private static final String CLIENT = "cmwshwuo70007qh7dligb0j1d";
    private static final String FORBIDDEN = "{\"status\":\"error\",\"error\":{\"code\":\"UnauthorizedException\",\"message\":\"Invalid client\"}}";
    private static JsonNode recorded;

    private final AdjustableClock clock = new AdjustableClock();
    private ScriptedServer server;
    private Transport transport;

    @BeforeAll
    static void readRecording() throws Exception {
        try (InputStream stream = ManagedUserTokenIssuerTest.class.getResourceAsStream("/recordings/tokens/managed-user.json")) {
            recorded = new ObjectMapper().readTree(stream);
        }
    }

    @BeforeEach
    void start() throws Exception {
        server = new ScriptedServer();
        transport = new HttpTransport(SettingsBuilder.to(server.url()).build());
    }

    @AfterEach
    void stop() {
        transport.close();
        server.close();
    }

    @Test
    void aRefreshTokenGetsTheNextTokens() throws Exception {
        server.answer(request -> answer(request, "refresh"));

        Tokens tokens = issue(new Tokens("access-0", "refresh-0", null));

        assertThat(tokens).isEqualTo(new Tokens("access-1", "refresh-1", Instant.ofEpochMilli(1795395360000L)));
        assertSentAsRecorded(0, "refresh");
        assertThat(server.received()).hasSize(1);
    }

    @Test
    void withoutARefreshTokenTokensAreGotByForce() throws Exception {
        server.answer(request -> answer(request, "force-refresh"));

        assertThat(issue(null)).isEqualTo(new Tokens("access-4", "refresh-4", Instant.ofEpochMilli(1795395360000L)));
        assertSentAsRecorded(0, "force-refresh");
        assertThat(issue(new Tokens("access-0", null, null)).accessToken()).isEqualTo("access-4");
        assertThat(server.received()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"refresh-with-a-used-token", "refresh-at-the-same-time"})
    void whereTheRefreshTokenIsDeadTokensAreGotByForce(String refusal) throws Exception {
        server.answer(request -> answer(request, isForced(request) ? "force-refresh" : refusal));

        assertThat(issue(refreshing(refusal)).accessToken()).isEqualTo("access-4");
        assertSentAsRecorded(0, refusal);
        assertSentAsRecorded(1, "force-refresh");
    }

    @Test
    void whereTheAnswerToARefreshIsLostOrUnusableTokensAreGotByForce() throws Exception {
        server.answer(request -> {
            if (isForced(request)) {
                answer(request, "force-refresh");
            } else {
                request.connection().close();
            }
        });
        assertThat(issue(refreshing("refresh")).accessToken()).isEqualTo("access-4");

        server.answer(request -> {
            if (isForced(request)) {
                answer(request, "force-refresh");
            } else {
                ScriptedServer.json(request, 200, "{\"status\":\"success\",\"data\":{}}");
            }
        });
        assertThat(issue(refreshing("refresh")).accessToken()).isEqualTo("access-4");
        assertThat(server.received()).hasSize(4);
    }

    @Test
    void whatMayWorkLaterIsNotForced() {
        server.answer(429, "{\"status\":\"error\",\"error\":{\"code\":\"ThrottlerException\",\"message\":\"Too many requests\"}}");
        assertThat(failure()).isInstanceOf(CalcomRateLimitException.class);

        server.answer(503, "");
        assertThat(failure()).isInstanceOf(CalcomServerException.class);
        assertThat(server.received()).noneMatch(request -> request.uri().endsWith("force-refresh"));
    }

    @Test
    void aWrongSecretIsSaidToBeOne() {
        server.answer(401, FORBIDDEN);

        assertThat(failure()).isInstanceOf(IdentityLostException.class).hasMessageContaining("platformClientSecret").hasMessageContaining(CLIENT)
                .hasMessageContaining("oauth-client-users/force-refresh");
    }

    @Test
    void anUnknownUserIsSaidToBeOne() {
        server.answer(404, "{\"status\":\"error\",\"error\":{\"code\":\"NotFoundException\",\"message\":\"User with ID 10 not found.\"}}");

        assertThat(failure()).isInstanceOf(IdentityLostException.class).hasMessageContaining("managed user 10")
                .hasMessageContaining("CamelCalcomManagedUserId");
    }

    @Test
    void theClockOfTheServerMayBeWrong() throws Exception {
        // the server is two hours ahead of this machine, and the token lives for one
        Instant there = clock.instant().plus(Duration.ofHours(2));
        server.answer(request -> {
            request.response().putHeader("date", DateTimeFormatter.RFC_1123_DATE_TIME.format(there.atOffset(ZoneOffset.UTC)));
            ScriptedServer.json(request, 200, "{\"status\":\"success\",\"data\":{\"accessToken\":\"a\",\"refreshToken\":\"r\","
                                              + "\"accessTokenExpiresAt\":" + there.plus(Duration.ofHours(1)).toEpochMilli() + "}}");
        });

        assertThat(issue(refreshing("refresh")).expiresAt()).isEqualTo(clock.instant().plus(Duration.ofHours(1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"1h\"", "\"\"", "0", "1795395360", "-1", "true", "{}"})
    void anEndThatCannotBeReadDoesNotCostTheNewTokens(String end) throws Exception {
        server.answer(200, "{\"status\":\"success\",\"data\":{\"accessToken\":\"a\",\"refreshToken\":\"r\",\"accessTokenExpiresAt\":" + end + "}}");

        assertThat(issue(refreshing("refresh"))).isEqualTo(new Tokens("a", "r", null));
        assertThat(server.received()).as("nothing was forced").hasSize(1);
    }

    @Test
    void anEndMayBeATimeInIsoForm() throws Exception {
        server.answer(request -> {
            request.response().putHeader("date", DateTimeFormatter.RFC_1123_DATE_TIME.format(clock.instant().atOffset(ZoneOffset.UTC)));
            ScriptedServer.json(request, 200, "{\"status\":\"success\",\"data\":{\"accessToken\":\"a\",\"refreshToken\":\"r\","
                                              + "\"accessTokenExpiresAt\":\"" + clock.instant().plus(Duration.ofHours(1)) + "\"}}");
        });

        assertThat(issue(refreshing("refresh")).expiresAt()).isEqualTo(clock.instant().plus(Duration.ofHours(1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "\"two words\"", "null", "false"})
    void aRefreshTokenThatIsNoneDoesNotCostTheNewAccessToken(String refreshToken) throws Exception {
        server.answer(200, "{\"status\":\"success\",\"data\":{\"accessToken\":\"a\",\"refreshToken\":" + refreshToken + "}}");

        assertThat(issue(refreshing("refresh"))).isEqualTo(new Tokens("a", null, null));
        assertThat(server.received()).as("nothing was forced").hasSize(1);
    }

    @Test
    void noSecretIsShown() {
        server.answer(request -> ScriptedServer.json(request, 401,
                "{\"status\":\"error\",\"error\":{\"code\":\"UnauthorizedException\",\"message\":\"wrong: platform-secret\"}}"));

        CalcomException failure = failure();
        assertThat(failure.getCause()).hasMessageContaining("wrong: ***");
        assertThat(failure.toString() + issuer("10")).doesNotContain("platform-secret");
    }

    @Test
    void aUserThatIsNoNumberIsRefused() {
        assertThatThrownBy(() -> issuer("me")).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("userId");
    }

    private Tokens issue(Tokens current) throws Exception {
        return issuer("10").issue(current);
    }

    private CalcomException failure() {
        return catchThrowableOfType(CalcomException.class, () -> issue(refreshing("refresh")));
    }

    private ManagedUserTokenIssuer issuer(String userId) {
        return new ManagedUserTokenIssuer(transport, SettingsBuilder.to(server.url()).build(), CLIENT, "platform-secret", userId, clock);
    }

    private static Tokens refreshing(String exchange) {
        return new Tokens("access-0", recorded.path(exchange).path("body").path("refreshToken").textValue(), null);
    }

    private static boolean isForced(HttpServerRequest request) {
        return request.path().endsWith("/force-refresh");
    }

    private static void answer(HttpServerRequest request, String exchange) {
        ScriptedServer.json(request, recorded.path(exchange).path("status").intValue(), recorded.path(exchange).path("answer").toString());
    }

    private void assertSentAsRecorded(int index, String exchange) throws Exception {
        ScriptedServer.Received request = server.received().get(index);
        JsonNode expected = recorded.path(exchange);
        assertThat(request.method()).isEqualTo(expected.path("method").textValue());
        assertThat(request.uri()).isEqualTo(expected.path("path").textValue());
        for (Map.Entry<String, JsonNode> header : expected.path("headers").properties()) {
            assertThat(request.headers().get(header.getKey())).as(header.getKey()).isEqualTo(header.getValue().textValue());
        }
        assertThat(request.headers().contains("x-cal-client-id")).isEqualTo(expected.path("headers").has("x-cal-client-id"));
        assertThat(request.headers().contains("authorization")).isFalse();
        if (expected.path("body").isNull()) {
            assertThat(request.body().length()).isZero();
        } else {
            assertThat(new ObjectMapper().readTree(request.body().getBytes())).isEqualTo(expected.path("body"));
        }
    }
}
