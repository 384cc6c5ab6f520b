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
 * The body of {@code org-attribute-options/update-for-user}.
 *
 * @param weight     the weight of the value in the choice of hosts
 * @param additional see {@link CalcomRecord#additional()}
 */
public record WeightRequest(Integer weight, Map<String, JsonNode> additional) implements CalcomRecord {

    public WeightRequest {
        additional = CalcomJson.copy(additional);
    }

    /** A record with the known fields only. */
    public WeightRequest(Integer weight) {
        this(weight, null);
    }
}
