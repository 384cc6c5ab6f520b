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

/**
 * The body of the operations that create and update private links.
 *
 * @param expiresAt     the end of the link
 * @param maxUsageCount maximum number of bookings
 * @param additional    see {@link CalcomRecord#additional()}
 */
public record PrivateLinkRequest(Instant expiresAt, Integer maxUsageCount, Map<String, JsonNode> additional) implements CalcomRecord {

    public PrivateLinkRequest {
        additional = CalcomJson.copy(additional);
    }

    /** A record with the known fields only. */
    public PrivateLinkRequest(Instant expiresAt, Integer maxUsageCount) {
        this(expiresAt, maxUsageCount, null);
    }
}
