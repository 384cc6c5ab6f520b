/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.model.routing;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.model.CalcomJson;
import io.github.camelcalcom.model.CalcomRecord;

/**
 * The body of {@code org-routing-forms/update-response}.
 *
 * @param response   the changed form response, by field
 * @param additional see {@link CalcomRecord#additional()}
 */
public record RoutingFormAnswerRequest(Map<String, Object> response, Map<String, JsonNode> additional) implements CalcomRecord {

    public RoutingFormAnswerRequest {
        additional = CalcomJson.copy(additional);
    }

    /** A record with the known fields only. */
    public RoutingFormAnswerRequest(Map<String, Object> response) {
        this(response, null);
    }
}
