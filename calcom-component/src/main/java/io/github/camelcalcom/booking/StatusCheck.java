package io.github.camelcalcom.booking;

import java.util.concurrent.CompletableFuture;

import io.github.camelcalcom.client.CalcomResponse;

/**
 * Whether the host's answer to a pending booking was taken. Any other state than the wanted one is left alone: the server lets a host
 * confirm a booking that was cancelled or declined meanwhile, and so opens it again.
 */
final class StatusCheck implements StateCheck {

    private final WriteCall write;
    private final String wanted;

    /** @param wanted the status of a booking after the call */
    StatusCheck(WriteCall write, String wanted) {
        this.write = write;
        this.wanted = wanted;
    }

    @Override
    public CompletableFuture<Verdict> look() {
        return write.readBooking((response, booking) -> WriteCall.told(decide(response, booking)));
    }

    private Verdict decide(CalcomResponse response, BookingView booking) {
        if (booking.status().equals(wanted)) {
            return write.done(response);
        }
        String found = "the booking " + booking.uid() + " is " + booking.status() + ", not " + wanted;
        return booking.status().equals("pending") ? new Verdict.NotDone(found)
                : new Verdict.Overtaken(found + "; the call is not made again, since it could undo that");
    }
}
