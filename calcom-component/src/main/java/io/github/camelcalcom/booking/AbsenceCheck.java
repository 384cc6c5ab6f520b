package io.github.camelcalcom.booking;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.github.camelcalcom.client.CalcomResponse;

/** Whether those are marked as absent, or as present, whom the request names. */
final class AbsenceCheck implements StateCheck {

    private final WriteCall write;

    AbsenceCheck(WriteCall write) {
        this.write = write;
    }

    @Override
    public CompletableFuture<Verdict> look() {
        return write.readBooking((response, booking) -> WriteCall.told(decide(response, booking)));
    }

    private Verdict decide(CalcomResponse response, BookingView booking) {
        List<JsonFields> wishes = write.body().objects("attendees");
        if (booking.attendees().isEmpty() && !wishes.isEmpty()) {
            return new Verdict.Untold("the server does not show the caller who attends the booking " + booking.uid());
        }
        for (JsonFields wish : wishes) {
            String email = wish.text("email");
            if (email != null && booking.attendee(email).isEmpty()) {
                return new Verdict.Overtaken("the booking " + booking.uid() + " has no attendee " + email);
            }
        }
        Object host = write.body().value("host");
        boolean isHostMarked = host == null || host.equals(booking.value("absentHost"));
        boolean areAttendeesMarked = wishes.stream().allMatch(wish -> isMarked(booking, wish));
        return isHostMarked && areAttendeesMarked ? write.done(response)
                : new Verdict.NotDone("not everybody in the booking " + booking.uid() + " is marked as asked for");
    }

    private static boolean isMarked(BookingView booking, JsonFields wish) {
        return wish.text("email") != null && booking.attendee(wish.text("email"))
                .filter(attendee -> attendee.isTrue("absent") == wish.isTrue("absent")).isPresent();
    }
}
