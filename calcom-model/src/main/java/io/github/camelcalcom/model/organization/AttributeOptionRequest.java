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
 * A value of a new attribute, and the body of the operations that create and update values.
 *
 * @param value      the value
 * @param slug       the short name in addresses
 * @param additional see {@link CalcomRecord#additional()}
 */
public record AttributeOptionRequest(String value, String slug, Map<String, JsonNode> additional) implements CalcomRecord {

    public AttributeOptionRequest {
        additional = CalcomJson.copy(additional);
    }

    /** A record with the known fields only. */
    public AttributeOptionRequest(String value, String slug) {
        this(value, slug, null);
    }
}
