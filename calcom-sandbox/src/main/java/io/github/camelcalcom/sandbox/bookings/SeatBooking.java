package io.github.camelcalcom.sandbox.bookings;

import io.github.camelcalcom.sandbox.availability.HostCalendar;
import io.github.camelcalcom.sandbox.availability.Interval;
import io.github.camelcalcom.sandbox.http.Answer;
import io.github.camelcalcom.sandbox.http.ApiException;
import io.github.camelcalcom.sandbox.http.Call;
import io.github.camelcalcom.sandbox.state.Attendee;
import io.github.camelcalcom.sandbox.state.Booking;
import io.github.camelcalcom.sandbox.state.BookingStatus;
import io.github.camelcalcom.sandbox.state.EventType;
import io.github.camelcalcom.sandbox.state.Move;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.state.User;
import io.github.camelcalcom.sandbox.time.Processing;
import io.vertx.core.Future;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Seats: taken, and moved to another time. Neither touches {@code updatedAt} of a booking that goes on. */
final class SeatBooking {

    private final SandboxState state;
    private final HostCalendar calendar;
    private final BookingConditions conditions;
    private final BookingTable table;
    private final BookingWriter writer;
    private final BookingEvents events;
    private final BookingViews views;
    private final Processing processing;

    SeatBooking(SandboxState state, HostCalendar calendar, BookingTable table, BookingWriter writer, BookingEvents events,
            BookingViews views, Processing processing) {
        this.state = state;
        this.calendar = calendar;
        this.conditions = new BookingConditions(state, calendar);
        this.table = table;
        this.writer = writer;
        this.events = events;
        this.views = views;
        this.processing = processing;
    }

    /** Takes a seat: of the booking that there is at that time, or of a new one. */
    Future<Answer> create(Call call, BookingRequest request) {
        if (calendar.seatedAt(request.eventType(), request.time().start()).isEmpty()) {
            requireBookable(request, call.now());
        }
        return processing.pause().compose(ignored -> {
            Booking booking = calendar.seatedAt(request.eventType(), request.time().start())
                    .map(found -> join(found, request))
                    .orElseGet(() -> open(request));
            Attendee attendee = last(booking);
            return events.created(booking, List.of(attendee))
                    .map(told -> Answer.created(views.withSeat(booking, attendee.seat().uid(), call.version())));
        });
    }

    private void requireBookable(BookingRequest request, Instant now) {
        EventType eventType = request.eventType();
        conditions.requireInBounds(eventType, request.time().start(), ZoneId.of(request.timeZone()), now);
        conditions.requireWithinLimits(eventType, request.time(), null);
        conditions.requireFree(eventType, request.time());
    }

    private Booking open(BookingRequest request) {
        List<User> hosts = calendar.hostsAt(request.eventType(), request.time(), null)
                .orElseThrow(() -> ApiException.bare(409, "booking_conflict_error"));
        return writer.write(request, request.time(), hosts, null);
    }

    private Booking join(Booking booking, BookingRequest request) {
        if (booking.attendees().stream().anyMatch(attendee -> attendee.email().equals(request.email()))) {
            throw ApiException.bare(409, "already_signed_up_for_this_booking_error");
        }
        requireSeat(booking, request.eventType());
        return withAttendee(booking, new Attendee(writer.nextAttendeeId(), request.name(), request.email(), request.timeZone(),
                request.language(), request.phoneNumber(), false, writer.seat(request)));
    }

    private static void requireSeat(Booking booking, EventType eventType) {
        if (booking.seatsTaken() >= eventType.seatsPerTimeSlot().orElseThrow()) {
            throw ApiException.conflict("No more seats left at this seated booking.");
        }
    }

    private Booking withAttendee(Booking booking, Attendee attendee) {
        List<Attendee> attendees = new ArrayList<>(booking.attendees());
        attendees.add(attendee);
        return state.bookings().put(booking.change().attendees(attendees).build());
    }

    /** Moves one seat to another time, where it gets a new uid; the booking that nobody is left of is cancelled. */
    Future<Answer> move(Call call, Booking booking, String seatUid, Instant start, Move move) {
        EventType eventType = table.eventType(booking);
        Attendee attendee = attendeeOf(booking, seatUid);
        Interval time = Interval.of(start, Duration.between(booking.start(), booking.end()));
        Optional<Booking> target = calendar.seatedAt(eventType, start);
        target.ifPresent(found -> requireSeat(found, eventType));
        if (target.isEmpty() && !calendar.isFree(eventType, time, booking)) {
            throw BookingConditions.notAvailable(eventType);
        }
        Attendee moved = attendee.withSeat(writer.nextAttendeeId(),
                new Attendee.Seat(state.uids().uuid(), attendee.seat().responses(), attendee.seat().metadata()));
        giveUp(booking, attendee, null, call.now());
        Booking result = target.map(found -> withAttendee(found, moved)).orElseGet(() -> open(booking, eventType, moved, time, move));
        return events.moved(result, List.of(moved), booking)
                .map(told -> Answer.created(views.withSeat(result, moved.seat().uid(), call.version())));
    }

    private Booking open(Booking old, EventType eventType, Attendee attendee, Interval time, Move move) {
        Instant now = state.now();
        return state.bookings().put(Booking.builder(state.bookings().nextId(), state.uids().shortUid(), eventType.id())
                .hostId(old.hostId())
                .title(BookingWriter.title(eventType, writer.organizer(eventType, table.host(old)), attendee.name(), old.location(), time))
                .description(null).status(old.status()).start(time.start()).end(time.end()).location(old.location())
                .responses(attendee.seat().responses()).attendees(List.of(attendee)).createdAt(now).updatedAt(now)
                .icsUid(writer.icsUid()).icsSequence(old.icsSequence() + 1).move(move).build());
    }

    /** The attendee who has a seat; 400 if nobody has it. */
    static Attendee attendeeOf(Booking booking, String seatUid) {
        return booking.attendees().stream().filter(attendee -> attendee.seat() != null && attendee.seat().uid().equals(seatUid))
                .findFirst().orElseThrow(() -> ApiException.badRequest(
                        "Invalid seatUid: this seat does not exist or has already been cancelled."));
    }

    /** Takes an attendee out of a booking, which is cancelled if nobody is left. */
    Booking giveUp(Booking booking, Attendee attendee, String reason, Instant now) {
        List<Attendee> left = booking.attendees().stream().filter(other -> other.id() != attendee.id()).toList();
        Booking.Builder changed = booking.change().attendees(left);
        if (left.isEmpty()) {
            changed.status(BookingStatus.CANCELLED).cancellationReason(reason).updatedAt(now);
        }
        return state.bookings().put(changed.build());
    }

    private static Attendee last(Booking booking) {
        return booking.attendees().get(booking.attendees().size() - 1);
    }
}
