/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.model.eventtype;

import java.time.Instant;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.model.CalcomJson;
import io.github.camelcalcom.model.CalcomRecord;
import io.soabase.recordbuilder.core.RecordBuilder;

/**
 * A link to an event type that ends with a time or a number of bookings.
 *
 * @param linkId        the id of the link
 * @param eventTypeId   the number of the event type
 * @param isExpired     whether it can no longer be used
 * @param bookingUrl    the address of the booking page
 * @param expiresAt     the end of a link with a time limit
 * @param maxUsageCount maximum number of bookings of a link with such a limit
 * @param usageCount    number of bookings that were made with the link
 * @param additional    see {@link CalcomRecord#additional()}
 */
@RecordBuilder
public record PrivateLink(
        String linkId, Long eventTypeId, Boolean isExpired, String bookingUrl, Instant expiresAt, Integer maxUsageCount, Integer usageCount,
        Map<String, JsonNode> additional) implements CalcomRecord {

    public PrivateLink {
        additional = CalcomJson.copy(additional);
    }
}
