/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.safecall;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import io.github.camelcalcom.catalog.Operation;
import io.github.camelcalcom.client.CalcomClient;
import io.github.camelcalcom.client.CalcomResponse;
import io.github.camelcalcom.error.CalcomException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the booking with a key among the bookings that the caller sees. The event type, the start and the attendee narrow the list, as far as
 * the server does not change them. A random key identifies the booking. A key of the message may have been used for another booking.
 */
final class BookingSearch {

    private static final Logger LOG = LoggerFactory.getLogger(BookingSearch.class);
    /** A start without a zone is in the server's zone, which is not known here. */
    private static final Duration ANY_ZONE = Duration.ofHours(15);
    /** The distance from the start within which another booking with the key is found. */
    private static final Duration MISTAKEN = Duration.ofDays(1);

    private final LookUps lookUps;
    private final Operation operation;
    private final BookingAttempt attempt;
    private final Object eventTypeId;
    private final String eventTypeSlug;
    private final RequestedAttendee attendee;
    private final String start;
    private final Instant exactStart;
    private final Instant firstStart;
    private final Instant lastStart;

    /**
     * @param operation the operation that the result answers
     * @param body      the body of the call that may have made the booking
     */
    BookingSearch(LookUps lookUps, Operation operation, JsonFields body, BookingAttempt attempt) {
        this.lookUps = lookUps;
        this.operation = operation;
        this.attempt = attempt;
        this.eventTypeId = body.value("eventTypeId");
        this.eventTypeSlug = body.text("eventTypeSlug");
        this.attendee = new RequestedAttendee(body);
        this.start = body.text("start");
        this.exactStart = JsonFields.parsed(start);
        Instant middle = exactStart != null ? exactStart : withoutZone(start);
        Duration doubt = attempt.isGiven() ? MISTAKEN : exactStart != null ? Duration.ZERO : ANY_ZONE;
        this.firstStart = middle == null ? null : middle.minus(doubt);
        this.lastStart = middle == null ? null : middle.plus(doubt);
    }

    private static Instant withoutZone(String text) {
        try {
            return text == null ? null : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException noDate) {
            return null;
        }
    }

    /** What one search finds. */
    sealed interface Result {
    }

    /**
     * No booking has the key.
     *
     * @param isPartial whether there are older bookings that were not looked at
     * @param similar   an open booking of the same start and attendee without any key, or null
     */
    record Absent(boolean isPartial, BookingView similar) implements Result {
    }

    /** A booking, or a seat of one, as the operation returns it. */
    record Single(CalcomResponse answer) implements Result {
    }

    /**
     * Bookings of a series, of which some or all may be missing.
     *
     * @param uid    the uid of the series
     * @param answer the bookings as the operation returns them
     */
    record Series(String uid, CalcomResponse answer, List<BookingView> occurrences) implements Result {

        String describe() {
            return "of the series " + uid + ": " + occurrences.stream().map(BookingView::describe).collect(Collectors.joining(", "));
        }
    }

    /** The key belongs to a booking with another start or attendee. */
    record Other(BookingView booking) implements Result {
    }

    /**
     * Searches once. If the start cannot be read as a time, searches the newest bookings of the event type.
     *
     * @param thorough whether to search the bookings of all attendees if there is none with the attendee's e-mail address: the server writes
     *                 some addresses in another way, and makes one from the phone number if it has none or hides it
     */
    Result find(boolean thorough) throws CalcomException {
        CalcomClient.ItemList list = list(attendee.email());
        List<BookingView> marked = marked(list.items());
        if (marked.isEmpty() && thorough && attendee.email() != null) {
            list = list(null);
            marked = marked(list.items());
        }
        if (marked.isEmpty()) {
            return new Absent(list.more(), similar(list.items()));
        }
        Optional<BookingView> match = marked.stream().filter(booking -> !attempt.isGiven() || isRequested(booking)).findFirst();
        return match.isEmpty() ? new Other(marked.get(0)) : read(match.get(), list.last());
    }

    private CalcomClient.ItemList list(String email) throws CalcomException {
        return firstStart != null ? lookUps.bookings(eventTypeId, email, firstStart, lastStart) : lookUps.newestBookings(eventTypeId, email);
    }

