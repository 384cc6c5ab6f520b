/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.model.team;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.model.CalcomJson;
import io.github.camelcalcom.model.CalcomRecord;
import io.github.camelcalcom.model.Role;

/**
 * The body of the operations that create and update memberships.
 *
 * @param userId               the number of the user
 * @param email                the e-mail address
 * @param accepted             whether the membership counts as accepted, without an invitation
 * @param role                 the role of the member
 * @param disableImpersonation whether admins may not act as this member
 * @param additional           see {@link CalcomRecord#additional()}
 */
public record MembershipRequest(
        Long userId, String email, Boolean accepted, Role role, Boolean disableImpersonation,
        Map<String, JsonNode> additional) implements CalcomRecord {

    public MembershipRequest {
        additional = CalcomJson.copy(additional);
    }

    /** A record with the known fields only. */
    public MembershipRequest(Long userId, String email, Boolean accepted, Role role, Boolean disableImpersonation) {
        this(userId, email, accepted, role, disableImpersonation, null);
    }
}
