package io.github.camelcalcom.sandbox.bookings;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.availability.HostCalendar;
import io.github.camelcalcom.sandbox.availability.Interval;
import io.github.camelcalcom.sandbox.http.Answer;
import io.github.camelcalcom.sandbox.http.ApiException;
import io.github.camelcalcom.sandbox.http.Call;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.state.Attendee;
import io.github.camelcalcom.sandbox.state.Booking;
import io.github.camelcalcom.sandbox.state.BookingStatus;
import io.github.camelcalcom.sandbox.state.EventType;
import io.github.camelcalcom.sandbox.state.Move;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.state.User;
import io.github.camelcalcom.sandbox.time.Processing;
import io.github.camelcalcom.sandbox.validation.IsoInstant;
import io.vertx.core.Future;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Moves bookings: the old one is cancelled and names the new one, which has a uid of its own. */
final class Rescheduling {

    private final SandboxState state;
    private final HostCalendar calendar;
    private final BookingConditions conditions;
    private final BookingTable table;
    private final BookingWriter writer;
    private final SeatBooking seats;
    private final BookingEvents events;
    private final BookingViews views;
    private final Processing processing;

    Rescheduling(SandboxState state, HostCalendar calendar, BookingTable table, BookingWriter writer, SeatBooking seats, BookingEvents events,
            BookingViews views, Processing processing) {
        this.state = state;
        this.calendar = calendar;
        this.conditions = new BookingConditions(state, calendar);
        this.table = table;
        this.writer = writer;
        this.seats = seats;
        this.events = events;
        this.views = views;
        this.processing = processing;
    }

    /** Moves a booking or one seat of it. */
    Future<Answer> reschedule(Call call) {
        ObjectNode input = BookingRules.reschedule(call.bodyToCheck());
        Booking booking = table.existing(call.path("bookingUid"));
        requireMovable(booking);
        EventType eventType = table.eventType(booking);
        Instant start = IsoInstant.parse(input.get("start").asText());
        boolean seated = eventType.seatsPerTimeSlot().isPresent();
        if (seated && !input.hasNonNull("seatUid")) {
            throw seatUidMissing(booking);
        }
        if (!start.isAfter(call.now())) {
            throw ApiException.badRequest("Attempting to book a meeting in the past.");
        }
        Move move = new Move(Json.textOrNull(input, "reschedulingReason"), Json.textOrNull(input, "rescheduledBy"), booking.uid(), null);
        if (seated) {
            return seats.move(call, booking, input.get("seatUid").asText(), start, move);
        }
        Interval time = Interval.of(start, Duration.between(booking.start(), booking.end()));
        boolean conflicts = isHost(call, booking) && call.version().isHosted() && call.body().path("allowConflicts").asBoolean();
        conditions.requireInBounds(eventType, start, ZoneId.of(booking.attendees().get(0).timeZone()), call.now());
        conditions.requireWithinLimits(eventType, time, booking);
        if (!conflicts && hosts(eventType, time, booking).isEmpty()) {
            throw BookingConditions.notAvailable(eventType);
        }
        return processing.pause().compose(ignored -> move(call, booking.uid(), time, move, conflicts));
    }

    private static void requireMovable(Booking booking) {
        String uid = booking.uid();
        if (booking.move().toUid() != null) {
            String next = booking.move().toUid();
            throw ApiException.badRequest("Can't reschedule booking with uid=" + uid + " because it has been cancelled and rescheduled "
                    + "already to booking with uid=" + next + ". You probably want to reschedule " + next
                    + " instead by passing it within the request URL.");
        }
        if (!booking.status().isOpen()) {
            throw ApiException.badRequest("Can't reschedule booking with uid=" + uid + " because it has been " + booking.status().label()
                    + ". Please provide uid of a booking that is not " + booking.status().label() + '.');
        }
    }

