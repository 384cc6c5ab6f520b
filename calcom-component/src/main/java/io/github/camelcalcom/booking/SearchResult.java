package io.github.camelcalcom.booking;

import java.util.List;
import java.util.stream.Collectors;

import io.github.camelcalcom.client.CalcomResponse;

/** What one search for the booking of a key says. */
sealed interface SearchResult {

    /**
     * No booking has the key.
     *
     * @param isPartial whether there are older bookings that were not looked at
     */
    record Absent(boolean isPartial) implements SearchResult {
    }

    /** A booking, or a seat of one, as the operation would have answered. */
    record Single(CalcomResponse answer) implements SearchResult {
    }

    /**
     * Bookings of a series, none or all of which may be there.
     *
     * @param uid    of the series
     * @param answer as the operation would have answered
     */
    record Series(String uid, CalcomResponse answer, List<BookingView> occurrences) implements SearchResult {

        String describe() {
            return "of the series " + uid + ": " + occurrences.stream().map(BookingView::describe).collect(Collectors.joining(", "));
        }
    }

    /** The key belongs to a booking of another time or attendee. */
    record Other(BookingView booking) implements SearchResult {
    }
}
