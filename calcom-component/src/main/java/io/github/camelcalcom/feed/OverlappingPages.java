/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.feed;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads a list by position, in the order of creation, although rows leave it or come into it meanwhile, and although a server may order rows
 * that were created at the same instant differently in each answer. Each page begins with the first row of the last instant of the page before.
 * If a page begins behind that row, rows before it have left, and the list is read again from an earlier position. If a page shows one instant
 * only, all rows of that instant are read for themselves. The list ends where two answers in a row show as many rows and no new one: one answer may
 * lack rows, or count too few, because bookings were deleted while the server made it.
 */
final class OverlappingPages {

    /** How many more steps back than forth there may be. */
    private static final int MOST_STEPS_BACK = 20;
    /** How many passes the rows of an instant are worth where they come again later. */
    private static final int FEW_PASSES = 3;

    private final int pageSize;
    private final Source source;
    private final Sink sink;
    private int mostPages = Integer.MAX_VALUE;
    private boolean isRecent;
    private Unread unread = (createdAt, rows) -> { };
    /** All rows that were created until then were read; null at the beginning. */
    private Instant done;
    /** The instant after it that was read in part. */
    private Instant at;
    /** The rows of that instant that the page showed which has its first row. */
    private final Set<String> tied = new HashSet<>();

    OverlappingPages(int pageSize, Source source, Sink sink) {
        this.pageSize = pageSize;
        this.source = source;
        this.sink = sink;
    }

    /**
     * Reads no more than so many pages, and takes a page that is not full for the last one, without reading it again. What cannot be read is
     * left to a later reading.
     */
    OverlappingPages atMost(int pages) {
        mostPages = pages;
        isRecent = true;
        return this;
    }

    /** Reports what cannot be read. */
    OverlappingPages report(Unread receiver) {
        unread = receiver;
        return this;
    }

    /** How a pass ended. */
    enum End {
        /** Each row was read that was there all the time, or was reported as unread. */
        COMPLETE,
        /** Rows moved too much, or there are too many pages. */
        MOVED,
        /** The sink wanted no more. */
        STOPPED
    }

    /** Reads the list from its beginning. */
    End read() throws Exception {
        return read(source.page(0));
    }

    /** Reads the list from its first page, which was read already. */
    End read(BookingList.Page first) throws Exception {
        done = null;
        at = null;
        tied.clear();
        BookingList.Page page = first;
        int skip = 0;
        int back = 0;
        int rowsAtEnd = -1;
        for (int pages = 1; sink.accept(page); pages++) {
            int rowsBefore = rowsAtEnd;
            rowsAtEnd = -1;
            if (skip > 0 && beginsBehind(page.rows())) {
                skip = Math.max(0, skip - Math.max(1, pageSize / 2));
                back++;
            } else if (page.rows().isEmpty() || !isTied(page) && isEnd(page)) {
                // not the same rows: a server may order the last ones differently in each answer
                if (isRecent || page.rows().size() == rowsBefore) {
                    return End.COMPLETE;
                }
                rowsAtEnd = page.rows().size();
            } else if (isTied(page)) {
                TiedRows.Outcome rows = readTied(page.rows().get(0).createdAt(), skip);
                if (rows.reason() == TiedRows.End.STOPPED) {
                    return End.STOPPED;
                }
                if (rows.reason() == TiedRows.End.MOVED && !isRecent) {
                    return End.MOVED;
                }
                skip = Math.max(0, rows.end() - 1);
            } else {
                skip += advance(page);
            }
            if (pages >= mostPages || back > MOST_STEPS_BACK + 2 * (pages - back)) {
                return End.MOVED;
            }
            page = source.page(skip);
        }
        return End.STOPPED;
    }

    /** Whether there may be rows before the page that were not read. */
    private boolean beginsBehind(List<BookingChange> rows) {
        if (rows.isEmpty()) {
            return true;
        }
        Instant first = rows.get(0).createdAt();
        if (done != null && !first.isAfter(done)) {
            return false;
        }
        return !first.equals(at);
    }

    private static Set<String> uids(List<BookingChange> rows) {
        Set<String> uids = new HashSet<>();
        rows.forEach(row -> uids.add(row.uid()));
        return uids;
    }

    private boolean isEnd(BookingList.Page page) {
        if (isRecent) {
            return page.isLast() || !page.isFull();
        }
        return !page.isFull() && (page.isLast() || page.rows().stream().allMatch(this::isRead));
    }

    private boolean isRead(BookingChange row) {
        return done != null && !row.createdAt().isAfter(done) || tied.contains(row.uid());
    }

    /** Whether a page shows only one instant, or not all rows of it that the page before showed, so that position does not tell what follows. */
    private boolean isTied(BookingList.Page page) {
        List<BookingChange> rows = page.rows();
        Instant first = rows.get(0).createdAt();
        if (done != null && !first.isAfter(done)) {
            return false;
        }
        return first.equals(at) && !uids(rows).containsAll(tied) || page.isFull() && rows.get(rows.size() - 1).createdAt().equals(first);
    }

    private TiedRows.Outcome readTied(Instant createdAt, int skip) throws Exception {
        TiedRows.Outcome rows = new TiedRows(pageSize, (pass, position) -> source.page(position), sink,
                row -> row.createdAt().compareTo(createdAt)).read(Math.max(0, skip - 1), isRecent ? FEW_PASSES : TiedRows.MOST_PASSES, -1);
        if (rows.reason() == TiedRows.End.INCOMPLETE || rows.reason() == TiedRows.End.MOVED) {
            unread.rows(createdAt, rows);
        }
        done = createdAt;
        return rows;
    }

    /** Notes what a page shows. Returns how many rows behind it the next one begins. */
    private int advance(BookingList.Page page) {
        List<BookingChange> rows = page.rows();
        Instant last = rows.get(rows.size() - 1).createdAt();
        int first = rows.size() - 1;
        while (first > 0 && rows.get(first - 1).createdAt().equals(last)) {
            first--;
        }
        if (first > 0 && (done == null || rows.get(first - 1).createdAt().isAfter(done))) {
            done = rows.get(first - 1).createdAt();
        }
        if (at == null || !last.isBefore(at)) {
            at = last;
            tied.clear();
            rows.subList(first, rows.size()).forEach(row -> tied.add(row.uid()));
        }
        if (first > 1 && !isRecent) {
            // the row before shows that no other one of this instant has moved before the next page
            return first - 1;
        }
        return first > 0 || !page.isFull() ? first : rows.size() - 1;
    }

    /** Takes what cannot be read. */
    @FunctionalInterface
    interface Unread {

        /** Rows that were created at an instant were not all read. */
        void rows(Instant createdAt, TiedRows.Outcome rows) throws Exception;
    }

    /** Where pages come from. */
    @FunctionalInterface
    interface Source {

        BookingList.Page page(int skip) throws Exception;
    }

    /** Where pages go to. */
    @FunctionalInterface
    interface Sink {

        /** @return false if no more is wanted */
        boolean accept(BookingList.Page page) throws Exception;
    }
}
