/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.catalog.generator;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.camelcalcom.catalog.Operation;
import io.github.camelcalcom.catalog.OperationCatalog;
import io.github.camelcalcom.catalog.Parameter;
import io.github.camelcalcom.catalog.RawOperation;

/**
 * Completes the JSON metadata that Camel's plugin generates for the component: each resource becomes an API, and each operation a method with
 * its parameters, in the form of Camel's own API components. Camel's catalogues and designers then know every operation. The completed
 * metadata is written to the two places where catalogues look for it.
 */
public final class ComponentMetadata {

    private static final List<String> FOLDERS = List.of("META-INF/io/github/camelcalcom", "io/github/camelcalcom");

    private final ObjectMapper json = new ObjectMapper();
    private final Map<String, List<Operation>> resources;

    ComponentMetadata(Map<String, List<Operation>> resources) {
        this.resources = resources;
    }

    /**
     * Writes the completed metadata into a folder of classes.
     *
     * @param arguments the JSON of Camel's plugin, and the folder
     * @throws IOException if a file cannot be read or written
     */
    public static void main(String[] arguments) throws IOException {
        Path generated = Path.of(arguments[0]);
        String completed = new ComponentMetadata(resources()).complete(Files.readString(generated, StandardCharsets.UTF_8));
        for (String folder : FOLDERS) {
            Path target = Path.of(arguments[1]).resolve(folder).resolve(generated.getFileName());
            Files.createDirectories(target.getParent());
            Files.writeString(target, completed, StandardCharsets.UTF_8);
        }
    }

    private static Map<String, List<Operation>> resources() {
        OperationCatalog catalog = OperationCatalog.instance();
        Map<String, List<Operation>> resources = new LinkedHashMap<>();
        catalog.resources().forEach(resource -> resources.put(resource, catalog.operations(resource)));
        resources.put(RawOperation.RESOURCE,
                RawOperation.names().stream().map(name -> RawOperation.find(name).orElseThrow()).toList());
        return resources;
    }

    String complete(String metadata) throws IOException {
        ObjectNode document = (ObjectNode) json.readTree(metadata);
        ObjectNode component = document.withObject("/component");
        component.put("api", true);
        component.put("apiSyntax", component.path("syntax").asText().replaceFirst("^[^:]*:", ""));
        ObjectNode options = document.withObject("/properties");
        permit(options.withObject("/resource"), resources.keySet());
        Set<String> operations = new TreeSet<>();
        resources.values().forEach(list -> list.forEach(operation -> operations.add(operation.name())));
        permit(options.withObject("/operation"), operations);
        apis(document.putObject("apis"));
        apiProperties(document.putObject("apiProperties"));
        return json.writeValueAsString(document) + '\n';
    }

    private static void permit(ObjectNode option, Set<String> values) {
        values.forEach(option.putArray("enum")::add);
    }

    private void apis(ObjectNode apis) {
        resources.forEach((resource, operations) -> {
            ObjectNode api = apis.putObject(resource);
            api.put("consumerOnly", operations.stream().noneMatch(Operation::isForProducers));
            api.put("producerOnly", operations.stream().allMatch(Operation::isForProducers));
            api.put("description", "The operations of " + resource);
            ObjectNode methods = api.putObject("methods");
            operations.forEach(operation -> methods.putObject(operation.name()).put("description", operation.summary())
                    .putArray("signatures").add(signature(operation)));
        });
    }

    private static String signature(Operation operation) {
        String parameters = String.join(", ", distinct(operation).values().stream()
                .map(parameter -> javaType(parameter).replaceFirst("java\\.lang\\.", "") + ' ' + parameter.name()).toList());
        return operation.result().type() + ' ' + operation.uri() + '(' + parameters + ')';
    }

    private void apiProperties(ObjectNode apis) {
        resources.forEach((resource, operations) -> {
            ObjectNode methods = apis.putObject(resource).putObject("methods");
            operations.forEach(operation -> {
                ObjectNode properties = methods.putObject(operation.name()).putObject("properties");
                distinct(operation).forEach((name, parameter) -> property(properties.putObject(name), operation, parameter));
            });
        });
    }

    private void property(ObjectNode property, Operation operation, Parameter parameter) {
        property.put("index", List.copyOf(distinct(operation).keySet()).indexOf(parameter.name()));
        property.put("kind", "parameter");
        property.put("displayName", displayName(parameter.name()));
        property.put("group", operation.isForProducers() ? "producer" : "consumer");
        property.put("label", operation.isForProducers() ? "producer" : "consumer");
        // a header can set it instead
        property.put("required", false);
        List<String> values = values(operation, parameter.name());
        property.put("type", values.isEmpty() ? type(parameter) : "enum");
        property.put("javaType", javaType(parameter));
        if (!values.isEmpty()) {
            permit(property, new LinkedHashSet<>(values));
        }
        property.put("deprecated", false);
        property.put("autowired", false);
        property.put("secret", false);
        property.put("description", description(operation, parameter));
        property.put("optional", !parameter.required());
    }

    /** Returns the parameters by name. One that differs by profile appears once. */
    private static Map<String, Parameter> distinct(Operation operation) {
        Map<String, Parameter> parameters = new LinkedHashMap<>();
        operation.parameters().forEach(parameter -> parameters.putIfAbsent(parameter.name(), parameter));
        return parameters;
    }

    /** Returns the permitted values, or none if some servers accept several values at once. */
    private static List<String> values(Operation operation, String name) {
        Set<String> values = new LinkedHashSet<>();
        for (Parameter parameter : operation.parameters()) {
            if (parameter.name().equals(name)) {
                if (parameter.values().isEmpty() || parameter.arrayStyle() != Parameter.ArrayStyle.NONE) {
                    return List.of();
                }
                values.addAll(parameter.values());
            }
        }
        return List.copyOf(values);
    }

    private static String description(Operation operation, Parameter parameter) {
        StringBuilder text = new StringBuilder(parameter.summary()).append('.');
        if (parameter.required()) {
            text.append(" Required, here or as the header CamelCalcom").append(parameter.name().substring(0, 1).toUpperCase(Locale.ROOT))
                    .append(parameter.name().substring(1)).append('.');
        }
        if (!parameter.values().isEmpty() && values(operation, parameter.name()).isEmpty()) {
            text.append(" Values, separated by commas: ").append(String.join(", ", parameter.values())).append('.');
        }
        return text.toString();
    }

    private static String type(Parameter parameter) {
        if (parameter.arrayStyle() != Parameter.ArrayStyle.NONE) {
            return "string";
        }
        return switch (parameter.type()) {
            case INTEGER -> "integer";
            case NUMBER -> "number";
            case BOOLEAN -> "boolean";
            case STRING, DATE_TIME, DATE, OBJECT, RAW_PATH -> "string";
        };
    }

    private static String javaType(Parameter parameter) {
        return switch (type(parameter)) {
            case "integer" -> "java.lang.Long";
            case "number" -> "java.lang.Double";
            case "boolean" -> "java.lang.Boolean";
            default -> "java.lang.String";
        };
    }

    private static String displayName(String name) {
        String words = name.replaceAll("([a-z])([A-Z])", "$1 $2");
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
