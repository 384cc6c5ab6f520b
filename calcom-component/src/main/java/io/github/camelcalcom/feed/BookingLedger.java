/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.feed;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the state of a feed of bookings: what was delivered, what failed and how far was read.
 */
final class BookingLedger extends Ledger<BookingChange> {

    private static final Logger LOG = LoggerFactory.getLogger(BookingLedger.class);
    private static final int MOST_PENDING = 500;

    private FeedState state;
    /** Whether the saved state says that the last reading did not come to its end. */
    private boolean savedBehind;

    BookingLedger(StateStore store, FeedSettings settings) {
        super(store, FeedState.KIND, settings);
    }

    @Override
    void writeTo(JsonGenerator json) throws IOException {
        savedBehind = state.behind;
        state.writeTo(json);
    }

    /** What is to be done about a change. */
    enum Verdict {
        /** It was not delivered. */
        NEW,
        /** It was delivered. */
        DELIVERED,
        /** An earlier delivery of the booking failed, and what the booking is now is delivered with the next attempt. */
        WAITS,
        /** It is being delivered, or an earlier state of the booking is. */
        IN_FLIGHT
    }

    /**
     * Loads the state, or begins one, and saves it, so that whoever had it before is refused from then on; later saves what could not be saved
     * before.
     */
    synchronized void open(Callable<Instant> start) throws Exception {
        if (!claimed) {
            JsonNode saved = store.load(FeedState.KIND);
            if (saved != null) {
                state = FeedState.of(store.name(), saved);
            } else if (state == null) {
                state = new FeedState(start.call());
            }
            gauges.watermark(state.watermark);
            gauges.waiting(state.failures.size());
        }
        claim();
    }

    /** Whether there is a state. */
    synchronized boolean hasBegun() throws UnreadableStateException {
        return state != null || store.load(FeedState.KIND) != null;
    }

    @Override
    synchronized void saveChanged() {
        if (savedBehind != state.behind) {
            changed();
        }
        super.saveChanged();
    }

    /** Where the next reading begins. */
    synchronized Instant readFrom() {
        Instant from = state.watermark.minus(settings.overlap());
        // servers compare milliseconds
        return (from.isBefore(state.floor) ? state.floor : from).truncatedTo(ChronoUnit.MILLIS);
    }

    /**
     * Changes with a timestamp before the result were visible to a request, each at its place in the order of changes. A later one may have
     * become visible, or have been made, while the request was processed.
     *
     * @param requested a time by the server's clock at which it had not begun to process the request
     */
    Instant settledBefore(Instant requested) {
        return requested.minus(settings.overlap()).truncatedTo(ChronoUnit.MILLIS);
    }

    /** The watermark with which the next reading begins at an instant. */
    Instant watermarkOf(Instant readFrom) {
        return readFrom.plus(settings.overlap());
    }

    /** A reading begins, or goes on that did not come to its end. */
    synchronized void beginReading() {
        gauges.readingBegins(state.behind);
        if (!state.behind) {
            state.knownUntil = readFrom();
            state.behind = true;
        }
    }

    /** The reading came to its end. */
    synchronized void endReading() {
        state.behind = false;
        gauges.readingEnds();
    }

    synchronized Verdict look(BookingChange change) {
        if (state.delivered.contains(change.uid(), change.updatedAt())) {
            gauges.duplicate();
            return Verdict.DELIVERED;
        }
        if (inFlight.containsKey(change.uid())) {
            return Verdict.IN_FLIGHT;
        }
        return state.failures.containsKey(change.uid()) ? Verdict.WAITS : Verdict.NEW;
    }

    synchronized ChangeType typeOf(BookingChange change) {
        return ChangeType.of(change, isNew(change), state.pending.contains(change.uid()));
    }

    private boolean isNew(BookingChange change) {
        WaitingFailure failure = state.failures.get(change.uid());
        return failure != null ? failure.isNew()
                : !state.delivered.contains(change.uid()) && !change.createdAt().isBefore(state.knownUntil);
    }

    /** Passes over a change that is not wanted. */
    synchronized void pass(BookingChange change) {
        markDelivered(change);
        changed();
    }

    @Override
    void complete(BookingChange change) {
        markDelivered(change);
        if (state.failures.remove(change.uid()) != null) {
            gauges.waiting(state.failures.size());
        }
        gauges.delivered();
        saveCompletion();
    }

