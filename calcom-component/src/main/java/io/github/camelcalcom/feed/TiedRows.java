/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.feed;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;

/**
 * Reads rows that are equal in what the server orders them by, and of which there are as many as a page has. A server may order such rows
 * differently in each answer, so that reading on by position misses some. The rows are read in several passes, at other positions each time,
 * until as many were seen as there are. Rows may leave meanwhile, but none comes: if two passes count the same, none has left in between.
 */
final class TiedRows {

    /** How many passes are made before the rows that were not seen are given up. */
    static final int MOST_PASSES = 20;
    /** How many passes in a row have to count the same before rows that were not seen count as never shown. */
    private static final int FEWEST_UNDISTURBED = 10;

    private final int pageSize;
    private final Source source;
    private final OverlappingPages.Sink sink;
    private final ToIntFunction<BookingChange> side;
    private final Set<String> seen = new HashSet<>();

    /**
     * @param side where a row is: less than 0 before the tied rows, 0 among them, more than 0 behind them
     */
    TiedRows(int pageSize, Source source, OverlappingPages.Sink sink, ToIntFunction<BookingChange> side) {
        this.pageSize = pageSize;
        this.source = source;
        this.sink = sink;
        this.side = side;
    }

    /** How the reading ended. */
    enum End {
        /** Each row was read. */
        COMPLETE,
        /** The server never showed some rows. */
        INCOMPLETE,
        /** Rows left in each pass. */
        MOVED,
        /** The sink wanted no more. */
        STOPPED
    }

    /**
     * What was read.
     *
     * @param count  how many rows there are
     * @param unseen how many of them were not seen
     * @param end    the position behind the last row
     */
    record Outcome(End reason, int count, int unseen, int end) {
    }

    /** What a pass has found: where the tied rows begin and end. */
    private record Pass(int begin, int end, boolean moved) {

        int count() {
            return end - begin;
        }
    }

    /**
     * Reads the rows.
     *
     * @param start  a position before the rows, or the one of the first row
     * @param passes how many passes to make at most
     * @param known  how many rows there were when they were read before; if there still are as many, one pass is enough. -1 if they were not
     */
    Outcome read(int start, int passes, int known) throws Exception {
        int count = -1;
        int end = start;
        int undisturbed = 0;
        for (int number = 0; number < passes; number++) {
            Set<String> inPass = new HashSet<>();
            Pass pass = pass(number, start, inPass);
            if (pass == null) {
                return new Outcome(End.STOPPED, count, 0, end);
            }
            end = pass.end();
            if (pass.moved() || pass.count() != count) {
                // a row of this pass may have left during the pass, and does not count
                count = pass.moved() ? -1 : pass.count();
                seen.clear();
                undisturbed = 0;
                if (count == known && known >= 0) {
                    return new Outcome(End.COMPLETE, count, 0, end);
                }
            } else {
                seen.addAll(inPass);
                undisturbed++;
                if (seen.size() >= count) {
                    return new Outcome(End.COMPLETE, count, 0, end);
                }
            }
        }
        return new Outcome(undisturbed < Math.min(passes - 1, FEWEST_UNDISTURBED) ? End.MOVED : End.INCOMPLETE, count, count - seen.size(), end);
    }

    /** Reads the rows once. Returns null if the sink wanted no more. */
    private Pass pass(int number, int start, Set<String> inPass) throws Exception {
        int step = Math.max(1, pageSize - 1 - number % Math.max(1, pageSize / 2));
        int skip = start;
        int begin = -1;
        int first = -1;
        while (true) {
            BookingList.Page page = source.page(number, skip);
            if (!sink.accept(page)) {
                return null;
            }
            List<BookingChange> rows = page.rows();
            if (begin < 0 && skip > 0 && (rows.isEmpty() || side.applyAsInt(rows.get(0)) >= 0)) {
                // rows before it have left
                skip = Math.max(0, skip - Math.max(1, pageSize / 2));
                continue;
            }
            int before = count(rows, -1);
            if (begin < 0 && (before < rows.size() || !page.isFull())) {
                begin = skip + before;
                first = skip;
            }
            rows.stream().filter(row -> side.applyAsInt(row) == 0).forEach(row -> inPass.add(row.uid()));
            if (!page.isFull() || count(rows, 1) > 0) {
                int end = skip + rows.size() - count(rows, 1);
                return new Pass(begin, Math.max(begin, end), first > 0 && hasMoved(number, first, begin));
            }
            skip += begin < 0 ? rows.size() - 1 : step;
        }
    }

    /** Whether rows before the tied ones have left or come since the pass began. */
    private boolean hasMoved(int number, int first, int begin) throws Exception {
        return first + count(source.page(number, first).rows(), -1) != begin;
    }

    private int count(List<BookingChange> rows, int wanted) {
        return (int) rows.stream().filter(row -> Integer.signum(side.applyAsInt(row)) == wanted).count();
    }

    /** Where pages come from. */
    @FunctionalInterface
    interface Source {

        /**
         * Returns a page.
         *
         * @param pass number of the pass, from 0
         */
        BookingList.Page page(int pass, int skip) throws Exception;
    }
}
