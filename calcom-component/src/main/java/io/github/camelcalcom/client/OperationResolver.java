/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.client;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

import io.github.camelcalcom.catalog.NearestName;
import io.github.camelcalcom.catalog.Operation;
import io.github.camelcalcom.catalog.OperationCatalog;
import io.github.camelcalcom.catalog.RawOperation;

/** Finds the operation that an endpoint URI names. */
public final class OperationResolver {

    private OperationResolver() {
    }

    /**
     * The operation of {@code resource/operation}.
     *
     * @throws IllegalArgumentException if there is none, naming the nearest one that exists
     */
    public static Operation resolve(String uri) {
        int slash = uri.indexOf('/');
        String resource = slash < 0 ? uri : uri.substring(0, slash);
        String name = slash < 0 ? "" : uri.substring(slash + 1);
        if (RawOperation.RESOURCE.equals(resource)) {
            return RawOperation.find(name).orElseThrow(() -> unknown("operation", name, "calcom:raw", RawOperation.names()));
        }
        return OperationCatalog.instance().find(resource, name).orElseThrow(() -> notInCatalog(resource, name));
    }

    private static IllegalArgumentException notInCatalog(String resource, String name) {
        OperationCatalog catalog = OperationCatalog.instance();
        List<Operation> operations = catalog.operations(resource);
        if (!operations.isEmpty()) {
            return unknown("operation", name, "calcom:" + resource, operations.stream().map(Operation::name).toList());
        }
        TreeSet<String> resources = new TreeSet<>(catalog.resources());
        resources.add(RawOperation.RESOURCE);
        return unknown("resource", resource, "calcom", resources);
    }

    /** An exception for a name that does not exist, with the nearest one and all that do. */
    public static IllegalArgumentException unknown(String kind, String name, String where, Collection<String> valid) {
        Optional<String> nearest = NearestName.of(name, valid);
        return new IllegalArgumentException("Unknown " + kind + " '" + name + "' of " + where + "."
                                            + nearest.map(meant -> " Did you mean '" + meant + "'?").orElse("")
                                            + " Valid are: " + String.join(", ", valid));
    }
}
