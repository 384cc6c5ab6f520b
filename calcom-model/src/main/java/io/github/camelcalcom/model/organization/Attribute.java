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
 * An attribute that users of an organization can have.
 *
 * @param id                   the id
 * @param teamId               the number of the organization
 * @param type                 the kind
 * @param name                 the name
 * @param slug                 the short name in addresses
 * @param enabled              whether it is enabled
 * @param usersCanEditRelation whether users may change their own values
 * @param createdAt            when it was created
 * @param updatedAt            when it was changed last
 * @param isWeightsEnabled     whether values have weights
 * @param isLocked             whether only a directory changes the values
 * @param additional           see {@link CalcomRecord#additional()}
 */
@RecordBuilder
public record Attribute(
        String id, Long teamId, AttributeType type, String name, String slug, Boolean enabled, Boolean usersCanEditRelation, Instant createdAt,
        Instant updatedAt, Boolean isWeightsEnabled, Boolean isLocked, Map<String, JsonNode> additional) implements CalcomRecord {

    public Attribute {
        additional = CalcomJson.copy(additional);
    }
}
