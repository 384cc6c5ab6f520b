/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.wire;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Calls and the exact requests that they have to send, written by hand from the API's documents in {@code wire/expected-calls.json}.
 * <p>
 * A value {@code {"$instant": "..."}} and the like is handed over as that Java type; a call without a profile is made on both.
 */
class ExpectedCallsTest extends WireTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {
    };

    @Test
    void theListCoversSixtyOperations() throws IOException {
        assertThat(expectations().stream().map(expectation -> expectation.path("call").asText().split("\\?")[0]).distinct())
                .hasSizeGreaterThanOrEqualTo(60);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("calls")
    void sendsExactly(String call, String profile, JsonNode expectation) throws Exception {
        JsonNode answer = expectation.path("answer");
        wire.server().answer(200, Map.of(), answer.isMissingNode() ? "{\"status\":\"success\",\"data\":[]}" : answer.toString());

        RecordedRequest request = wire.send(call, profile, headers(expectation.path("headers")), javaValue(expectation.path("body")));

        String[] sends = expectation.path("sends").asText().split("[ ?]", 3);
        assertThat(request.method()).isEqualTo(sends[0]);
        assertThat(request.path()).isEqualTo(sends[1]);
        assertThat(request.query()).isEqualTo(sends.length < 3 ? List.of() : RecordedRequest.sortedParts(sends[2]));
        assertThat(request.headers().get("cal-api-version")).isEqualTo(version(expectation.path("version"), profile));
        assertThat(request.headers()).containsEntry("authorization", "Bearer " + Wire.API_KEY);
        assertBody(request, expectation);
    }

    private static void assertBody(RecordedRequest request, JsonNode expectation) throws IOException {
        JsonNode body = expectation.path("body");
        if (body.isMissingNode() || !expectation.path("sendsBody").asBoolean(true)) {
            assertThat(request.text()).isEmpty();
            return;
        }
        String kind = body.fieldNames().next();
        JsonNode expected = switch (kind) {
            case "$text", "$bytes", "$stream" -> JSON.readTree(body.path(kind).asText());
            case "$tree" -> body.path(kind);
            default -> body;
        };
        assertThat(JSON.readTree(request.body())).isEqualTo(expected);
        assertThat(request.headers()).containsEntry("content-type", "application/json");
    }

    private static String version(JsonNode version, String profile) {
        return version.isObject() ? version.path(profile).textValue() : version.textValue();
    }

    private static Map<String, Object> headers(JsonNode headers) {
        Map<String, Object> values = new LinkedHashMap<>();
        headers.properties().forEach(header -> values.put(header.getKey(), javaValue(header.getValue())));
        return values;
    }

    private static Object javaValue(JsonNode value) {
        if (!value.isObject()) {
            return value.isMissingNode() ? null : JSON.convertValue(value, Object.class);
        }
        String type = value.fieldNames().next();
        JsonNode content = value.path(type);
        byte[] bytes = content.asText().getBytes(StandardCharsets.UTF_8);
        return switch (type) {
            case "$instant" -> Instant.parse(content.asText());
            case "$offsetDateTime" -> OffsetDateTime.parse(content.asText());
            case "$zonedDateTime" -> ZonedDateTime.parse(content.asText());
            case "$localDate" -> LocalDate.parse(content.asText());
            case "$text" -> content.asText();
            case "$bytes" -> bytes;
            case "$stream" -> new ByteArrayInputStream(bytes);
            case "$tree" -> content;
            default -> JSON.convertValue(value, MAP);
        };
    }

    static Stream<Arguments> calls() throws IOException {
        List<Arguments> calls = new ArrayList<>();
        for (JsonNode expectation : expectations()) {
            JsonNode profile = expectation.path("profile");
            for (String each : profile.isMissingNode() ? List.of("hosted", "self-hosted") : List.of(profile.asText())) {
                calls.add(Arguments.of(expectation.path("call").asText(), each, expectation));
            }
        }
        return calls.stream();
    }

    private static List<JsonNode> expectations() throws IOException {
        try (InputStream file = ExpectedCallsTest.class.getResourceAsStream("/wire/expected-calls.json")) {
            List<JsonNode> expectations = new ArrayList<>();
            JSON.readTree(file).forEach(expectations::add);
            return expectations;
        }
    }
}
