/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;

/** The schemas of one resource. */
final class SchemaFile {

    static final String FOLDER = "META-INF/io.github.camelcalcom/schemas/";

    /** Stands for JSON's null, which unmodifiable maps and lists cannot contain. */
    static final Object NULL = new Object() {
        @Override
        public String toString() {
            return "null";
        }
    };

    private static final JsonFactory JSON = new JsonFactory();
    private static final String DEFINITIONS = "$defs";
    private static final String REFERENCE = "#/$defs/";

    private final Object dialect;
    private final Map<?, ?> definitions;

    private SchemaFile(Map<?, ?> document) {
        this.dialect = document.get("$schema");
        this.definitions = (Map<?, ?>) document.get(DEFINITIONS);
    }

    static SchemaFile read(ClassLoader classLoader, String resource) {
        String file = FOLDER + resource + ".json";
        try (InputStream stream = classLoader.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalStateException("The operation catalogue has no file " + file);
            }
            try (JsonParser parser = JSON.createParser(stream)) {
                parser.nextToken();
                if (value(parser) instanceof Map<?, ?> document && document.get(DEFINITIONS) instanceof Map<?, ?>) {
                    return new SchemaFile(document);
                }
                throw new IllegalStateException("The file " + file + " of the operation catalogue has no schemas");
            }
        } catch (IOException e) {
            throw new IllegalStateException("The file " + file + " of the operation catalogue is invalid: " + e.getMessage(), e);
        }
    }

    boolean has(String name) {
        return definitions.containsKey(name);
    }

    /** Returns a definition with all definitions that it refers to, directly or by others. */
    OperationSchema schema(String name) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", dialect);
        ((Map<?, ?>) definitions.get(name)).forEach((keyword, value) -> schema.put((String) keyword, value));
        Map<String, Object> referenced = new LinkedHashMap<>();
        Deque<Object> open = new ArrayDeque<>(List.of(definitions.get(name)));
        while (!open.isEmpty()) {
            Object value = open.pop();
            if (value instanceof Map<?, ?> object) {
                if (object.get("$ref") instanceof String text) {
                    String definition = text.substring(REFERENCE.length());
                    if (referenced.putIfAbsent(definition, definitions.get(definition)) == null) {
                        open.push(definitions.get(definition));
                    }
                }
                object.values().forEach(open::push);
            } else if (value instanceof List<?> array) {
                array.forEach(open::push);
            }
        }
        if (!referenced.isEmpty()) {
            schema.put(DEFINITIONS, Collections.unmodifiableMap(referenced));
        }
        return new OperationSchema(Collections.unmodifiableMap(schema));
    }

    private static Object value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getNumberValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> NULL;
            default -> parser.getText();
        };
    }

    private static Map<String, Object> object(JsonParser parser) throws IOException {
        Map<String, Object> object = new LinkedHashMap<>();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            object.put(name, value(parser));
        }
        return Collections.unmodifiableMap(object);
    }

    private static List<Object> array(JsonParser parser) throws IOException {
        List<Object> array = new ArrayList<>();
        while (!parser.nextToken().isStructEnd()) {
            array.add(value(parser));
        }
        return Collections.unmodifiableList(array);
    }
}
