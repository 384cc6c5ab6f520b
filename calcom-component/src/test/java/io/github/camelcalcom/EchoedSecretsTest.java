package io.github.camelcalcom;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.camelcalcom.error.CalcomException;
import io.github.camelcalcom.support.CalcomContext;
import io.github.camelcalcom.support.ScriptedServer;
import io.github.camelcalcom.support.ScriptedServer.Received;
import io.github.camelcalcom.support.SecretLeaks;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.apache.camel.Exchange;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Servers, and what stands before them, repeat what they were sent when they complain. No exception quotes a secret out of that. */
class EchoedSecretsTest {

    private ScriptedServer server;
    private CalcomContext camel;

    /** Who calls, and which of its requests is repeated. Not every secret looks like one. */
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
