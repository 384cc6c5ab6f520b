package io.github.camelcalcom.booking;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Supplier;

import io.github.camelcalcom.client.CalcomRequest;
import io.github.camelcalcom.client.CalcomResponse;

/**
 * A request that changed, or did not change, what is looked at.
 *
 * @param elapsed how long ago the call began
 */
record WriteCall(CalcomRequest request, JsonFields body, LookUps lookUps, Supplier<Duration> elapsed) {

    /** Dates of HTTP have whole seconds. */
    private static final Duration PRECISION = Duration.ofSeconds(1);

    /** Reads the booking that the request names and lets it decide; it must be one booking and no series. */
    CompletableFuture<Verdict> readBooking(BiFunction<CalcomResponse, BookingView, CompletableFuture<Verdict>> decision) {
        return lookUps.booking(bookingUid()).thenCompose(response -> {
            BookingView booking = new BookingView(response.result());
            return booking.status() != null ? decision.apply(response, booking)
                    : told(new Verdict.Untold("the booking " + bookingUid() + " cannot be read as a single one"));
        });
    }

    /** A verdict that needs no further look. */
    static CompletableFuture<Verdict> told(Verdict verdict) {
        return CompletableFuture.completedFuture(verdict);
    }

    /**
     * The uid of the booking that stands for a cancelled one now; empty if it was not moved. In a series only the new booking tells where
     * it came from.
     */
    CompletableFuture<Optional<String>> movedTo(BookingView booking) {
        if (booking.movedTo() != null || booking.series() == null) {
            return CompletableFuture.completedFuture(Optional.ofNullable(booking.movedTo()));
        }
        return lookUps.booking(booking.series()).thenApply(series -> BookingView.listOf(series.result()).stream()
                .filter(other -> booking.uid().equals(other.movedFrom())).findFirst().map(BookingView::uid));
    }

    /** The uid in the path of the request. */
    String bookingUid() {
        return String.valueOf(request.parameter(request.template().indexOf("bookingUid")));
    }

    /** When the call began at the earliest, by the clock of the server that gave this answer; null if it does not tell the time. */
    Instant begin(CalcomResponse response) {
        String date = response.header("date");
        try {
            return date == null ? null
                    : Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date)).minus(elapsed.get()).minus(PRECISION);
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    /** What was read is the answer of the request. */
    Verdict done(CalcomResponse read) {
        return done(read, read.result());
    }

    /** A part of what was read is the answer of the request. */
    Verdict done(CalcomResponse read, Object data) {
        return new Verdict.Done(read.answering(request.template().operation(), data));
    }
}
