/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.sandbox.SandboxClient.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The steps of a real server before an operation is executed. */
class HttpLayerTest {

    private static CalcomSandbox sandbox;

    @BeforeAll
    static void start() {
        sandbox = CalcomSandbox.builder().profile(SandboxProfile.SELF_HOSTED).start();
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    private static SandboxClient alice() {
        return SandboxClient.of(sandbox);
    }

    private static SandboxClient anyone() {
        return SandboxClient.withoutKey(sandbox);
    }

    @Test
    void aClientThatDisconnectsWithinItsRequestIsNoFailureOfTheSandbox() throws IOException {
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        PrintStream console = System.err;
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
        try {
            try (RawConnection connection = RawConnection.to(sandbox)) {
                connection.send("POST", "/v2/webhooks?aborted", "", "Content-Type: application/json", "Content-Length: 90").write("{");
            }
            await().atMost(300, TimeUnit.SECONDS).until(() -> sandbox.calls("webhooks/create").stream()
                    .anyMatch(call -> call.uri().endsWith("?aborted")));
        } finally {
            System.setErr(console);
        }
        assertThat(log.toString(StandardCharsets.UTF_8)).doesNotContain("The sandbox failed to serve");
    }

    @Test
    void anAnswerNamesItsRequestAndTheLimitsOfItsKey() {
        Answer first = alice().get("/v2/me");
        Answer second = alice().get("/v2/me");
        assertThat(first.header("X-Request-Id")).isNotBlank().isNotEqualTo(second.header("X-Request-Id"));
        assertThat(first.header("X-RateLimit-Limit-Default")).isEqualTo("100000");
        assertThat(Integer.parseInt(first.header("X-RateLimit-Remaining-Default"))
                - Integer.parseInt(second.header("X-RateLimit-Remaining-Default"))).isEqualTo(1);
        assertThat(first.header("Content-Type")).isEqualTo("application/json; charset=utf-8");
        assertThat(first.header("Date")).endsWith("GMT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v2/me", "/v2/me/", "/V2/ME", "/api/v2/me", "/v2/me?unknown=1"})
    void aPathIsFoundInEveryFormThatTheServerTakes(String path) {
        assertThat(alice().get(path).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"GET,/v2/nope", "GET,/v1/bookings", "GET,/", "GET,/v2", "GET,/v2//me", "PUT,/v2/me", "DELETE,/v2/me"})
    void anUnknownRouteOrMethodIsNotFoundWithoutCredentialsAndIsNotCounted(String method, String path) {
        Answer answer = anyone().call(method, path);
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.error().path("code").asText()).isEqualTo("NotFoundException");
        assertThat(answer.error().path("message").asText()).isEqualTo("Cannot " + method + ' ' + path);
        assertThat(answer.error().path("details").path("error").asText()).isEqualTo("Not Found");
        assertThat(answer.header("X-RateLimit-Limit-Default")).isNull();
        assertThat(answer.header("X-Request-Id")).isNotBlank();
    }

