/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
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

/** Creates seeded bookings, which may be in the past and have any status. No webhooks are triggered. */
public final class PlantedBookings {

    private final SandboxState state;
    private final HostCalendar calendar;
    private final BookingWriter writer;

    /** Creates bookings in the state of one sandbox. */
    public PlantedBookings(SandboxState state) {
        this.state = state;
        this.calendar = new HostCalendar(state);
        this.writer = new BookingWriter(state);
    }

    /**
     * The history of a seeded booking.
     *
     * @param status    null for the status of a new booking
     * @param createdAt time of creation and last change; null for the current time
     * @param reason    reason of a cancellation or rejection; null for none
     */
    public record History(BookingStatus status, Instant createdAt, String reason) {
    }

    /**
     * Creates one booking: the first of a series, or one with its first seat.
     *
     * @param body request in the format of version 2024-08-13
     * @throws ApiException if the API would refuse the request
     * @throws IllegalStateException if no host is free
     */
    public Booking plant(JsonNode body, History history) {
        BookingRequest request = BookingRequest.of(body, state);
        boolean open = history.status() == null || history.status().isOpen();
        if (open && request.eventType().seatsPerTimeSlot().isPresent()
                && calendar.seatedAt(request.eventType(), request.time().start()).isPresent()) {
            throw new IllegalStateException("a seat is taken at " + request.time().start() + " already: create further ones with API calls");
        }
        List<User> hosts = calendar.hostsAt(request.eventType(), request.time(), null)
                .orElseGet(() -> calendar.hosts(request.eventType()).stream().limit(1).toList());
        if (hosts.isEmpty() || open && !calendar.isFree(request.eventType(), request.time(), null)) {
            throw new IllegalStateException("no host of the event type '" + request.eventType().slug() + "' is free at "
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
