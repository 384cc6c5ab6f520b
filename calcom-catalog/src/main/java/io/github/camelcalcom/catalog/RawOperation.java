/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.catalog;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The operations that call a path of the API which the catalogue does not have: {@code raw/get?path=/v2/...} and its siblings. */
public final class RawOperation {

    /** The resource of the endpoint URI. */
    public static final String RESOURCE = "raw";

    private static final List<String> NAMES = List.of("delete", "get", "patch", "post", "put");

    private RawOperation() {
    }

    /** The names of the operations, in alphabetical order. */
    public static List<String> names() {
        return NAMES;
    }

    /** The operation of that name. */
    public static Optional<Operation> find(String name) {
        return NAMES.contains(name) ? Optional.of(create(name)) : Optional.empty();
    }

    private static Operation create(String name) {
        Parameter path = new Parameter("path", Parameter.Location.PATH, Parameter.Type.RAW_PATH, Parameter.ArrayStyle.NONE, List.of(), true,
                Availability.BOTH, "Path and query from the root of the server, encoded");
        boolean get = name.equals("get");
        return new Operation(RESOURCE, name, Operation.Kind.CALL, name.toUpperCase(Locale.ROOT), "{path}", null, Map.of(), Map.of(), Map.of(),
                List.of(path), get ? Operation.Body.NONE : Operation.Body.OPTIONAL, List.of(), null, get, null,
                Set.of(AuthenticationKind.values()), List.of(), new Operation.Result("Any", Operation.Result.Shape.NOTHING, null),
                Availability.BOTH, false, "Calls a path that the catalogue does not know");
    }

    /**
     * Returns a path unless it would lead to another server or another path than it shows.
     *
     * @throws IllegalArgumentException for any other path
     */
    public static String checkedPath(String path) {
        boolean leadsAway = !path.startsWith("/") || path.startsWith("//") || path.contains("/../") || path.endsWith("/..") || path.contains("#");
        if (leadsAway || path.chars().anyMatch(character -> character <= ' ' || character > '~')) {
            throw new IllegalArgumentException("Invalid value '" + path + "' of the parameter path: expected an encoded path that begins with"
                                               + " one slash, such as /v2/me?x=1");
        }
        return path;
    }
}
