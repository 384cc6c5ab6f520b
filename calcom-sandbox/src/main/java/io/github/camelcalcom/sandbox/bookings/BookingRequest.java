/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.bookings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.availability.EventTypeAddress;
import io.github.camelcalcom.sandbox.availability.Hosts;
import io.github.camelcalcom.sandbox.availability.Interval;
import io.github.camelcalcom.sandbox.http.ApiException;
import io.github.camelcalcom.sandbox.http.Call;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.state.EventType;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.state.User;
import io.github.camelcalcom.sandbox.validation.IsoInstant;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * A request for a booking, checked as far as possible without looking at other bookings.
 *
 * @param time        time of the first occurrence
 * @param email       empty if the booker gave only a phone number
 * @param phoneNumber null if none was given
 * @param guests      mail addresses
 * @param responses   answers by the slugs of the event type's fields, including name and mail address; without guests for seats
 * @param location    location of the meeting, as bookings store it
 * @param occurrences 1 for an event type that does not recur
 * @param privileges  checks that the host asked to skip
 */
record BookingRequest(
        EventType eventType, Interval time, String name, String email, String timeZone, String language, String phoneNumber,
        List<String> guests, ObjectNode responses, ObjectNode metadata, String location, int occurrences, Privileges privileges) {

    /**
     * The checks that the host may skip.
     *
     * @param conflicts whether the slot may be taken
     * @param bounds    whether the booking may start too soon or too far ahead
     * @param limits    whether the limits of the event type may be exceeded
     */
    record Privileges(boolean conflicts, boolean bounds, boolean limits) {
    }

    /**
     * Reads a call. Throws 400 or 404 if it cannot be served.
     *
     * @param body   request in the format of the versions from 2024-08-13 on
     * @param hosted whether the server knows the properties of the hosted service
     */
    static BookingRequest of(Call call, JsonNode body, SandboxState state, boolean hosted) {
        return of(BookingRules.create(body, hosted), state, (eventType, input) -> {
            boolean byHost = call.version().isHosted() && call.caller().filter(caller -> new Hosts(state).of(eventType).stream()
                    .anyMatch(host -> host.userId() == caller.id())).isPresent();
            return new Privileges(byHost && input.path("allowConflicts").asBoolean(),
                    byHost && input.path("allowBookingOutOfBounds").asBoolean(), byHost && input.path("skipBookingLimits").asBoolean());
        });
    }

    /** Reads a request that does not come from a call. */
    static BookingRequest of(JsonNode body, SandboxState state) {
        return of(BookingRules.create(body, true), state, (eventType, input) -> new Privileges(false, false, false));
    }

    private static BookingRequest of(ObjectNode input, SandboxState state, BiFunction<EventType, ObjectNode, Privileges> privileges) {
        EventType eventType = new Hosts(state).selected(eventType(input, state), selectedHosts(input));
        if (input.path("instant").asBoolean() && eventType.teamId() == null) {
            throw ApiException.badRequest("Instant bookings are only supported for team event types, not individual user event types.");
        }
        JsonNode attendee = input.get("attendee");
        String email = attendee.path("email").asText("");
        Duration length = length(eventType, input);
        BookingFieldAnswers.check(eventType, input);
        int occurrences = occurrences(eventType, input);
        String location = Locations.chosen(eventType, input);
        ObjectNode responses = responses(input, email);
        BookingResponses.check(eventType, input.path("metadata"), responses);
        List<String> guests = new ArrayList<>();
        responses.path("guests").forEach(guest -> guests.add(guest.asText()));
        Interval time = Interval.of(IsoInstant.parse(input.get("start").asText()), length);
        ObjectNode metadata = input.path("metadata").isObject() ? (ObjectNode) input.get("metadata") : Json.object();
        return new BookingRequest(eventType, time, attendee.get("name").asText(), email, attendee.get("timeZone").asText(),
                attendee.path("language").asText("en"), Json.textOrNull(attendee, "phoneNumber"), guests,
                stored(eventType, responses, guests), metadata, location, occurrences,
                privileges.apply(eventType, input));
    }

    private static Set<Long> selectedHosts(ObjectNode input) {
        Set<Long> hosts = new HashSet<>();
        input.path("rrHostSubsetIds").forEach(id -> hosts.add(id.asLong()));
        return hosts;
    }

    private static EventType eventType(ObjectNode input, SandboxState state) {
        if (input.hasNonNull("eventTypeId")) {
            long id = Call.databaseId(input.get("eventTypeId").bigIntegerValue());
            return state.eventTypes().find(id).orElseThrow(() -> ApiException.notFound("Event type with id " + id + " not found."));
        }
        EventTypeAddress addresses = new EventTypeAddress(state);
        String slug = input.get("eventTypeSlug").asText();
        String organization = Json.textOrNull(input, "organizationSlug");
        String within = organization == null ? "" : " within organization " + organization;
        String username = input.path("username").asText("");
        if (!username.isEmpty()) {
            User user = addresses.user(username, organization)
                    .orElseThrow(() -> ApiException.notFound("User with username " + username + " not found"));
            return state.eventTypes().findFirst(found -> found.ownerId() == user.id() && found.slug().equals(slug))
                    .orElseThrow(() -> missing(slug, "user " + username + within));
        }
        String team = input.path("teamSlug").asText();
        if (organization != null && !addresses.isOrganization(organization)) {
            throw ApiException.notFound("slots-input.service.ts: Organization with slug " + organization + " not found");
        }
        if (!addresses.isTeam(team, organization)) {
            throw ApiException.notFound("Team with slug " + team + " not found");
        }
        return addresses.ofTeam(team, organization, slug).orElseThrow(() -> missing(slug, "team " + team + within));
    }

    private static ApiException missing(String slug, String owner) {
        return ApiException.notFound("Event type with slug " + slug + " belonging to " + owner + " not found.");
    }

    private static Duration length(EventType eventType, ObjectNode input) {
        if (!input.hasNonNull("lengthInMinutes")) {
            return Duration.ofMinutes(eventType.lengthInMinutes());
        }
        int minutes = input.get("lengthInMinutes").asInt();
        List<Integer> offered = eventType.lengthInMinutesOptions();
        if (offered.isEmpty()) {
            throw ApiException.badRequest("Can't specify 'lengthInMinutes' because event type does not have multiple possible lengths. "
                    + "Please, remove the 'lengthInMinutes' field from the request.");
        }
        if (!offered.contains(minutes)) {
            throw ApiException.badRequest("Provided 'lengthInMinutes' is not one of the possible lengths for the event type. "
                    + "The possible lengths are: " + String.join(", ", offered.stream().map(String::valueOf).toList()));
        }
        return Duration.ofMinutes(minutes);
    }

    private static int occurrences(EventType eventType, ObjectNode input) {
        if (!eventType.recurrence().isObject() || eventType.recurrence().path("disabled").asBoolean()) {
            return 1;
        }
        int most = eventType.recurrence().path("occurrences").asInt();
        int wanted = input.path("recurrenceCount").asInt(most);
        if (wanted > most) {
            throw ApiException.badRequest("Provided recurrence count is higher than the event type's recurring event count.");
        }
        return wanted;
    }

    /** Returns the responses to all fields as the server checks them. Name, mail address, guests and location have their own places. */
    private static ObjectNode responses(ObjectNode input, String email) {
        JsonNode attendee = input.get("attendee");
        ObjectNode responses = Json.object();
        if (input.path("bookingFieldsResponses") instanceof ObjectNode given) {
            responses.setAll(given);
        }
        responses.put("name", attendee.get("name").asText()).put("email", email);
        responses.remove(List.of("attendeePhoneNumber", "guests", "location"));
        if (attendee.hasNonNull("phoneNumber")) {
            responses.set("attendeePhoneNumber", attendee.get("phoneNumber"));
        }
        if (input.path("guests").isArray()) {
            responses.set("guests", input.get("guests").deepCopy());
        }
        Locations.response(input).ifPresent(location -> responses.set("location", location));
        return responses;
    }

    /** Returns the responses as bookings store them: seats have responses of their own. */
    private static ObjectNode stored(EventType eventType, ObjectNode responses, List<String> guests) {
        if (eventType.seatsPerTimeSlot().isPresent()) {
            responses.remove("email");
            responses.set("guests", Json.array(guests));
        } else if (guests.isEmpty()) {
            responses.remove("guests");
        }
        return responses;
    }
}
