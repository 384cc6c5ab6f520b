package io.github.camelcalcom.booking;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import io.github.camelcalcom.catalog.Operation;
import io.github.camelcalcom.client.CalcomClient;
import io.github.camelcalcom.client.CalcomResponse;

/**
 * Finds the booking that was made with a key, among those that the caller sees at the time and of the event type that were asked for.
 * A random key alone decides; the other fields narrow the list, as far as the server does not change them. One that the caller gave may
 * have been used for another booking.
 */
final class BookingSearch {

    /** A start without a zone is read in the server's own one, which is not known here. */
    private static final Duration ANY_ZONE = Duration.ofHours(15);
    /** How far from the start another booking is recognized that a caller's key was used for. */
    private static final Duration MISTAKEN = Duration.ofDays(1);

    private final LookUps lookUps;
    private final Operation operation;
    private final BookingAttempt attempt;
    private final Object eventTypeId;
    private final JsonFields attendee;
    private final String attendeeEmail;
    private final String start;
    private final Instant exactStart;
    private final Instant firstStart;
    private final Instant lastStart;

    /**
     * @param operation whose answer the booking becomes
     * @param body      of the call that may have made the booking
     */
    BookingSearch(LookUps lookUps, Operation operation, JsonFields body, BookingAttempt attempt) {
        this.lookUps = lookUps;
        this.operation = operation;
        this.attempt = attempt;
        this.eventTypeId = body.value("eventTypeId");
        this.attendee = body.object("attendee");
        this.attendeeEmail = attendee.text("email");
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

    /**
     * Searches once. Where the start is no time that can be read here, the newest bookings of the event type are searched.
     *
     * @param thoroughly whether to search among the bookings of all attendees if there is none with the caller's e-mail address: the
     *                   server writes some addresses in another way, and invents one for who gave a phone number only
     */
    CompletableFuture<SearchResult> find(boolean thoroughly) {
        return list(attendeeEmail).thenCompose(list -> {
            List<BookingView> marked = marked(list.items());
            if (marked.isEmpty() && thoroughly && attendeeEmail != null) {
                return list(null).thenCompose(all -> read(marked(all.items()), all));
            }
            return read(marked, list);
        });
    }

    private CompletableFuture<CalcomClient.ItemList> list(String email) {
        return firstStart != null ? lookUps.bookings(eventTypeId, email, firstStart, lastStart) : lookUps.newestBookings(eventTypeId, email);
    }

    private List<BookingView> marked(List<?> bookings) {
        return bookings.stream().map(BookingView::new).filter(this::isMarked)
                .sorted(Comparator.comparing(BookingView::start, Comparator.nullsLast(Comparator.naturalOrder()))).toList();
    }

    private boolean isMarked(BookingView booking) {
        return booking.isMadeWith(attempt.key()) || booking.seatTakenWith(attempt.key()).isPresent();
    }

    private CompletableFuture<SearchResult> read(List<BookingView> marked, CalcomClient.ItemList list) {
        if (marked.isEmpty()) {
            return CompletableFuture.completedFuture(new SearchResult.Absent(list.more()));
        }
        Optional<BookingView> match = marked.stream().filter(booking -> !attempt.isGiven() || isAsAskedFor(booking)).findFirst();
        return match.isEmpty() ? CompletableFuture.completedFuture(new SearchResult.Other(marked.get(0))) : read(match.get(), list.last());
    }

    private boolean isAsAskedFor(BookingView booking) {
        if (exactStart != null && !exactStart.equals(booking.start())) {
            return false;
        }
        List<JsonFields> holders = booking.seatTakenWith(attempt.key()).map(List::of).orElseGet(booking::attendees);
        return holders.isEmpty() || holders.stream().anyMatch(this::isAttendee);
    }

    private boolean isAttendee(JsonFields holder) {
        if (attendeeEmail != null) {
            return new EmailAddress(attendeeEmail).isShownAs(holder.text("email"));
        }
        String phone = attendee.text("phoneNumber");
        String shown = holder.text("phoneNumber");
        return phone == null || shown == null || Objects.equals(digits(phone), digits(shown));
    }

    private static String digits(String phone) {
        return phone.replaceAll("\\D", "");
    }

    /** Lists may show bookings in another version than the operation answers. */
    private CompletableFuture<SearchResult> read(BookingView listed, CalcomResponse list) {
        if (listed.series() != null) {
            return lookUps.booking(listed.series()).thenApply(response -> series(listed.series(), response));
        }
        return lookUps.booking(listed.uid())
                .handle((response, failure) -> failure == null && new BookingView(response.result()).uid() != null
                        ? single(response, new BookingView(response.result()), listed) : single(list, listed, listed));
    }

    private SearchResult series(String uid, CalcomResponse response) {
        List<BookingView> occurrences = marked(response.result() instanceof List<?> list ? list : List.of());
        return new SearchResult.Series(uid, response.answering(operation, occurrences.stream().map(each -> answer(each, each)).toList()),
                occurrences);
    }

    private SearchResult single(CalcomResponse response, BookingView booking, BookingView listed) {
        return new SearchResult.Single(response.answering(operation, answer(booking, listed)));
    }

    private Object answer(BookingView booking, BookingView listed) {
        return listed.seatTakenWith(attempt.key()).map(seat -> (Object) booking.withSeat(seat.text(BookingView.SEAT_UID)))
                .orElse(booking.asMap());
    }

    /** What is searched for, for a message. */
    String describe() {
        return "a booking with the metadata entry " + IdempotencyKey.METADATA_ENTRY + '=' + attempt.key()
               + (eventTypeId == null ? "" : " of event type " + eventTypeId)
               + (firstStart != null ? " at " + start : " among the newest ones, since the start '" + start + "' is no time");
    }
}
