package io.github.camelcalcom.sandbox.state;

import java.time.Instant;
import java.util.List;

/**
 * A set of permissions that a team or organization made up.
 *
 * @param teamId      the team or organization; null for those that every team has
 * @param color       such as {@code #123456}
 * @param description null if none was given
 * @param permissions such as {@code booking.read}
 */
public record Role(
        String id, Long teamId, String name, String color, String description, List<String> permissions, Instant createdAt,
        Instant updatedAt) {

    public Role {
        permissions = List.copyOf(permissions);
    }

    /** The same with other permissions; that does not touch {@link #updatedAt()}. */
    public Role withPermissions(List<String> changed) {
        return new Role(id, teamId, name, color, description, changed, createdAt, updatedAt);
    }
}
