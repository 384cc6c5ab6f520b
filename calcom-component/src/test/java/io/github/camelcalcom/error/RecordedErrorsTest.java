/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.error;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelcalcom.support.AnswerHeaders;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** All different errors of a real server, for all operations. */
class RecordedErrorsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ErrorParser parser = new ErrorParser();

    @Test
    void theRecordingsHoldEveryStatusThatTheServerUses() throws IOException {
        assertThat(exchanges().map(exchange -> exchange.getPayload().path("status").asInt()))
                .contains(400, 401, 403, 404, 409, 413, 422, 429, 500).hasSizeGreaterThan(1_500);
    }

    @ParameterizedTest
    @MethodSource("exchanges")
    void codeMessageAndFieldErrorsAreThoseOfTheBody(JsonNode exchange) throws IOException {
        JsonNode body = exchange.path("body");
        boolean bare = body.has("statusCode");

        CalcomException exception = parse(exchange);

        assertThat(exception.getOperation()).isEqualTo(exchange.path("operation").asText());
        assertThat(exception.getStatusCode()).isEqualTo(exchange.path("status").asInt());
        assertThat(exception.getCode()).isEqualTo(body.path("error").path("code").textValue());
        assertThat(exception.getServerMessage())
                .isEqualTo(bare ? body.path("message").textValue() : body.path("error").path("message").textValue());
        List<String> rules = new ArrayList<>();
        collectRules(body.path("error").path("details").path("errors"), rules);
        if (!rules.isEmpty()) {
            assertThat(exception.getFieldErrors().values().stream().flatMap(List::stream)).containsExactlyInAnyOrderElementsOf(rules);
        }
    }

    @ParameterizedTest
    @MethodSource("exchanges")
    void theTypeIsTheOneForTheStatus(JsonNode exchange) throws IOException {
        CalcomException exception = parse(exchange);
        String message = String.valueOf(exception.getServerMessage());

        switch (exchange.path("status").asInt()) {
            case 400, 413, 422 -> assertThat(exception)
                    .isExactlyInstanceOf(isAboutATakenSlot(message) ? CalcomConflictException.class : CalcomValidationException.class);
            case 401 -> assertThat(exception).isInstanceOfSatisfying(CalcomAuthenticationException.class,
                    unauthorized -> assertThat(unauthorized.isForbidden()).isFalse());
            case 403 -> assertThat(exception).isInstanceOfSatisfying(CalcomAuthenticationException.class,
                    forbidden -> assertThat(forbidden.isForbidden()).isTrue());
            case 404 -> assertThat(exception).isInstanceOfSatisfying(CalcomNotFoundException.class, missing -> assertThat(
                    missing.isOperationUnknown()).isEqualTo(message.startsWith("Cannot ") || exchange.path("body").isNull()));
            case 409 -> assertThat(exception).isExactlyInstanceOf(CalcomConflictException.class);
            case 429 -> {
                assertThat(exception).isExactlyInstanceOf(CalcomRateLimitException.class);
                assertThat(exception.getRetryAfter()).isPositive();
            }
            case 500 -> assertThat(exception).isExactlyInstanceOf(CalcomServerException.class);
            default -> throw new AssertionError("This test does not know the status of " + exchange);
        }
    }

    @ParameterizedTest
    @MethodSource("exchanges")
    void theMessageIsOneLineThatNamesOperationStatusAndCode(JsonNode exchange) throws IOException {
        CalcomException exception = parse(exchange);

        assertThat(exception).message().startsWith(exception.getOperation() + " failed: HTTP " + exception.getStatusCode())
                .contains(exception.getCode() == null ? "" : " " + exception.getCode() + ": ")
                .doesNotContain("\n", "\"target\"", "\"value\"").hasSizeLessThan(2_500);
        exception.getFieldErrors().keySet().stream().limit(3).forEach(field -> assertThat(exception).hasMessageContaining(field));
    }

    private CalcomException parse(JsonNode exchange) throws IOException {
        Map<String, String> headers = new HashMap<>();
        exchange.path("headers").properties().forEach(header -> headers.put(header.getKey(), header.getValue().asText()));
        byte[] body = exchange.path("body").isNull() ? new byte[0] : JSON.writeValueAsBytes(exchange.path("body"));
        return parser.parse(exchange.path("operation").asText(), exchange.path("status").asInt(), new AnswerHeaders(headers), body);
    }

    private static boolean isAboutATakenSlot(String message) {
        return List.of("User either already has booking at this time or is not available",
                "This time slot is already reserved by another user. Please choose a different time.",
                "Can't reserve a slot if the event is already booked.",
                "Can't reassign the booking because no other host is available at that time.").contains(message);
    }

    private static void collectRules(JsonNode errors, List<String> rules) {
        for (JsonNode error : errors) {
            error.path("constraints").forEach(rule -> rules.add(rule.asText()));
            collectRules(error.path("children"), rules);
        }
    }

    static Stream<Named<JsonNode>> exchanges() throws IOException {
        List<Named<JsonNode>> exchanges = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                RecordedErrorsTest.class.getResourceAsStream("/recordings/errors/exchanges.jsonl"), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode exchange = JSON.readTree(line);
                exchanges.add(Named.of(exchange.path("operation").asText() + " " + exchange.path("status").asInt(), exchange));
            }
        }
        return exchanges.stream();
    }
}
