/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.feed;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

import com.fasterxml.jackson.core.JsonGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the state of a feed. Saves what completes at once, and what else changes with the next completion or at the end of a poll. Thread safe;
 * blocks its callers while the state is saved.
 *
 * @param <T> what the feed hands out
 */
abstract class Ledger<T extends FeedItem> {

    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);

    final StateStore store;
    final FeedSettings settings;
    final FeedGauges gauges = new FeedGauges();
    /** What is being delivered, by its id. */
    final Map<String, T> inFlight = new HashMap<>();
    /** Whether this ledger has saved its state, so that others which had it before are refused. */
    boolean claimed;
    private final String kind;
    private boolean changed;
    private boolean owing;
    private boolean closed;

    /** @param kind of the feed, in the state */
    Ledger(StateStore store, String kind, FeedSettings settings) {
        this.store = store;
        this.kind = kind;
        this.settings = settings;
    }

    /** Writes the current state. */
    abstract void writeTo(JsonGenerator json) throws IOException;

    /** The delivery of an item has completed. */
    abstract void complete(T item);

    /**
     * The delivery of an item has failed.
     *
     * @return whether it has failed too often, so that it does not come again
     */
    abstract boolean fail(T item);

    /** Whether as many failed deliveries wait as may. */
    abstract boolean isWaitingFull();

    final String name() {
        return store.name();
    }

    /** Begins the delivery of an item. */
    final synchronized Delivery begin(T item) {
        inFlight.put(item.id(), item);
        return new Delivery(item);
    }

    /** Ends the delivery of an item that was not taken. */
    final synchronized void abandon(T item) {
        inFlight.remove(item.id());
    }

    final synchronized boolean isInFlight(T item) {
        return inFlight.containsKey(item.id());
    }

    /** Whether anything is being delivered. */
    final synchronized boolean isDelivering() {
        return !inFlight.isEmpty();
    }

    /** Something changed that need not be saved at once. */
    final void changed() {
        changed = true;
    }

    /** Takes the state over: saves it, and what could not be saved before. */
    final void claim() {
        owing |= !claimed;
        saveOwing();
        claimed = true;
    }

    /** Saves what has to be saved at once, if that failed before. */
    final synchronized void saveOwing() {
        if (owing) {
            save();
        }
    }

    /** Saves whatever changed. */
    synchronized void saveChanged() {
        if (changed || owing) {
            save();
        }
    }

    /** Saves what completed. If that fails it is owing: who completes a delivery cannot do anything about it, the next poll can. */
    final void saveCompletion() {
        owing = true;
        try {
            save();
        } catch (RuntimeException | Error e) {
            LOG.warn("The state of the feed {} could not be saved. Nothing more is delivered until it is: {}", name(), e.getMessage(), e);
        }
    }

    private void save() {
        if (closed) {
            throw new IllegalStateException("The feed " + name() + " was started anew meanwhile");
        }
        store.save(kind, this::writeTo);
        changed = false;
        owing = false;
    }

    /** Saves nothing from now on, and ignores deliveries that end. */
    final synchronized void close() {
        closed = true;
    }

    /** Does not block, even while the state is saved. */
    final FeedFigures figures() {
        return gauges.figures();
    }

    /** How one delivery ends. The first result counts. */
    final class Delivery implements Feed.Completion {

        private final T item;
        private boolean ended;
        private boolean delivered;

        private Delivery(T item) {
            this.item = item;
        }

        /** Whether the item was delivered, for a feed that was not started anew meanwhile. */
        boolean isDelivered() {
            synchronized (Ledger.this) {
                return delivered;
            }
        }

        @Override
        public void delivered() {
            synchronized (Ledger.this) {
                if (isFirst()) {
                    delivered = true;
                    complete(item);
                }
            }
        }

        @Override
        public boolean failed() {
            synchronized (Ledger.this) {
                return isFirst() && fail(item);
            }
        }

        private boolean isFirst() {
            if (ended) {
                return false;
            }
            ended = true;
            inFlight.remove(item.id());
            if (closed) {
                LOG.info("{} was processed for the feed {}, which was started anew meanwhile, and may come again", item.id(), name());
            }
            return !closed;
        }
    }
}
