/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.availability;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.state.Booking;
import io.github.camelcalcom.sandbox.state.EventType;
import io.github.camelcalcom.sandbox.state.Reservation;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/** Renders free slots, grouped by the dates of a zone. */
final class SlotViews {

    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxxx");

    private final HostCalendar calendar;
    private final EventType eventType;
    private final ZoneId zone;
    private final Instant now;

    SlotViews(HostCalendar calendar, EventType eventType, ZoneId zone, Instant now) {
        this.calendar = calendar;
        this.eventType = eventType;
        this.zone = zone;
        this.now = now;
    }

    /** Returns the representation of version 2024-09-04, optionally with ends. */
    ObjectNode byDate(List<Interval> slots, boolean ends) {
        ObjectNode dates = Json.object();
        for (Interval slot : slots) {
            String date = slot.start().atZone(zone).toLocalDate().toString();
            if (dates.has(date) && eventType.settings().path("onlyShowFirstAvailableSlot").asBoolean()) {
                continue;
            }
            ObjectNode view = dates.withArrayProperty(date).addObject().put("start", text(slot.start()));
            if (ends) {
                view.put("end", text(slot.end()));
            }
            if (eventType.seatsPerTimeSlot().isPresent()) {
                putSeats(view, slot);
            }
        }
        return dates;
    }

    /** Returns the representation of version 2024-04-15. */
    ObjectNode legacyByDate(List<Interval> slots) {
        ObjectNode dates = Json.object();
        slots.forEach(slot -> dates.withArrayProperty(slot.start().atZone(zone).toLocalDate().toString()).addObject()
                .put("time", Json.text(slot.start())));
        return dates;
    }

    private void putSeats(ObjectNode view, Interval slot) {
        int total = eventType.seatsPerTimeSlot().orElseThrow();
        Optional<Booking> booking = calendar.seatedAt(eventType, slot.start());
        List<Reservation> reserved = calendar.reservations(eventType, now)
                .filter(reservation -> reservation.start().equals(slot.start())).toList();
        int booked = booking.map(Booking::seatsTaken).orElse(0) + reserved.size();
        view.put("seatsBooked", booked).put("seatsRemaining", total - booked).put("seatsTotal", total);
        // the real server invents the uid of a booking if there are only reservations
        booking.map(Booking::uid).or(() -> reserved.stream().findFirst().map(Reservation::uid))
                .ifPresent(uid -> view.put("bookingUid", uid));
    }

    private String text(Instant instant) {
        return zone.equals(ZoneOffset.UTC) || zone.getId().equals("UTC") ? Json.text(instant) : LOCAL.format(instant.atZone(zone));
    }
}
