/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.feed;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * The place that the reading of a whole list has reached. The API promises no order, but lists have one: of the numbers, the uids, the starts
 * or the times of creation of the bookings, for example. An order in which all bookings were that were read tells whether a booking is before
 * the place. Immutable.
 *
 * @param begun  whether bookings were read
 * @param orders the orders that all of them were in, each with its sign: 1 for ascending, -1 for descending, 0 if they were all equal
 * @param last   what the last booking has
 */
record ScanPlace(boolean begun, Map<Key, Integer> orders, Map<Key, Comparable<?>> last) {

    /** Before the first booking. */
    static final ScanPlace FIRST = new ScanPlace(false, Map.of(), Map.of());

    private static final String BEGUN = "begun";

    /** What a list may be ordered by. */
    enum Key {
        ID, UID, START, CREATED_AT;

        private Comparable<?> of(BookingChange row) {
            return switch (this) {
                case ID -> row.booking().get("id") instanceof Number number ? number.longValue() : null;
                case UID -> row.uid();
                case START -> instant(row.text("start"));
                case CREATED_AT -> row.createdAt();
            };
        }

        private Comparable<?> read(String text) {
            return switch (this) {
                case ID -> Long.valueOf(text);
                case UID -> text;
                case START, CREATED_AT -> instant(text);
            };
        }

        private static Instant instant(String text) {
            try {
                return text == null ? null : Instant.parse(text);
            } catch (DateTimeException e) {
                // not an order that could be followed
                return null;
            }
        }
    }

    /** Whether the bookings were in an order. */
    boolean isKnown() {
        return orders.values().stream().anyMatch(sign -> sign != 0);
    }

    /** Whether a booking is before the place, so that it was read if it was there. */
    boolean isAfter(BookingChange row) {
        return isKnown() && orders.entrySet().stream().allMatch(order -> order.getValue() == 0 || side(order, row) < 0);
    }

    /** Whether a booking is before the place, or is the last one that was read. */
    boolean isAfterOrAt(BookingChange row) {
        return isKnown() && orders.entrySet().stream().allMatch(order -> side(order, row) <= 0);
    }

    private int side(Map.Entry<Key, Integer> order, BookingChange row) {
        return order.getValue() * direction(order.getKey(), row);
    }

    /** The place behind more bookings. */
    ScanPlace behind(Collection<BookingChange> rows) {
        ScanPlace place = this;
        for (BookingChange row : rows) {
            place = place.behind(row);
        }
        return place;
    }

    private ScanPlace behind(BookingChange row) {
        Map<Key, Integer> stillInOrder = new EnumMap<>(Key.class);
        Map<Key, Comparable<?>> ofRow = new EnumMap<>(Key.class);
        for (Key key : Key.values()) {
            Comparable<?> value = key.of(row);
            if (value != null && (!begun || orders.containsKey(key))) {
                int direction = begun ? direction(key, row) : 0;
                int sign = orders.getOrDefault(key, 0);
                if (direction == 0 || sign == 0 || direction == sign) {
                    stillInOrder.put(key, sign == 0 ? direction : sign);
                    ofRow.put(key, value);
                }
            }
        }
        return new ScanPlace(true, stillInOrder, ofRow);
    }

    /** Compares a booking with the last one: 1 if it is greater, -1 if it is less, 0 if it lacks the key. */
    @SuppressWarnings({ "unchecked", "rawtypes" })
    private int direction(Key key, BookingChange row) {
        Comparable value = key.of(row);
        return value == null ? 0 : Integer.signum(value.compareTo(last.get(key)));
    }

    void writeTo(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeBooleanField(BEGUN, begun);
        for (Map.Entry<Key, Integer> order : orders.entrySet()) {
            json.writeArrayFieldStart(order.getKey().name());
            json.writeNumber(order.getValue());
            json.writeString(last.get(order.getKey()).toString());
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    /** Reads what {@link #writeTo} wrote. Earlier versions wrote nothing: then the orders of the bookings are not known. */
    static ScanPlace readFrom(JsonNode json) {
        Map<Key, Integer> orders = new EnumMap<>(Key.class);
        Map<Key, Comparable<?>> last = new EnumMap<>(Key.class);
        for (Key key : Key.values()) {
            JsonNode order = json.path(key.name());
            if (order.isArray()) {
                orders.put(key, order.path(0).intValue());
                last.put(key, key.read(order.path(1).asText()));
            }
        }
        return new ScanPlace(json.path(BEGUN).asBoolean(true), orders, last);
    }
}
