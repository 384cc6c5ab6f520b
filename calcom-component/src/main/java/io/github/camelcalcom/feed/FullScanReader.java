/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.feed;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads the whole list with each poll, where the server cannot say what changed; again, where rows have moved meanwhile. */
final class FullScanReader implements ChangeReader {

    private static final int MOST_PASSES = 10;

    private final BookingList list;
    private final BookingLedger ledger;
    /** The instants of which it was said that their bookings cannot all be read. */
    private final Set<Instant> reported = new HashSet<>();

    FullScanReader(BookingList list, BookingLedger ledger) {
        this.list = list;
        this.ledger = ledger;
    }

    @Override
    public void read(Reading reading) throws Exception {
        Instant from = ledger.readFrom();
        ServerClock clock = new ServerClock();
        BookingList.Page first = list.pageOfAll(0);
        Instant start = first.readAfter();
        if (scan(first, page -> {
            clock.observe(page);
            return deliver(page.rows(), from, reading);
        })) {
            ledger.endReading();
            ledger.advance(clock.reached(start));
        }
    }

    /** @return false if the sink wanted no more */
    private boolean scan(BookingList.Page first, OverlappingPages.Sink sink) throws Exception {
        OverlappingPages pages = new OverlappingPages(list.pageSize(), list::pageOfAll, sink)
                .report((createdAt, rows) -> {
                    if (rows.reason() == TiedRows.End.INCOMPLETE && reported.add(createdAt)) {
                        ledger.giveUp(list, "createdAt " + createdAt, rows);
                    }
                });
        for (int pass = 0; pass < MOST_PASSES; pass++) {
            OverlappingPages.End end = pass == 0 ? pages.read(first) : pages.read();
            if (end != OverlappingPages.End.MOVED) {
                return end == OverlappingPages.End.COMPLETE;
            }
        }
        throw list.failure("rows moved in each of " + MOST_PASSES + " readings of the list");
    }

    private static boolean deliver(List<BookingChange> rows, Instant from, Reading reading) throws Exception {
        for (BookingChange row : rows) {
            if (!row.updatedAt().isBefore(from) && !reading.offer(row)) {
                return false;
            }
        }
        return !reading.isHeld();
    }

    @Override
    public Instant now() throws Exception {
        BookingList.Page first = list.pageOfAll(0);
        Instant date = first.readAfter();
        Instant[] newest = new Instant[1];
        scan(first, page -> {
            newest[0] = FeedStart.later(newest[0], page.newest());
            return true;
        });
        return FeedStart.now(date, newest[0]);
    }
}
