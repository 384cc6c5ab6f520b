package io.github.camelcalcom.booking;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

import io.github.camelcalcom.client.CalcomResponse;
import io.github.camelcalcom.error.CalcomNotFoundException;

/** Whether a booking, one seat of it, or the rest of its series was cancelled. */
final class CancellationCheck implements StateCheck {

    private static final String LOST_RACE = "The requested record was not found";

    private final WriteCall write;
    private final String seatUid;

    CancellationCheck(WriteCall write) {
        this.write = write;
        this.seatUid = write.body().text(BookingView.SEAT_UID);
    }

    /** The server removes a seat in two steps that race, and may answer that the seat was not found after it has removed it. */
    static boolean isLostRace(WriteCall write, Throwable failure) {
        return failure instanceof CalcomNotFoundException notFound && notFound.getServerMessage() != null
               && notFound.getServerMessage().contains(LOST_RACE) && write.body().text(BookingView.SEAT_UID) != null;
    }

    @Override
    public CompletableFuture<Verdict> look() {
        return write.readBooking((response, booking) -> {
            if (seatUid != null) {
                return WriteCall.told(seat(response, booking));
            }
            if (booking.series() != null && write.body().isTrue("cancelSubsequentBookings")) {
                return write.lookUps().booking(booking.series()).thenApply(series -> rest(series, booking));
            }
            return whole(response, booking);
        });
    }

    private CompletableFuture<Verdict> whole(CalcomResponse response, BookingView booking) {
        if (!booking.isCancelled()) {
            return WriteCall.told(new Verdict.NotDone("the booking " + booking.uid() + " is " + booking.status()));
        }
        return write.movedTo(booking).thenApply(uid -> uid.isEmpty() ? write.done(response)
                : new Verdict.Overtaken("the booking " + booking.uid() + " was moved and is now " + uid.get()
                                        + ", which this call does not cancel"));
    }

    private Verdict seat(CalcomResponse response, BookingView booking) {
        if (booking.isCancelled()) {
            return write.done(response);
        }
        if (booking.attendees().isEmpty()) {
            return new Verdict.Untold("the server does not show the caller who has seats of the booking " + booking.uid());
        }
        return booking.seat(seatUid).isEmpty() ? write.done(response)
                : new Verdict.NotDone("the seat " + seatUid + " of the booking " + booking.uid() + " is still taken");
    }

    private Verdict rest(CalcomResponse response, BookingView first) {
        List<BookingView> series = BookingView.listOf(response.result());
        if (series.isEmpty()) {
            return new Verdict.Untold("the server does not show the bookings of the series " + first.series());
        }
        List<BookingView> open = series.stream().filter(BookingView::isOpen)
                .filter(booking -> booking.start() != null && first.start() != null && !booking.start().isBefore(first.start())).toList();
        if (open.isEmpty()) {
            return write.done(response);
        }
        String found = "of the series " + first.series() + " these still take place: "
                       + open.stream().map(BookingView::describe).collect(Collectors.joining(", "));
        // the server refuses to cancel from a booking on that is cancelled itself
        return first.isOpen() ? new Verdict.NotDone(found) : new Verdict.Underway(found);
    }
}
