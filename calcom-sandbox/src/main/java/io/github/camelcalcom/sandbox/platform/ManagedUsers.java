/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.platform;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.eventtypes.EventTypeSettings;
import io.github.camelcalcom.sandbox.http.ApiException;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.organizations.Organizations;
import io.github.camelcalcom.sandbox.state.EventType;
import io.github.camelcalcom.sandbox.state.MembershipRole;
import io.github.camelcalcom.sandbox.state.NamedZone;
import io.github.camelcalcom.sandbox.state.OAuthClient;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.state.Schedule;
import io.github.camelcalcom.sandbox.state.User;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Creates and deletes the managed users of OAuth clients. */
public final class ManagedUsers {

    private static final NamedZone DEFAULT_ZONE = NamedZone.of("Europe/London");
    private static final List<DayOfWeek> WORKING_DAYS =
            List.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY);

    private final SandboxState state;

    /** Works on the state of one sandbox. */
    public ManagedUsers(SandboxState state) {
        this.state = state;
    }

    /** Returns the users of a client, oldest first. */
    Stream<User> of(OAuthClient client) {
        return state.users().stream().filter(user -> client.id().equals(user.oAuthClientId()));
    }

    /**
     * Creates a user, with event types if the client requests them and with working hours if the input contains a time zone.
     *
     * @param input name, address without the client's id, and other fields of a managed user
     * @throws ApiException 409 if the client has a user with that address
     */
    public User create(OAuthClient client, ObjectNode input, Instant now) {
        String address = ManagedUserInput.address(client, input.get("email").asText());
        state.users().findFirst(user -> user.email().equals(address)).ifPresent(user -> {
            throw ApiException.conflict("User with the provided e-mail already exists. Existing user ID=" + user.id());
        });
        User user = new User(state.users().nextId(), ManagedUserInput.username(address), input.get("name").asText(), address, DEFAULT_ZONE,
                now);
        user.setLocale(null);
        user.setOAuthClientId(client.id());
        ManagedUserInput.apply(user, input);
        state.users().put(user);
        new Organizations(state).join(client.organizationId(), user, true, MembershipRole.MEMBER, now);
        if (client.settings().path("areDefaultEventTypesEnabled").asBoolean(false)) {
            addEventTypes(user, now);
        }
        if (input.hasNonNull("timeZone")) {
            Schedule.Availability hours = new Schedule.Availability(state.nextAvailabilityId(), WORKING_DAYS, LocalTime.of(9, 0),
                    LocalTime.of(17, 0));
            user.setDefaultScheduleId(state.schedules().put(new Schedule(state.schedules().nextId(), user.id(), "Default schedule",
                    user.timeZone(), List.of(hours), List.of())).id());
        }
        return user;
    }

    private void addEventTypes(User user, Instant now) {
        addEventType(user, now, "30 Minutes", "thirty-minutes", 30);
        addEventType(user, now, "60 Minutes", "sixty-minutes", 60);
        addEventType(user, now, "30 Minutes", "thirty-minutes-video", 30);
        addEventType(user, now, "60 Minutes", "sixty-minutes-video", 60);
    }

    private void addEventType(User user, Instant now, String title, String slug, int length) {
        ObjectNode given = Json.object().put("title", title).put("slug", slug).put("lengthInMinutes", length);
        if (slug.endsWith("-video")) {
            given.putArray("locations").addObject().put("type", "integration").put("integration", "cal-video");
        }
        ObjectNode settings = EventTypeSettings.created(given);
        ArrayNode fields = Json.array();
        settings.get("bookingFields").forEach(field -> {
            if (!field.path("slug").asText().equals("title")) {
                fields.add(((ObjectNode) field.deepCopy()).without("label"));
            }
        });
        settings.set("bookingFields", fields);
        state.eventTypes().put(new EventType(state.eventTypes().nextId(), user.id(), now, settings));
    }

    /** Removes a user and its related entities. Its tokens become invalid at once. */
    void delete(User user) {
        Set<Long> eventTypes = state.eventTypes().stream().filter(eventType -> eventType.ownerId() == user.id()).map(EventType::id)
                .collect(Collectors.toSet());
        state.tokens().revokeAccess(token -> token.userId() == user.id());
        state.tokens().refresh().removeIf(token -> token.userId() == user.id());
        state.authorizationCodes().removeIf(code -> code.userId() == user.id());
        state.bookings().removeIf(booking -> booking.hostId() == user.id());
        state.reservations().removeIf(reservation -> eventTypes.contains(reservation.eventTypeId()));
        state.privateLinks().removeIf(link -> eventTypes.contains(link.eventTypeId()));
        state.webhooks().removeIf(webhook -> eventTypes.contains(webhook.eventTypeId()) || Long.valueOf(user.id()).equals(webhook.userId()));
        state.eventTypes().removeIf(eventType -> eventTypes.contains(eventType.id()));
        state.schedules().removeIf(schedule -> schedule.ownerId() == user.id());
        state.memberships().removeIf(membership -> membership.userId() == user.id());
        state.profiles().removeIf(profile -> profile.userId() == user.id());
        state.users().remove(user.id());
    }
}
