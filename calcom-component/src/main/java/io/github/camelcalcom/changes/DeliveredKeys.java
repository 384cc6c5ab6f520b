package io.github.camelcalcom.changes;

import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;

/** Which bookings were delivered in which state, by uid and the state's timestamp. Not thread safe. */
final class DeliveredKeys {

    private final NavigableMap<Instant, AtInstant> uids = new TreeMap<>();
    private final Map<String, Integer> states = new HashMap<>();

    /** The bookings with a timestamp. Its text is kept because all of them are written with each completed delivery. */
    private record AtInstant(String text, Set<String> uids) {

        static AtInstant of(Instant instant) {
            return new AtInstant(instant.toString(), new HashSet<>());
        }
    }

    boolean contains(String uid, Instant updatedAt) {
        AtInstant delivered = uids.get(updatedAt);
        return delivered != null && delivered.uids().contains(uid);
    }

    /** Whether the booking was delivered in any state that is remembered. */
    boolean contains(String uid) {
        return states.containsKey(uid);
    }

    void add(String uid, Instant updatedAt) {
        if (uids.computeIfAbsent(updatedAt, AtInstant::of).uids().add(uid)) {
            states.merge(uid, 1, Integer::sum);
        }
    }

    /** Forgets the states that are older than an instant. */
    void forgetBefore(Instant instant) {
        NavigableMap<Instant, AtInstant> old = uids.headMap(instant, false);
        old.values().forEach(forgotten -> forgotten.uids().forEach(this::forgetState));
        old.clear();
    }

    void remove(String uid, Instant updatedAt) {
        AtInstant delivered = uids.get(updatedAt);
        if (delivered != null && delivered.uids().remove(uid)) {
            forgetState(uid);
            if (delivered.uids().isEmpty()) {
                uids.remove(updatedAt);
            }
        }
    }

    private void forgetState(String uid) {
        states.computeIfPresent(uid, (key, count) -> count == 1 ? null : count - 1);
    }

    void writeTo(JsonGenerator json) throws IOException {
        json.writeStartObject();
        for (AtInstant delivered : uids.values()) {
            json.writeArrayFieldStart(delivered.text());
            for (String uid : delivered.uids()) {
                json.writeString(uid);
            }
            json.writeEndArray();
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
