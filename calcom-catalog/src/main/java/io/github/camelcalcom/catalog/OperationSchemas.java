/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.catalog;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The JSON Schemas of all operations. The file of a resource is read when one of its schemas is first used; nothing is read at start-up.
 * Thread safe.
 * <p>
 * The files are resources of this library, {@code META-INF/io.github.camelcalcom/schemas/<resource>.json}. They are JSON Schema documents
 * whose {@code $defs} have the names {@code <operation>.request} and {@code <operation>.answer}. If the request differs by profile, the name
 * of the profile follows: {@code list.request.hosted}.
 * <p>
 * If a file is missing or invalid, methods throw an {@link IllegalStateException} with the name of the file.
 */
public final class OperationSchemas {

    private static final OperationSchemas INSTANCE = new OperationSchemas(OperationCatalog.instance(),
            OperationSchemas.class.getClassLoader());

    private final OperationCatalog catalog;
    private final ClassLoader classLoader;
    private final Map<String, SchemaFile> files = new ConcurrentHashMap<>();

    OperationSchemas(OperationCatalog catalog, ClassLoader classLoader) {
        this.catalog = catalog;
        this.classLoader = classLoader;
    }

    /** Returns the schemas of this library. */
    public static OperationSchemas instance() {
        return INSTANCE;
    }

    /**
     * Returns the schema of the input of an operation: an object with a property for each parameter, and the property {@code body} if the
     * operation has a body. A union of bodies is an {@code anyOf}, because the server accepts a body that complies with several forms.
     *
     * @return empty if the operation does not exist, or servers of the profile do not support it
     */
    public Optional<OperationSchema> request(String resource, String operation, ApiProfile profile) {
        return supported(resource, operation, profile).map(file -> {
            String name = operation + ".request";
            return file.schema(file.has(name) ? name : name + '.' + profile.label());
        });
    }

    /**
     * Returns the schema of the result of an operation, without the envelope: what the component puts into the message. For a consumer, this
     * is one item. Servers may add fields and values at any time.
     *
     * @return empty if the operation does not exist, has no result, or the structure of its result is not known
     */
    public Optional<OperationSchema> answer(String resource, String operation) {
        String name = operation + ".answer";
        return catalog.find(resource, operation).map(found -> file(resource)).filter(file -> file.has(name))
                .map(file -> file.schema(name));
    }

    private Optional<SchemaFile> supported(String resource, String operation, ApiProfile profile) {
        return catalog.find(resource, operation).filter(found -> found.availability().includes(profile)).map(found -> file(resource));
    }

    private SchemaFile file(String resource) {
        return files.computeIfAbsent(resource, name -> SchemaFile.read(classLoader, name));
    }
}
