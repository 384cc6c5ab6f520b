/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.sandbox.SandboxClient.Answer;
import io.github.camelcalcom.sandbox.fault.Fault;
import io.github.camelcalcom.sandbox.fault.FaultAnswer;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.state.ReceivedCall;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Faults that replace or alter the answer of a call. */
class AnswerFaultsTest {

    private CalcomSandbox sandbox;
    private BookingClient alice;

    @BeforeEach
    void start() {
        sandbox = CalcomSandbox.builder().bookingTime(Duration.ZERO).rateLimit(RateLimit.CALCOM).start();
        sandbox.clock().stopAt(Instant.parse("2026-11-23T09:00:00Z"));
        alice = new BookingClient(SandboxClient.of(sandbox));
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private Answer book(Fault fault) {
        sandbox.faults().on("bookings/create").times(1).inject(fault);
        return alice.post(BookingClient.request(1, "2026-11-24T10:00:00Z", "Ann"));
    }

    private ReceivedCall onlyCall() {
        assertThat(sandbox.calls("bookings/create")).hasSize(1);
        return sandbox.calls("bookings/create").get(0);
    }

    @ParameterizedTest
    @CsvSource({"401,UnauthorizedException", "429,ThrottlerException", "500,InternalServerErrorException", "502,BadGatewayException",
        "503,ServiceUnavailableException", "504,GatewayTimeoutException"})
    void anErrorOfTheApiIsAnsweredAndNothingExecutedNorCounted(int status, String code) {
        Answer answer = book(Fault.answerInstead(FaultAnswer.json(status)));
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json().path("status").asText()).isEqualTo("error");
        assertThat(answer.json().path("path").asText()).isEqualTo("/v2/bookings");
        assertThat(answer.json().path("timestamp").asText()).isEqualTo("2026-11-23T09:00:00.000Z");
        assertThat(answer.error().path("code").asText()).isEqualTo(code);
        assertThat(answer.header("X-Request-Id")).isNotBlank();
        assertThat(answer.header("X-RateLimit-Remaining-Default")).isNull();
        assertThat(sandbox.bookings()).isEmpty();
        assertThat(onlyCall().answered()).isEqualTo(status);
        assertThat(onlyCall().executed()).isZero();
        assertThat(SandboxClient.of(sandbox).get("/v2/me").header("X-RateLimit-Remaining-Default")).isEqualTo("119");
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504})
    void anErrorIsAnsweredAlthoughTheCallWasExecuted(int status) {
        assertThat(book(Fault.answerAfterExecution(FaultAnswer.json(status))).status()).isEqualTo(status);
        assertThat(sandbox.bookings()).hasSize(1);
        assertThat(onlyCall().executed()).isEqualTo(201);
        assertThat(onlyCall().answered()).isEqualTo(status);
        assertThat(onlyCall().fault()).isEqualTo("JSON " + status + " after execution");
    }

    @Test
    void aBareErrorHasNoEnvelope() {
        assertThat(book(Fault.answerInstead(FaultAnswer.bare(500))).json())
                .isEqualTo(Json.object().put("statusCode", 500).put("message", "Internal Server Error"));
    }

    @Test
    void aProxyAnswersAPage() {
        Answer answer = book(Fault.answerInstead(FaultAnswer.html(502)));
        assertThat(answer.status()).isEqualTo(502);
        assertThat(answer.header("Content-Type")).isEqualTo("text/html");
        assertThat(answer.header("X-Request-Id")).isNull();
        assertThat(answer.text()).contains("<title>502 Bad Gateway</title>");
    }

    @Test
    void anAccessTokenIsUnauthorized() {
        assertThat(book(Fault.answerInstead(FaultAnswer.unauthorized())).error().path("message").asText()).isEqualTo("Invalid Access Token.");
    }

    @Test
    void aThrottledCallHasLimitHeadersOnRequest() {
        Answer throttled = book(Fault.answerInstead(FaultAnswer.throttled(120, 17).withHeader("Retry-After", "18")));
        assertThat(throttled.status()).isEqualTo(429);
        assertThat(throttled.header("X-RateLimit-Limit-Default")).isEqualTo("120");
        assertThat(throttled.header("X-RateLimit-Remaining-Default")).isEqualTo("0");
        assertThat(throttled.header("X-RateLimit-Reset-Default")).isEqualTo("17");
        assertThat(throttled.header("Retry-After")).isEqualTo("18");
        Answer untold = book(Fault.answerInstead(FaultAnswer.json(429)));
        assertThat(untold.error().path("details").isTextual()).isTrue();
        assertThat(untold.header("X-RateLimit-Limit-Default")).isNull();
        assertThat(untold.header("Retry-After")).isNull();
    }

    @Test
    void anyAnswerCanBeDefined() {
        Answer answer = book(Fault.answerInstead(FaultAnswer.of(302, Map.of("Location", "/maintenance"), "gone fishing")));
        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("Location")).isEqualTo("/maintenance");
        assertThat(answer.text()).isEqualTo("gone fishing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Accept: */*", "Accept-Encoding: gzip"})
    void aTruncatedBodyEndsBeforeItsLength(String header) throws IOException {
        sandbox.faults().on("me/get").inject(Fault.truncatedBody());
        try (RawConnection connection = RawConnection.to(sandbox)) {
            String[] parts = connection.send("GET", "/v2/me", "", header).readToEnd().split("\r\n\r\n", 2);
            int announced = Integer.parseInt(parts[0].replaceFirst("(?is).*content-length: (\\d+).*", "$1"));
            assertThat(parts[0]).startsWith("HTTP/1.1 200 OK");
            assertThat(parts[1]).startsWith("{\"status\":\"success\"").hasSize(announced / 2);
        }
    }

    @Test
    void cutJsonComesInACompleteMessage() {
        Answer answer = book(Fault.cutJson());
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.text()).startsWith("{\"status\":\"success\"");
        assertThatThrownBy(answer::json).hasMessageStartingWith("No JSON");
        assertThat(sandbox.bookings()).hasSize(1);
    }

    @Test
    void anEmptyBodyHasTheRealStatus() {
        Answer answer = book(Fault.emptyBody());
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.text()).isEmpty();
    }

    @Test
    void aBodyThatIsNotJsonHasTheJsonContentType() {
        Answer answer = book(Fault.notJson());
        assertThat(answer.header("Content-Type")).startsWith("application/json");
        assertThatThrownBy(answer::json).hasMessageStartingWith("No JSON");
    }

    @Test
    void theRealBodyHasAnotherContentType() {
        Answer answer = book(Fault.contentType("text/html"));
        assertThat(answer.header("Content-Type")).isEqualTo("text/html");
        assertThat(answer.data().path("uid").asText()).isNotEmpty();
    }

    @Test
    void anErrorHasTheStatusOfASuccess() {
        Answer answer = book(Fault.errorInSuccess());
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("status").asText()).isEqualTo("error");
        assertThat(sandbox.bookings()).hasSize(1);
    }

    @Test
    void anInvalidCallIsRefusedDespiteAFault() {
        sandbox.faults().on("bookings/create").inject(Fault.answerAfterExecution(FaultAnswer.json(503)));
        JsonNode past = alice.post(BookingClient.request(1, "2020-01-01T10:00:00Z", "Ann")).json();
        assertThat(past.path("error").path("code").asText()).isEqualTo("ServiceUnavailableException");
        assertThat(onlyCall().executed()).isEqualTo(400);
    }

    @Test
    void aCustomFaultControlsTheCall() {
        sandbox.faults().on("me/get").inject(Fault.of("own fault",
                call -> call.execute().onSuccess(response -> call.answer(response.withHeader("X-Own", call.method())))));
        assertThat(SandboxClient.of(sandbox).get("/v2/me").header("X-Own")).isEqualTo("GET");
        assertThat(sandbox.calls("me/get").get(0).fault()).isEqualTo("own fault");
    }

    @Test
    void aFaultThatThrowsIsAnInternalErrorWhoseCauseIsLogged() {
        sandbox.faults().on("me/get").inject(Fault.of("broken", call -> {
            throw new IllegalStateException("broken fault");
        }));
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        PrintStream console = System.err;
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
        try {
            assertThat(SandboxClient.of(sandbox).get("/v2/me").status()).isEqualTo(500);
        } finally {
            System.setErr(console);
        }
        assertThat(log.toString(StandardCharsets.UTF_8)).contains("The sandbox failed to serve GET /v2/me", "IllegalStateException: broken fault");
    }

    @Test
    void aMovedClockIsAServerWithAWrongTime() {
        sandbox.clock().moveTo(Instant.parse("2031-05-06T07:08:09Z"));
        Answer answer = SandboxClient.of(sandbox).get("/v2/nope");
        assertThat(answer.header("Date")).startsWith("Tue, 06 May 2031 07:08:");
        assertThat(answer.json().path("timestamp").asText()).startsWith("2031-05-06T07:08:");
    }
}