    @Override
    boolean fail(BookingChange change) {
        gauges.failed();
        WaitingFailure before = state.failures.get(change.uid());
        WaitingFailure failure = before == null ? new WaitingFailure(change.uid(), 1, change.updatedAt(), isNew(change)) : before.again();
        boolean givenUp = isTooMuch(failure);
        if (givenUp) {
            state.failures.remove(change.uid());
            markDelivered(change);
            gauges.dropped();
        } else {
            state.failures.put(change.uid(), failure);
        }
        gauges.waiting(state.failures.size());
        saveCompletion();
        return givenUp;
    }

    /**
     * A booking whose delivery failed could not be read again.
     *
     * @return whether it has failed too often, so that it does not come again in the state that failed
     */
    synchronized boolean failUnread(WaitingFailure failure) {
        WaitingFailure present = state.failures.get(failure.uid());
        if (present == null || inFlight.containsKey(failure.uid())) {
            return false;
        }
        gauges.failed();
        WaitingFailure next = present.again();
        boolean givenUp = isTooMuch(next);
        if (givenUp) {
            state.failures.remove(next.uid());
            state.delivered.add(next.uid(), next.since());
            gauges.dropped();
        } else {
            state.failures.put(next.uid(), next);
        }
        gauges.waiting(state.failures.size());
        saveCompletion();
        return givenUp;
    }

    private boolean isTooMuch(WaitingFailure failure) {
        return settings.maxFailures() > 0 && failure.count() >= settings.maxFailures();
    }

    private void markDelivered(BookingChange change) {
        state.delivered.add(change.uid(), change.updatedAt());
        state.pending.remove(change.uid());
        if ("pending".equals(change.text("status"))) {
            state.pending.add(change.uid());
            if (state.pending.size() > MOST_PENDING) {
                Iterator<String> oldest = state.pending.iterator();
                oldest.next();
                oldest.remove();
            }
        }
    }

    /** Moves the watermark on, never back and not beyond what is in flight; forgets what no reading will bring again. */
    synchronized void advance(Instant instant) {
        Instant bound = inFlight.values().stream().map(BookingChange::updatedAt).min(Instant::compareTo)
                .filter(earliest -> earliest.isBefore(instant)).orElse(instant);
        if (bound.isAfter(state.watermark)) {
            state.watermark = bound;
            gauges.watermark(bound);
            state.delivered.forgetBefore(readFrom());
            changed();
        }
    }

    /** The whole list that is being read, or null. */
    synchronized Scan scan() {
        return state.scan;
    }

    /** Where the reading of a whole list goes on; null where it does not. */
    synchronized void scan(Scan next) {
        state.scan = next;
        changed();
    }

    /**
     * Forgets deliveries that neither this scan brings again, since its place is behind them, nor the next one.
     *
     * @return the other ones
     */
    synchronized List<BookingChange> forgetRead(Scan scan, List<BookingChange> read) {
        Instant next = settledBefore(scan.reached());
        List<BookingChange> remembered = new ArrayList<>();
        for (BookingChange change : read) {
            if (scan.place().isAfter(change) && change.updatedAt().isBefore(next)) {
                state.delivered.remove(change.uid(), change.updatedAt());
            } else {
                remembered.add(change);
            }
        }
        return remembered;
    }

    /** What is to be tried again, the longest waiting first. */
    synchronized List<WaitingFailure> failures() {
        return new ArrayList<>(state.failures.values());
    }

    @Override
    synchronized boolean isWaitingFull() {
        return state.failures.size() >= settings.maxWaiting();
    }

    /** A booking whose delivery failed is not there any more. */
    synchronized void drop(WaitingFailure failure) {
        state.failures.remove(failure.uid());
        gauges.waiting(state.failures.size());
        gauges.dropped();
        changed();
    }

    /** The server never showed some of the rows that share an instant. */
    synchronized void giveUp(BookingList list, String instant, TiedRows.Outcome rows) {
        LOG.warn("{} bookings of {} share the {}, and the server orders them differently in each answer: {} of them were not seen in {} passes"
                 + " and are not delivered until they change", rows.count(), list, instant, rows.unseen(), TiedRows.MOST_PASSES);
        gauges.dropped(rows.unseen());
    }
}
