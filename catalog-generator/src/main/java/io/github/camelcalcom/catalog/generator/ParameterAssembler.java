/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.catalog.generator;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;

import io.github.camelcalcom.catalog.Availability;
import io.github.camelcalcom.catalog.Parameter;
import io.github.camelcalcom.catalog.Parameter.ArrayStyle;
import io.github.camelcalcom.catalog.Parameter.Location;
import io.github.camelcalcom.catalog.Parameter.Type;

/** Assembles the parameters of an operation, without headers: the API uses them for credentials and the version only. */
final class ParameterAssembler {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");

    private final OpenApiDocument document;
    private final Overlay overlay;
    private final Corrections corrections;

    ParameterAssembler(OpenApiDocument document, Overlay overlay) {
        this.document = document;
        this.overlay = overlay;
        this.corrections = new Corrections(overlay.corrections(), "parameter");
    }

    Set<JsonNode> usedCorrections() {
        return corrections.used();
    }

    /**
     * @param path our path template, whose names take precedence over the document's
     * @param call the operation in the document, null if there is none
     */
    List<Parameter> parameters(String uri, String path, String call) {
        List<Parameter> parameters = new ArrayList<>(pathParameters(uri, path, call));
        List<Parameter> query = new ArrayList<>();
        if (call != null) {
            document.parameters(call, "query").stream().filter(parameter -> !isRemoved(uri, parameter.path("name").asText()))
                    .forEach(parameter -> query.add(corrected(uri, documented(uri, parameter))));
        }
        for (JsonNode addition : overlay.additions().path(uri).path("parameters")) {
            add(query, added(uri, addition));
        }
        parameters.addAll(query);
        return parameters;
    }

    private static void add(List<Parameter> parameters, Parameter added) {
        parameters.replaceAll(present -> present.name().equals(added.name())
                ? withAvailability(present, Availability.SELF_HOSTED) : present);
        parameters.add(added);
    }

    private List<Parameter> pathParameters(String uri, String path, String call) {
        List<String> names = placeholders(path);
        List<JsonNode> documented = call == null ? List.of() : document.parameters(call, "path");
        List<Parameter> parameters = new ArrayList<>();
        for (String name : names) {
            JsonNode schema = documented.stream().filter(parameter -> parameter.path("name").asText().equals(name)).findFirst()
                    .map(parameter -> parameter.path("schema")).orElse(null);
            Type type = schema == null ? undocumentedType(name) : type(schema);
            parameters.add(corrected(uri, new Parameter(name, Location.PATH, type, ArrayStyle.NONE,
                    schema == null ? List.of() : values(schema), true, Availability.BOTH, overlay.parameterSummary(uri, name))));
        }
        return parameters;
    }

    /** Returns the type of a path parameter in other operations, if the document does not have this operation. */
    private Type undocumentedType(String name) {
        Set<Type> types = new LinkedHashSet<>();
        document.calls().forEach(call -> document.parameters(call, "path").stream()
                .filter(parameter -> parameter.path("name").asText().equals(name))
                .forEach(parameter -> types.add(type(parameter.path("schema")))));
        return types.contains(Type.INTEGER) ? Type.INTEGER : Type.STRING;
    }

    private Parameter documented(String uri, JsonNode parameter) {
        String name = parameter.path("name").asText();
        JsonNode schema = document.resolve(parameter.path("schema"));
        boolean array = schema.path("type").asText().equals("array");
        JsonNode element = array ? document.resolve(schema.path("items")) : schema;
        return new Parameter(name, Location.QUERY, type(element), array ? arrayStyle(parameter) : ArrayStyle.NONE, values(element),
                parameter.path("required").asBoolean(), Availability.BOTH, overlay.parameterSummary(uri, name));
    }

    private Parameter added(String uri, JsonNode addition) {
        String name = addition.path("name").asText();
        return new Parameter(name, Location.QUERY, Type.valueOf(addition.path("type").asText("STRING")),
                ArrayStyle.valueOf(addition.path("arrayStyle").asText("NONE")), list(addition.path("values")),
                addition.path("required").asBoolean(), Availabilities.of(addition.path("availability").asText("both")),
                overlay.parameterSummary(uri, name), fields(uri, addition), addition.path("substitute").asText(null));
    }

    private List<Parameter> fields(String uri, JsonNode addition) {
        List<Parameter> fields = new ArrayList<>();
        addition.path("fields").forEach(field -> fields.add(added(uri, field)));
        return fields;
    }

    /** Whether servers do not have a parameter of the document. */
    private boolean isRemoved(String uri, String name) {
        return corrections.of(uri, name).stream().anyMatch(correction -> correction.path("removed").asBoolean());
    }

    /** Applies corrections, which concern parameters of the document only, not additions. */
    private Parameter corrected(String uri, Parameter parameter) {
        Parameter result = parameter;
        for (JsonNode correction : corrections.of(uri, parameter.name())) {
            result = new Parameter(result.name(), result.location(),
                    correction.has("type") ? Type.valueOf(correction.get("type").asText()) : result.type(),
                    correction.has("arrayStyle") ? ArrayStyle.valueOf(correction.get("arrayStyle").asText()) : result.arrayStyle(),
                    correction.has("values") ? list(correction.get("values")) : result.values(), correction.path("required").asBoolean(result.required()),
                    correction.has("availability") ? Availabilities.of(correction.get("availability").asText()) : result.availability(),
                    result.summary(), result.fields(), correction.path("substitute").asText(result.substitute()));
        }
        return result;
    }

    private static Parameter withAvailability(Parameter parameter, Availability availability) {
        return new Parameter(parameter.name(), parameter.location(), parameter.type(), parameter.arrayStyle(), parameter.values(),
                parameter.required(), availability, parameter.summary(), parameter.fields(), parameter.substitute());
    }

    private static ArrayStyle arrayStyle(JsonNode parameter) {
        String text = parameter.path("description").asText().toLowerCase(Locale.ROOT);
        return text.contains("comma") ? ArrayStyle.COMMA : ArrayStyle.REPEAT;
    }

    private static Type type(JsonNode schema) {
        String type = schema.path("type").asText("string");
        return switch (type) {
            case "integer", "number" -> Type.INTEGER;
            case "boolean" -> Type.BOOLEAN;
            case "object" -> Type.OBJECT;
            default -> switch (schema.path("format").asText()) {
                case "date-time" -> Type.DATE_TIME;
                case "date" -> Type.DATE;
                default -> Type.STRING;
            };
        };
    }

    private static List<String> values(JsonNode schema) {
        return list(schema.path("enum"));
    }

    private static List<String> list(JsonNode array) {
        List<String> list = new ArrayList<>();
        array.forEach(value -> list.add(value.asText()));
        return list;
    }

    private static List<String> placeholders(String path) {
        List<String> names = new ArrayList<>();
        Matcher matcher = PLACEHOLDER.matcher(path);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }
}
