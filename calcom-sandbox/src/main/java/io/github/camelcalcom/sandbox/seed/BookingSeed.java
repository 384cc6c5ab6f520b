/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.seed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.Seeding;
import io.github.camelcalcom.sandbox.bookings.PlantedBookings;
import io.github.camelcalcom.sandbox.state.BookingStatus;

import java.util.Arrays;

/** Reads seeded bookings, which may be in the past. */
final class BookingSeed {

    private final PlantedBookings bookings;

    BookingSeed(Seeding seeding) {
        this.bookings = new PlantedBookings(seeding.state());
    }

    void plant(SeedNode node) {
        ObjectNode body = node.body("bookings/create", "status", "createdAt", "reason");
        node.child("attendee").only("name", "email", "timeZone", "phoneNumber", "language");
        node.plant(() -> bookings.plant(body, new PlantedBookings.History(status(node), node.instant("createdAt"), node.text("reason", null))));
    }

    private static BookingStatus status(SeedNode node) {
        String label = node.text("status", null);
        return label == null ? null : Arrays.stream(BookingStatus.values()).filter(status -> status.label().equals(label)).findFirst()
                .orElseThrow(() -> node.child("status").wrong("must be one of "
                        + String.join(", ", Arrays.stream(BookingStatus.values()).map(BookingStatus::label).toList())
                        + " but is '" + label + "'"));
    }
}
