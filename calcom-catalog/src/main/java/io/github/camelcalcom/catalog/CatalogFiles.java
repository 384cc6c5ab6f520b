/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

/** The files of the catalogue on the class path: an index of the resources, and one file with the operations of each resource. */
final class CatalogFiles {

    static final String FOLDER = "META-INF/io.github.camelcalcom/operations/";
    static final String INDEX = "index.json";

    private static final JsonFactory JSON = new JsonFactory();

    private final ClassLoader classLoader;

    CatalogFiles(ClassLoader classLoader) {
        this.classLoader = classLoader;
    }

    Set<String> resources() {
        String file = FOLDER + INDEX;
        try (InputStream stream = open(file); JsonParser parser = JSON.createParser(stream)) {
            return resourceNames(parser);
        } catch (IOException | IllegalArgumentException e) {
            throw broken(file, e);
        }
    }

    List<Operation> operations(String resource) {
        // without +, because its set-up in a new JVM takes longer than reading the file
        String file = FOLDER.concat(resource).concat(".json");
        try (InputStream stream = open(file); JsonParser parser = JSON.createParser(stream)) {
            return List.copyOf(new OperationReader(parser, resource).operations());
        } catch (IOException | IllegalArgumentException e) {
            throw broken(file, e);
        }
    }

    /** Returns an operation that can be called; null if the resource or the operation does not exist. */
    Operation operation(String resource, String name) {
        String file = FOLDER.concat(resource).concat(".json");
        try (InputStream stream = classLoader.getResourceAsStream(file)) {
            if (stream == null) {
                return null;
            }
            try (JsonParser parser = JSON.createParser(stream)) {
                return new OperationReader(parser, resource).operation(name);
            }
        } catch (IOException | IllegalArgumentException e) {
            throw broken(file, e);
        }
    }

    private InputStream open(String file) {
        InputStream stream = classLoader.getResourceAsStream(file);
        if (stream == null) {
            throw new IllegalStateException("The operation catalogue has no file " + file);
        }
        return stream;
    }

    private static IllegalStateException broken(String file, Exception cause) {
        return new IllegalStateException("The file " + file + " of the operation catalogue is invalid: " + cause.getMessage(), cause);
    }

    private static Set<String> resourceNames(JsonParser parser) throws IOException {
        Set<String> names = new LinkedHashSet<>();
        if (parser.nextToken() != JsonToken.START_ARRAY) {
            throw new IllegalArgumentException("a list of resource names was expected");
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                throw new IllegalArgumentException("a resource name was expected, found " + parser.currentToken());
            }
            names.add(parser.getText());
        }
        return Collections.unmodifiableSet(names);
    }
}
