/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.bookings;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.http.Answer;
import io.github.camelcalcom.sandbox.http.ApiException;
import io.github.camelcalcom.sandbox.http.Call;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.http.OperationRegistry;
import io.github.camelcalcom.sandbox.state.Attendee;
import io.github.camelcalcom.sandbox.state.Booking;
import io.github.camelcalcom.sandbox.state.BookingStatus;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.validation.Rule;
import io.github.camelcalcom.sandbox.validation.Schema;

import java.util.List;
import java.util.function.Predicate;

/**
 * Operations that block bookers of an organization. Their upcoming bookings are cancelled without notification. The sandbox does not
 * prevent them from booking again.
 */
final class ModerationHandlers implements OperationRegistry.Group {

    private static final Rule EXTENT = Rule.oneOf(List.of("EMAIL", "DOMAIN"));
    private static final Schema BLOCK = new Schema()
            .required("bookingUid", Rule.notEmpty(), Rule.string())
            .required("blockType", EXTENT);
    private static final Schema REPORT = new Schema()
            .required("bookingUid", Rule.notEmpty(), Rule.string())
            .required("reason", Rule.oneOf(List.of("SPAM", "UNWANTED", "DONT_KNOW_PERSON", "OTHER")))
            .optional("description", Rule.string())
            .required("reportType", EXTENT);

    private final SandboxState state;
    private final BookingTable table;
    private final OrganizationBookings bookings;

    ModerationHandlers(SandboxState state, BookingTable table) {
        this.state = state;
        this.table = table;
        this.bookings = new OrganizationBookings(state);
    }

    @Override
    public void register(OperationRegistry registry) {
        registry.on("org-bookings/block").handle(this::block);
        registry.on("org-bookings/report").handle(this::report);
    }

    private Answer block(Call call) {
        ObjectNode input = BLOCK.accept(call.bodyToCheck());
        Booking booking = existing(call, input);
        String unwanted = unwanted(booking, input.get("blockType").asText());
        int cancelled = cancel(call, unwanted);
        return Answer.ok(Json.object().put("success", true).put("message", "Added to blocklist and " + cancelled + " bookings cancelled")
                .put("bookingUid", booking.uid()).put("cancelledCount", cancelled).put("blockedValue", unwanted));
    }

    private Answer report(Call call) {
        ObjectNode input = REPORT.accept(call.bodyToCheck());
        Booking booking = existing(call, input);
        int cancelled = cancel(call, unwanted(booking, input.get("reportType").asText()));
        return Answer.ok(Json.object().put("success", true).put("message", cancelled == 0 ? "Booking reported successfully"
                : "Booking reported and cancelled successfully").put("bookingUid", booking.uid()).put("reportedCount", 1)
                .put("cancelledCount", cancelled));
    }

    private Booking existing(Call call, ObjectNode input) {
        Booking booking = table.existing(input.get("bookingUid").asText());
        if (!bookings.ofOrganization(call.pathNumber("orgId")).test(booking)) {
            throw ApiException.notFound("Booking with uid=" + booking.uid() + " was not found in the database");
        }
        return booking;
    }

    /** Returns the mail address of the first attendee, or its domain. */
    private static String unwanted(Booking booking, String extent) {
        String email = booking.attendees().stream().findFirst().map(Attendee::email).filter(address -> address.contains("@"))
                .orElseThrow(() -> ApiException.badRequest("Booking with uid=" + booking.uid() + " has no attendee with a mail address."));
        return extent.equals("EMAIL") ? email : email.substring(email.indexOf('@') + 1);
    }

    private int cancel(Call call, String unwanted) {
        Predicate<Booking> ofOrganization = bookings.ofOrganization(call.pathNumber("orgId"));
        List<Booking> found = state.bookings().stream()
                .filter(booking -> booking.status().isOpen() && booking.start().isAfter(call.now())).filter(ofOrganization)
                .filter(booking -> !booking.attendees().isEmpty() && isOf(booking.attendees().get(0).email(), unwanted)).toList();
        found.forEach(booking -> state.bookings().put(booking.change().status(BookingStatus.CANCELLED).updatedAt(call.now()).build()));
        return found.size();
    }

    private static boolean isOf(String email, String unwanted) {
        return unwanted.contains("@") ? email.equalsIgnoreCase(unwanted) : email.substring(email.indexOf('@') + 1).equalsIgnoreCase(unwanted);
    }
}
