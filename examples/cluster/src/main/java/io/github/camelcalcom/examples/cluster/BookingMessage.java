/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.examples.cluster;


import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** The two kinds of messages on the topic: a booking of the feed, and the envelope of a webhook delivery. */
public final class BookingMessage {

    private static final ObjectMapper JSON = new ObjectMapper();

    private BookingMessage() {
    }

    /**
     * Returns the parameters of the statements: source (feed or webhook), uid, status, startsAt and version. The version of a booking of the
     * feed is its updatedAt, that of a delivery the time at which the server made it.
     *
     * @throws PoisonedMessageException if the message is neither
     */
    public static Map<String, Object> parse(String message) throws PoisonedMessageException {
        JsonNode root = read(message);
        if (root.has("triggerEvent")) {
            JsonNode booking = root.path("payload");
            return parameters("webhook", booking, booking.path("startTime"), root.path("createdAt"));
        }
        return parameters("feed", root, root.path("start"), root.path("updatedAt"));
    }

    private static JsonNode read(String message) throws PoisonedMessageException {
        try {
            JsonNode root = message == null ? null : JSON.readTree(message);
            if (root == null || !root.isObject()) {
                throw new PoisonedMessageException("not a JSON object");
            }
            return root;
        } catch (JsonProcessingException e) {
            throw new PoisonedMessageException("not JSON");
        }
    }

    private static Map<String, Object> parameters(String source, JsonNode booking, JsonNode start, JsonNode version)
            throws PoisonedMessageException {
        return Map.of("source", source, "uid", text("uid", booking.path("uid")),
                "status", text("status", booking.path("status")).toLowerCase(Locale.ROOT),
                "startsAt", time("start", start), "version", time("updatedAt or createdAt", version));
    }

    private static String text(String field, JsonNode value) throws PoisonedMessageException {
        if (!value.isTextual() || value.asText().isEmpty()) {
            throw new PoisonedMessageException("no " + field);
        }
        return value.asText();
    }

    private static String time(String field, JsonNode value) throws PoisonedMessageException {
        try {
            return OffsetDateTime.parse(text(field, value)).toString();
        } catch (DateTimeException e) {
            throw new PoisonedMessageException(field + " is not a time");
        }
    }
}
