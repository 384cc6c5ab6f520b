/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.organizations;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.availability.OpenHours;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.state.NamedZone;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.state.Schedule;
import io.github.camelcalcom.sandbox.state.User;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Creates the users that an organization invites, and renders the users of an organization. */
final class OrganizationUsers {

    private static final NamedZone DEFAULT_ZONE = NamedZone.of("Europe/London");

    private final SandboxState state;

    OrganizationUsers(SandboxState state) {
        this.state = state;
    }

    /**
     * Creates a user with working hours that are not the default schedule, so the default office hours apply.
     *
     * @param input a checked request
     */
    User create(long organization, ObjectNode input, Instant now) {
        String email = input.get("email").asText().toLowerCase(Locale.ROOT);
        User user = state.users().put(new User(state.users().nextId(), username(email), null, email, DEFAULT_ZONE, now));
        user.setInvitedTo(organization);
        user.setLocale(null);
        OrganizationUserInput.apply(user, input);
        Schedule office = OpenHours.fallback(user.id(), DEFAULT_ZONE);
        Schedule.Availability hours = office.availability().get(0);
        state.schedules().put(new Schedule(state.schedules().nextId(), user.id(), "Working Hours", DEFAULT_ZONE, List.of(
                new Schedule.Availability(state.nextAvailabilityId(), hours.days(), hours.start(), hours.end())), office.overrides()));
        return user;
    }

    /** Returns the username that the real server derives from an address: {@code mia@acme.test} becomes {@code mia-acme}. */
    private static String username(String email) {
        String[] parts = email.split("@");
        String domain = parts[1].split("\\.")[0];
        return (parts[0] + '-' + domain).replaceAll("[^a-z0-9.]+", "-");
    }

    ObjectNode view(User user, long organization) {
        ObjectNode view = Json.object().put("id", user.id()).put("username", user.username()).put("name", user.name())
                .put("email", user.email());
        boolean invited = user.invitedTo() != null;
        view.set("emailVerified", Json.instant(invited ? null : user.createdAt()));
        view.put("bio", user.bio()).put("avatarUrl", user.avatarUrl()).put("timeZone", user.timeZone().name())
                .put("weekStart", user.weekStart()).put("defaultScheduleId", user.defaultScheduleId()).put("locale", user.chosenLocale())
                .put("timeFormat", user.timeFormat()).put("createdDate", Json.text(user.createdAt())).put("verified", invited)
                .put("invitedTo", user.invitedTo());
        view.putNull("appTheme").putNull("theme").putNull("brandColor").putNull("darkBrandColor").put("hideBranding", false)
                .put("allowDynamicBooking", true).setAll(user.appearance());
        ObjectNode profile = view.putObject("profile");
        state.profiles().findFirst(found -> found.userId() == user.id() && found.organizationId() == organization).ifPresent(found -> profile
                .put("id", found.id()).put("organizationId", organization).put("userId", user.id()).put("username", user.username()));
        return view;
    }
}
