/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.catalog.generator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.camelcalcom.catalog.ApiProfile;
import io.github.camelcalcom.catalog.BodyField;
import io.github.camelcalcom.catalog.Operation;
import io.github.camelcalcom.catalog.Paging;
import io.github.camelcalcom.catalog.Parameter;

/**
 * Assembles the JSON Schemas of operations. The request of an operation is an object with its parameters, and its body under the name
 * {@code body}. The answer is the result without the envelope, as the component puts it into the message.
 */
final class SchemaAssembler {

    static final String BODY = "body";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final OpenApiDocument document;
    private final Overlay overlay;
    private final SchemaConverter requests;
    private final SchemaConverter answers;
    private final Corrections fieldCorrections;
    private final Map<String, Set<ObjectNode>> results = new LinkedHashMap<>();
    private final Map<String, Set<ObjectNode>> items = new LinkedHashMap<>();

    SchemaAssembler(OpenApiDocument document, Overlay overlay, Map<String, List<Operation>> resources) {
        this.document = document;
        this.overlay = overlay;
        JsonNode patches = overlay.schemas().path("types");
        JsonNode answerPatches = overlay.schemas().path("answerTypes");
        this.requests = new SchemaConverter(document, List.of(patches), false, name -> name);
        this.answers = new SchemaConverter(document, List.of(patches, answerPatches), true, this::answerDefinition);
        this.fieldCorrections = new Corrections(overlay.corrections(), "bodyField");
        resources.values().forEach(operations -> operations.forEach(this::convertRequests));
        resources.values().forEach(operations -> operations.forEach(this::collectResult));
    }

    /** Returns the definition with a name that an assembled schema refers to. */
    ObjectNode definition(String name) {
        ObjectNode definition = answers.definitions().get(name);
        return definition == null ? requests.definitions().get(name) : definition;
    }

    /** Converts all requests first, so that the definitions of answers can have names of their own. */
    private void convertRequests(Operation operation) {
        for (ApiProfile profile : ApiProfile.values()) {
            request(operation, profile);
        }
    }

    private String answerDefinition(String name) {
        return requests.definitions().containsKey(name) ? name + ".answer" : name;
    }

    /** Fails if an entry of the overlay changes nothing. */
    void requireUsedEntries() {
        Set<String> unused = new LinkedHashSet<>();
        for (String section : List.of("types", "answerTypes")) {
            overlay.schemas().path(section).properties().forEach(type -> unused.addAll(changes(type.getKey(), type.getValue())));
        }
        unused.removeAll(requests.usedPatches());
        unused.removeAll(answers.usedPatches());
        if (!unused.isEmpty()) {
            throw new InvalidCatalogException("schemas.json has entries that change no type: " + String.join(", ", unused));
        }
    }

    private static Set<String> changes(String type, JsonNode patches) {
        Set<String> changes = new LinkedHashSet<>();
        patches.properties().forEach(patch -> {
            if (patch.getKey().equals("optional") || patch.getKey().equals("nullable")) {
                patch.getValue().forEach(property -> changes.add(type + '.' + property.asText()));
            } else {
                changes.add(type + '.' + patch.getKey());
            }
        });
        return changes;
    }

    ObjectNode request(Operation operation, ApiProfile profile) {
        ObjectNode schema = JSON.objectNode().put("type", "object");
        schema.put("description", operation.summary());
        ObjectNode properties = schema.putObject("properties");
        List<String> required = new ArrayList<>();
        for (Parameter parameter : operation.parameters(profile)) {
            if (parameter.name().equals(BODY)) {
                throw new InvalidCatalogException(operation.uri() + " has a parameter 'body', which the request schema uses for the body");
            }
            properties.set(parameter.name(), parameter(parameter));
            if (parameter.required()) {
                required.add(parameter.name());
            }
        }
        if (operation.body() != Operation.Body.NONE) {
            properties.set(BODY, body(operation, profile));
            if (operation.body() == Operation.Body.REQUIRED) {
                required.add(BODY);
            }
        }
        require(schema, required);
        schema.put("additionalProperties", false);
        return schema;
    }

    /** Returns the schema of the result, or null if it is not known. */
    ObjectNode answer(Operation operation) {
        ObjectNode answer = answerWithValue(operation);
        for (JsonNode uri : overlay.schemas().path("nullableAnswers")) {
            if (uri.asText().equals(operation.uri())) {
                ObjectNode nullable = JSON.objectNode();
                nullable.putArray("anyOf").add(answer).add(JSON.objectNode().put("type", "null"));
                return nullable;
            }
        }
        return answer;
    }

