/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.model.organization;

import java.time.Instant;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.model.CalcomJson;
import io.github.camelcalcom.model.CalcomRecord;
import io.soabase.recordbuilder.core.RecordBuilder;

/**
 * The assignment of a value to a user.
 *
 * @param id                the id
 * @param memberId          the number of the membership
 * @param attributeOptionId the id of the value
 * @param weight            the weight of the value in the choice of hosts
 * @param createdAt         when it was created
 * @param createdById       the number of the user who made it
 * @param createdByDSyncId  the id of the directory that made it
 * @param updatedAt         when it was changed last
 * @param updatedById       the number of the user who changed it last
 * @param updatedByDSyncId  the id of the directory that changed it last
 * @param additional        see {@link CalcomRecord#additional()}
 */
@RecordBuilder
public record AttributeAssignment(
        String id, Long memberId, String attributeOptionId, Integer weight, Instant createdAt, Long createdById, String createdByDSyncId,
        Instant updatedAt, Long updatedById, String updatedByDSyncId, Map<String, JsonNode> additional) implements CalcomRecord {

    public AttributeAssignment {
        additional = CalcomJson.copy(additional);
    }
}
