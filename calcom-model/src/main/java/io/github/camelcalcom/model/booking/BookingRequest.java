/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.model.booking;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.model.CalcomJson;
import io.github.camelcalcom.model.CalcomRecord;
import io.github.camelcalcom.model.When;
import io.soabase.recordbuilder.core.RecordBuilder;

/** The body of {@code bookings/create}. */
public sealed interface BookingRequest extends CalcomRecord permits BookingRequest.Recurring, BookingRequest.InstantMeeting, BookingRequest.Plain {

    /** Returns the start of the booking, or of the first one of a series. */
    Instant start();

    /** Returns the attendee. */
    AttendeeRequest attendee();

    /** Returns the number of the event type; null if it is named by slug. */
    Long eventTypeId();

    /** Returns custom data by key; null for none. */
    Map<String, Object> metadata();

    /**
     * Several bookings of a recurring event type.
     *
     * @param start                   the start of the first booking
     * @param recurrenceCount         number of bookings
     * @param attendee                the attendee
     * @param bookingFieldsResponses  the answers to the questions of the booking form, by their slug
     * @param eventTypeId             the number of the event type
     * @param eventTypeSlug           the slug of the event type, with a user name or a team's slug
     * @param username                the user name
     * @param teamSlug                the slug of the team that owns the event type
     * @param organizationSlug        the slug of the organization of the user or team
     * @param guests                  e-mail addresses of further guests
     * @param meetingUrl              the address of the meeting; superseded by location
     * @param location                the location
     * @param metadata                custom data by key
     * @param lengthInMinutes         the length in minutes; only for event types with a choice of lengths
     * @param routing                 the form response that led to the booking
     * @param emailVerificationCode   the code that was mailed to the attendee, if the event type requires it
     * @param allowConflicts          whether a host may book over another booking
     * @param allowBookingOutOfBounds whether a host may book outside the booking window
     * @param skipBookingLimits       whether a host may book beyond the limits
     * @param additional              see {@link CalcomRecord#additional()}
     */
    @When(field = "recurrenceCount")
    @RecordBuilder
    record Recurring(
            Instant start, Integer recurrenceCount, AttendeeRequest attendee, Map<String, Object> bookingFieldsResponses, Long eventTypeId,
            String eventTypeSlug, String username, String teamSlug, String organizationSlug, List<String> guests, String meetingUrl,
            BookingLocation location, Map<String, Object> metadata, Integer lengthInMinutes, Routing routing, String emailVerificationCode,
            Boolean allowConflicts, Boolean allowBookingOutOfBounds, Boolean skipBookingLimits,
            Map<String, JsonNode> additional) implements BookingRequest {

        public Recurring {
            additional = CalcomJson.copy(additional);
        }
    }

    /**
     * A meeting of a team that starts at once.
     *
     * @param start                   the start
     * @param attendee                the attendee
     * @param bookingFieldsResponses  the answers to the questions of the booking form, by their slug
     * @param eventTypeId             the number of the event type
     * @param eventTypeSlug           the slug of the event type, with a user name or a team's slug
     * @param username                the user name
     * @param teamSlug                the slug of the team that owns the event type
     * @param organizationSlug        the slug of the organization of the user or team
     * @param guests                  e-mail addresses of further guests
     * @param meetingUrl              the address of the meeting; superseded by location
     * @param location                the location
     * @param metadata                custom data by key
     * @param lengthInMinutes         the length in minutes; only for event types with a choice of lengths
     * @param routing                 the form response that led to the booking
     * @param emailVerificationCode   the code that was mailed to the attendee, if the event type requires it
     * @param allowConflicts          whether a host may book over another booking
     * @param allowBookingOutOfBounds whether a host may book outside the booking window
     * @param skipBookingLimits       whether a host may book beyond the limits
     * @param additional              see {@link CalcomRecord#additional()}
     */
    @When(field = "instant", is = "true")
    @RecordBuilder
    record InstantMeeting(
            Instant start, AttendeeRequest attendee, Map<String, Object> bookingFieldsResponses, Long eventTypeId, String eventTypeSlug,
            String username, String teamSlug, String organizationSlug, List<String> guests, String meetingUrl, BookingLocation location,
            Map<String, Object> metadata, Integer lengthInMinutes, Routing routing, String emailVerificationCode, Boolean allowConflicts,
            Boolean allowBookingOutOfBounds, Boolean skipBookingLimits, Map<String, JsonNode> additional) implements BookingRequest {

        public InstantMeeting {
            additional = CalcomJson.copy(additional);
        }
    }

    /**
     * One booking, also one seat of a booking with seats.
     *
     * @param start                   the start
     * @param attendee                the attendee
     * @param bookingFieldsResponses  the answers to the questions of the booking form, by their slug
     * @param eventTypeId             the number of the event type
     * @param eventTypeSlug           the slug of the event type, with a user name or a team's slug
     * @param username                the user name
     * @param teamSlug                the slug of the team that owns the event type
     * @param organizationSlug        the slug of the organization of the user or team
     * @param guests                  e-mail addresses of further guests
     * @param meetingUrl              the address of the meeting; superseded by location
     * @param location                the location
     * @param metadata                custom data by key
     * @param lengthInMinutes         the length in minutes; only for event types with a choice of lengths
     * @param routing                 the form response that led to the booking
     * @param emailVerificationCode   the code that was mailed to the attendee, if the event type requires it
     * @param allowConflicts          whether a host may book over another booking
     * @param allowBookingOutOfBounds whether a host may book outside the booking window
     * @param skipBookingLimits       whether a host may book beyond the limits
     * @param additional              see {@link CalcomRecord#additional()}
     */
    @RecordBuilder
    record Plain(
            Instant start, AttendeeRequest attendee, Map<String, Object> bookingFieldsResponses, Long eventTypeId, String eventTypeSlug,
            String username, String teamSlug, String organizationSlug, List<String> guests, String meetingUrl, BookingLocation location,
            Map<String, Object> metadata, Integer lengthInMinutes, Routing routing, String emailVerificationCode, Boolean allowConflicts,
            Boolean allowBookingOutOfBounds, Boolean skipBookingLimits, Map<String, JsonNode> additional) implements BookingRequest {

        public Plain {
            additional = CalcomJson.copy(additional);
        }
    }
}
