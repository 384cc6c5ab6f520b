/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.model;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.camelcalcom.catalog.Operation;
import io.github.camelcalcom.catalog.OperationCatalog;

/** The calls of the recorded sessions that succeeded, with the operation of each. */
final class RecordedExchanges {

    static final ObjectMapper JSON = new ObjectMapper();

    private static final List<Operation> OPERATIONS = OperationCatalog.instance().resources().stream()
            .flatMap(resource -> OperationCatalog.instance().operations(resource).stream())
            .filter(operation -> operation.kind() == Operation.Kind.CALL && operation.result().select() == null)
            // the path with more literal parts is the better match
            .sorted(Comparator.comparingLong(operation -> operation.path().chars().filter(character -> character == '{').count())).toList();

    private RecordedExchanges() {
    }

    /**
     * A call that succeeded.
     *
     * @param operation what was called
     * @param version   the version header, null if there was none
     * @param request   the body of the request; missing if there was none
     * @param response  the body of the response; missing if there was none
     */
    record Recorded(Operation operation, String version, JsonNode request, JsonNode response) {

        /** The result without its envelope; missing if there is none. */
        JsonNode result() {
            return operation.result().shape() == Operation.Result.Shape.DOCUMENT ? response : response.path("data");
        }

        /** Whether the server answered in the version that the catalogue names, or in its only one. */
        boolean isInOurVersion() {
            return operation.versions().isEmpty() || (version == null ? isUnversionedOnServer() : operation.versions().containsValue(version));
        }

        /** The recorded server ignored the version header of these. */
        private boolean isUnversionedOnServer() {
            return operation.resource().startsWith("org-");
        }
    }

    static List<Recorded> all() {
        List<Recorded> exchanges = new ArrayList<>();
        for (String session : List.of("session.jsonl", "session-1.jsonl")) {
            for (JsonNode line : lines("replay/" + session)) {
                Operation operation = operation(line.path("method").asText(), line.path("request").path("path").asText());
                int status = line.path("response").path("status").asInt();
                if (operation != null && status >= 200 && status < 300) {
                    exchanges.add(new Recorded(operation, line.path("request").path("headers").path("cal-api-version").asText(null),
                            present(line.path("request").path("body")), present(line.path("response").path("body"))));
                }
            }
        }
        return exchanges;
    }

    /** The bodies of the recorded deliveries that are JSON objects. */
    static List<JsonNode> deliveries() {
        List<JsonNode> bodies = new ArrayList<>();
        lines("replay/deliveries-1.jsonl").forEach(line -> bodies.add(parsed(line.path("body"))));
        for (JsonNode file : files()) {
            bodies.add(parsed(file.path("body")));
        }
        return bodies.stream().filter(JsonNode::isObject).toList();
    }

    private static List<JsonNode> files() {
        try (InputStream folder = RecordedExchanges.class.getResourceAsStream("/webhooks")) {
            List<JsonNode> files = new ArrayList<>();
            for (String name : new String(folder.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                try (InputStream file = RecordedExchanges.class.getResourceAsStream("/webhooks/" + name)) {
                    files.add(JSON.readTree(file));
                }
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A body that is not JSON, such as that of a template for a form, stays a text. */
    private static JsonNode parsed(JsonNode body) {
        if (!body.isTextual()) {
            return body;
        }
        try {
            return JSON.readTree(body.textValue());
        } catch (JsonProcessingException e) {
            return body;
        }
    }

    private static JsonNode present(JsonNode node) {
        return node.isNull() ? MissingNode.getInstance() : node;
    }

    private static Operation operation(String method, String target) {
        String path = target.replaceFirst("\\?.*", "");
        return OPERATIONS.stream().filter(operation -> operation.method().equals(method) && pattern(operation.path()).matcher(path).matches())
                .findFirst().orElse(null);
    }

    private static final Map<String, Pattern> PATTERNS = new HashMap<>();

    private static Pattern pattern(String template) {
        return PATTERNS.computeIfAbsent(template, path -> Pattern.compile(path.replaceAll("\\{[^}]*}", "[^/]+")));
    }

    private static List<JsonNode> lines(String resource) {
        List<JsonNode> lines = new ArrayList<>();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(RecordedExchanges.class.getResourceAsStream("/" + resource),
                StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(JSON.readTree(line));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines;
    }
}
