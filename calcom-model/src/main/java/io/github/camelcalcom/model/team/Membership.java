/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.model.team;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.model.CalcomJson;
import io.github.camelcalcom.model.CalcomRecord;
import io.github.camelcalcom.model.Role;
import io.soabase.recordbuilder.core.RecordBuilder;

/**
 * The membership of a user in a team or an organization.
 *
 * @param id                   the number
 * @param userId               the number of the user
 * @param teamId               the number of the team or organization
 * @param accepted             whether the user has accepted it
 * @param role                 the role of the user
 * @param disableImpersonation whether admins may not act as this member
 * @param user                 the user
 * @param customRoleId         the id of a role with its own permissions
 * @param createdAt            when it was created
 * @param updatedAt            when it was changed last
 * @param attributes           the attributes of the user; only in an organization
 * @param additional           see {@link CalcomRecord#additional()}
 */
@RecordBuilder
public record Membership(
        Long id, Long userId, Long teamId, Boolean accepted, Role role, Boolean disableImpersonation, User user, String customRoleId,
        Instant createdAt, Instant updatedAt, List<MembershipAttribute> attributes, Map<String, JsonNode> additional) implements CalcomRecord {

    public Membership {
        additional = CalcomJson.copy(additional);
    }

    /**
     * The user of a membership.
     *
     * @param avatarUrl  the address of the picture
     * @param username   the user name
     * @param name       the name
     * @param email      the e-mail address
     * @param bio        a text about the person or team
     * @param metadata   custom data by key; values must be texts
     * @param additional see {@link CalcomRecord#additional()}
     */
    @RecordBuilder
    public record User(
            String avatarUrl, String username, String name, String email, String bio, Map<String, Object> metadata,
            Map<String, JsonNode> additional) implements CalcomRecord {

        public User {
            additional = CalcomJson.copy(additional);
        }
    }
}
