/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.model.routing;

import java.time.Instant;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.model.CalcomJson;
import io.github.camelcalcom.model.CalcomRecord;
import io.soabase.recordbuilder.core.RecordBuilder;

/**
 * A stored response to a form.
 *
 * @param id                 the number
 * @param formId             the id of the form
 * @param formFillerId       the id of the person
 * @param routedToBookingUid the uid of the booking that it led to
 * @param response           the answers by field
 * @param createdAt          when it was created
 * @param additional         see {@link CalcomRecord#additional()}
 */
@RecordBuilder
public record RoutingFormAnswer(
        Long id, String formId, String formFillerId, String routedToBookingUid, Map<String, Object> response, Instant createdAt,
        Map<String, JsonNode> additional) implements CalcomRecord {

    public RoutingFormAnswer {
        additional = CalcomJson.copy(additional);
    }
}
