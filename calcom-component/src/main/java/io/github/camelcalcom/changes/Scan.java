package io.github.camelcalcom.changes;

import java.time.Instant;

/**
 * A reading of a whole list that has not come to its end.
 *
 * @param from   changes before it were read by an earlier one
 * @param start  when it began, in the server's time
 * @param cursor of the page that comes next; null for the first one
 */
record Scan(Instant from, Instant start, String cursor) {

    Scan at(String nextCursor) {
        return new Scan(from, start, nextCursor);
    }
}