    private ObjectNode answerWithValue(Operation operation) {
        JsonNode ours = overlay.schemas().path("answers").path(operation.uri());
        if (ours.isObject()) {
            return own(ours);
        }
        return switch (operation.result().shape()) {
            case NOTHING -> null;
            case REDIRECT -> JSON.objectNode().put("type", "string").put("format", "uri");
            case VALUE, LIST, DOCUMENT -> {
                ObjectNode documented = documentedAnswer(operation);
                yield documented != null ? documented : answerOfType(operation);
            }
        };
    }

    private ObjectNode answerOfType(Operation operation) {
        String type = operation.result().type();
        JsonNode ours = overlay.schemas().path("results").path(type);
        ObjectNode item = ours.isObject() ? own(ours) : anyOf(items.getOrDefault(type, results.getOrDefault(type, Set.of())));
        return item == null || operation.result().shape() != Operation.Result.Shape.LIST ? item : list(item);
    }

    /** Returns a schema of the overlay, in which names of the document's schemas may occur. */
    private ObjectNode own(JsonNode schema) {
        ObjectNode copy = schema.deepCopy();
        for (JsonNode holder : copy.findParents("$ref")) {
            String name = holder.get("$ref").asText().substring(SchemaConverter.DEFINITIONS.length());
            ((ObjectNode) holder).setAll(answers.reference(name));
        }
        return copy;
    }

    /** Keeps the schema of an operation's result as the one of its type, for operations that the document does not have. */
    private void collectResult(Operation operation) {
        String type = operation.result().type();
        ObjectNode answer = type.equals("Any") ? null : documentedAnswer(operation);
        if (answer == null) {
            return;
        }
        if (operation.result().shape() == Operation.Result.Shape.LIST) {
            items.computeIfAbsent(type, any -> new LinkedHashSet<>()).add((ObjectNode) answer.get("items"));
        } else {
            results.computeIfAbsent(type, any -> new LinkedHashSet<>()).add(answer);
        }
    }

    private ObjectNode documentedAnswer(Operation operation) {
        String call = operation.kind() == Operation.Kind.CALL ? OpenApiDocument.call(operation.method() + ' ' + operation.path()) : "";
        JsonNode answer = document.has(call) ? document.answer(call) : null;
        if (answer == null) {
            return null;
        }
        JsonNode result = document.resolve(answer);
        JsonNode properties = result.path("properties");
        if (operation.result().shape() != Operation.Result.Shape.DOCUMENT && properties.has("data")) {
            result = at(result, path(operation));
        } else if (result.has("properties") && properties.size() == 1 && properties.has("status")) {
            return null;
        }
        if (result == null || SchemaConverter.isUntyped(document.resolve(result))) {
            return null;
        }
        ObjectNode converted = answers.convert(result);
        boolean array = document.resolve(result).path("type").asText().equals("array");
        return switch (operation.result().shape()) {
            case LIST -> array ? converted : list(converted);
            case VALUE -> array && converted.path("items") instanceof ObjectNode item ? item : converted;
            case DOCUMENT, NOTHING, REDIRECT -> converted;
        };
    }

    private static List<String> path(Operation operation) {
        if (operation.result().select() != null) {
            return List.of("data", operation.result().select());
        }
        Paging paging = operation.paging(ApiProfile.SELF_HOSTED);
        boolean list = operation.result().shape() == Operation.Result.Shape.LIST;
        return list && paging != null ? List.of(paging.items().split("\\.")) : List.of("data");
    }

    private JsonNode at(JsonNode schema, List<String> path) {
        JsonNode result = schema;
        for (String name : path) {
            result = document.resolve(result).path("properties").path(name);
        }
        return result.isMissingNode() ? null : result;
    }

    private ObjectNode body(Operation operation, ApiProfile profile) {
        String call = OpenApiDocument.call(operation.method() + ' ' + operation.path());
        JsonNode documented = document.has(call) ? document.body(call) : null;
        Set<ObjectNode> variants = new LinkedHashSet<>();
        if (documented != null) {
            for (BodySchema.Variant variant : new BodySchema(document, documented).variants()) {
                variants.add(variant(operation, profile, variant));
            }
        } else {
            variants.add(variant(operation, profile, BodySchema.Variant.empty()));
        }
        return anyOf(variants);
    }

    private ObjectNode variant(Operation operation, ApiProfile profile, BodySchema.Variant variant) {
        ObjectNode schema = JSON.objectNode().put("type", "object");
        ObjectNode properties = JSON.objectNode();
        List<String> required = new ArrayList<>();
        Set<String> documented = new LinkedHashSet<>();
        for (BodyField field : operation.bodyFields(profile)) {
            JsonNode property = variant.properties().get(field.name());
            boolean ofOtherVariant = property == null && isDocumented(operation, field.name());
            if (ofOtherVariant || !documented.add(field.name())) {
                continue;
            }
            properties.set(field.name(), field(operation, profile, field, property));
            if (field.required() || variant.required().contains(field.name())) {
                required.add(field.name());
            }
        }
        if (!properties.isEmpty()) {
            schema.set("properties", properties);
        }
        require(schema, required);
        return schema;
    }

