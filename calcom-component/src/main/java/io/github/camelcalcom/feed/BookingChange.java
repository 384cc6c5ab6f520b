/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.feed;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;

import io.github.camelcalcom.error.CalcomServerException;

/**
 * A booking in the state that a change left it in.
 *
 * @param uid       the booking's uid
 * @param createdAt when the server made it; where it does not say, the same as updatedAt
 * @param updatedAt when the server changed it last; where it does not say, when it was created
 * @param dated     whether the server said when it changed it last
 * @param booking   as the API answers it
 */
public record BookingChange(String uid, Instant createdAt, Instant updatedAt, boolean dated, Map<String, Object> booking) implements FeedItem {

    private static final String UPDATED_AT = "updatedAt";

    /** Reads a row of a booking list. */
    @SuppressWarnings("unchecked")
    static BookingChange of(String operation, Object row) throws CalcomServerException {
        if (row instanceof Map<?, ?> fields && fields.get("uid") instanceof String uid) {
            Object created = fields.get("createdAt") != null ? fields.get("createdAt") : fields.get(UPDATED_AT);
            Object updated = fields.get(UPDATED_AT) != null ? fields.get(UPDATED_AT) : created;
            try {
                return new BookingChange(uid, Instant.parse(String.valueOf(created)), Instant.parse(String.valueOf(updated)),
                        fields.get(UPDATED_AT) != null, (Map<String, Object>) fields);
            } catch (DateTimeParseException e) {
                throw new CalcomServerException(operation, 200, null, "booking " + uid + " has no usable updatedAt and createdAt", e);
            }
        }
        throw new CalcomServerException(operation, 200, null, "the list holds something that is no booking with a uid", null);
    }

    /** A field of the booking as text, or null. */
    public String text(String field) {
        Object value = booking.get(field);
        return value == null ? null : value.toString();
    }

    @Override
    public String id() {
        return uid;
    }

    @Override
    public String key() {
        return uid + '@' + updatedAt;
    }

    @Override
    public Object body() {
        return booking;
    }
}
