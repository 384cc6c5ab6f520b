/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.feed;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import io.github.camelcalcom.error.CalcomException;
import io.github.camelcalcom.error.CalcomNotFoundException;
import io.github.camelcalcom.error.CalcomServerException;
import io.github.camelcalcom.error.CalcomValidationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the bookings again whose delivery failed, and delivers them as they are now. A booking that cannot be read does not hold up the others.
 * Not thread safe.
 */
final class FailedDeliveries {

    private static final Logger LOG = LoggerFactory.getLogger(FailedDeliveries.class);
    /** After how many failures in a row the remaining bookings are left to the next poll: the server itself may have failed. */
    private static final int MOST_FAILURES_IN_A_ROW = 3;

    private final Supplier<BookingList> list;
    private final BookingLedger ledger;
    /** Those that the list did not have when they were read last: it may lag behind. */
    private final Set<String> missing = new HashSet<>();
    /** Those that could not be read in this poll and do not count as failed yet. */
    private final List<Unread> unread = new ArrayList<>();
    private boolean serverAnswers;

    /** @param list the list of the feed, in the style in which the server pages at the moment */
    FailedDeliveries(Supplier<BookingList> list, BookingLedger ledger) {
        this.list = list;
        this.ledger = ledger;
    }

    private record Unread(WaitingFailure failure, CalcomException reason) {
    }

    /** Delivers them, the longest waiting first, until the reading is stopped. */
    void deliver(Reading reading) throws Exception {
        unread.clear();
        serverAnswers = false;
        int inARow = 0;
        List<WaitingFailure> failures = ledger.failures();
        missing.retainAll(failures.stream().map(WaitingFailure::uid).toList());
        for (WaitingFailure failure : failures) {
            Optional<BookingChange> booking;
            try {
                booking = list.get().byUid(failure.uid());
            } catch (CalcomServerException | CalcomValidationException | CalcomNotFoundException e) {
                LOG.warn("Booking {}, whose delivery failed {} times, could not be read again: {}", failure.uid(), failure.count(), e.toString());
                unread.add(new Unread(failure, e));
                if (++inARow == MOST_FAILURES_IN_A_ROW) {
                    return;
                }
                continue;
            }
            inARow = 0;
            serverAnswers = true;
            if (booking.isEmpty()) {
                miss(failure);
            } else {
                missing.remove(failure.uid());
                if (!reading.offerAgain(failure, booking.get())) {
                    return;
                }
            }
        }
    }

    private void miss(WaitingFailure failure) {
        if (missing.add(failure.uid())) {
            LOG.debug("{} does not have the booking {}, whose delivery failed. The next poll looks for it again", list.get(), failure.uid());
            return;
        }
        missing.remove(failure.uid());
        LOG.warn("The delivery of booking {} failed {} times and is not tried again: two polls did not find it in {}", failure.uid(),
                failure.count(), list.get());
        ledger.drop(failure);
    }

    /** Counts bookings that could not be read as failed, if others could: a server that fails altogether is not a failure of a booking. */
    void countUnread(Feed.Receiver receiver) throws Exception {
        if (unread.isEmpty()) {
            return;
        }
        if (!serverAnswers) {
            list.get().serverTime();
        }
        for (Unread booking : unread) {
            if (ledger.failUnread(booking.failure())) {
                receiver.givenUp(booking.failure().uid(), booking.reason());
            }
        }
        unread.clear();
    }

    /** The list was read in this poll. */
    void serverAnswers() {
        serverAnswers = true;
    }
}
