package io.github.camelcalcom.changes;

import java.util.List;

/**
 * Reads a list by position, in the order of creation, although rows leave it or come into it meanwhile. Each page begins with the last row of
 * the page before. If a page begins behind that row, rows before it have left, and the list is read again from an earlier position.
 */
final class OverlappingPages {

    /** How many more steps back than forth there may be. */
    private static final int MOST_STEPS_BACK = 20;

    private final int pageSize;
    private final Source source;
    private final Sink sink;
    private int mostPages = Integer.MAX_VALUE;
    private boolean endsWithShortPage;

    OverlappingPages(int pageSize, Source source, Sink sink) {
        this.pageSize = pageSize;
        this.source = source;
        this.sink = sink;
    }

    /**
     * Reads no more than so many pages, and takes a page that is not full for the last one. Without this call the page behind it is read as
     * well: a page may lack rows that were deleted while it was made.
     */
    OverlappingPages atMost(int pages) {
        mostPages = pages;
        endsWithShortPage = true;
        return this;
    }

    /** How a pass ended. */
    enum End {
        /** Each row that was there all the time was read. */
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
        BookingList.Page page = first;
        BookingChange last = null;
        int skip = 0;
        int back = 0;
        for (int pages = 1; sink.accept(page); pages++) {
            List<BookingChange> rows = page.rows();
            if (last != null && beginsBehind(rows, last)) {
                skip = Math.max(0, skip - Math.max(1, pageSize / 2));
                last = skip == 0 ? null : last;
                back++;
            } else {
                BookingChange furthest = furthest(rows, last);
                if (isEnd(page, furthest == null || last != null && furthest.uid().equals(last.uid()))) {
                    return End.COMPLETE;
                }
                last = furthest;
                skip += rows.size() - 1;
            }
            if (pages >= mostPages || back > MOST_STEPS_BACK + 2 * (pages - back)) {
                return End.MOVED;
            }
            page = source.page(skip);
        }
        return End.STOPPED;
    }

    /** Whether there may be rows between that row and the page. */
    private static boolean beginsBehind(List<BookingChange> rows, BookingChange last) {
        return rows.isEmpty() || !rows.get(0).createdAt().isBefore(last.createdAt())
                && rows.stream().noneMatch(row -> row.uid().equals(last.uid()));
    }

    /** The last row of the page, unless the page is before the last one that was read. */
    private static BookingChange furthest(List<BookingChange> rows, BookingChange last) {
        if (rows.isEmpty()) {
            return last;
        }
        BookingChange end = rows.get(rows.size() - 1);
        return last == null || !end.createdAt().isBefore(last.createdAt()) ? end : last;
    }

    private boolean isEnd(BookingList.Page page, boolean broughtNothing) {
        return page.isLast() || !page.isFull() && (endsWithShortPage || broughtNothing);
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
