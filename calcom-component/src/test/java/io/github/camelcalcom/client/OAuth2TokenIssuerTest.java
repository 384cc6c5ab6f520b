/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.client;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.camelcalcom.auth.IdentityLostException;
import io.github.camelcalcom.auth.Tokens;
import io.github.camelcalcom.error.CalcomAmbiguousException;
import io.github.camelcalcom.error.CalcomConnectionException;
import io.github.camelcalcom.error.CalcomException;
import io.github.camelcalcom.error.CalcomNotFoundException;
import io.github.camelcalcom.error.CalcomRateLimitException;
import io.github.camelcalcom.error.CalcomServerException;
import io.github.camelcalcom.error.CalcomValidationException;
import io.github.camelcalcom.support.AdjustableClock;
import io.github.camelcalcom.support.RefusingPort;
import io.github.camelcalcom.support.ScriptedServer;
import io.github.camelcalcom.support.SettingsBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** OAuth2 tokens are refreshed as RFC 6749 has it, and what a refusal means is said without a secret. */
@Timeout(1_800)
class OAuth2TokenIssuerTest {

    private static final String REFRESH_TOKEN = "old+refresh/token=";
    private static final Tokens CURRENT = new Tokens("old-access", REFRESH_TOKEN, null);
    private static final String GRANTED =
            "{\"access_token\":\"new-access\",\"token_type\":\"bearer\",\"refresh_token\":\"new-refresh\",\"expires_in\":1800,\"scope\":\"a b\"}";

    private final AdjustableClock clock = new AdjustableClock();
    private ScriptedServer server;
    private Transport transport;

    @BeforeEach
    void start() throws Exception {
        server = new ScriptedServer();
        transport = transport(server.url());
    }

    @AfterEach
    void stop() {
        transport.close();
        server.close();
    }