    private static ApiException seatUidMissing(Booking booking) {
        return ApiException.badRequest("Booking with uid=" + booking.uid() + " is a seated booking which means you have to provide seatUid "
                + "in the request body to specify which seat specifically you want to reschedule. First, fetch the booking using "
                + "https://cal.com/docs/api-reference/v2/bookings/get-a-booking and then within the attendees array you will find the "
                + "seatUid of the booking you want to reschedule. Second, provide the seatUid in the request body to specify which seat "
                + "specifically you want to reschedule using the reschedule endpoint "
                + "https://cal.com/docs/api-reference/v2/bookings/reschedule-a-booking#option-2");
    }

    private Future<Answer> move(Call call, String uid, Interval time, Move move, boolean conflicts) {
        Booking old = table.existing(uid);
        requireMovable(old);
        EventType eventType = table.eventType(old);
        List<User> hosts = hosts(eventType, time, old)
                .or(() -> conflicts ? Optional.of(List.of(table.host(old))) : Optional.empty())
                .orElseThrow(() -> ApiException.bare(409, "booking_conflict_error"));
        Instant now = state.now();
        Booking moved = successor(old, time, move, statusAfter(call, old, time, move), hosts, now);
        state.bookings().put(old.change().status(BookingStatus.CANCELLED)
                .move(old.move().to(moved.uid(), move.by())).updatedAt(now).build());
        state.bookings().put(moved);
        return events.moved(moved, moved.attendees(), old).map(told -> Answer.created(views.view(moved, call.version())));
    }

    /** A round robin may come to another host, unless the event type says that it stays with the same one. */
    private Optional<List<User>> hosts(EventType eventType, Interval time, Booking old) {
        boolean same = eventType.isRoundRobin() && eventType.settings().path("rescheduleWithSameRoundRobinHost").asBoolean();
        return same ? calendar.sameHostsAt(eventType, time, old) : calendar.hostsAt(eventType, time, old);
    }

    /** What the host moves needs no confirmation by the host. */
    private BookingStatus statusAfter(Call call, Booking old, Interval time, Move move) {
        User host = table.host(old);
        boolean byHost = move.by() == null ? isHost(call, old) : move.by().equals(host.email());
        return table.eventType(old).requiresConfirmation(time.start(), state.now()) && !byHost ? BookingStatus.PENDING : BookingStatus.ACCEPTED;
    }

    private static boolean isHost(Call call, Booking booking) {
        return call.caller().filter(caller -> caller.id() == booking.hostId()).isPresent();
    }

    /** The real server forgets the guests' names and puts them into the booker's zone. */
    private Booking successor(Booking old, Interval time, Move move, BookingStatus status, List<User> hosts, Instant now) {
        EventType eventType = table.eventType(old);
        User host = hosts.get(0);
        Set<String> team = calendar.hosts(eventType).stream().map(User::email).collect(Collectors.toSet());
        Attendee booker = old.attendees().get(0);
        List<Attendee> attendees = new ArrayList<>();
        for (Attendee attendee : old.attendees()) {
            if (eventType.teamId() != null && team.contains(attendee.email())) {
                continue;
            }
            boolean guest = attendee != booker;
            attendees.add(new Attendee(state.nextAttendeeId(), guest ? "" : attendee.name(), attendee.email(), booker.timeZone(),
                    attendee.language(), attendee.phoneNumber(), false, null));
        }
        hosts.stream().skip(1).forEach(member -> attendees.add(writer.member(member)));
        String title = host.id() == old.hostId() ? old.title()
                : BookingWriter.title(eventType, writer.organizer(eventType, host), booker.name(), old.location(), time);
        return Booking.builder(state.bookings().nextId(), state.uids().shortUid(), old.eventTypeId()).hostId(host.id())
                .title(title).description(old.description()).status(status).start(time.start()).end(time.end())
                .location(old.location()).responses(old.responses()).metadata(old.metadata()).attendees(attendees)
                .createdAt(now).updatedAt(now).icsUid(old.icsUid()).icsSequence(old.icsSequence() + 1).move(move)
                .recurringBookingUid(old.recurringBookingUid()).build();
    }
}
