/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.model.organization;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.model.CalcomJson;
import io.github.camelcalcom.model.CalcomRecord;

/**
 * The body of {@code org-attribute-options/assign-to-user}.
 *
 * @param attributeId       the id of the attribute
 * @param attributeOptionId the id of the value, for attributes with a choice
 * @param value             the value
 * @param additional        see {@link CalcomRecord#additional()}
 */
public record AttributeAssignmentRequest(
        String attributeId, String attributeOptionId, String value, Map<String, JsonNode> additional) implements CalcomRecord {

    public AttributeAssignmentRequest {
        additional = CalcomJson.copy(additional);
    }

    /** A record with the known fields only. */
    public AttributeAssignmentRequest(String attributeId, String attributeOptionId, String value) {
        this(attributeId, attributeOptionId, value, null);
    }
}
