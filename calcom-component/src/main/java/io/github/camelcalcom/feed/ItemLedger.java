/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.feed;

import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * Keeps the state of a feed of items: the ids of those that were handed out and are still there. Grows with the list.
 */
final class ItemLedger extends Ledger<ListItem> {

    private static final String KIND = "list-items";

    private final Set<String> known = new LinkedHashSet<>();
    private final Map<String, Integer> failures = new LinkedHashMap<>();
    private final Set<String> seen = new HashSet<>();
    private Set<String> missing = new HashSet<>();
    /** Whether what is there already was noted without being handed out. */
    private boolean begun;

    ItemLedger(StateStore store, FeedSettings settings) {
        super(store, KIND, settings);
    }

    /**
     * Loads the state, or begins one, and saves it, so that whoever had it before is refused from then on; later saves what could not be saved
     * before.
     */
    synchronized void open() throws UnreadableStateException {
        if (!claimed) {
            load();
        }
        seen.clear();
        gauges.readingBegins(false);
        claim();
    }

    /** Whether what is there already was noted. */
    synchronized boolean hasBegun() throws UnreadableStateException {
        if (claimed) {
            return begun;
        }
        JsonNode state = store.load(KIND);
        return state != null && state.path("begun").booleanValue();
    }

    private void load() throws UnreadableStateException {
        JsonNode state = store.load(KIND);
        begun = state == null ? settings.start().isBeginning() : state.path("begun").booleanValue();
        known.clear();
        failures.clear();
        if (state != null) {
            state.path("known").forEach(id -> known.add(id.asText()));
            state.path("failures").properties().forEach(entry -> failures.put(entry.getKey(), entry.getValue().intValue()));
        }
        gauges.waiting(failures.size());
    }

    @Override
    void writeTo(JsonGenerator json) throws IOException {
        json.writeBooleanField("begun", begun);
        json.writeArrayFieldStart("known");
        for (String id : known) {
            json.writeString(id);
        }
        json.writeEndArray();
        json.writeObjectFieldStart("failures");
        for (Map.Entry<String, Integer> failure : failures.entrySet()) {
            json.writeNumberField(failure.getKey(), failure.getValue());
        }
        json.writeEndObject();
    }

    /** Notes that an item is there. Whether it is to be handed out now. */
    synchronized boolean isDue(ListItem item) {
        seen.add(item.id());
        if (known.contains(item.id())) {
            gauges.duplicate();
            return false;
        }
        if (!begun) {
            known.add(item.id());
            changed();
            return false;
        }
        return !isInFlight(item) && (failures.containsKey(item.id()) || !isWaitingFull());
    }

    synchronized int failures(ListItem item) {
        return failures.getOrDefault(item.id(), 0);
    }

    @Override
    synchronized boolean isWaitingFull() {
        return failures.size() >= settings.maxWaiting();
    }

    /**
     * The list was read to its end. An id that was missing twice is forgotten: a row may be missed once where others are deleted while pages
     * are read.
     */
    synchronized void endReading() {
        gauges.readingEnds();
        Set<String> missingNow = new HashSet<>(known);
        missingNow.addAll(failures.keySet());
        missingNow.removeAll(seen);
        for (String id : missingNow) {
            if (missing.contains(id)) {
                known.remove(id);
                if (failures.remove(id) != null) {
                    gauges.waiting(failures.size());
                    gauges.dropped();
                }
                changed();
            }
        }
        missing = missingNow;
        if (!begun) {
            begun = true;
            changed();
        }
    }

    @Override
    void complete(ListItem item) {
        known.add(item.id());
        if (failures.remove(item.id()) != null) {
            gauges.waiting(failures.size());
        }
        gauges.delivered();
        saveCompletion();
    }

    @Override
    boolean fail(ListItem item) {
        gauges.failed();
        int count = failures.merge(item.id(), 1, Integer::sum);
        boolean givenUp = settings.maxFailures() > 0 && count >= settings.maxFailures();
        if (givenUp) {
            failures.remove(item.id());
            known.add(item.id());
            gauges.dropped();
        }
        gauges.waiting(failures.size());
        saveCompletion();
        return givenUp;
    }
}
