package io.github.camelcalcom.tools;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.camelcalcom.catalog.ApiProfile;
import io.github.camelcalcom.catalog.BodyField;
import io.github.camelcalcom.catalog.Operation;
import io.github.camelcalcom.catalog.Paging;
import io.github.camelcalcom.catalog.Parameter;

/**
 * Makes the JSON Schema of a tool's arguments: one property for each parameter of the operation, and {@code body} for the body. Parameters
 * that select a page are replaced by {@code cursor} and {@code limit}. Fields with secrets are left out, so that they are refused.
 */
final class InputSchema {

    private static final int MAX_KEY_LENGTH = 200;

    private final Operation operation;
    private final ApiProfile profile;
    private final ToolRules rules;
    private final Map<String, Object> properties = new LinkedHashMap<>();
    private final List<String> required = new ArrayList<>();

    private InputSchema(Operation operation, ApiProfile profile, ToolRules rules) {
        this.operation = operation;
        this.profile = profile;
        this.rules = rules;
    }

    /** Returns the schema of an operation as a tool. */
    static Map<String, Object> of(Operation operation, ApiProfile profile, ToolRules rules, ToolHints hints, boolean confirmed) {
        InputSchema schema = new InputSchema(operation, profile, rules);
        schema.addParameters();
        schema.addBody();
        if (hints.readOnly()) {
            schema.addPaging();
        }
        if (operation.uri().equals("bookings/create")) {
            schema.properties.put(CalcomTool.IDEMPOTENCY_KEY, Map.of("type", "string", "minLength", 1, "maxLength", MAX_KEY_LENGTH, "description",
                    "A text of your choice that identifies this booking. Calls with the same key make one booking. Without it, calls with the same arguments do."));
        }
        if (confirmed) {
            schema.properties.put(CalcomTool.CONFIRMATION, Map.of("type", "string", "maxLength", MAX_KEY_LENGTH, "description",
                    "The code that the first call returned. Give it only after a person has read what will happen and has agreed."));
        }
        return object(schema.properties, schema.required);
    }

    /** The parameters of an operation that are arguments of its tool. Headers never are. */
    static List<Parameter> parameters(Operation operation, ApiProfile profile) {
        Set<String> paging = pagingParameters(operation, profile);
        return operation.parameters(profile).stream()
                .filter(parameter -> parameter.location() != Parameter.Location.HEADER && !paging.contains(parameter.name())).toList();
    }

    private static Set<String> pagingParameters(Operation operation, ApiProfile profile) {
        Paging paging = operation.paging(profile);
        return paging == null ? Set.of() : Set.of(paging.style().sizeParameter(), paging.style().positionParameter());
    }

    private void addParameters() {
        for (Parameter parameter : parameters(operation, profile)) {
            if (!rules.isSecret(parameter.name())) {
                properties.put(parameter.name(), property(parameter));
                if (parameter.required()) {
                    required.add(parameter.name());
                }
            }
        }
    }

    private static Map<String, Object> property(Parameter parameter) {
        Map<String, Object> value = value(parameter);
        if (parameter.arrayStyle() != Parameter.ArrayStyle.NONE) {
            value = new LinkedHashMap<>(Map.of("type", "array", "items", value));
        }
        value.put("description", parameter.summary());
        return value;
    }

    private static Map<String, Object> value(Parameter parameter) {
        Map<String, Object> value = new LinkedHashMap<>();
        switch (parameter.type()) {
            case INTEGER, NUMBER, BOOLEAN, OBJECT -> value.put("type", parameter.type().name().toLowerCase(java.util.Locale.ROOT));
            case STRING, DATE, DATE_TIME, RAW_PATH -> value.put("type", "string");
            default -> throw new IllegalStateException("Parameter " + parameter.name() + " has the unknown type " + parameter.type());
        }
        if (!parameter.values().isEmpty()) {
            value.put("enum", parameter.values());
        }
        return value;
    }

    private void addBody() {
        if (operation.body() == Operation.Body.NONE) {
            return;
        }
        Set<String> paging = pagingParameters(operation, profile);
        Map<String, Object> fields = new LinkedHashMap<>();
        List<String> requiredFields = new ArrayList<>();
        for (BodyField field : operation.bodyFields(profile)) {
            if (!rules.isSecret(field.name()) && !paging.contains(field.name())) {
                fields.put(field.name(), property(field));
                if (field.required()) {
                    requiredFields.add(field.name());
                }
            }
        }
        Map<String, Object> body = fields.isEmpty() ? new LinkedHashMap<>(Map.of("type", "object")) : object(fields, requiredFields);
        properties.put(CalcomTool.BODY, body);
        if (operation.body() == Operation.Body.REQUIRED) {
            required.add(CalcomTool.BODY);
        }
    }

    private static Map<String, Object> property(BodyField field) {
        Map<String, Object> property = new LinkedHashMap<>();
        property.put("type", field.type());
        if (!field.values().isEmpty()) {
            property.put("enum", field.values());
        }
        property.put("description", field.summary());
        return property;
    }

    private void addPaging() {
        properties.put(CalcomTool.CURSOR, Map.of("type", "string", "description",
                "The nextCursor of the answer before, to continue it. The other arguments must be the same as before."));
        Paging paging = operation.paging(profile);
        if (paging != null) {
            properties.put(CalcomTool.LIMIT, Map.of("type", "integer", "minimum", 1, "maximum", paging.maxPageSize(), "description",
                    "The maximum number of items of an answer."));
        }
    }

    private static Map<String, Object> object(Map<String, Object> properties, List<String> required) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("properties", properties);
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        schema.put("additionalProperties", false);
        return schema;
    }
}
