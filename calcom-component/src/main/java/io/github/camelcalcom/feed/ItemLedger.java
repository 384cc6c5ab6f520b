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
 * Keeps the state of a feed of items: the ids of those that were handed out and are still there. Grows with the list. Thread safe; blocks its
 * callers while the state is saved.
 */
final class ItemLedger {

    private static final String KIND = "list-items";

    private final StateStore store;
    private final FeedJournal journal;
    private final FeedSettings settings;
    private final Set<String> known = new LinkedHashSet<>();
    private final Map<String, Integer> failures = new LinkedHashMap<>();
    private final Set<String> inFlight = new HashSet<>();
    private final Set<String> seen = new HashSet<>();
    private Set<String> missing = new HashSet<>();
    private final FeedGauges gauges = new FeedGauges();
    private boolean claimed;
    /** Whether what is there already was noted without being handed out. */
    private boolean begun;

    ItemLedger(StateStore store, FeedSettings settings) {
        this.store = store;
        this.journal = new FeedJournal(store, KIND, this::writeTo);
        this.settings = settings;
    }

    /**
     * Loads the state, or begins one, and saves it, so that whoever had it before is refused from then on; later saves what could not be saved
     * before.
     */
    synchronized void open() throws UnreadableStateException {
        if (!claimed) {
            load();
            journal.owes();
        }
        seen.clear();
        gauges.readingBegins(false);
        journal.saveOwing();
        claimed = true;
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

    synchronized void saveOwing() {
        journal.saveOwing();
    }

    synchronized void saveChanged() {
        journal.saveChanged();
    }

    private void writeTo(JsonGenerator json) throws IOException {
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

    synchronized void close() {
        journal.close();
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
            journal.changed();
            return false;
        }
        return !inFlight.contains(item.id()) && (failures.containsKey(item.id()) || !isWaitingFull());
    }

    synchronized int failures(ListItem item) {
        return failures.getOrDefault(item.id(), 0);
    }

    synchronized boolean isWaitingFull() {
        return failures.size() >= settings.maxWaiting();
    }

    synchronized Feed.Completion begin(ListItem item) {
        inFlight.add(item.id());
        return new Delivery(item.id());
    }

    synchronized void abandon(ListItem item) {
        inFlight.remove(item.id());
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
                journal.changed();
            }
        }
        missing = missingNow;
        if (!begun) {
            begun = true;
            journal.changed();
        }
    }

    /** Does not block, even while the state is saved. */
    FeedFigures figures() {
        return gauges.figures();
    }

    private void complete(String id) {
        known.add(id);
        if (failures.remove(id) != null) {
            gauges.waiting(failures.size());
        }
        gauges.delivered();
        journal.saveCompletion();
    }

    private boolean fail(String id) {
        gauges.failed();
        int count = failures.merge(id, 1, Integer::sum);
        boolean givenUp = settings.maxFailures() > 0 && count >= settings.maxFailures();
        if (givenUp) {
            failures.remove(id);
            known.add(id);
            gauges.dropped();
        }
        gauges.waiting(failures.size());
        journal.saveCompletion();
        return givenUp;
    }

    /** How one delivery ends: the first word counts. */
    private final class Delivery implements Feed.Completion {

        private final String id;
        private boolean ended;

        Delivery(String id) {
            this.id = id;
        }

        private boolean end() {
            boolean first = !ended;
            ended = true;
            inFlight.remove(id);
            return first && !journal.isClosed();
        }

        @Override
        public void delivered() {
            synchronized (ItemLedger.this) {
                if (end()) {
                    complete(id);
                }
            }
        }

        @Override
        public boolean failed() {
            synchronized (ItemLedger.this) {
                return end() && fail(id);
            }
        }
    }
}
