/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.feed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.github.camelcalcom.client.CursorTrail;
import io.github.camelcalcom.error.CalcomConnectionException;
import io.github.camelcalcom.error.CalcomNotFoundException;
import io.github.camelcalcom.error.CalcomServerException;
import io.github.camelcalcom.error.CalcomValidationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads changes whose order is not known: only a complete scan says how far the feed has come, which is to the scan's own start. A scan that
 * was broken off goes on at its cursor. If the cursor does not work any more, the scan begins again and delivers the rest.
 */
final class CursorReader implements ChangeReader {

    private static final Logger LOG = LoggerFactory.getLogger(CursorReader.class);
    /** How many deliveries a scan remembers, although its cursor is behind them, before it forgets those that its place tells. */
    private static final int MOST_REMEMBERED = 250;
    /** How many polls in a row may fail with a cursor before the scan begins again. */
    private static final int MOST_FAILED_POLLS = 3;

    private final BookingList list;
    private final BookingLedger ledger;
    private String failedCursor;
    private int failedPolls;

    CursorReader(BookingList list, BookingLedger ledger) {
        this.list = list;
        this.ledger = ledger;
    }

    @Override
    public void read(Reading reading) throws Exception {
        CursorTrail trail = new CursorTrail();
        List<BookingChange> behind = new ArrayList<>();
        BookingList.Page page = begin();
        Scan scan = ledger.scan();
        while (deliver(page, scan, reading)) {
            scan = scan.read(page);
            if (scan.cursor() == null) {
                ledger.scan(null);
                ledger.endReading();
                ledger.advance(scan.reached());
                return;
            }
            trail.follow(scan.cursor(), page.response());
            behind.addAll(page.rows());
            if (behind.size() > MOST_REMEMBERED) {
                behind = scan.place().isKnown() ? ledger.forgetRead(scan, behind) : new ArrayList<>();
            }
            ledger.scan(scan);
            page = list.pageAt(scan.from(), scan.cursor());
        }
        // the page that was not read to its end comes again with the next poll
    }

    /** The first page of the scan that begins, goes on or begins again. */
    private BookingList.Page begin() throws Exception {
        Scan scan = ledger.scan();
        if (scan == null || scan.cursor() == null && !scan.again()) {
            Instant from = ledger.readFrom();
            BookingList.Page page = list.pageAt(from, null);
            ledger.scan(Scan.begin(from, page.readAfter()));
            return page;
        }
        if (scan.cursor() == null) {
            return list.pageAt(scan.from(), null);
        }
        try {
            BookingList.Page page = list.pageAt(scan.from(), scan.cursor());
            failedPolls = 0;
            return page;
        } catch (CalcomValidationException | CalcomNotFoundException e) {
            return beginAgain(scan, e);
        } catch (CalcomServerException | CalcomConnectionException e) {
            failedPolls = scan.cursor().equals(failedCursor) ? failedPolls + 1 : 1;
            failedCursor = scan.cursor();
            if (failedPolls < MOST_FAILED_POLLS) {
                throw e;
            }
            return beginAgain(scan, e);
        }
    }

    private BookingList.Page beginAgain(Scan scan, Exception reason) throws Exception {
        BookingList.Page page = list.pageAt(scan.from(), null);
        LOG.warn("The scan of {} that began at {} begins again: its cursor does not work any more. What it delivered is not delivered again", list,
                scan.start(), reason);
        ledger.scan(scan.restarted());
        return page;
    }

    /** @return false if the reading must end with this page */
    private boolean deliver(BookingList.Page page, Scan scan, Reading reading) throws Exception {
        Instant settled = ledger.settledBefore(scan.reached());
        for (BookingChange row : page.rows()) {
            // what has no time of change and was created before was read by an earlier reading
            if (!row.updatedAt().isBefore(scan.from()) && !scan.hasRead(row, settled) && !reading.offer(row)) {
                return false;
            }
        }
        return !reading.isHeld();
    }

    /** {@inheritDoc} The order is not known, so the changes since before the feed began are read. */
    @Override
    public Instant now() throws Exception {
        Instant date = list.serverTime();
        Instant from = FeedStart.before(date);
        CursorTrail trail = new CursorTrail();
        BookingList.Page page = list.pageAt(from, null);
        Instant newest = page.newest();
        while (page.next() != null) {
            trail.follow(page.next(), page.response());
            page = list.pageAt(from, page.next());
            newest = FeedStart.later(newest, page.newest());
        }
        return FeedStart.now(date, newest);
    }
}
