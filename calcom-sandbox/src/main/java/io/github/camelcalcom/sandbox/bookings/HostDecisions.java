package io.github.camelcalcom.sandbox.bookings;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.http.Answer;
import io.github.camelcalcom.sandbox.http.ApiException;
import io.github.camelcalcom.sandbox.http.Call;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.state.Booking;
import io.github.camelcalcom.sandbox.state.BookingStatus;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.validation.Rule;
import io.github.camelcalcom.sandbox.validation.Schema;
import io.vertx.core.Future;

/**
 * What the host says to bookings. As on the real server, everything but an accepted booking can be confirmed or declined, also one
 * that was cancelled, and nobody looks whether the slot is still free.
 */
final class HostDecisions {

    private static final Schema DECLINE = new Schema().optional("reason", Rule.string());

    private final SandboxState state;
    private final BookingTable table;
    private final BookingEvents events;
    private final BookingViews views;

    HostDecisions(SandboxState state, BookingTable table, BookingEvents events, BookingViews views) {
        this.state = state;
        this.table = table;
        this.events = events;
        this.views = views;
    }

    /** The host says yes. */
    Future<Answer> confirm(Call call) {
        Booking booking = undecided(call);
        Booking confirmed = state.bookings().put(booking.change().status(BookingStatus.ACCEPTED).metadata(withVideoUrl(booking))
                .updatedAt(call.now()).build());
        return events.confirmed(confirmed).map(told -> Answer.ok(views.view(confirmed, call.version())));
    }

    /** The host says no. */
    Future<Answer> decline(Call call) {
        ObjectNode input = DECLINE.accept(call.bodyToCheck());
        Booking rejected = state.bookings().put(undecided(call).change().status(BookingStatus.REJECTED)
                .rejectionReason(Json.textOrNull(input, "reason")).updatedAt(call.now()).build());
        return events.rejected(rejected).map(told -> Answer.ok(views.view(rejected, call.version())));
    }

    /** A video call gets its address when the host says yes. There is no video service here, so it is empty. */
    private static ObjectNode withVideoUrl(Booking booking) {
        return Locations.isVideo(booking) ? booking.metadata().deepCopy().put(BookingViews.VIDEO_URL, "") : booking.metadata();
    }

    private Booking undecided(Call call) {
        Booking booking = table.existing(call.path("bookingUid"));
        if (booking.hostId() != call.user().id()) {
            throw ApiException.filtered(401, "TRPCError", "You are not authorized to access this resource");
        }
        if (booking.status() == BookingStatus.ACCEPTED) {
            throw ApiException.trpcBadRequest();
        }
        return booking;
    }
}
