/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.github.camelcalcom.catalog.ApiProfile;
import io.github.camelcalcom.catalog.Operation;
import io.github.camelcalcom.catalog.OperationCatalog;
import io.github.camelcalcom.catalog.OperationSchema;
import io.github.camelcalcom.catalog.OperationSchemas;
import io.github.camelcalcom.catalog.Paging;
import io.github.camelcalcom.sandbox.http.Json;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/** The JSON Schemas of the catalogue describe what a real server accepted and answered. */
class RecordedSchemasTest {

    private static final int LEAST_ANSWERED = 200;
    private static final int LEAST_REQUESTED = 80;

    private final JsonSchemaFactory factory = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private final Map<OperationSchema, JsonSchema> schemas = new HashMap<>();
    private final List<Operation> operations = operations();
    private final Set<String> checked = new TreeSet<>();
    private final Map<String, Set<String>> wrong = new TreeMap<>();

    @Test
    void bodiesThatTheServerAcceptedComplyWithTheSchemaOfTheRequest() {
        for (RecordedExchange exchange : successful()) {
            operation(exchange).ifPresent(operation -> body(exchange, operation));
        }

        assertThat(wrong.keySet()).as("operations with accepted bodies that the schemas refuse: %s", wrong)
                .isEqualTo(Reasons.read("/replay/accepted-otherwise.tsv").keySet());
        assertThat(checked).as("operations with accepted bodies").hasSizeGreaterThan(LEAST_REQUESTED);
    }

    @Test
    void resultsComplyWithTheSchemaOfTheAnswer() {
        for (RecordedExchange exchange : successful()) {
            operation(exchange).ifPresent(operation -> result(exchange, operation));
        }

        assertThat(wrong).as("answers that the schemas refuse").isEmpty();
        assertThat(checked).as("operations with answers").hasSizeGreaterThan(LEAST_ANSWERED);
    }

    private static List<RecordedExchange> successful() {
        List<RecordedExchange> exchanges = new ArrayList<>();
        for (RecordedSession session : RecordedSession.values()) {
            RecordedExchange.session(session).stream().filter(exchange -> exchange.status() / 100 == 2).forEach(exchanges::add);
        }
        return exchanges;
    }

    private void body(RecordedExchange exchange, Operation operation) {
        if (operation.body() == Operation.Body.NONE || exchange.body() == null || !exchange.body().isContainerNode()) {
            return;
        }
        OperationSchema schema = OperationSchemas.instance().request(operation.resource(), operation.name(), ApiProfile.SELF_HOSTED)
                .orElseThrow();
        JsonNode request = Json.MAPPER.createObjectNode().set("body", exchange.body());
        check(operation, schema, request, ": required property '(?!body).*|^\\$: required.*");
    }

    private void result(RecordedExchange exchange, Operation operation) {
        Optional<OperationSchema> schema = OperationSchemas.instance().answer(operation.resource(), operation.name());
        JsonNode result = result(operation, exchange.answer());
        if (schema.isPresent() && !result.isMissingNode() && !isShortened(result) && operation.result().shape() != Operation.Result.Shape.REDIRECT) {
            check(operation, schema.get(), result, null);
        }
    }

    /** Whether a result is a list of which the recording has only some fields of the items. */
    private static boolean isShortened(JsonNode result) {
        return result.path(0).has("uid") && !result.path(0).has("id");
    }

    /** @param ignored the messages that do not count, because a recording has the parameters in its path; null for none */
    private void check(Operation operation, OperationSchema schema, JsonNode value, String ignored) {
        checked.add(operation.uri());
        schemas.computeIfAbsent(schema, any -> factory.getSchema(schema.asJson())).validate(value).forEach(error -> {
            String message = error.getMessage().replaceAll("\\[\\d+]", "[]");
            if (ignored == null || !message.matches(ignored)) {
                wrong.computeIfAbsent(operation.uri(), any -> new TreeSet<>()).add(message);
            }
        });
    }

    /** Returns the result without its envelope. */
    private static JsonNode result(Operation operation, JsonNode answer) {
        if (operation.result().shape() == Operation.Result.Shape.DOCUMENT) {
            return answer;
        }
        if (operation.result().select() != null) {
            return answer.path("data").path(operation.result().select());
        }
        Paging paging = operation.paging(ApiProfile.SELF_HOSTED);
        boolean list = operation.result().shape() == Operation.Result.Shape.LIST;
        return list && paging != null ? answer.at('/' + paging.items().replace('.', '/')) : answer.path("data");
    }

    private Optional<Operation> operation(RecordedExchange exchange) {
        String path = exchange.path().replaceFirst("\\?.*", "");
        return operations.stream().filter(operation -> operation.method().equals(exchange.method()))
                .filter(operation -> Objects.equals(exchange.headers().get("cal-api-version"), operation.version(ApiProfile.SELF_HOSTED)))
                .filter(operation -> Pattern.matches(operation.path().replaceAll("\\{\\w+}", "[^/]+"), path)).findFirst();
    }

    /** Returns the operations that can be called, those with fewer parameters in the path first. */
    private static List<Operation> operations() {
        OperationCatalog catalog = OperationCatalog.instance();
        return catalog.resources().stream().flatMap(resource -> catalog.operations(resource).stream())
                .filter(operation -> operation.kind() == Operation.Kind.CALL && operation.result().select() == null)
                .sorted(Comparator.comparing(operation -> operation.path().chars().filter(character -> character == '{').count()))
                .toList();
    }
}
