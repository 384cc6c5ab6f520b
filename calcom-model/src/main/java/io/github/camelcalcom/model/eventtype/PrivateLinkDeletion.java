/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.model.eventtype;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.model.CalcomJson;
import io.github.camelcalcom.model.CalcomRecord;

/**
 * The result of {@code event-type-private-links/delete}.
 *
 * @param linkId     the id of the link
 * @param message    a text of the server
 * @param additional see {@link CalcomRecord#additional()}
 */
public record PrivateLinkDeletion(String linkId, String message, Map<String, JsonNode> additional) implements CalcomRecord {

    public PrivateLinkDeletion {
        additional = CalcomJson.copy(additional);
    }

    /** A record with the known fields only. */
    public PrivateLinkDeletion(String linkId, String message) {
        this(linkId, message, null);
    }
}
