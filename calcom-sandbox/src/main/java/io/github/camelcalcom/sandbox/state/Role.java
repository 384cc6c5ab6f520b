/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.state;

import java.time.Instant;
import java.util.List;

/**
 * A custom role of a team or an organization.
 *
 * @param teamId      team or organization; null for the roles of every team
 * @param color       for example {@code #123456}
 * @param description null if none was given
 * @param permissions for example {@code booking.read}
 */
public record Role(
        String id, Long teamId, String name, String color, String description, List<String> permissions, Instant createdAt,
        Instant updatedAt) {

    public Role {
        permissions = List.copyOf(permissions);
    }

    /** Returns a copy with other permissions, which does not change {@link #updatedAt()}. */
    public Role withPermissions(List<String> changed) {
        return new Role(id, teamId, name, color, description, changed, createdAt, updatedAt);
    }
}
