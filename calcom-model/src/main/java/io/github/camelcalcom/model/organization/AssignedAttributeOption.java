/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.model.organization;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.model.CalcomJson;
import io.github.camelcalcom.model.CalcomRecord;

/**
 * A value of an attribute with the users who have it.
 *
 * @param id              the id
 * @param attributeId     the id of the attribute
 * @param value           the value
 * @param slug            the short name in addresses
 * @param assignedUserIds the numbers of the users
 * @param additional      see {@link CalcomRecord#additional()}
 */
public record AssignedAttributeOption(
        String id, String attributeId, String value, String slug, List<Long> assignedUserIds,
        Map<String, JsonNode> additional) implements CalcomRecord {

    public AssignedAttributeOption {
        additional = CalcomJson.copy(additional);
    }

    /** A record with the known fields only. */
    public AssignedAttributeOption(String id, String attributeId, String value, String slug, List<Long> assignedUserIds) {
        this(id, attributeId, value, slug, assignedUserIds, null);
    }
}
