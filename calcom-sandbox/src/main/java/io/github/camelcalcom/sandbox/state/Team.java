/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.state;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.time.Instant;

/**
 * A group of users, see {@link Membership}. As on the real server, an organization is also a team, and both share one sequence of ids.
 *
 * @param parentId     organization that it belongs to or that manages it; null for none
 * @param organization whether it is an organization, which can have teams and users
 * @param platform     whether it may have OAuth clients and managed users
 * @param settings     all settings under their names in the API; must not be modified
 */
public record Team(long id, Long parentId, boolean organization, boolean platform, ObjectNode settings, Instant createdAt) {

    /** Returns the name. */
    public String name() {
        return settings.path("name").asText();
    }

    /** Returns the slug; null if none was given. */
    public String slug() {
        return settings.hasNonNull("slug") ? settings.get("slug").asText() : null;
    }

    /** Whether this is a team of an organization. */
    public boolean isTeamOf(long organizationId) {
        return !organization && parentId != null && parentId == organizationId;
    }

    /** Returns a copy with other settings. */
    public Team with(ObjectNode changed) {
        return new Team(id, parentId, organization, platform, changed, createdAt);
    }

    @Override
    public String toString() {
        return "Team[id=" + id + ", parentId=" + parentId + ", organization=" + organization + ", name=" + name() + "]";
    }
}
