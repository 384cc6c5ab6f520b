package io.github.camelcalcom.booking;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;

import io.github.camelcalcom.client.CalcomResponse;

/** Whether a booking was moved: then it is cancelled, and another one stands for it. */
final class RescheduleCheck implements StateCheck {

    private final WriteCall write;
    private final Instant wanted;

    private RescheduleCheck(WriteCall write) {
        this.write = write;
        this.wanted = write.body().instant("start");
    }

    /** The check for the whole booking or the one seat that the request names. */
    static StateCheck of(WriteCall write) {
        String seatUid = write.body().text(BookingView.SEAT_UID);
        return seatUid == null ? new RescheduleCheck(write) : new SeatMoveCheck(write, seatUid);
    }

    @Override
    public CompletableFuture<Verdict> look() {
        return write.readBooking((response, booking) -> {
            if (booking.isOpen() && booking.movedTo() == null) {
                return WriteCall.told(new Verdict.NotDone("the booking " + booking.uid() + " still starts " + booking.text("start")));
            }
            return write.movedTo(booking).thenCompose(uid -> uid.isEmpty() ? WriteCall.told(notMoved(booking))
                    : write.lookUps().booking(uid.get()).thenApply(moved -> decide(booking, moved, new BookingView(moved.result()))));
        });
    }

    private Verdict decide(BookingView booking, CalcomResponse response, BookingView moved) {
        if (wanted == null || moved.start() == null) {
            return new Verdict.Untold("the booking " + booking.uid() + " was moved and is now " + moved.describe()
                                      + ", but the start that was asked for, '" + write.body().text("start") + "', has no zone to compare with");
        }
        return wanted.equals(moved.start()) ? write.done(response, moved.asMap())
                : new Verdict.Overtaken("the booking " + booking.uid() + " was moved by somebody else and is now " + moved.describe());
    }

    private static Verdict notMoved(BookingView booking) {
        return new Verdict.Overtaken("the booking " + booking.uid() + " is " + booking.status() + " and was not moved");
    }
}
