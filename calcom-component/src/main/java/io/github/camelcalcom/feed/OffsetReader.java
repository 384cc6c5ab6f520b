/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.feed;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.camelcalcom.error.CalcomServerException;

/**
 * Reads changes in the order of their timestamps. A server makes a page in several steps: a booking that changes in between shows its new
 * timestamp although it was chosen for its old one. So only a row that is older than the request, less the overlap, says how far was read.
 * Each page begins at such a row. What is newer is read in the order of creation, which changes do not alter, and no position is taken
 * from it.
 */
final class OffsetReader implements ChangeReader {

    private static final String BY_CHANGE = BookingList.BY_CHANGE;
    private static final String BY_CREATION = BookingList.BY_CREATION;
    /** The orders in which a group of bookings with one timestamp is read. In most groups one of them leaves no ties. */
    private static final List<String> ORDERS_OF_GROUP = List.of(BY_CREATION, "sortStart", "sortEnd");
    /** How often a page may show changes only that were made while it was read, before the rest is left to the next poll. */
    private static final int MOST_ATTEMPTS = 10;
    /** How many pages of recent changes a poll reads; what is left is older with the next one. */
    private static final int MOST_RECENT_PAGES = 1_000;

    private final BookingList list;
    private final BookingLedger ledger;
    private final ServerClock clock = new ServerClock();
    private boolean newestSeen;
    /** The latest timestamp that was seen before the last request. A later one may be that of a change during the request. */
    private Instant newestBefore;
    /** The last group of bookings with one timestamp that was read, and how many they were. */
    private Instant group;
    private int groupCount;

    OffsetReader(BookingList list, BookingLedger ledger) {
        this.list = list;
        this.ledger = ledger;
    }

    @Override
    public void read(Reading reading) throws Exception {
        new Pass(reading).read();
    }

    @Override
    public Instant now() throws Exception {
        Instant date = list.serverTime();
        return FeedStart.now(date, list.newest(FeedStart.before(date)).newest());
    }

    private BookingList.Page page(Instant from, Instant to, String sort, int skip) throws Exception {
        newestBefore = clock.newest();
        BookingList.Page page = list.page(from, to, sort, skip);
        clock.observe(page);
        return page;
    }

    /** A time by the clock of the bookings at which the server had not begun to read the rows of a page. */
    private Instant requested(BookingList.Page page) throws Exception {
        return clock.reached(page.readAfter());
    }

    /** How a pass goes on after a page. */
    private enum Next {
        /** There are more settled changes. */
        SETTLED,
        /** All settled changes were read. */
        RECENT,
        /** The reading must end before its end. */
        NOTHING
    }

    /** From the watermark to the newest change. */
    private final class Pass {

        private final Reading reading;
        /** All changes before it were read; where the next page begins. */
        private Instant from;
        /** The newest timestamp seen. */
        private Instant newest;
        private int attempts;

        Pass(Reading reading) {
            this.reading = reading;
            this.from = ledger.readFrom();
            this.newest = from;
        }

        void read() throws Exception {
            Next next = Next.SETTLED;
            while (next == Next.SETTLED) {
                BookingList.Page page = page(from, null, BY_CHANGE, 0);
                if (page.isFull() && !newestSeen) {
                    clock.observe(list.newest(from));
                    newestSeen = true;
                }
                Instant before = from;
                if (!deliver(page)) {
                    return;
                }
                if (!page.isFull() || page.isLast()) {
                    end(requested(page));
                    return;
                }
                next = from.isAfter(before) ? Next.SETTLED : readOlder(ledger.settledBefore(requested(page)));
            }
            if (next == Next.RECENT) {
                readRecent();
            }
        }

        /**
         * Delivers a page in the order of changes and moves on to its last settled row.
         *
         * @return false if the reading must end
         */
        private boolean deliver(BookingList.Page page) throws Exception {
            Instant settled = ledger.settledBefore(requested(page));
            new PageOrder(page.rows(), newestBefore).require(ledger.settledBefore(page.readAfter()), page.readAfter(), list);
            Instant start = from;
            for (BookingChange row : page.rows()) {
                if (!offer(row, start)) {
                    return false;
                }
                // servers compare milliseconds: there may be more rows of this one
                Instant changed = row.updatedAt().truncatedTo(ChronoUnit.MILLIS);
                if (row.dated() && row.updatedAt().isBefore(settled) && changed.isAfter(from)) {
                    from = changed;
                    ledger.advance(from);
                }
            }
            return !reading.isHeld();
        }

        private boolean offer(BookingChange row, Instant start) throws Exception {
            // what has no time of change and was created before was read by an earlier reading
            if (row.updatedAt().isBefore(start)) {
                return true;
            }
            if (row.updatedAt().isAfter(newest)) {
                newest = row.updatedAt();
            }
            return reading.offer(row);
        }

        /**
         * Goes on where a full page shows no settled row behind the one that it begins with: asks for what is settled alone.
         *
         * @param limit changes before it are settled
         */
        private Next readOlder(Instant limit) throws Exception {
            if (!from.isBefore(limit)) {
                return Next.RECENT;
            }
            Instant before = from;
            BookingList.Page page = page(from, limit.minusMillis(1), BY_CHANGE, 0);
            if (!deliver(page)) {
                return Next.NOTHING;
            }
            if (!page.isFull()) {
                return Next.RECENT;
            }
            if (from.isAfter(before)) {
                return Next.SETTLED;
            }
            if (page.rows().stream().anyMatch(row -> row.dated() && row.updatedAt().truncatedTo(ChronoUnit.MILLIS).equals(before))) {
                return readGroup(before);
            }
            // each of its rows was changed while the page was made, and is not among the settled ones any more
            return ++attempts < MOST_ATTEMPTS ? Next.SETTLED : Next.NOTHING;
        }

