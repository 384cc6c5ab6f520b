/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.replay;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.sandbox.http.Json;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One exchange with a real server.
 *
 * @param seq        position in the session
 * @param as         user whose key was sent; null for none
 * @param bearer     credential other than the user's current key, null for none
 * @param hasKey     whether an Authorization header was sent
 * @param path       path with query as sent
 * @param body       JSON, or a text for a body that is sent unchanged; null for none
 * @param repeatable false for steps whose result depends on chance or on a race of two requests
 */
record RecordedExchange(
        int seq, Instant at, String as, String bearer, boolean hasKey, String method, String path, Map<String, String> headers,
        JsonNode body, int status, JsonNode answer, boolean repeatable) {

    /** Returns all exchanges of a session in order. */
    static List<RecordedExchange> session(RecordedSession recorded) {
        List<RecordedExchange> session = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                RecordedExchange.class.getResourceAsStream(recorded.exchanges()), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                session.add(of(Json.MAPPER.readTree(line)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return session;
    }

    private static RecordedExchange of(JsonNode line) {
        JsonNode request = line.get("request");
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        request.path("headers").properties().forEach(header -> headers.put(header.getKey(), header.getValue().asText()));
        boolean hasKey = "api-key".equals(headers.remove("authorization"));
        JsonNode body = request.path("body");
        return new RecordedExchange(line.get("seq").asInt(), Instant.parse(line.get("at").asText()), Json.textOrNull(line, "as"),
                Json.textOrNull(line, "bearer"), hasKey, line.get("method").asText(), request.get("path").asText(), headers,
                body.isNull() || body.isMissingNode() ? null : body, line.get("response").get("status").asInt(),
                line.get("response").get("body"), !line.has("parallel") && !line.has("nondeterministic"));
    }

    @Override
    public String toString() {
        return seq + " " + as + " " + method + ' ' + path;
    }
}
