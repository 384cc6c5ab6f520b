/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.feed;

import java.util.Set;

/** One poll of a feed of bookings: hands over what is to be delivered. For one thread. */
final class Reading {

    private final BookingLedger ledger;
    private final Selection selection;
    private final Set<ChangeType> wanted;
    private final Feed.Receiver receiver;
    private int delivered;
    private boolean stopped;
    private boolean held;

    Reading(BookingLedger ledger, Selection selection, Set<ChangeType> wanted, Feed.Receiver receiver) {
        this.ledger = ledger;
        this.selection = selection;
        this.wanted = wanted;
        this.receiver = receiver;
    }

    /**
     * Delivers a change unless it was delivered, waits for another one or is not wanted.
     *
     * @return           false if it could not be seen to and the reading must end
     * @throws Exception from the receiver, or if the state could not be saved
     */
    boolean offer(BookingChange change) throws Exception {
        switch (ledger.look(change)) {
            case NEW -> {
                if (!selection.includes(change)) {
                    return true;
                }
                ChangeType type = ledger.typeOf(change);
                if (wanted.contains(type)) {
                    deliver(change, type, 0);
                    stopped |= ledger.isWaitingFull();
                } else {
                    ledger.pass(change);
                }
            }
            case IN_FLIGHT -> held = true;
            case DELIVERED, WAITS -> { }
        }
        return !stopped;
    }

    /** Delivers a booking whose delivery failed before, in the state that it is in now. */
    boolean offerAgain(WaitingFailure failure, BookingChange change) throws Exception {
        if (!ledger.isInFlight(change)) {
            deliver(change, ledger.typeOf(change), failure.count());
        }
        return !stopped;
    }

    private void deliver(BookingChange change, ChangeType type, int failures) throws Exception {
        boolean taken = false;
        Ledger<BookingChange>.Delivery delivery = ledger.begin(change);
        try {
            taken = receiver.receive(change, type, failures, delivery);
        } finally {
            if (!taken) {
                ledger.abandon(change);
            }
        }
        // a completion that could not be saved is saved now, or the next delivery could be a second one of the same change
        ledger.saveOwing();
        boolean inFlight = ledger.isInFlight(change);
        held |= inFlight;
        stopped |= !taken;
        if (inFlight || delivery.isDelivered()) {
            delivered++;
        }
    }

    /** How many changes were delivered so far. */
    int delivered() {
        return delivered;
    }

    /** Whether nothing more is wanted. */
    boolean isStopped() {
        return stopped;
    }

    /** Whether something is in flight that was read, so that the reading must not go beyond its page. */
    boolean isHeld() {
        return held;
    }
}
