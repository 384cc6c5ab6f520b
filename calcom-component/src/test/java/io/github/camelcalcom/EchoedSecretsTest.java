/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.camelcalcom.error.CalcomException;
import io.github.camelcalcom.support.CalcomContext;
import io.github.camelcalcom.support.FreePort;
import io.github.camelcalcom.support.ScriptedServer;
import io.github.camelcalcom.support.ScriptedServer.Received;
import io.github.camelcalcom.support.SecretLeaks;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheckHelper;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Servers, and what stands before them, repeat what they were sent when they complain. No exception quotes a secret out of that. */
class EchoedSecretsTest {

    private ScriptedServer server;
    private CalcomContext camel;

    /** The caller, and which of its requests is repeated. Not every secret looks like one. */
    private enum Caller {
        API_KEY("/v2/me", configuration -> configuration.setApiKey("s3cret-key-with-a-prefix-of-its-own")),
        ACCESS_TOKEN("/v2/me", configuration -> configuration.setOauthAccessToken("s3cret-access")),
        PLATFORM_CLIENT("/v2/me", Caller::platformClient),
        MANAGED_USER("/v2/me", Caller::managedUser),
        MANAGED_USER_THAT_GETS_A_TOKEN("/force-refresh", Caller::managedUser),
        OAUTH2("/v2/me", Caller::oauth2),
        OAUTH2_THAT_GETS_A_TOKEN("/oauth2/token", Caller::oauth2);

        private final String repeated;
        private final Consumer<CalcomConfiguration> options;

        Caller(String repeated, Consumer<CalcomConfiguration> options) {
            this.repeated = repeated;
            this.options = options;
        }

        private static void platformClient(CalcomConfiguration configuration) {
            configuration.setPlatformClientId("platform-1");
            configuration.setPlatformClientSecret("s3cret-platform");
        }

        private static void managedUser(CalcomConfiguration configuration) {
            platformClient(configuration);
            configuration.setManagedUserId("7");
        }

        private static void oauth2(CalcomConfiguration configuration) {
            configuration.setOauthClientId("app-1");
            configuration.setOauthClientSecret("s3cret/app");
            configuration.setOauthRefreshToken("s3cret+refresh");
        }
    }

    /** Where the request is repeated. */
    private enum Echo {
        IN_THE_MESSAGE(400, "application/json", request -> envelope("Not valid: " + request, new JsonObject())),
        IN_A_REFUSAL_OF_THE_CREDENTIAL(401, "application/json", request -> envelope("Unknown caller " + request, new JsonObject())),
        IN_THE_CODE(403, "application/json", request -> new JsonObject().put("error", request).encode()),
        IN_THE_VALUES_OF_FIELD_ERRORS(400, "application/json", request -> envelope("Bad Request Exception", fieldError(request))),
        IN_AN_ERROR_WITH_THE_STATUS_OF_A_SUCCESS(200, "application/json", request -> envelope(request, new JsonObject())),
        IN_A_PAGE(502, "text/html", request -> "<html><body><h1>Bad gateway</h1><pre>" + request + "</pre></body></html>"),
        AS_TEXT(200, "text/plain", request -> request),
        AS_JSON_THAT_IS_NONE(200, "application/json", request -> request),
        IN_JSON_THAT_DOES_NOT_END(200, "application/json", request -> "{\"status\":\"success\",\"data\":\"" + request);

        private final int status;
        private final String contentType;
        private final UnaryOperator<String> body;

        Echo(int status, String contentType, UnaryOperator<String> body) {
            this.status = status;
            this.contentType = contentType;
            this.body = body;
        }

        private static String envelope(String message, JsonObject details) {
            return new JsonObject().put("status", "error").put("error", new JsonObject().put("code", "BadRequestException")
                    .put("message", message).put("details", details)).encode();
        }

        private static JsonObject fieldError(String value) {
            return new JsonObject().put("errors", new JsonArray().add(new JsonObject().put("property", "url").put("value", value)
                    .put("target", new JsonObject().put("url", value)).put("constraints", new JsonObject().put("isUrl", "is no URL"))));
        }
    }

    static Stream<Arguments> cases() {
        return Arrays.stream(Caller.values()).flatMap(caller -> Arrays.stream(Echo.values()).map(echo -> Arguments.of(caller, echo)));
    }

    @BeforeEach
    void start() throws Exception {
        server = new ScriptedServer();
        camel = new CalcomContext(server.url());
    }