    @Test
    void anErrorHasTheEnvelopeWithTheTimeAndThePathWithItsQuery() {
        JsonNode body = alice().get("/v2/nope?a=b").json();
        assertThat(body.path("status").asText()).isEqualTo("error");
        assertThat(body.path("path").asText()).isEqualTo("/v2/nope?a=b");
        assertThat(body.path("timestamp").asText()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
    }

    @Test
    void aPathThatCannotBeDecodedIsRefused() {
        assertThat(alice().raw("GET", "/v2/bookings/%zz")).startsWith("HTTP/1.1 400").contains("Failed to decode param");
        assertThat(alice().raw("GET", "/v2/%6De")).startsWith("HTTP/1.1 404");
        assertThat(alice().version("2024-06-11").raw("GET", "/v2/schedules/%00")).startsWith("HTTP/1.1 500")
                .contains("{\"statusCode\":500,\"message\":\"Internal server error\"}");
    }

    @Test
    void headAnswersAsGetWithoutABody() {
        Answer get = alice().get("/v2/me");
        Answer head = alice().call("HEAD", "/v2/me");
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.text()).isEmpty();
        assertThat(head.header("Content-Length")).isEqualTo(Integer.toString(get.text().getBytes(StandardCharsets.UTF_8).length));
        assertThat(alice().call("HEAD", "/v2/nope").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v2/me", "/v2/nope"})
    void optionsAreAnsweredWithoutCredentialsAndForUnknownRoutes(String path) {
        Answer answer = anyone().call("OPTIONS", path);
        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.text()).isEmpty();
    }

    @Test
    void anAnswerIsCompressedForAClientThatAsksForIt() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(sandbox.url() + "/v2/me")).header("Accept-Encoding", "gzip")
                .header("Authorization", "Bearer " + sandbox.apiKey()).build();
        HttpResponse<byte[]> response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());
        assertThat(response.headers().firstValue("content-encoding")).contains("gzip");
        assertThat(unzipped(response.body())).contains("alice@example.com");
    }

    private static String unzipped(byte[] body) throws IOException {
        try (GZIPInputStream zip = new GZIPInputStream(new ByteArrayInputStream(body))) {
            return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{\"bio\":  | Unexpected end of JSON input",
        "hello      | Unexpected token 'h', \"hello\" is not valid JSON",
        "\"x\"      | Unexpected token '\"', \"\"x\"\" is not valid JSON",
        "null       | Unexpected token 'n', \"null\" is not valid JSON"})
    void malformedJsonIsRefused(String body, String message) {
        Answer answer = alice().json("PATCH", "/v2/me", body.strip());
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error().path("message").asText()).isEqualTo(message);
    }

    @Test
    void aBodyOfAnotherTypeCountsAsMissing() {
        Answer text = alice().with("Content-Type", "text/plain").send("POST", "/v2/webhooks",
                HttpRequest.BodyPublishers.ofString("{\"active\":true}"));
        assertThat(text.status()).isEqualTo(400);
        assertThat(text.error().path("details").path("errors").path(0).path("target")).isEmpty();
        Answer form = alice().with("Content-Type", "application/x-www-form-urlencoded").send("POST", "/v2/webhooks",
                HttpRequest.BodyPublishers.ofString("active=true"));
        assertThat(form.status()).isEqualTo(400);
        assertThat(alice().json("POST", "/v2/webhooks", "").status()).isEqualTo(400);
    }

    @Test
    void aByteOrderMarkIsSkippedAndOfTwoEqualKeysTheLastOneCounts() {
        assertThat(alice().json("PATCH", "/v2/me", "\uFEFF{\"bio\":\"a\",\"bio\":\"b\"}").data().path("bio").asText()).isEqualTo("b");
    }

    @Test
    void aBodyOfMoreThanAHundredKilobytesIsRefused() {
        assertThat(alice().json("PATCH", "/v2/me", bioOf(99 * 1024)).status()).isEqualTo(200);
        Answer tooLarge = alice().json("PATCH", "/v2/me", bioOf(101 * 1024));
        assertThat(tooLarge.status()).isEqualTo(413);
        assertThat(tooLarge.json().toString()).isEqualTo("{\"statusCode\":413,\"message\":\"request entity too large\"}");
        assertThat(tooLarge.header("X-Request-Id")).isNotBlank();
    }

    private static String bioOf(int size) {
        return "{\"bio\":\"" + "x".repeat(size) + "\"}";
    }

    @Test
    void aKeyIsTakenWithAndWithoutItsScheme() {
        assertThat(anyone().with("Authorization", sandbox.apiKey()).get("/v2/me").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"bearer KEY", "Basic KEY", "Bearer", "Bearer  KEY", "Bearer no-key"})
    void anythingElseIsAnInvalidAccessToken(String authorization) {
        Answer answer = anyone().with("Authorization", authorization.replace("KEY", sandbox.apiKey())).get("/v2/me");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.error().path("message").asText()).isEqualTo("Invalid Access Token.");
    }

    @Test
    void anUnknownKeyIsRefusedByTheRateLimiterBeforeAnythingIsCounted() {
        Answer answer = anyone().with("Authorization", "Bearer cal_unknown").get("/v2/me");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.error().path("message").asText()).isEqualTo("CustomThrottlerGuard - Invalid API Key");
        assertThat(answer.header("X-RateLimit-Limit-Default")).isNull();
    }

    @Test
    void missingCredentialsResultIn401Or403DependingOnTheRoute() {
        Answer profile = anyone().get("/v2/me?apiKey=" + sandbox.apiKey());
        assertThat(profile.status()).isEqualTo(401);
        assertThat(profile.error().path("message").asText()).startsWith("ApiAuthStrategy - No authentication method provided.");
        Answer eventType = anyone().version("2024-06-14").get("/v2/event-types/1");
        assertThat(eventType.status()).isEqualTo(403);
        assertThat(eventType.error().path("message").asText()).startsWith("PermissionsGuard - no authentication provided.");
        assertThat(anyone().version("2024-06-14").get("/v2/event-types?username=alice").data()).hasSize(2);
    }

    @Test
    void idOrSecretOfAPlatformClientAloneIsNotSufficient() {
        assertThat(anyone().with("x-cal-client-id", "c").get("/v2/me").error().path("message").asText())
                .startsWith("ApiAuthStrategy - Only 'x-cal-client-id' header provided.");
        assertThat(anyone().with("x-cal-secret-key", "s").get("/v2/me").error().path("message").asText())
                .startsWith("ApiAuthStrategy - Only 'x-cal-secret-key' header provided.");
        assertThat(anyone().with("x-cal-client-id", "c").with("x-cal-secret-key", "s").get("/v2/me").error().path("message").asText())
                .isEqualTo("ApiAuthStrategy - oAuth client - Client with ID c not found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2099-01-01", "2024-8-13", "banana", "2026-02-25"})
    void anUnknownVersionSilentlyMeansTheOldestOne(String version) {
        Answer answer = alice().version(version).get("/v2/schedules/default");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.data().has("workingHours")).isTrue();
    }

    @Test
    void aKnownVersionThatTheRouteLacksIsNotFound() {
        Answer answer = alice().version("2024-08-13").get("/v2/schedules/default");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.error().path("message").asText()).isEqualTo("Cannot GET /v2/schedules/default");
        assertThat(alice().version("2024-08-13").get("/v2/me").status()).isEqualTo(200);
    }

    @Test
    void validationListsEveryFieldThatIsWrongAndEchoesTheRequest() {
        Answer answer = alice().version("2024-06-11").json("POST", "/v2/schedules",
                "{\"timeZone\":\"Mars/Olympus\",\"isDefault\":false,\"availability\":[{\"days\":[\"Caturday\"],"
                        + "\"startTime\":\"09:00\",\"endTime\":\"12:00\"}]}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error().path("message").asText()).isEqualTo("Bad Request Exception");
        JsonNode errors = answer.error().path("details").path("errors");
        assertThat(errors.findValuesAsText("isString")).containsExactly("name must be a string");
        assertThat(errors.findValuesAsText("isTimeZone")).containsExactly("timeZone must be a valid IANA time-zone");
        assertThat(errors.path(2).path("children").path(0).path("children").path(0).path("property").asText()).isEqualTo("days");
        assertThat(errors.path(1).path("value").asText()).isEqualTo("Mars/Olympus");
    }
}
