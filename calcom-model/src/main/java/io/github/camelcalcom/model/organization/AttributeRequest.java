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
 * The body of {@code org-attributes/create} and {@code org-attributes/update}.
 *
 * @param name       the name
 * @param slug       the short name in addresses
 * @param type       the kind
 * @param options    the values to choose from
 * @param enabled    whether it is enabled
 * @param additional see {@link CalcomRecord#additional()}
 */
public record AttributeRequest(
        String name, String slug, AttributeType type, List<AttributeOptionRequest> options, Boolean enabled,
        Map<String, JsonNode> additional) implements CalcomRecord {

    public AttributeRequest {
        additional = CalcomJson.copy(additional);
    }

    /** A record with the known fields only. */
    public AttributeRequest(String name, String slug, AttributeType type, List<AttributeOptionRequest> options, Boolean enabled) {
        this(name, slug, type, options, enabled, null);
    }
}
