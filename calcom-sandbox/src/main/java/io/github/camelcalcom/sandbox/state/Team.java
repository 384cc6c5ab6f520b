package io.github.camelcalcom.sandbox.state;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.time.Instant;

/**
 * A group of users, see {@link Membership}. An organization is a team too, as on the real server, and both share one sequence of numbers.
 *
 * @param parentId     the organization that it is part of, or that manages it; null if there is none
 * @param organization whether teams and users can belong to it
 * @param platform     whether it may have OAuth clients and managed users
 * @param settings     everything that was said about it, in the names of the API; not to be changed
 */
public record Team(long id, Long parentId, boolean organization, boolean platform, ObjectNode settings, Instant createdAt) {

    /** What it is called. */
    public String name() {
        return settings.path("name").asText();
    }

    /** What it is called in addresses; null where none was given. */
    public String slug() {
        return settings.hasNonNull("slug") ? settings.get("slug").asText() : null;
    }

    /** Whether it is a team of an organization. */
    public boolean isTeamOf(long organizationId) {
        return !organization && parentId != null && parentId == organizationId;
    }

    /** The same with other settings. */
    public Team with(ObjectNode changed) {
        return new Team(id, parentId, organization, platform, changed, createdAt);
    }

    @Override
    public String toString() {
        return "Team[id=" + id + ", parentId=" + parentId + ", organization=" + organization + ", name=" + name() + "]";
    }
}
