package io.github.camelcalcom.sandbox.bookings;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.sandbox.availability.HostCalendar;
import io.github.camelcalcom.sandbox.http.ApiException;
import io.github.camelcalcom.sandbox.state.Booking;
import io.github.camelcalcom.sandbox.state.BookingStatus;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.state.User;

import java.time.Instant;
import java.util.List;

/** Plants bookings into a state that is being seeded: also past ones, and of any status. Nobody is told of them. */
public final class PlantedBookings {

    private final SandboxState state;
    private final HostCalendar calendar;
    private final BookingWriter writer;

    /** The bookings of a sandbox. */
    public PlantedBookings(SandboxState state) {
        this.state = state;
        this.calendar = new HostCalendar(state);
        this.writer = new BookingWriter(state);
    }

    /**
     * How a booking came to be as it is.
     *
     * @param status    null for that of a new one
     * @param createdAt when it was made and changed last; null for now
     * @param reason    why it was cancelled or rejected; null if nobody said
     */
    public record History(BookingStatus status, Instant createdAt, String reason) {
    }

    /**
     * One booking; of an event type that recurs the first one only, of one with seats the one with the first seat.
     *
     * @param body as the version 2024-08-13 of the API has it
     * @throws ApiException          if it is not as the API wants it, as a call would be refused
     * @throws IllegalStateException if nobody can meet the booker then
     */
    public Booking plant(JsonNode body, History history) {
        BookingRequest request = BookingRequest.of(body, state);
        boolean open = history.status() == null || history.status().isOpen();
        if (open && request.eventType().seatsPerTimeSlot().isPresent()
                && calendar.seatedAt(request.eventType(), request.time().start()).isPresent()) {
            throw new IllegalStateException("a seat is taken at " + request.time().start() + " already: book further ones by calls");
        }
        List<User> hosts = calendar.hostsAt(request.eventType(), request.time(), null)
                .orElseGet(() -> calendar.hosts(request.eventType()).stream().limit(1).toList());
        if (hosts.isEmpty() || open && !calendar.isFree(request.eventType(), request.time(), null)) {
            throw new IllegalStateException("nobody who hosts the event type '" + request.eventType().slug() + "' is free at "
                    + request.time().start());
        }
        Booking booking = writer.write(request, request.time(), hosts, null);
        Booking.Builder change = booking.change();
        if (history.status() != null) {
            change.status(history.status());
        }
        if (history.createdAt() != null) {
            change.createdAt(history.createdAt()).updatedAt(history.createdAt());
        }
        if (history.status() == BookingStatus.CANCELLED) {
            change.cancellationReason(history.reason());
        } else if (history.status() == BookingStatus.REJECTED) {
            change.rejectionReason(history.reason());
        }
        return state.bookings().put(change.build());
    }
}
