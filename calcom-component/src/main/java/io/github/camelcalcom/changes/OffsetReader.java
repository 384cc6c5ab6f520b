package io.github.camelcalcom.changes;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.github.camelcalcom.error.CalcomServerException;

/**
 * Reads changes in the order of their timestamps. A server makes a page in several steps: a booking that changes in between shows its new
 * timestamp although it was chosen for its old one. So only a row that is older than the request, less the overlap, says how far was read.
 * Each page begins at such a row. What is newer is read in the order of creation, which changes do not alter, and no position is taken
 * from it.
 */
final class OffsetReader implements ChangeReader {

    private static final String BY_CHANGE = "sortUpdatedAt";
    private static final String BY_CREATION = "sortCreated";
    /** How often a page may show changes only that were made while it was read, before the rest is left to the next poll. */
    private static final int MOST_ATTEMPTS = 10;
    /** How often a group of bookings with one timestamp is read anew. */
    private static final int MOST_PASSES = 10;
    /** How many pages of recent changes a poll reads; what is left is older with the next one. */
    private static final int MOST_RECENT_PAGES = 1_000;

    private final BookingList list;
    private final BookingLedger ledger;

    OffsetReader(BookingList list, BookingLedger ledger) {
        this.list = list;
        this.ledger = ledger;
    }

    @Override
    public void read(Reading reading) throws Exception {
        new Pass(reading).read();
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
                BookingList.Page page = list.page(from, null, BY_CHANGE, 0);
                Instant before = from;
                if (!deliver(page)) {
                    return;
                }
                if (!page.isFull() || page.isLast()) {
                    end(page.readAfter());
                    return;
                }
                next = from.isAfter(before) ? Next.SETTLED : readOlder(ledger.settledBefore(page.readAfter()));
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
            Instant settled = ledger.settledBefore(page.readAfter());
            new PageOrder(page.rows()).require(settled, page.readAfter(), list);
            Instant start = from;
            for (BookingChange row : page.rows()) {
                if (!offer(row, start)) {
                    return false;
                }
                if (row.dated() && row.updatedAt().isBefore(settled) && row.updatedAt().isAfter(from)) {
                    from = row.updatedAt();
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
            BookingList.Page page = list.page(from, limit.minusMillis(1), BY_CHANGE, 0);
            if (!deliver(page)) {
                return Next.NOTHING;
            }
            if (!page.isFull()) {
                return Next.RECENT;
            }
            if (from.isAfter(before)) {
                return Next.SETTLED;
            }
            if (page.rows().stream().anyMatch(row -> row.dated() && row.updatedAt().equals(before))) {
                return readGroup(before);
            }
            // each of its rows was changed while the page was made, and is not among the settled ones any more
            return ++attempts < MOST_ATTEMPTS ? Next.SETTLED : Next.NOTHING;
        }

        /**
         * More rows than a page share an instant: rows can only leave that group, so it is read until a pass during which none did brings
         * nothing new.
         */
        private Next readGroup(Instant instant) throws Exception {
            OverlappingPages group = new OverlappingPages(list.pageSize(), skip -> list.page(instant, instant, BY_CREATION, skip),
                    page -> deliverUnordered(page, instant));
            int disturbed = 0;
            while (disturbed < MOST_PASSES) {
                int before = reading.news();
                OverlappingPages.End end = group.read();
                if (end == OverlappingPages.End.STOPPED) {
                    return Next.NOTHING;
                }
                if (end == OverlappingPages.End.COMPLETE && reading.news() == before) {
                    from = instant.plusMillis(1);
                    return Next.SETTLED;
                }
                disturbed += end == OverlappingPages.End.MOVED ? 1 : 0;
            }
            throw list.failure("more bookings than a page have the updatedAt " + instant + ", and they moved in each of " + MOST_PASSES
                               + " readings");
        }

        /** Reads what is too new to say how far was read. The next poll reads it again, from the last settled row on. */
        private void readRecent() throws Exception {
            Instant start = from;
            OverlappingPages recent = new OverlappingPages(list.pageSize(), skip -> list.page(start, null, BY_CREATION, skip),
                    page -> deliverUnordered(page, start)).atMost(MOST_RECENT_PAGES);
            BookingList.Page first = list.page(start, null, BY_CREATION, 0);
            if (recent.read(first) == OverlappingPages.End.COMPLETE) {
                end(first.readAfter());
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

    /** The order of the rows of a page. */
    private record PageOrder(List<BookingChange> rows) {

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
                if (row.dated() && row.updatedAt().isBefore(settled)) {
                    if (last != null && row.updatedAt().isBefore(last.updatedAt())) {
                        throw refuse(list, "booking " + row.uid() + " of " + row.updatedAt() + " stands behind booking " + last.uid() + " of "
                                           + last.updatedAt());
                    }
                    last = row;
                }
            }
            List<Instant> earlier = rows.stream().filter(BookingChange::dated).map(BookingChange::updatedAt)
                    .filter(updatedAt -> updatedAt.isBefore(requested)).toList();
            int displaced = earlier.size() - longestAscent(earlier);
            if (earlier.size() >= FEWEST && displaced * 3 > earlier.size()) {
                throw refuse(list, displaced + " of " + earlier.size() + " bookings are out of order");
            }
            if (rows.size() >= list.pageSize() && rows.stream().noneMatch(BookingChange::dated)) {
                throw list.failure("a whole page of bookings has no updatedAt");
            }
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
