/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.organizations;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.sandbox.http.ApiException;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The names of permissions, {@code resource.action}. */
final class Permissions {

    private final Set<String> known;

    /** @param known all permissions without wildcards */
    Permissions(Set<String> known) {
        this.known = Set.copyOf(known);
    }

    /**
     * Returns the permissions in a request.
     *
     * @param value an array or a single text, as the real server accepts it; a missing value counts as a permission without a name
     * @throws ApiException 400 for an unknown permission
     */
    List<String> read(JsonNode value) {
        List<String> permissions = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(element -> permissions.add(element.asText()));
        } else {
            permissions.add(value.isMissingNode() ? "undefined" : value.asText());
        }
        permissions.forEach(this::require);
        return permissions;
    }

    /** @throws ApiException 400 for an unknown permission */
    void require(String permission) {
        if (!known.contains(permission)) {
            throw ApiException.badRequest("Permission '" + permission + "' must be a valid permission string in format 'resource.action' "
                    + "(e.g., 'eventType.read', 'booking.create')");
        }
    }

    /** Returns both lists in order without duplicates. */
    static List<String> joined(List<String> first, List<String> second) {
        Set<String> all = new LinkedHashSet<>(first);
        all.addAll(second);
        return List.copyOf(all);
    }

    /** Returns the permissions without the removed ones. */
    static List<String> without(List<String> permissions, List<String> removed) {
        return permissions.stream().filter(permission -> !removed.contains(permission)).toList();
    }
}