    @Test
    void aRefreshIsAFormWithTheSecretOfAConfidentialClient() throws Exception {
        server.answer(200, GRANTED);

        Tokens tokens = issuer("/api", "client/secret").issue(CURRENT);

        assertThat(tokens).isEqualTo(new Tokens("new-access", "new-refresh", clock.instant().plusSeconds(1_800)));
        ScriptedServer.Received request = server.received().get(0);
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.uri()).isEqualTo("/api/v2/auth/oauth2/token");
        assertThat(request.headers().get("content-type")).isEqualTo("application/x-www-form-urlencoded");
        assertThat(request.headers().contains("authorization")).isFalse();
        assertThat(request.body().toString()).isEqualTo(
                "grant_type=refresh_token&client_id=client-1&refresh_token=old%2Brefresh%2Ftoken%3D&client_secret=client%2Fsecret");
    }

    @Test
    void aPublicClientSendsNoSecret() throws Exception {
        server.answer(200, GRANTED);

        issuer("", null).issue(CURRENT);

        assertThat(server.received().get(0).body().toString()).doesNotContain("client_secret");
    }

    @Test
    void theAnswerMayComeInTheEnvelopeOfTheApi() throws Exception {
        server.answer(200, "{\"status\":\"success\",\"data\":" + GRANTED + "}");

        assertThat(issue()).isEqualTo(new Tokens("new-access", "new-refresh", clock.instant().plusSeconds(1_800)));
    }

    @Test
    void theAnswerMayComeAsAForm() throws Exception {
        server.answer(request -> request.response().putHeader("content-type", "application/x-www-form-urlencoded;charset=UTF-8")
                .end("access_token=new%2Baccess&token_type=bearer&refresh_token=new-refresh&expires_in=1800"));

        assertThat(issue()).isEqualTo(new Tokens("new+access", "new-refresh", clock.instant().plusSeconds(1_800)));
    }

    @Test
    void withoutANewRefreshTokenTheOldOneStaysAndWithoutATimeTheEndIsUnknown() throws Exception {
        server.answer(200, "{\"access_token\":\"new-access\",\"token_type\":\"bearer\"}");

        assertThat(issue()).isEqualTo(new Tokens("new-access", REFRESH_TOKEN, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1800", "\"1800\"", "1800.0"})
    void theLifeMayBeANumberOrAText(String life) throws Exception {
        server.answer(200, "{\"access_token\":\"new-access\",\"expires_in\":" + life + "}");

        assertThat(issue().expiresAt()).isEqualTo(clock.instant().plusSeconds(1_800));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"1h\"", "\"1d\"", "\"soon\"", "\"\"", "\"2026-11-22\"", "\"T\"", "\"NaN\"", "0", "-1", "\"-3600\"", "true", "null", "{}", "[1800]"})
    void anEndThatCannotBeReadDoesNotCostTheNewTokens(String life) throws Exception {
        server.answer(200, "{\"access_token\":\"new-access\",\"refresh_token\":\"new-refresh\",\"expires_in\":" + life + "}");

        assertThat(issue()).isEqualTo(new Tokens("new-access", "new-refresh", null));
        assertThat(server.received()).as("asked once").hasSize(1);
    }

    @Test
    void anEndMayBeATimeByTheClockOfTheServer() throws Exception {
        Instant there = clock.instant().plus(Duration.ofHours(2));
        server.answer(request -> {
            request.response().putHeader("date", DateTimeFormatter.RFC_1123_DATE_TIME.format(there.atOffset(ZoneOffset.UTC)));
            ScriptedServer.json(request, 200, "{\"access_token\":\"new-access\",\"expires_in\":\"" + there.plusSeconds(1_800) + "\"}");
        });

        assertThat(issue().expiresAt()).isEqualTo(clock.instant().plusSeconds(1_800));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e300", "99999999999999999999", "\"+999999999-12-31T23:59:59Z\""})
    void anEndInTheFarFutureIsOne(String life) throws Exception {
        server.answer(200, "{\"access_token\":\"new-access\",\"expires_in\":" + life + "}");

        assertThat(issue().expiresAt()).isAfter(clock.instant().plus(Duration.ofDays(3_650)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "\" \"", "\"two words\"", "\"line\\nbreak\"", "null", "false", "{}"})
    void aRefreshTokenThatIsNoneDoesNotCostTheNewAccessToken(String refreshToken) throws Exception {
        server.answer(200, "{\"access_token\":\"new-access\",\"refresh_token\":" + refreshToken + ",\"expires_in\":1800}");

        assertThat(issue()).isEqualTo(new Tokens("new-access", REFRESH_TOKEN, clock.instant().plusSeconds(1_800)));
        assertThat(server.received()).as("asked once").hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "400 {\"error\":\"invalid_grant\",\"error_description\":\"Refresh token is expired\"}",
            "401 {\"status\":\"error\",\"error\":{\"code\":\"UnauthorizedException\",\"message\":\"Invalid token\"}}",
            "400 {\"status\":\"error\",\"error\":{\"code\":\"BadRequestException\",\"message\":\"Invalid refresh token\"}}"})
    void aDeadRefreshTokenMeansALostIdentity(String answer) {
        server.answer(Integer.parseInt(answer.substring(0, 3)), answer.substring(4));

        assertThat(failure()).isInstanceOf(IdentityLostException.class).hasMessageContaining("oauthRefreshToken")
                .hasMessageContaining("oauth2/token");
        assertThat(server.received()).hasSize(1);
    }

    @Test
    void anUnknownClientIsSaidToBeOne() {
        server.answer(401, "{\"error\":\"invalid_client\",\"error_description\":\"Client authentication failed\"}");

        assertThat(failure()).isInstanceOf(IdentityLostException.class).hasMessageContaining("oauthClientId")
                .hasMessageContaining("oauthClientSecret").hasMessageNotContaining("oauthRefreshToken");
    }

    @Test
    void withoutARefreshTokenNobodyIsAsked() {
        OAuth2TokenIssuer issuer = issuer("", null);

        assertThat(issuer.canIssue(new Tokens("access", null, null))).isFalse();
        assertThat(issuer.canIssue(null)).isFalse();
        assertThat(issuer.canIssue(CURRENT)).isTrue();
        assertThatThrownBy(() -> issuer.issue(null)).isInstanceOf(IdentityLostException.class)
                .hasMessageContaining("oauthRefreshToken");
        assertThat(server.received()).isEmpty();
    }

    @Test
    void whatMayWorkLaterIsNoLostIdentity() throws Exception {
        server.answer(429, "{\"status\":\"error\",\"error\":{\"code\":\"ThrottlerException\",\"message\":\"Too many requests\"}}");
        assertThat(failure()).isInstanceOf(CalcomRateLimitException.class);

        server.answer(503, "{\"statusCode\":503,\"message\":\"down\"}");
        assertThat(failure()).isInstanceOf(CalcomServerException.class);

        server.answer(404, "{\"statusCode\":404,\"error\":{\"code\":\"NotFoundException\",\"message\":\"Cannot POST /v2/auth/oauth2/token\"}}");
        assertThat(failure()).isInstanceOf(CalcomNotFoundException.class).hasMessageContaining("apiUrl");

        server.answer(400, "{\"error\":\"invalid_request\",\"error_description\":\"client_id is missing\"}");
        assertThat(failure()).isInstanceOf(CalcomValidationException.class);
        assertThat(server.received()).hasSize(4);

        try (RefusingPort refusingPort = new RefusingPort(); Transport toNobody = transport(refusingPort.url())) {
            OAuth2TokenIssuer issuer = new OAuth2TokenIssuer(toNobody, SettingsBuilder.to(server.url()).build(), "client-1", null, clock);
            assertThatThrownBy(() -> issuer.issue(CURRENT)).isInstanceOf(CalcomConnectionException.class);
        }
    }

    @Test
    void aRefreshWhoseAnswerWasLostIsRepeatedOnce() throws Exception {
        AtomicInteger requests = new AtomicInteger();
        server.answer(request -> {
            if (requests.incrementAndGet() == 1) {
                request.connection().close();
            } else {
                ScriptedServer.json(request, 200, GRANTED);
            }
        });

        assertThat(issue().accessToken()).isEqualTo("new-access");
        assertThat(requests).hasValue(2);
    }

    @Test
    void aRefreshWhoseAnswersAreLostIsNotRepeatedMore() {
        server.answer(request -> request.connection().close());

        assertThat(failure()).isInstanceOf(CalcomAmbiguousException.class);
        assertThat(server.received()).hasSize(2);
    }

    @Test
    void aRefreshTokenThatALostAnswerUsedUpIsSaidToBeSo() {
        AtomicInteger requests = new AtomicInteger();
        server.answer(request -> {
            if (requests.incrementAndGet() == 1) {
                request.connection().close();
            } else {
                ScriptedServer.json(request, 400, "{\"error\":\"invalid_grant\"}");
            }
        });

        assertThat(failure()).isInstanceOf(IdentityLostException.class).hasMessageContaining("answer was lost")
                .hasMessageContaining("oauthRefreshToken");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"access_token\":\"leaked-access", "{\"token_type\":\"bearer\"}", "leaked-access",
            "{\"access_token\":\"leaked\\r\\naccess\"}", "{\"access_token\":\"\",\"refresh_token\":\"leaked-refresh\"}",
            "{\"access_token\":true,\"refresh_token\":\"leaked-refresh\"}"})
    void anAnswerThatIsNoneIsNotShown(String answer) {
        server.answer(200, answer);

        CalcomException failure = failure();

        assertThat(failure).isInstanceOf(CalcomServerException.class);
        assertThat(stackTrace(failure)).doesNotContain("leaked");
    }

    @Test
    void aServerThatRepeatsWhatItWasSentDoesNotMakeItPublic() {
        server.answer(request -> ScriptedServer.json(request, 400,
                "{\"error\":\"invalid_grant\",\"error_description\":\"no such token: " + REFRESH_TOKEN + " of client/secret\"}"));

        CalcomException failure = failure();

        assertThat(failure.getCause()).hasMessageContaining("no such token: *** of ***");
        assertThat(stackTrace(failure)).doesNotContain(REFRESH_TOKEN, "client/secret");
    }

    @Test
    void anEndlessAnswerIsCutOff() {
        server.answer(200, "{\"access_token\":\"" + "x".repeat(200_000) + "\"}");

        assertThat(failure()).isInstanceOf(CalcomServerException.class);
    }

    private Tokens issue() throws Exception {
        return issuer("", "client/secret").issue(CURRENT);
    }

    private CalcomException failure() {
        return catchThrowableOfType(CalcomException.class, this::issue);
    }

    private OAuth2TokenIssuer issuer(String basePath, String clientSecret) {
        return new OAuth2TokenIssuer(transport, SettingsBuilder.to(server.url() + basePath).build(), "client-1", clientSecret, clock);
    }

    private Transport transport(String url) {
        return new HttpTransport(SettingsBuilder.to(url).build());
    }

    private static String stackTrace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