        /** More rows than a page share an instant, in milliseconds: reads them by position. Rows can only leave that group. */
        private Next readGroup(Instant instant) throws Exception {
            Instant next = instant.plusMillis(1);
            TiedRows.Outcome rows = new TiedRows(list.pageSize(),
                    (pass, skip) -> page(instant, next, ORDERS_OF_GROUP.get(pass % ORDERS_OF_GROUP.size()), skip),
                    page -> deliverUnordered(page, instant), row -> 0).read(0, TiedRows.MOST_PASSES, instant.equals(group) ? groupCount : -1);
            switch (rows.reason()) {
                case STOPPED -> {
                    return Next.NOTHING;
                }
                case MOVED -> throw list.failure("more bookings than a page have the updatedAt " + instant + ", and they moved in each of "
                                                 + TiedRows.MOST_PASSES + " readings");
                case INCOMPLETE -> ledger.giveUp(list, "updatedAt " + instant, rows);
                case COMPLETE -> { }
            }
            group = instant;
            groupCount = rows.count();
            from = next;
            return Next.SETTLED;
        }

        /** Reads what is too new to say how far was read. The next poll reads it again, from the last settled row on. */
        private void readRecent() throws Exception {
            Instant start = from;
            AtomicBoolean unread = new AtomicBoolean();
            OverlappingPages recent = new OverlappingPages(list.pageSize(), skip -> page(start, null, BY_CREATION, skip),
                    page -> deliverUnordered(page, start)).atMost(MOST_RECENT_PAGES).report((createdAt, rows) -> unread.set(true));
            BookingList.Page first = page(start, null, BY_CREATION, 0);
            if (recent.read(first) == OverlappingPages.End.COMPLETE && !unread.get()) {
                end(requested(first));
            }
        }

        private boolean deliverUnordered(BookingList.Page page, Instant start) throws Exception {
            for (BookingChange row : page.rows()) {
                if (!offer(row, start)) {
                    return false;
                }
            }
            return !reading.isHeld();
        }

        /**
         * Everything was read that was there when the last request was sent. The next reading, which begins earlier by the overlap, begins at
         * the last settled row at the latest: a page may have been short only because a booking was deleted while it was made.
         */
        private void end(Instant requested) {
            ledger.endReading();
            Instant position = newest.isBefore(requested) ? newest : requested;
            Instant latest = ledger.watermarkOf(from);
            ledger.advance(position.isBefore(latest) ? position : latest);
        }
    }

    /**
     * The order of the rows of a page.
     *
     * @param newestBefore the latest timestamp that was seen before the request; null if there is none
     */
    private record PageOrder(List<BookingChange> rows, Instant newestBefore) {

        /** Fewer rows say nothing about the order of a page. */
        private static final int FEWEST = 10;

        /**
         * Refuses a page that the server did not order. A change during the request, or one that became visible then, may have moved a row.
         *
         * @param  settled               rows before it cannot have been moved
         * @param  requested             rows before it were changed before the request
         * @throws CalcomServerException if settled rows are not in order, or more than a third of the rows changed before the request
         */
        void require(Instant settled, Instant requested, BookingList list) throws CalcomServerException {
            BookingChange last = null;
            for (BookingChange row : rows) {
                if (isBefore(row, settled)) {
                    if (last != null && row.updatedAt().isBefore(last.updatedAt())) {
                        throw refuse(list, "booking " + row.uid() + " of " + row.updatedAt() + " stands behind booking " + last.uid() + " of "
                                           + last.updatedAt());
                    }
                    last = row;
                }
            }
            List<Instant> earlier = rows.stream().filter(row -> isBefore(row, requested)).map(BookingChange::updatedAt).toList();
            int displaced = earlier.size() - longestAscent(earlier);
            if (earlier.size() >= FEWEST && displaced * 3 > earlier.size()) {
                throw refuse(list, displaced + " of " + earlier.size() + " bookings are out of order");
            }
            if (rows.size() >= list.pageSize() && rows.stream().noneMatch(BookingChange::dated)) {
                throw list.failure("a whole page of bookings has no updatedAt");
            }
        }

        /** The clock of the Date header may be ahead of the one of the rows. */
        private boolean isBefore(BookingChange row, Instant byHeader) {
            return row.dated() && row.updatedAt().isBefore(byHeader) && (newestBefore == null || row.updatedAt().isBefore(newestBefore));
        }

        private static CalcomServerException refuse(BookingList list, String evidence) {
            return list.failure("the server ignored sortUpdatedAt=asc: " + evidence);
        }

        /** How many of the instants are in order if the others are left out. */
        private static int longestAscent(List<Instant> instants) {
            List<Instant> ends = new ArrayList<>();
            for (Instant instant : instants) {
                int place = ends.size();
                while (place > 0 && ends.get(place - 1).isAfter(instant)) {
                    place--;
                }
                if (place == ends.size()) {
                    ends.add(instant);
                } else {
                    ends.set(place, instant);
                }
            }
            return ends.size();
        }
    }
}
