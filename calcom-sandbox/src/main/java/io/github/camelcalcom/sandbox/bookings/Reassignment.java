package io.github.camelcalcom.sandbox.bookings;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.availability.HostCalendar;
import io.github.camelcalcom.sandbox.availability.Interval;
import io.github.camelcalcom.sandbox.http.Answer;
import io.github.camelcalcom.sandbox.http.ApiException;
import io.github.camelcalcom.sandbox.http.Call;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.state.Booking;
import io.github.camelcalcom.sandbox.state.EventType;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.state.User;

/** Gives bookings of round robins to other hosts. The real server tells no webhook of it. */
final class Reassignment {

    private final SandboxState state;
    private final HostCalendar calendar;
    private final BookingTable table;
    private final BookingWriter writer;

    Reassignment(SandboxState state, HostCalendar calendar, BookingTable table, BookingWriter writer) {
        this.state = state;
        this.calendar = calendar;
        this.table = table;
        this.writer = writer;
    }

    /** To whose turn it is of the others who are free. */
    Answer toAnybody(Call call) {
        Booking booking = table.existing(call.path("bookingUid"));
        EventType eventType = table.eventType(booking);
        User host = calendar.successor(eventType, booking).orElseThrow(Reassignment::nobodyFree);
        return reassigned(call, booking, eventType, host);
    }

    /** To a certain host, who need not be free. */
    Answer toUser(Call call) {
        long userId = call.pathNumber("userId");
        Booking booking = table.existing(call.path("bookingUid"));
        if (state.users().find(userId).isEmpty()) {
            throw ApiException.notFound("User with id=" + userId + " was not found in the database");
        }
        EventType eventType = table.eventType(booking);
        User host = calendar.hosts(eventType).stream().filter(user -> user.id() == userId && eventType.isRoundRobin()).findFirst()
                .orElseThrow(Reassignment::nobodyFree);
        return reassigned(call, booking, eventType, host);
    }

    private static ApiException nobodyFree() {
        return ApiException.badRequest("Can't reassign the booking because no other host is available at that time.");
    }

    private Answer reassigned(Call call, Booking booking, EventType eventType, User host) {
        String title = BookingWriter.title(eventType, writer.organizer(eventType, host), booking.attendees().get(0).name(),
                booking.location(), new Interval(booking.start(), booking.end()));
        state.bookings().put(booking.change().hostId(host.id()).title(title).updatedAt(call.now()).build());
        ObjectNode answer = Json.object().put("bookingUid", booking.uid());
        answer.putObject("reassignedTo").put("id", host.id()).put("name", host.name()).put("email", host.email());
        return Answer.ok(answer);
    }
}
