/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.teams;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.state.Membership;
import io.github.camelcalcom.sandbox.state.MembershipRole;
import io.github.camelcalcom.sandbox.validation.Rule;
import io.github.camelcalcom.sandbox.validation.Schema;

import java.time.Instant;

/** The rules for memberships in requests. */
public final class MembershipInput {

    private static final Schema CREATE = common(new Schema().required("userId", Rule.integer()))
            .byDefault("accepted", false).byDefault("role", MembershipRole.MEMBER).byDefault("disableImpersonation", false);
    private static final Schema UPDATE = common(new Schema());

    private MembershipInput() {
    }

    private static Schema common(Schema schema) {
        return schema.optional("accepted", Rule.bool()).optional("role", Rule.oneOf(MembershipRole.names()))
                .optional("disableImpersonation", Rule.bool());
    }

    public static ObjectNode checkedForCreate(JsonNode body) {
        return CREATE.accept(body);
    }

    public static ObjectNode checkedForUpdate(JsonNode body) {
        return UPDATE.accept(body);
    }

    public static MembershipRole role(ObjectNode input, MembershipRole otherwise) {
        return input.hasNonNull("role") ? MembershipRole.valueOf(input.get("role").asText()) : otherwise;
    }

    /** Returns a membership with the given fields replaced. An empty request does not count as a change. */
    public static Membership updated(Membership old, ObjectNode input, Instant now) {
        return new Membership(old.id(), old.teamId(), old.userId(), input.path("accepted").asBoolean(old.accepted()), role(input, old.role()),
                input.path("disableImpersonation").asBoolean(old.disableImpersonation()), old.createdAt(),
                input.isEmpty() ? old.updatedAt() : now);
    }
}
