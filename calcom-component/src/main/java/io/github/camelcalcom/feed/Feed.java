/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.feed;

import io.github.camelcalcom.client.ListProgress;

/**
 * Hands out what is new at the server, each thing once, and remembers in its state what was handed out. Polled by one thread at a time;
 * completions may come from any.
 */
public abstract class Feed {

    private final Ledger<?> ledger;

    Feed(Ledger<?> ledger) {
        this.ledger = ledger;
    }

    /**
     * Notes what is there, if the feed is to hand out what comes from now on and has not begun. Hands out nothing. A feed that was not notified
     * of its start begins with its first poll. Blocks while the server is asked. Must not run during a poll.
     *
     * @return           whether the feed has begun with this call
     * @throws Exception if the server cannot be read, or if the state cannot be read or written; the next poll then begins
     */
    public abstract boolean begin() throws Exception;

    /**
     * Asks the server what is new, and hands it out. Blocks while the server is asked and while the receiver works.
     *
     * @return           how much was delivered
     * @throws Exception if the server cannot be read, if the state cannot be read or written, if too much has failed, or from the receiver;
     *                   what was delivered does not come again
     */
    public abstract int poll(Receiver receiver) throws Exception;

    /** Ignores completions that come from now on: a successor continues from the current state. */
    public final void close() {
        ledger.close();
    }

    /** Returns whether something is being delivered, so that its completion will be saved. Thread safe. */
    public final boolean isDelivering() {
        return ledger.isDelivering();
    }

    /** Returns the results of the deliveries. Thread safe. */
    public final FeedFigures figures() {
        return ledger.figures();
    }

    @Override
    public final String toString() {
        return "feed " + ledger.name();
    }

    /** Returns how far the last poll has read; null before the first one. Thread safe. */
    public abstract ListProgress progress();

    /** Takes what a feed hands out, in its order. */
    @FunctionalInterface
    public interface Receiver {

        /**
         * Takes an item. Where its processing ends only after this method has returned, what follows of the same id waits for it.
         *
         * @param  failures   how often its delivery has failed so far
         * @param  completion notified once of the result
         * @return            false if the item was not taken and nothing more is wanted in this poll
         * @throws Exception  ends the poll; the item comes again
         */
        boolean receive(FeedItem item, ChangeType type, int failures, Completion completion) throws Exception;

        /**
         * An item whose delivery failed is given up, since the server could not show it again too often.
         *
         * @param id     of the item
         * @param reason of the last failure
         */
        default void givenUp(String id, Exception reason) {
        }
    }

    /** How the processing of an item ended. Thread safe. */
    public interface Completion {

        /** It was processed, now or before, and does not come again. */
        void delivered();

        /**
         * It was not processed and comes again with the next poll, unless it has failed too often.
         *
         * @return whether it has failed too often, so that it does not come again
         */
        boolean failed();
    }
}
