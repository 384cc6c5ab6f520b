package io.github.camelcalcom.feed;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Saves the state of a feed: what completes at once, what else changes with the next completion or at the end of a poll. Not thread safe: its
 * ledger guards it.
 */
final class FeedJournal {

    private static final Logger LOG = LoggerFactory.getLogger(FeedJournal.class);

    private final StateStore store;
    private final String kind;
    private final StateStore.Fields state;
    private boolean changed;
    private boolean owing;
    private boolean closed;

    /**
     * @param kind  kind of the feed
     * @param state writes the current state
     */
    FeedJournal(StateStore store, String kind, StateStore.Fields state) {
        this.store = store;
        this.kind = kind;
        this.state = state;
    }

    /** Something changed that need not be saved at once. */
    void changed() {
        changed = true;
    }

    /** Something changed that has to be saved before anything is delivered. */
    void owes() {
        owing = true;
    }

    /** Saves what has to be saved at once, if that failed before. */
    void saveOwing() {
        if (owing) {
            save();
        }
    }

    /** Saves whatever changed. */
    void saveChanged() {
        if (changed || owing) {
            save();
        }
    }

    /** Saves what completed. Where that fails it is owing: who completes a delivery cannot do anything about it, the next poll can. */
    void saveCompletion() {
        owing = true;
        try {
            save();
        } catch (RuntimeException | Error e) {
            LOG.warn("The state of the feed {} could not be saved. Nothing more is delivered until it is: {}", store.name(), e.getMessage(), e);
        }
    }

    private void save() {
        if (closed) {
            throw new IllegalStateException("The feed " + store.name() + " was started anew meanwhile");
        }
        store.save(kind, state);
        changed = false;
        owing = false;
    }

    /** Saves nothing any more. */
    void close() {
        closed = true;
    }

    boolean isClosed() {
        return closed;
    }
}
