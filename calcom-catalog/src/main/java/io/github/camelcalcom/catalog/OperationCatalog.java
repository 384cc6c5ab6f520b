/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.catalog;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * All operations of the API. The operations of a resource are read from the class path when they are first used.
 * Thread safe.
 * <p>
 * If a file of the catalogue is missing or invalid, methods throw an {@link IllegalStateException} with the name of the file.
 */
public final class OperationCatalog {

    private static final OperationCatalog INSTANCE = new OperationCatalog(new CatalogFiles(OperationCatalog.class.getClassLoader()));

    private final CatalogFiles files;
    private final Map<String, List<Operation>> operations = new ConcurrentHashMap<>();
    private final Map<String, Operation> found = new ConcurrentHashMap<>();
    private volatile Set<String> resources;

    OperationCatalog(CatalogFiles files) {
        this.files = files;
    }

    /** Returns the catalogue of this library. */
    public static OperationCatalog instance() {
        return INSTANCE;
    }

    /** Returns the names of all resources, in alphabetical order. Does not read operations. */
    public Set<String> resources() {
        Set<String> known = resources;
        if (known == null) {
            known = files.resources();
            resources = known;
        }
        return known;
    }

    /** Returns the operations of a resource in alphabetical order; empty if the resource does not exist. */
    public List<Operation> operations(String resource) {
        List<Operation> read = operations.get(resource);
        if (read != null) {
            return read;
        }
        return resources().contains(resource) ? read(resource) : List.of();
    }

    /** Returns the operation with a resource and a name. Reads the resource up to this operation only. */
    public Optional<Operation> find(String resource, String name) {
        if (!operations.containsKey(resource)) {
            Operation operation = read(resource, name);
            if (operation != null) {
                return Optional.of(operation);
            }
        }
        for (Operation operation : operations(resource)) {
            if (operation.name().equals(name)) {
                return Optional.of(operation);
            }
        }
        return Optional.empty();
    }

    private Operation read(String resource, String name) {
        String uri = resource.concat("/").concat(name);
        Operation known = found.get(uri);
        return known != null ? known : readOnce(uri, resource, name);
    }

    private synchronized Operation readOnce(String uri, String resource, String name) {
        Operation operation = found.get(uri);
        if (operation == null) {
            operation = files.operation(resource, name);
            if (operation != null) {
                found.put(uri, operation);
            }
        }
        return operation;
    }

    private synchronized List<Operation> read(String resource) {
        List<Operation> read = operations.get(resource);
        if (read == null) {
            read = files.operations(resource);
            operations.put(resource, read);
        }
        return read;
    }
}
