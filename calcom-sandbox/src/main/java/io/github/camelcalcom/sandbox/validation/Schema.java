/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.http.ApiException;
import io.github.camelcalcom.sandbox.http.Json;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The rules for an object. Errors have the format of the real server's validation: {@code
 * {target,value,property,children,constraints:{rule:text}}}. Unknown properties are allowed unless
 * the schema is {@link #closed}; neither the target of errors nor the result of
 * {@link #accept} contains them. Immutable and thread safe once built.
 *
 * <pre>{@code
 * private static final Schema PROFILE = new Schema()
 *         .required("name", Rule.string())
 *         .optional("timeFormat", Rule.in(List.of(12, 24)))
 *         .optionalList("availability", HOURS);
 * ObjectNode input = PROFILE.accept(call.body());
 * }</pre>
 */
public final class Schema {

    private record Property(String name, boolean required, List<Rule> rules, Function<JsonNode, Optional<Schema>> nested, boolean list,
            boolean twice) {

        Property(String name, boolean required, List<Rule> rules, Function<JsonNode, Optional<Schema>> nested, boolean list) {
            this(name, required, rules, nested, list, false);
        }
    }

    private final List<Property> properties = new ArrayList<>();
    private final ObjectNode defaults = Json.object();
    private boolean closed;

    /** Refuses unknown properties instead of ignoring them. */
    public Schema closed() {
        closed = true;
        return this;
    }

    /** Adds a required property. If it is absent, it violates each of its rules. */
    public Schema required(String name, Rule... rules) {
        properties.add(new Property(name, true, List.of(rules), null, false));
        return this;
    }

    /** Adds a property that may be absent or null. */
    public Schema optional(String name, Rule... rules) {
        properties.add(new Property(name, false, List.of(rules), null, false));
        return this;
    }

    /** Adds a required object with rules of its own. */
    public Schema required(String name, Schema schema, Rule... rules) {
        properties.add(new Property(name, true, List.of(rules), value -> Optional.of(schema), false));
        return this;
    }

    /** Adds an object with rules of its own that may be absent or null. */
    public Schema optional(String name, Schema schema, Rule... rules) {
        return optional(name, value -> Optional.of(schema), rules);
    }

    /** Adds an object whose rules depend on its content and that may be absent or null. An empty result means no rules. */
    public Schema optional(String name, Function<JsonNode, Optional<Schema>> schema, Rule... rules) {
        properties.add(new Property(name, false, List.of(rules), schema, false));
        return this;
    }

    /** Adds an object whose rules depend on its content. The real server checks them twice, so that each of its errors occurs twice. */
    public Schema optionalTwice(String name, Function<JsonNode, Optional<Schema>> schema, Rule... rules) {
        properties.add(new Property(name, false, List.of(rules), schema, false, true));
        return this;
    }

    /** Adds an array of objects with rules of their own and rules for the array. If it is not required, it may be absent or null. */
    public Schema list(String name, boolean required, Schema schema, Rule... rules) {
        properties.add(new Property(name, required, List.of(rules), value -> Optional.of(schema), true));
        return this;
    }

    /** Adds an array of objects with rules of their own that may be absent or null. */
    public Schema optionalList(String name, Schema schema) {
        properties.add(new Property(name, false, List.of(Rule.array(), Rule.nested()), value -> Optional.of(schema), true));
        return this;
    }

    /** Sets the default value of a property, which the target of errors and the result of {@link #accept} contain. */
    public Schema byDefault(String name, Object value) {
        defaults.set(name, Json.MAPPER.valueToTree(value));
        return this;
    }

    /**
     * Checks an object.
     *
     * @return a copy with the known properties only
     * @throws ApiException 400 that lists all errors
     */
    public ObjectNode accept(JsonNode object) {
        JsonNode completed = completed(object);
        ArrayNode errors = errors(completed);
        if (!errors.isEmpty()) {
            throw ApiException.validation(errors);
        }
        return known(completed).deepCopy();
    }

    private JsonNode completed(JsonNode object) {
        if (!(object instanceof ObjectNode given)) {
            return object;
        }
        ObjectNode completed = defaults.deepCopy();
        completed.setAll(given);
        properties.stream().filter(property -> property.nested() != null && !property.list()).forEach(property -> {
            JsonNode value = completed.path(property.name());
            if (value.isObject()) {
                property.nested().apply(value).ifPresent(schema -> completed.set(property.name(), schema.completed(value)));
            }
        });
        return completed;
    }

    private ObjectNode known(JsonNode object) {
        Set<String> names = names();
        ObjectNode known = Json.object();
        object.properties().stream().filter(field -> names.contains(field.getKey()))
                .forEach(field -> known.set(field.getKey(), field.getValue()));
        return known;
    }

    /** Returns the errors of an object; empty if there are none. */
    public ArrayNode errors(JsonNode object) {
        ArrayNode errors = closed ? unknown(object, names()) : Json.array();
        for (Property property : properties) {
            JsonNode value = object.path(property.name());
            boolean absent = value.isMissingNode() || value.isNull();
            if (absent && !property.required()) {
                continue;
            }
            ObjectNode constraints = Json.object();
            for (Rule rule : property.rules()) {
                if (!rule.holds().test(value)) {
                    constraints.put(rule.name(), rule.text().replace("%s", property.name()));
                }
            }
            ArrayNode children = children(property, value);
            if (!constraints.isEmpty() || !children.isEmpty()) {
                errors.add(error(object.isObject() ? known(object) : object, value, property.name(), children, constraints));
            }
        }
        return errors;
    }

    private Set<String> names() {
        return properties.stream().map(Property::name).collect(Collectors.toSet());
    }

    /** Returns an error for each property that is not one of the known. */
    public static ArrayNode unknown(JsonNode object, Set<String> known) {
        ArrayNode errors = Json.array();
        object.properties().stream().filter(field -> !known.contains(field.getKey())).forEach(field -> errors.add(error(object, field.getValue(),
                field.getKey(), Json.array(), Json.object().put("whitelistValidation", "property " + field.getKey() + " should not exist"))));
        return errors;
    }

    private static ArrayNode children(Property property, JsonNode value) {
        ArrayNode children = Json.array();
        if (property.nested() == null) {
            return children;
        }
        if (!property.list()) {
            if (value.isObject()) {
                property.nested().apply(value).map(schema -> schema.errors(value)).ifPresent(children::addAll);
                if (property.twice()) {
                    children.addAll(children.deepCopy());
                }
            }
            return children;
        }
        if (value.isObject()) {
            // the real server checks an object in place of an array like an element
            return property.nested().apply(value).map(schema -> schema.errors(value)).orElse(children);
        }
        for (int i = 0; i < value.size(); i++) {
            JsonNode element = value.get(i);
            if (element.isValueNode() && !element.isNull()) {
                children.add(error(value, element, Integer.toString(i), Json.array(), Json.object().put("nestedValidation",
                        "each value in nested property " + property.name() + " must be either object or array")));
                continue;
            }
            ArrayNode wrong = property.nested().apply(element).map(schema -> schema.errors(element)).orElse(Json.array());
            if (!wrong.isEmpty()) {
                children.add(error(value, element, Integer.toString(i), wrong, Json.object()));
            }
        }
        return children;
    }

    private static ObjectNode error(JsonNode target, JsonNode value, String property, ArrayNode children, ObjectNode constraints) {
        ObjectNode error = Json.object();
        error.set("target", target);
        if (!value.isMissingNode()) {
            error.set("value", value);
        }
        error.put("property", property);
        error.set("children", children);
        if (!constraints.isEmpty()) {
            error.set("constraints", constraints);
        }
        return error;
    }
}
