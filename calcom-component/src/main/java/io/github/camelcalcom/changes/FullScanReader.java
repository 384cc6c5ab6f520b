package io.github.camelcalcom.changes;

import java.time.Instant;
import java.util.List;

/** Reads the whole list with each poll, where the server cannot say what changed; again, where rows have moved meanwhile. */
final class FullScanReader implements ChangeReader {

    private static final int MOST_PASSES = 10;

    private final BookingList list;
    private final BookingLedger ledger;

    FullScanReader(BookingList list, BookingLedger ledger) {
        this.list = list;
        this.ledger = ledger;
    }

    @Override
    public void read(Reading reading) throws Exception {
        Instant from = ledger.readFrom();
        BookingList.Page first = list.pageOfAll(0);
        Instant start = first.readAfter();
        OverlappingPages pages = new OverlappingPages(list.pageSize(), list::pageOfAll, page -> deliver(page.rows(), from, reading));
        for (int pass = 0; pass < MOST_PASSES; pass++) {
            OverlappingPages.End end = pass == 0 ? pages.read(first) : pages.read();
            if (end == OverlappingPages.End.STOPPED) {
                return;
            }
            if (end == OverlappingPages.End.COMPLETE) {
                ledger.endReading();
                ledger.advance(start);
                return;
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
}
