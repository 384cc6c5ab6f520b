/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.feed;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.github.camelcalcom.error.CalcomServerException;

/**
 * An item of a list that is not of bookings.
 *
 * @param id   what names it in its list
 * @param body as the API answers it
 */
public record ListItem(String id, Object body) implements FeedItem {

    /** The fields that can name an item, of which the first that an item has does. */
    public static final List<String> ID_FIELDS = List.of("id", "uid", "uuid", "linkId", "slug", "name");

    /** Reads an item of a list. */
    static ListItem of(String operation, Object item) throws CalcomServerException {
        if (item instanceof String text) {
            return new ListItem(text, text);
        }
        if (item instanceof Map<?, ?> fields) {
            for (String field : ID_FIELDS) {
                if (fields.get(field) != null) {
                    return new ListItem(fields.get(field).toString(), item);
                }
            }
        }
        throw new CalcomServerException(operation, 200, null, "an item of the list has none of the fields " + String.join(", ", ID_FIELDS)
                                                              + " that could tell it from the others", null);
    }

    @Override
    public String key() {
        return id;
    }

    @Override
    public Instant updatedAt() {
        return null;
    }
}
