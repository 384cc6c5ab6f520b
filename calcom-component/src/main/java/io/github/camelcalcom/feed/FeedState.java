/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.feed;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;

/** Everything that a feed of bookings remembers over a restart. Written and read as one JSON value. Not thread safe. */
final class FeedState {

    static final String KIND = "booking-changes";

    /** Changes before it are not delivered. */
    final Instant floor;
    /** Up to when everything was read. */
    Instant watermark;
    /** Bookings that were created before it have been delivered, unless they did not match then. */
    Instant knownUntil;
    /** Whether the last reading did not come to its end. */
    boolean behind;
    /** The reading of a whole list that has not come to its end; null if there is none. */
    Scan scan;
    DeliveredKeys delivered = new DeliveredKeys();
    /** By uid, the longest waiting first. */
    final Map<String, WaitingFailure> failures = new LinkedHashMap<>();
    /** The uids of bookings whose last delivered state was pending, the oldest first. */
    final Set<String> pending = new LinkedHashSet<>();

    FeedState(Instant floor) {
        this.floor = floor;
        this.watermark = floor;
        this.knownUntil = floor;
    }

    void writeTo(JsonGenerator json) throws IOException {
        json.writeStringField("floor", floor.toString());
        json.writeStringField("watermark", watermark.toString());
        json.writeStringField("knownUntil", knownUntil.toString());
        json.writeBooleanField("behind", behind);
        if (scan != null) {
            json.writeFieldName("scan");
            scan.writeTo(json);
        }
        json.writeFieldName("delivered");
        delivered.writeTo(json);
        json.writeArrayFieldStart("failures");
        for (WaitingFailure failure : failures.values()) {
            failure.writeTo(json);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("pending");
        for (String uid : pending) {
            json.writeString(uid);
        }
        json.writeEndArray();
    }

    /** @throws UnreadableStateException if something is missing or is not what it should be */
    static FeedState of(String feed, JsonNode json) throws UnreadableStateException {
        try {
            FeedState state = new FeedState(instant(json, "floor"));
            state.watermark = instant(json, "watermark");
            state.knownUntil = instant(json, "knownUntil");
            state.behind = json.path("behind").booleanValue();
            JsonNode scan = json.path("scan");
            if (scan.isObject()) {
                state.scan = Scan.readFrom(scan);
            }
            state.delivered = DeliveredKeys.readFrom(json.path("delivered"));
            json.path("failures").forEach(entry -> {
                WaitingFailure failure = WaitingFailure.readFrom(entry);
                state.failures.put(failure.uid(), failure);
            });
            json.path("pending").forEach(uid -> state.pending.add(uid.textValue()));
            return state;
        } catch (DateTimeException e) {
            throw new UnreadableStateException(feed, "it lacks a time, or one is not readable", e);
        }
    }

    private static Instant instant(JsonNode json, String field) {
        return Instant.parse(json.path(field).asText());
    }
}