    @AfterEach
    void stop() throws Exception {
        camel.close();
        server.close();
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("cases")
    void whatIsRepeatedIsNotQuoted(Caller caller, Echo echo) {
        CalcomConfiguration configuration = camel.calcom().getConfiguration();
        configuration.setApiKey(null);
        configuration.setMaxRetries(0);
        caller.options.accept(configuration);
        server.answer(request -> {
            if (request.path().endsWith(caller.repeated)) {
                request.response().setStatusCode(echo.status).putHeader("content-type", echo.contentType).end(echo.body.apply(last()));
            } else {
                issueTokens(request);
            }
        });

        Exchange exchange = camel.started().call("calcom:me/get");

        assertThat(server.received()).as("there was something to repeat")
                .anySatisfy(received -> assertThat(everythingOf(received)).containsPattern(SecretLeaks.PLANTED));
        assertThat(exchange.getException()).isInstanceOf(CalcomException.class);
        assertThat(Throwables.getStackTrace(exchange.getException())).doesNotContainPattern(SecretLeaks.PLANTED);
    }

    /** A server that logs and answers in a form of its own. The exception can be read by everybody who reads the log. */
    @ParameterizedTest
    @ValueSource(strings = { "CAL_LIVE_0F1E2D3C4B5A69788796", "cal%5Flive%5F0f1e2d3c4b5a69788796", "0f1e2d3c4b5a69788796", "cal_live_0f1e2d3c4b5a",
            "3c4b5a69788796", "cal\\u005flive\\u005f0f1e2d3c4b5a69788796" })
    void aKeyThatIsRepeatedInAnotherFormIsNotQuoted(String repeated) {
        CalcomConfiguration configuration = camel.calcom().getConfiguration();
        configuration.setApiKey("cal_live_0f1e2d3c4b5a69788796");
        configuration.setMaxRetries(0);
        server.answer(401, "{\"status\":\"error\",\"error\":{\"code\":\"" + repeated + "\",\"message\":\"Unknown key " + repeated + "\"}}");

        Exchange exchange = camel.started().call("calcom:me/get");

        CalcomException failure = (CalcomException) exchange.getException();
        assertThat(Throwables.getStackTrace(failure) + failure.getServerMessage() + failure.getCode() + failure.getRawBody())
                .contains("Unknown key ***").doesNotContainIgnoringCase("3c4b5a");
    }

    /** The reason is logged and shown by the health check. */
    @Test
    void theSecretOfAWebhookIsNotQuoted() throws Exception {
        camel.calcom().getConfiguration().setMaxRetries(0);
        server.answer(request -> {
            if (request.method().name().equals("POST")) {
                ScriptedServer.json(request, 400, Echo.envelope("Not valid: " + last(), new JsonObject()));
            } else {
                ScriptedServer.json(request, 200, "{\"status\":\"success\",\"data\":[]}");
            }
        });
        int port = FreePort.find();
        camel.routes(new RouteBuilder() {
            @Override
            public void configure() {
                restConfiguration().component("undertow").host("127.0.0.1").port(port);
                from("webhook:calcom:webhooks/events?webhookComponentName=undertow&webhookPath=/hook&webhookExternalUrl=http://hooks.internal"
                     + "&signingSecrets=s3cret-signing").to("log:hook");
            }
        }).start();

        await().atMost(300, TimeUnit.SECONDS).untilAsserted(() -> assertThat(HealthCheckHelper.invoke(camel)).anySatisfy(
                result -> assertThat(result.getMessage().orElse("")).contains("Not valid").doesNotContainPattern(SecretLeaks.PLANTED)));
    }

    /** What came last, in one line. */
    private String last() {
        return everythingOf(server.received().get(server.received().size() - 1));
    }

    private static String everythingOf(Received received) {
        return received.headers().entries().stream().map(Map.Entry::getValue).map(value -> value.replace("Bearer ", ""))
                .collect(Collectors.joining(" ")) + ' ' + received.body();
    }

    private static void issueTokens(HttpServerRequest request) {
        ScriptedServer.json(request, 200, request.path().endsWith("/oauth2/token")
                ? "{\"access_token\":\"s3cret-issued\",\"refresh_token\":\"s3cret-next\",\"expires_in\":1800}"
                : "{\"status\":\"success\",\"data\":{\"accessToken\":\"s3cret-issued\",\"refreshToken\":\"s3cret-next\"}}");
    }
}
