package io.github.camelcalcom.changes;

import java.util.List;

/**
 * Reads a list by position although rows leave it meanwhile. Each page begins with the last row of the page before: where it does not, rows
 * have moved, and some may have been missed.
 */
final class OverlappingPages {

    private final int pageSize;
    private final Source source;
    private final Sink sink;

    OverlappingPages(int pageSize, Source source, Sink sink) {
        this.pageSize = pageSize;
        this.source = source;
        this.sink = sink;
    }

    /** How a pass ended. */
    enum End {
        /** Each row that was there all the time was read. */
        COMPLETE,
        /** Rows have moved. */
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
        int skip = 0;
        while (true) {
            List<BookingChange> rows = page.rows();
            if (!sink.accept(page)) {
                return End.STOPPED;
            }
            if (rows.size() < pageSize) {
                return End.COMPLETE;
            }
            skip += rows.size() - 1;
            page = source.page(skip);
            String last = rows.get(rows.size() - 1).uid();
            if (page.rows().isEmpty() || !page.rows().get(0).uid().equals(last)) {
                return End.MOVED;
            }
        }
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
