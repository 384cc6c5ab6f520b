/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.bookings;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.sandbox.account.VerificationCodes;
import io.github.camelcalcom.sandbox.availability.HostCalendar;
import io.github.camelcalcom.sandbox.availability.Interval;
import io.github.camelcalcom.sandbox.availability.PeriodLimit;
import io.github.camelcalcom.sandbox.http.ApiException;
import io.github.camelcalcom.sandbox.http.Call;
import io.github.camelcalcom.sandbox.state.Booking;
import io.github.camelcalcom.sandbox.state.BookingStatus;
import io.github.camelcalcom.sandbox.state.EventType;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.state.User;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The conditions of an event type on bookings, apart from free hosts, with the errors of the real server. */
final class BookingConditions {

    private final SandboxState state;
    private final HostCalendar calendar;

    BookingConditions(SandboxState state, HostCalendar calendar) {
        this.state = state;
        this.calendar = calendar;
    }

    /** Checks that the caller may book the event type at all. */
    void requireAllowed(Call call, BookingRequest request) {
        requireAuthentication(call, request.eventType());
        requireHosts(request.eventType());
        requireFewActiveBookings(request, call.now());
        requireVerifiedEmail(call, request);
    }

    private void requireAuthentication(Call call, EventType eventType) {
        if (!eventType.settings().path("bookingRequiresAuthentication").asBoolean()) {
            return;
        }
        User caller = call.caller().orElseThrow(() -> ApiException.unauthorized("checkBookingRequiresAuthentication - request must be "
                + "authenticated by passing credentials belonging to event type owner, host or team or org admin or owner."));
        if (!new EventTypeAccess(state).isHostOrAdmin(caller, eventType)) {
            throw ApiException.forbidden("checkBookingRequiresAuthentication - user is not authorized to access this event type. User has to "
                    + "be either event type owner, host, team admin or owner or org admin or owner.");
        }
    }

    private void requireHosts(EventType eventType) {
        if (eventType.isManaged()) {
            throw ApiException.badRequest("Event type with id=" + eventType.id() + " is the parent managed event type that can't be booked. "
                    + "You have to provide the child event type id aka id of event type that has been assigned to one of the users.");
        }
        if (eventType.teamId() != null && calendar.hosts(eventType).isEmpty()) {
            throw ApiException.of(422, "Can't book this team event type because it has no hosts. Please, add at least 1 host to event type "
                    + "with id=" + eventType.id() + " belonging to team with id=" + eventType.teamId() + " and try again.");
        }
    }

    private void requireFewActiveBookings(BookingRequest request, Instant now) {
        JsonNode setting = request.eventType().settings().path("bookerActiveBookingsLimit");
        int most = setting.path("maximumActiveBookings").asInt();
        if (most == 0 || request.email().isEmpty()) {
            return;
        }
        List<Booking> active = state.bookings().ofAttendee(request.email()).from(now)
                .filter(booking -> booking.eventTypeId() == request.eventType().id() && booking.status() == BookingStatus.ACCEPTED)
                .filter(booking -> booking.attendees().stream().anyMatch(attendee -> attendee.email().equals(request.email())))
                .sorted(Comparator.comparing(Booking::start).reversed()).limit(most).toList();
        if (active.size() >= most) {
            boolean offer = setting.path("offerReschedule").asBoolean();
            throw ApiException.badRequest("Attendee with this email can't book because the maximum number of active bookings has been reached."
                    + (offer ? " You can reschedule your existing booking (" + active.get(most - 1).uid() + ") to a new timeslot instead." : ""));
        }
    }

    private static void requireVerifiedEmail(Call call, BookingRequest request) {
        if (!request.eventType().settings().path("requiresBookerEmailVerification").asBoolean()) {
            return;
        }
        String code = call.body().path("emailVerificationCode").asText("");
        if (code.isEmpty()) {
            throw ApiException.bare(400, "email_verification_required");
        }
        if (!code.equals(VerificationCodes.of(request.email(), call.now()))) {
            throw ApiException.bare(400, "invalid_verification_code");
        }
    }

    /** Checks that the start is neither too soon nor too far ahead. */
    void requireInBounds(EventType eventType, Instant start, ZoneId booker, Instant now) {
        if (!calendar.isInBounds(eventType, start, booker, now)) {
            throw ApiException.badRequest("The event type can't be booked at the \"start\" time provided. This could be because it's too soon "
                    + "(violating the minimum booking notice) or too far in the future (outside the event's scheduling window). Try fetching "
                    + "available slots first using the GET /v2/slots endpoint and then make a booking with \"start\" time equal to one of the "
                    + "available slots: https://cal.com/docs/api-reference/v2/slots");
        }
    }

    /**
     * Checks the limits on the number and duration of bookings. Only bookings that lie completely within the period count.
     *
     * @param moved booking that is moved to the time, which does not count; null for a new booking
     */
    void requireWithinLimits(EventType eventType, Interval time, Booking moved) {
        ZoneId zone = eventType.scheduleId().isEmpty() ? ZoneOffset.UTC
                : state.schedules().find(eventType.scheduleId().getAsLong()).map(schedule -> schedule.timeZone().rules())
                        .orElse(ZoneOffset.UTC);
        for (PeriodLimit limit : PeriodLimit.of(eventType.settings().path("bookingLimitsCount"))) {
            if (within(eventType, limit.around(time.start(), zone), moved).size() >= limit.most()) {
                throw ApiException.bare(401, "booking_limit_reached");
            }
        }
        for (PeriodLimit limit : PeriodLimit.of(eventType.settings().path("bookingLimitsDuration"))) {
            long minutes = within(eventType, limit.around(time.start(), ZoneOffset.UTC), moved).stream()
                    .mapToLong(booking -> Duration.between(booking.start(), booking.end()).toMinutes()).sum();
            if (minutes >= limit.most()) {
                throw ApiException.bare(401, "duration_limit_reached");
            }
        }
    }

    private List<Booking> within(EventType eventType, Interval period, Booking moved) {
        return state.bookings().ofEventType(eventType.id()).between(period.start(), period.end())
                .filter(booking -> booking.status() == BookingStatus.ACCEPTED && !booking.end().isAfter(period.end()))
                .filter(booking -> moved == null || !booking.uid().equals(moved.uid())).toList();
    }

    /** Checks that a host is free, or all mandatory hosts. */
    void requireFree(EventType eventType, Interval time) {
        if (!calendar.isFree(eventType, time, null)) {
            throw notAvailable(eventType);
        }
    }

    /** Returns the error for a slot that is already taken. */
    static ApiException notAvailable(EventType eventType) {
        return ApiException.badRequest(Optional.ofNullable(eventType.teamId())
                .map(team -> "One of the hosts either already has booking at this time or is not available")
                .orElse("User either already has booking at this time or is not available"));
    }
}