    private boolean isDocumented(Operation operation, String field) {
        String call = OpenApiDocument.call(operation.method() + ' ' + operation.path());
        JsonNode body = document.has(call) ? document.body(call) : null;
        return body != null && new BodySchema(document, body).names().contains(field);
    }

    private ObjectNode field(Operation operation, ApiProfile profile, BodyField field, JsonNode documented) {
        ObjectNode ours = ownField(operation, profile, field, documented != null);
        boolean corrected = fieldCorrections.of(operation.uri(), field.name()).stream().anyMatch(correction -> correction.has("type"));
        ObjectNode schema = ours;
        if (schema == null) {
            schema = documented != null && !corrected ? requests.convert(documented) : itemsOrValues(field);
        }
        return schema.put("description", field.summary());
    }

    /** Returns the schema of the overlay: the one of the operation, or else of the resource, or else of the name; null if there is none. */
    private ObjectNode ownField(Operation operation, ApiProfile profile, BodyField field, boolean documented) {
        JsonNode fields = overlay.schemas().path("bodyFields");
        for (String key : List.of(operation.uri() + '#' + field.name(), operation.resource() + '#' + field.name(), field.name())) {
            JsonNode entry = fields.path(key);
            boolean applies = Availabilities.of(entry.path("availability").asText("both")).includes(profile);
            if (entry.isObject() && applies && (!documented || entry.path("replaces").asBoolean())) {
                ObjectNode ours = entry.deepCopy();
                ours.remove(List.of("replaces", "availability"));
                ours.findValuesAsText("$ref").forEach(text -> requests.reference(text.substring(SchemaConverter.DEFINITIONS.length())));
                return ours;
            }
        }
        return null;
    }

    private static ObjectNode itemsOrValues(BodyField field) {
        ObjectNode schema = JSON.objectNode().put("type", field.type());
        return field.type().equals("array") ? itemsOf(schema, field.values()) : values(schema, field.values());
    }

    private static ObjectNode itemsOf(ObjectNode array, List<String> values) {
        if (!values.isEmpty()) {
            array.set("items", values(JSON.objectNode().put("type", "string"), values));
        }
        return array;
    }

    private static ObjectNode values(ObjectNode schema, List<String> values) {
        if (!values.isEmpty()) {
            ArrayNode permitted = schema.putArray("enum");
            boolean numbers = !schema.path("type").asText().equals("string") && values.stream().allMatch(value -> value.matches("-?\\d+"));
            values.forEach(value -> {
                if (numbers) {
                    permitted.add(Long.parseLong(value));
                } else {
                    permitted.add(value);
                }
            });
        }
        return schema;
    }

    private static ObjectNode parameter(Parameter parameter) {
        ObjectNode schema = values(type(parameter.type()), parameter.values());
        if (!parameter.fields().isEmpty()) {
            ObjectNode properties = schema.putObject("properties");
            List<String> required = new ArrayList<>();
            for (Parameter field : parameter.fields()) {
                properties.set(field.name(), parameter(field));
                if (field.required()) {
                    required.add(field.name());
                }
            }
            require(schema, required);
        }
        if (parameter.arrayStyle() != Parameter.ArrayStyle.NONE) {
            schema = list(schema);
        }
        return schema.put("description", parameter.summary());
    }

    private static ObjectNode type(Parameter.Type type) {
        ObjectNode schema = JSON.objectNode();
        return switch (type) {
            case STRING -> schema.put("type", "string");
            case INTEGER -> schema.put("type", "integer");
            case NUMBER -> schema.put("type", "number");
            case BOOLEAN -> schema.put("type", "boolean");
            case OBJECT -> schema.put("type", "object");
            case DATE -> schema.put("type", "string").put("format", "date");
            case RAW_PATH -> schema.put("type", "string").put("format", "uri-reference");
            case DATE_TIME -> {
                schema.put("type", "string").putArray("anyOf").add(JSON.objectNode().put("format", "date-time"))
                        .add(JSON.objectNode().put("format", "date"));
                yield schema;
            }
        };
    }

    private static ObjectNode list(ObjectNode item) {
        ObjectNode schema = JSON.objectNode().put("type", "array");
        schema.set("items", item);
        return schema;
    }

    private static ObjectNode anyOf(Set<ObjectNode> variants) {
        if (variants.size() < 2) {
            return variants.isEmpty() ? null : variants.iterator().next();
        }
        ObjectNode schema = JSON.objectNode();
        variants.forEach(schema.putArray("anyOf")::add);
        return schema;
    }

    private static void require(ObjectNode schema, List<String> names) {
        if (!names.isEmpty()) {
            names.forEach(schema.putArray("required")::add);
        }
    }
}
