/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.model;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

/** The components of one record class, and how they become JSON. One instance for each class. Thread safe. */
final class RecordShape {

    private static final String ADDITIONAL = "additional";

    private static final ClassValue<RecordShape> SHAPES = new ClassValue<>() {
        @Override
        protected RecordShape computeValue(Class<?> type) {
            return new RecordShape(type);
        }
    };

    private final Constructor<?> constructor;
    private final When condition;
    /** The value of the field of the condition; null if the condition names none. */
    private final JsonNode constant;
    private final String name;
    /** The components in their order, without the last one, which is {@code additional}. */
    private final Map<String, Component> components = new LinkedHashMap<>();

    private RecordShape(Class<?> type) {
        RecordComponent[] declared = type.getRecordComponents();
        if (declared == null || declared.length == 0 || !declared[declared.length - 1].getName().equals(ADDITIONAL)) {
            throw new IllegalArgumentException(type.getName() + " is not a record whose last component is " + ADDITIONAL);
        }
        name = type.getSimpleName();
        condition = type.getAnnotation(When.class);
        constant = condition == null || condition.is().isEmpty() ? null : constant(condition.is());
        for (RecordComponent component : Arrays.copyOf(declared, declared.length - 1)) {
            Component known = new Component(component);
            components.put(known.field, known);
        }
        try {
            constructor = type.getDeclaredConstructor(Arrays.stream(declared).map(RecordComponent::getType).toArray(Class<?>[]::new));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("A record has a canonical constructor", e);
        }
    }

    /** The value that a condition asks for: a flag, or a text. */
    static JsonNode constant(String text) {
        boolean isFlag = text.equals("true") || text.equals("false");
        return isFlag ? BooleanNode.valueOf(Boolean.parseBoolean(text)) : TextNode.valueOf(text);
    }

    static RecordShape of(Class<?> type) {
        return SHAPES.get(type);
    }

    /** The names of the fields that have a component, in the order of the components. */
    List<String> fields() {
        return List.copyOf(components.keySet());
    }

    /** Reads a record. Each field is either held by its component or kept in {@code additional}. */
    CalcomRecord read(ObjectNode json) {
        Object[] values = new Object[components.size() + 1];
        Map<String, JsonNode> additional = new LinkedHashMap<>();
        json.properties().forEach(field -> additional.put(field.getKey(), field.getValue()));
        if (isConstant(additional.get(condition == null ? "" : condition.field()))) {
            additional.remove(condition.field());
        }
        int index = 0;
        for (Component component : components.values()) {
            JsonNode value = additional.get(component.field);
            if (value != null && !value.isNull()) {
                values[index] = component.read(value);
                if (values[index] != null && component.isHeldBy(values[index], value)) {
                    additional.remove(component.field);
                }
            }
            index++;
        }
        values[index] = additional;
        return create(values);
    }

    /** Whether a field has the value that the record stands for, so that it needs no component. */
    private boolean isConstant(JsonNode value) {
        return value != null && constant != null && value.equals(constant);
    }

    private CalcomRecord create(Object[] values) {
        try {
            return (CalcomRecord) constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException("The JSON object is not possible for " + name, e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("A record of the model is public", e);
        }
    }

    /** Writes the fields into an object that the generator has begun. */
    void writeFields(CalcomRecord entity, JsonGenerator generator) throws IOException {
        // another value than the one it stands for is among the additional fields
        if (constant != null && !entity.additional().containsKey(condition.field())) {
            generator.writeFieldName(condition.field());
            CalcomJson.MAPPER.writeValue(generator, constant);
        }
        for (Component component : components.values()) {
            Object value = component.of(entity);
            JsonNode kept = entity.additional().get(component.field);
            if (value == null || kept != null && !kept.isNull() && value.equals(component.read(kept))) {
                value = kept;
            }
            if (value != null) {
                generator.writeFieldName(component.field);
                CalcomJson.MAPPER.writeValue(generator, value);
            }
        }
        for (Map.Entry<String, JsonNode> field : unknownFields(entity).entrySet()) {
            generator.writeFieldName(field.getKey());
            CalcomJson.MAPPER.writeValue(generator, field.getValue());
        }
    }

    Map<String, JsonNode> unknownFields(CalcomRecord entity) {
        Map<String, JsonNode> unknown = new LinkedHashMap<>(entity.additional());
        unknown.keySet().removeAll(components.keySet());
        return Collections.unmodifiableMap(unknown);
    }

    /**
     * Returns a copy with explicit nulls.
     *
     * @throws IllegalArgumentException if the record has no such field, or the field has a value
     */
    CalcomRecord withNull(CalcomRecord entity, List<String> fields) {
        Map<String, JsonNode> additional = new LinkedHashMap<>(entity.additional());
        for (String field : fields) {
            Component component = components.get(field);
            if (component == null) {
                throw new IllegalArgumentException(name + " has no field '" + field + "': expected one of " + fields());
            }
            if (component.of(entity) != null) {
                throw new IllegalArgumentException("The field " + field + " of " + name + " has a value, so it cannot be null");
            }
            additional.put(field, NullNode.getInstance());
        }
        List<Object> values = new ArrayList<>();
        components.values().forEach(component -> values.add(component.of(entity)));
        values.add(additional);
        return create(values.toArray());
    }

    /** A component with the field that it holds. */
    private static final class Component {

        private final RecordComponent declared;
        private final String field;
        private final JavaType type;
        /** Whether its own records keep what it does not hold. */
        private final boolean isLossless;

        Component(RecordComponent declared) {
            this.declared = declared;
            JsonProperty named = declared.getAccessor().getAnnotation(JsonProperty.class);
            field = named == null ? declared.getName() : named.value();
            type = CalcomJson.MAPPER.constructType(declared.getGenericType());
            isLossless = holdsRecords(type);
        }

        private static boolean holdsRecords(JavaType type) {
            JavaType content = type.getContentType();
            return content == null ? type.isTypeOrSubTypeOf(CalcomRecord.class) : holdsRecords(content);
        }

        Object of(CalcomRecord entity) {
            try {
                return declared.getAccessor().invoke(entity);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("A record of the model is public", e);
            }
        }

        /** Returns null for JSON of another type. */
        Object read(JsonNode json) {
            try {
                return CalcomJson.MAPPER.readerFor(type).readValue(json);
            } catch (IOException | IllegalArgumentException e) {
                // the JSON stays in the additional fields
                return null;
            }
        }

        /** Whether the value is written as the JSON that it was read from. */
        boolean isHeldBy(Object value, JsonNode json) {
            if (isLossless) {
                return true;
            }
            JsonNode written = CalcomJson.MAPPER.valueToTree(value);
            // the texts of numbers are the same whatever their Java types
            return written.equals(json) || written.toString().equals(json.toString());
        }
    }
}
