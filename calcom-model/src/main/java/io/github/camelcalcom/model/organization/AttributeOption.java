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
import io.soabase.recordbuilder.core.RecordBuilder;

/**
 * A value that an attribute can have.
 *
 * @param id          the id
 * @param attributeId the id of the attribute
 * @param value       the value
 * @param slug        the short name in addresses
 * @param isGroup     whether it stands for several other values
 * @param contains    the ids of the values that it stands for
 * @param additional  see {@link CalcomRecord#additional()}
 */
@RecordBuilder
public record AttributeOption(
        String id, String attributeId, String value, String slug, Boolean isGroup, List<String> contains,
        Map<String, JsonNode> additional) implements CalcomRecord {

    public AttributeOption {
        additional = CalcomJson.copy(additional);
    }
}