    private List<BookingView> marked(List<?> bookings) {
        return bookings.stream().map(BookingView::new).filter(this::isMarked)
                .sorted(Comparator.comparing(BookingView::start, Comparator.nullsLast(Comparator.naturalOrder()))).toList();
    }

    private boolean isMarked(BookingView booking) {
        return booking.isMadeWith(attempt.key()) || booking.seatTakenWith(attempt.key()).isPresent();
    }

    private boolean isRequested(BookingView booking) {
        if (exactStart != null && !exactStart.equals(booking.start())) {
            return false;
        }
        List<JsonFields> holders = booking.seatTakenWith(attempt.key()).map(List::of).orElseGet(booking::attendees);
        return holders.isEmpty() || holders.stream().anyMatch(attendee::mayBeShownAs);
    }

    /** The server may have lost or hidden the key of such a booking. */
    private BookingView similar(List<?> bookings) {
        return bookings.stream().map(BookingView::new).filter(booking -> booking.isOpen() && exactStart != null && exactStart.equals(booking.start())
                && !booking.attendees().isEmpty() && isPossible(booking)).findFirst().orElse(null);
    }

    /** Whether the booking may be the requested one: it does not have another key, and its attendee is the same or unknown. */
    private boolean isPossible(BookingView booking) {
        if (booking.idempotencyKey() != null) {
            return booking.idempotencyKey().equals(attempt.key());
        }
        List<JsonFields> attendees = booking.attendees();
        return attendees.isEmpty() || attendees.stream().anyMatch(this::isPossible);
    }

    private boolean isPossible(JsonFields holder) {
        String key = BookingView.idempotencyKey(holder);
        return key == null ? attendee.mayBeShownAs(holder) : key.equals(attempt.key());
    }

    /**
     * The booking of another caller or attendee that takes the requested time, or null. Where the server refuses a second booking of a time,
     * the requested booking was not made if there is such a booking.
     *
     * @param minutes the length of the requested booking, 0 if it is not known
     */
    BookingView occupant(int minutes) throws CalcomException {
        if (exactStart == null) {
            return null;
        }
        Instant end = exactStart.plus(Duration.ofMinutes(Math.max(1, minutes)));
        List<BookingView> overlapping = BookingView
                .listOf(lookUps.bookings(eventTypeId, null, exactStart.minus(LookUps.LONGEST_EVENT), end).items()).stream()
                .filter(booking -> booking.isOpen() && booking.isOfEventType(eventTypeId, eventTypeSlug) && booking.overlaps(exactStart, end))
                .toList();
        return overlapping.isEmpty() || overlapping.stream().anyMatch(this::isPossible) ? null : overlapping.get(0);
    }

    /** Reads what was found in the list by its uid, since the versions of the list and of the operation differ. */
    private Result read(BookingView listed, CalcomResponse list) throws CalcomException {
        if (listed.series() != null) {
            CalcomResponse series = lookUps.booking(listed.series());
            List<BookingView> occurrences = marked(series.result() instanceof List<?> all ? all : List.of());
            return new Series(listed.series(),
                    series.answering(operation, occurrences.stream().map(each -> answer(each, each)).toList()), occurrences);
        }
        try {
            CalcomResponse read = lookUps.booking(listed.uid());
            BookingView booking = new BookingView(read.result());
            if (booking.uid() != null) {
                return new Single(read.answering(operation, answer(booking, listed)));
            }
        } catch (CalcomException | IllegalArgumentException e) {
            LOG.debug("The booking {} was found, but could not be read by its uid; its list entry is the result", listed.uid(), e);
        }
        return new Single(list.answering(operation, answer(listed, listed)));
    }

    private Object answer(BookingView booking, BookingView listed) {
        return listed.seatTakenWith(attempt.key()).map(seat -> (Object) booking.withSeat(seat.text(BookingView.SEAT_UID)))
                .orElse(booking.asMap());
    }

    /** The search for a message. */
    String describe() {
        return "a booking with the metadata entry " + IdempotencyKey.METADATA_ENTRY + '=' + attempt.key()
               + (eventTypeId == null ? "" : " of event type " + eventTypeId)
               + (firstStart != null ? " at " + start : " among the newest ones, since the start '" + start + "' cannot be read as a time");
    }
}
