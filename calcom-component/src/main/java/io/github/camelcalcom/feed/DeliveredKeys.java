/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.feed;

import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.JsonNode;

/** Which bookings were delivered in which state, by uid and the state's timestamp. Not thread safe. */
final class DeliveredKeys {

    private final NavigableMap<Instant, AtInstant> uids = new TreeMap<>();
    private final Map<String, Integer> states = new HashMap<>();

    /**
     * The bookings with a timestamp. Their JSON text is kept, because all of them are written with each completed delivery, and few of them
     * have changed since the one before.
     */
    private static final class AtInstant {

        private final Instant instant;
        private final Set<String> uids = new LinkedHashSet<>();
        /** Null if it is not up to date. */
        private SerializableString json;

        AtInstant(Instant instant) {
            this.instant = instant;
        }

        boolean add(String uid) {
            boolean added = uids.add(uid);
            json = added ? null : json;
            return added;
        }

        boolean remove(String uid) {
            boolean removed = uids.remove(uid);
            json = removed ? null : json;
            return removed;
        }

        /** Returns the timestamp and the bookings as a field of a JSON object. */
        SerializableString json() {
            if (json == null) {
                JsonStringEncoder encoder = JsonStringEncoder.getInstance();
                json = new SerializedString(uids.stream().map(uid -> '"' + new String(encoder.quoteAsString(uid)) + '"')
                        .collect(Collectors.joining(",", "\"" + instant + "\":[", "]")));
            }
            return json;
        }
    }

    boolean contains(String uid, Instant updatedAt) {
        AtInstant delivered = uids.get(updatedAt);
        return delivered != null && delivered.uids.contains(uid);
    }

    /** Whether the booking was delivered in any state that is remembered. */
    boolean contains(String uid) {
        return states.containsKey(uid);
    }

    void add(String uid, Instant updatedAt) {
        if (uids.computeIfAbsent(updatedAt, AtInstant::new).add(uid)) {
            states.merge(uid, 1, Integer::sum);
        }
    }

    /** Forgets the states that are older than an instant. */
    void forgetBefore(Instant instant) {
        NavigableMap<Instant, AtInstant> old = uids.headMap(instant, false);
        old.values().forEach(forgotten -> forgotten.uids.forEach(this::forgetState));
        old.clear();
    }

    void remove(String uid, Instant updatedAt) {
        AtInstant delivered = uids.get(updatedAt);
        if (delivered != null && delivered.remove(uid)) {
            forgetState(uid);
            if (delivered.uids.isEmpty()) {
                uids.remove(updatedAt);
            }
        }
    }

    private void forgetState(String uid) {
        states.computeIfPresent(uid, (key, count) -> count == 1 ? null : count - 1);
    }

    void writeTo(JsonGenerator json) throws IOException {
        json.writeStartObject();
        String separator = "";
        for (AtInstant delivered : uids.values()) {
            json.writeRaw(separator);
            json.writeRaw(delivered.json());
            separator = ",";
        }
        json.writeEndObject();
    }

    static DeliveredKeys readFrom(JsonNode json) {
        DeliveredKeys keys = new DeliveredKeys();
        json.properties().forEach(entry -> {
            Instant instant = Instant.parse(entry.getKey());
            entry.getValue().forEach(uid -> keys.add(uid.textValue(), instant));
        });
        return keys;
    }
}
