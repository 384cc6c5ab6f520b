/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.webhook;

import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.regex.Pattern;

import io.github.camelcalcom.client.JsonTreeReader;

/**
 * Reads deliveries. Most have an envelope with {@code triggerEvent}, {@code createdAt} and {@code payload}; {@code MEETING_STARTED} and
 * {@code MEETING_ENDED} are flat, {@code FORM_SUBMITTED} repeats its answers beside the payload, and a payload template of the
 * subscription makes any JSON value.
 */
public final class WebhookEventParser {

    private static final Pattern DIGITS = Pattern.compile("\\d{1,18}");
    private static final String TRIGGER = "triggerEvent";
    private static final String PAYLOAD = "payload";
    private static final String CREATED_AT = "createdAt";
    private static final String START_TIME = "startTime";

    private WebhookEventParser() {
    }

    /**
     * Reads a delivery.
     *
     * @param  version     the value of the header {@code X-Cal-Webhook-Version}, null if there is none
     * @throws IOException as {@link JsonTreeReader#value(byte[])} does
     */
    public static WebhookEvent parse(byte[] body, String version) throws IOException {
        Object document = JsonTreeReader.value(body);
        if (!(document instanceof Map<?, ?> root)) {
            return new WebhookEvent(null, null, version, document, null, null, null, null);
        }
        String trigger = text(root, TRIGGER);
        boolean isEnvelope = root.get(PAYLOAD) instanceof Map || trigger != null && root.containsKey(PAYLOAD);
        boolean isFlat = !isEnvelope && WebhookTrigger.isFlat(trigger);
        // in the server's own format, that is the time at which the booking was created
        boolean isBooking = isFlat && root.get(START_TIME) != null;
        Instant createdAt = isBooking ? null : instant(root.get(CREATED_AT));
        if (isEnvelope && !(root.get(PAYLOAD) instanceof Map)) {
            return new WebhookEvent(trigger, createdAt, version, root.get(PAYLOAD), null, null, null, null);
        }
        Map<?, ?> fields = isEnvelope ? (Map<?, ?>) root.get(PAYLOAD) : root;
        return new WebhookEvent(trigger, createdAt, version, fields, firstText(fields, "uid", "bookingUid"),
                number(fields.get(isFlat && fields.get("bookingId") == null ? "id" : "bookingId")),
                firstText(fields, "rescheduleUid", "fromReschedule"), firstText(fields, "attendeeSeatId", "seatUid"));
    }

    private static String firstText(Map<?, ?> fields, String name, String otherName) {
        String text = text(fields, name);
        return text != null ? text : text(fields, otherName);
    }

    /** A server may send a number for a text, and a text for a number. */
    private static String text(Map<?, ?> fields, String name) {
        Object value = fields.get(name);
        return value instanceof String text && !text.isEmpty() || value instanceof Integer || value instanceof Long ? value.toString() : null;
    }

    private static Long number(Object value) {
        boolean isNumber = value instanceof Integer || value instanceof Long || value instanceof String text && DIGITS.matcher(text).matches();
        return isNumber ? Long.valueOf(value.toString()) : null;
    }

    /** Null for a text of a payload template that names no instant: the delivery itself is still good. */
    static Instant instant(Object value) {
        if (!(value instanceof String text)) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
