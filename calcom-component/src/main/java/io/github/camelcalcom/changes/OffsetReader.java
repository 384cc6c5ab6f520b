package io.github.camelcalcom.changes;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.github.camelcalcom.error.CalcomServerException;

/**
 * Reads changes in the order of their timestamps. Each page begins at the last instant seen, so that rows which move to the end while pages
 * are read are not skipped.
 */
final class OffsetReader implements ChangeReader {

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

    /** The position is the last row's instant, so that an order which is ignored would lose bookings. */
    private void requireOrder(List<BookingChange> rows) throws CalcomServerException {
        Instant last = Instant.MIN;
        for (BookingChange row : rows) {
            if (row.dated()) {
                if (row.updatedAt().isBefore(last)) {
                    throw list.failure("the server ignored sortUpdatedAt=asc: booking " + row.uid() + " is out of order");
                }
                last = row.updatedAt();
            }
        }
    }

    /** From the watermark to the newest change. */
    private final class Pass {

        private final Reading reading;
        /** When the first page was read behind which changes may still become visible; null before that. */
        private Instant open;

        Pass(Reading reading) {
            this.reading = reading;
        }

        void read() throws Exception {
            Instant from = ledger.readFrom();
            boolean more = true;
            while (more) {
                BookingList.Page page = list.page(from, null, "sortUpdatedAt", 0);
                requireOrder(page.rows());
                if (!deliver(page, from)) {
                    return;
                }
                more = page.rows().size() >= list.pageSize();
                if (more) {
                    from = nextFrom(page.rows());
                    if (from == null) {
                        return;
                    }
                }
            }
            ledger.endReading();
        }

        /** @return false if the reading must end */
        private boolean deliver(BookingList.Page page, Instant from) throws Exception {
            for (BookingChange row : page.rows()) {
                // what has no time of change and was created before was read by an earlier reading
                if (!row.updatedAt().isBefore(from)) {
                    if (!reading.offer(row)) {
                        return false;
                    }
                    advance(row.updatedAt(), page);
                }
            }
            return !reading.isHeld();
        }

        /**
         * What becomes visible late, behind a page that has been read, is not older than when that page was read, less the overlap. The next
         * pass begins there at the latest, however far this one comes meanwhile.
         */
        private void advance(Instant instant, BookingList.Page page) throws CalcomServerException {
            if (open == null) {
                Instant read = page.readAfter();
                if (ledger.isWithinOverlap(instant, read)) {
                    open = read;
                }
            }
            ledger.advance(open != null && open.isBefore(instant) ? open : instant);
        }

        /** Where the next page begins; null if the reading must end. */
        private Instant nextFrom(List<BookingChange> rows) throws Exception {
            Instant last = rows.stream().filter(BookingChange::dated).map(BookingChange::updatedAt).reduce((first, second) -> second)
                    .orElseThrow(() -> list.failure("a whole page of bookings has no updatedAt"));
            Optional<BookingChange> earlier = rows.stream().filter(row -> row.dated() && row.updatedAt().isBefore(last)).findFirst();
            if (earlier.isPresent()) {
                return last;
            }
            return readInstant(last) ? last.plusMillis(1) : null;
        }

        /**
         * More rows than a page share an instant: rows can only leave that group, so it is read until a pass during which none did brings
         * nothing new.
         */
        private boolean readInstant(Instant instant) throws Exception {
            OverlappingPages group = new OverlappingPages(list.pageSize(), skip -> list.page(instant, instant, "sortCreated", skip),
                    page -> deliver(page, instant));
            OverlappingPages.End end;
            int before;
            do {
                before = reading.news();
                end = group.read();
            } while (end == OverlappingPages.End.MOVED || end == OverlappingPages.End.COMPLETE && reading.news() > before);
            return end == OverlappingPages.End.COMPLETE;
        }
    }
}
