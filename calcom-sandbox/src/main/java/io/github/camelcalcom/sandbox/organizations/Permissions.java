package io.github.camelcalcom.sandbox.organizations;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.sandbox.http.ApiException;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Names of permissions, {@code resource.action}. */
final class Permissions {

    private final Set<String> known;

    /** @param known every permission that there is, besides those with a star for a resource or an action */
    Permissions(Set<String> known) {
        this.known = Set.copyOf(known);
    }

    /**
     * The permissions that a request names.
     *
     * @param value an array or a single text, as the real server takes it; a missing one counts as one without a name
     * @throws ApiException 400 for one that does not exist
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

    /** @throws ApiException 400 for a permission that does not exist */
    void require(String permission) {
        if (!known.contains(permission)) {
            throw ApiException.badRequest("Permission '" + permission + "' must be a valid permission string in format 'resource.action' "
                    + "(e.g., 'eventType.read', 'booking.create')");
        }
    }

    /** Both lists without repetitions, in order. */
    static List<String> joined(List<String> first, List<String> second) {
        Set<String> all = new LinkedHashSet<>(first);
        all.addAll(second);
        return List.copyOf(all);
    }

    /** What is left of permissions. */
    static List<String> without(List<String> permissions, List<String> removed) {
        return permissions.stream().filter(permission -> !removed.contains(permission)).toList();
    }
}
