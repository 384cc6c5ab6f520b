package io.github.camelcalcom.changes;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.github.camelcalcom.client.CursorTrail;
import io.github.camelcalcom.error.CalcomNotFoundException;
import io.github.camelcalcom.error.CalcomValidationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads changes whose order is not known: only a complete scan says how far the feed has come, which is to the scan's own start. A scan that
 * was broken off goes on at its cursor.
 */
final class CursorReader implements ChangeReader {

    private static final Logger LOG = LoggerFactory.getLogger(CursorReader.class);
    /** How many deliveries a scan remembers although its cursor is behind them, for the case that the server does not take it any more. */
    private static final int MOST_REMEMBERED = 250;

    private final BookingList list;
    private final BookingLedger ledger;

    CursorReader(BookingList list, BookingLedger ledger) {
        this.list = list;
        this.ledger = ledger;
    }

    @Override
    public void read(Reading reading) throws Exception {
        CursorTrail trail = new CursorTrail();
        List<BookingChange> behind = new ArrayList<>();
        Scan scan = ledger.scan();
        BookingList.Page page = scan == null || scan.cursor() == null ? null : resume(scan);
        if (page == null) {
            Instant from = ledger.readFrom();
            page = list.pageAt(from, null);
            scan = new Scan(from, page.readAfter(), null);
        }
        while (deliver(page, scan, reading)) {
            if (page.next() == null) {
                ledger.scan(null);
                ledger.endReading();
                ledger.advance(scan.start());
                return;
            }
            trail.follow(page.next(), page.response());
            scan = scan.at(page.next());
            behind.addAll(page.rows());
            if (behind.size() > MOST_REMEMBERED) {
                ledger.forgetRead(scan, behind);
                behind.clear();
            }
            ledger.scan(scan);
            page = list.pageAt(scan.from(), scan.cursor());
        }
        // the page that was not read to its end comes again with the next poll
        ledger.scan(scan);
    }

    /** The page where the scan was broken off; null if the server does not take its cursor any more, so that it begins anew. */
    private BookingList.Page resume(Scan scan) throws Exception {
        try {
            return list.pageAt(scan.from(), scan.cursor());
        } catch (CalcomValidationException | CalcomNotFoundException e) {
            LOG.warn("The scan of {} that began at {} begins anew: the server does not take its cursor any more", list, scan.start(), e);
            return null;
        }
    }

    /** @return false if the reading must end with this page */
    private static boolean deliver(BookingList.Page page, Scan scan, Reading reading) throws Exception {
        for (BookingChange row : page.rows()) {
            // what has no time of change and was created before was read by an earlier reading
            if (!row.updatedAt().isBefore(scan.from()) && !reading.offer(row)) {
                return false;
            }
        }
        return !reading.isHeld();
    }
}
