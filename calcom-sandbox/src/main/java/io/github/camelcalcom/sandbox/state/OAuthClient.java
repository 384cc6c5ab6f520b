package io.github.camelcalcom.sandbox.state;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A program of a platform organization that keeps managed users.
 *
 * @param secret   what it proves itself with
 * @param settings everything that was said about it, in the names of the API; not to be changed
 */
public record OAuthClient(String id, String secret, long organizationId, ObjectNode settings, Instant createdAt) {

    /** What it is called. */
    public String name() {
        return settings.path("name").asText();
    }

    /** What it may do, such as {@code BOOKING_READ}. */
    public List<String> permissions() {
        List<String> permissions = new ArrayList<>();
        settings.path("permissions").forEach(permission -> permissions.add(permission.asText()));
        return permissions;
    }

    /** The same with other settings. */
    public OAuthClient with(ObjectNode changed) {
        return new OAuthClient(id, secret, organizationId, changed, createdAt);
    }

    @Override
    public String toString() {
        return "OAuthClient[id=" + id + ", organizationId=" + organizationId + ", name=" + name() + "]";
    }
}
