package io.github.camelcalcom.booking;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import io.github.camelcalcom.client.CalcomClient;

/**
 * Whether one seat was moved. It leaves its booking and gets a new uid in the booking of the new time, and neither tells of the other:
 * the moved seat is known by who sits there, or by being alone in a booking that did not exist before the call.
 */
final class SeatMoveCheck implements StateCheck {

    private final WriteCall write;
    private final String seatUid;
    private final Instant wanted;
    private final String mover;
    private String email;

    SeatMoveCheck(WriteCall write, String seatUid) {
        this.write = write;
        this.seatUid = seatUid;
        this.wanted = write.body().instant("start");
        // often the attendee; where it is the host, nobody with that address has a seat
        this.mover = write.body().text("rescheduledBy");
    }

    @Override
    public CompletableFuture<Verdict> look() {
        return write.readBooking((response, booking) -> {
            booking.seat(seatUid).ifPresent(seat -> email = seat.text("email"));
            if (booking.isOpen() && booking.seat(seatUid).isPresent()) {
                return WriteCall.told(new Verdict.NotDone("the seat " + seatUid + " is still part of the booking " + booking.uid()));
            }
            if (booking.isOpen() && booking.attendees().isEmpty()) {
                return WriteCall.told(
                        new Verdict.Untold("the server does not show the caller who has seats of the booking " + booking.uid()));
            }
            if (wanted == null) {
                return WriteCall.told(new Verdict.Untold("the seat " + seatUid + " left its booking, but the start that was asked for, '"
                                                         + write.body().text("start") + "', has no zone to look there"));
            }
            return write.lookUps().bookings(booking.value("eventTypeId"), null, wanted, wanted).thenCompose(this::decide);
        });
    }

    private CompletableFuture<Verdict> decide(CalcomClient.ItemList list) {
        Instant begin = write.begin(list.last());
        List<Seat> seats = list.items().stream().map(BookingView::new)
                .filter(booking -> booking.isOpen() && wanted.equals(booking.start())).flatMap(Seat::of).toList();
        List<Seat> moved = seats.stream().filter(seat -> seat.isOf(email != null ? email : mover)).toList();
        boolean isAlone = email == null && moved.isEmpty() && seats.size() == 1 && seats.get(0).isCreatedSince(begin);
        if (isAlone) {
            moved = seats;
        }
        return moved.size() == 1 ? read(moved.get(0))
                : WriteCall.told(new Verdict.Untold("the seat " + seatUid + " left the booking " + write.bookingUid()
                                                    + ", but it cannot be told which seat at the new start is the moved one"));
    }

    private CompletableFuture<Verdict> read(Seat seat) {
        return write.lookUps().booking(seat.booking().uid()).thenApply(response ->
                write.done(response, new BookingView(response.result()).withSeat(seat.attendee().text(BookingView.SEAT_UID))));
    }

    private record Seat(BookingView booking, JsonFields attendee) {

        static Stream<Seat> of(BookingView booking) {
            return booking.attendees().stream().filter(attendee -> attendee.text(BookingView.SEAT_UID) != null)
                    .map(attendee -> new Seat(booking, attendee));
        }

        boolean isOf(String email) {
            return email != null && email.equalsIgnoreCase(attendee.text("email"));
        }

        boolean isCreatedSince(Instant begin) {
            Instant created = booking.instant("createdAt");
            return begin != null && created != null && !created.isBefore(begin);
        }
    }
}
