/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.replay;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.sandbox.CalcomSandbox;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.state.Delivery;
import org.junit.jupiter.api.Test;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import static org.assertj.core.api.Assertions.assertThat;

/** Compares all webhook requests of the second recorded session with those of the sandbox: shape and values, times included. */
class SecondDeliveriesTest {

    private final Map<Integer, List<JsonNode>> recorded = new TreeMap<>();
    private final List<String> differences = new ArrayList<>();
    private int compared;

    @Test
    void theSandboxSendsWhatTheServerSent() throws Exception {
        read();
        try (CalcomSandbox sandbox = RecordedServer.start(); Replayer replayer = new Replayer(sandbox, RecordedSession.SECOND)) {
            int before = 0;
            for (RecordedExchange exchange : RecordedExchange.session(RecordedSession.SECOND)) {
                replayer.replay(exchange);
                List<Delivery> own = sandbox.deliveries();
                compare(exchange, own.subList(before, own.size()), replayer);
                before = own.size();
            }
        }
        assertThat(differences).isEmpty();
        assertThat(compared).isEqualTo(123);
    }

    private void read() throws Exception {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                SecondDeliveriesTest.class.getResourceAsStream("/replay/deliveries-1.jsonl"), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode delivery = Json.MAPPER.readTree(line);
                recorded.computeIfAbsent(delivery.get("afterSeq").asInt(), seq -> new ArrayList<>()).add(delivery);
            }
        }
    }

    private void compare(RecordedExchange exchange, List<Delivery> own, Replayer replayer) throws Exception {
        List<Delivery> left = new ArrayList<>(own);
        for (JsonNode wanted : recorded.getOrDefault(exchange.seq(), List.of())) {
            compared++;
            Delivery found = left.stream().filter(delivery -> isFor(wanted, delivery)).findFirst().orElse(null);
            left.remove(found);
            List<String> wrong = found == null ? List.of("not sent") : differences(exchange, wanted.get("body").asText(), found.body(), replayer);
            if (!wrong.isEmpty()) {
                differences.add(exchange.seq() + " " + wanted.get("hook").asText() + " " + wrong);
            }
        }
        left.forEach(delivery -> differences.add(exchange.seq() + " sent too much: " + delivery.triggerEvent()));
    }

    private static boolean isFor(JsonNode wanted, Delivery delivery) {
        URI url = URI.create(delivery.url());
        return wanted.get("hook").asText().equals(url.getPath() + (url.getQuery() == null ? "" : '?' + url.getQuery()))
                && wanted.get("body").asText().contains(delivery.triggerEvent());
    }

    private static List<String> differences(RecordedExchange exchange, String wanted, String own, Replayer replayer) throws Exception {
        if (!wanted.startsWith("{")) {
            return List.of();
        }
        JsonNode expected = Json.MAPPER.readTree(wanted);
        JsonNode sent = Json.MAPPER.readTree(own);
        List<String> shape = Shape.differences(expected, sent);
        return shape.isEmpty() ? replayer.deliveredValues(exchange, expected, sent) : shape;
    }
}
