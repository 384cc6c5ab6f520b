/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.bookings;

import io.github.camelcalcom.sandbox.SandboxProfile;
import io.github.camelcalcom.sandbox.http.Answer;
import io.github.camelcalcom.sandbox.http.ApiException;
import io.github.camelcalcom.sandbox.http.ApiVersion;
import io.github.camelcalcom.sandbox.http.Call;
import io.github.camelcalcom.sandbox.http.OperationRegistry;
import io.github.camelcalcom.sandbox.state.Booking;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.state.User;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Operations that list bookings of teams, of organizations and of their members. */
final class TeamBookingHandlers implements OperationRegistry.Group {

    private final SandboxState state;
    private final BookingListing pages;
    private final CursorListing cursors;
    private final BookingDetails details;
    private final OrganizationBookings bookings;

    TeamBookingHandlers(SandboxState state, BookingViews views, BookingDetails details, PageMaking making) {
        this.state = state;
        this.pages = new BookingListing(state, views, making);
        this.cursors = new CursorListing(state, views, making);
        this.details = details;
        this.bookings = new OrganizationBookings(state);
    }

    @Override
    public void register(OperationRegistry registry) {
        registry.on("org-bookings/list").handle(this::listOfOrganization);
        registry.on("org-team-bookings/list").handle(this::listOfTeam);
        registry.on("org-team-bookings/references").handle(details::references);
        registry.on("org-user-bookings/list").handle(call -> pages.list(call, new VisibleBookings(member(call), state)));
        // the route is newer than the recorded self-hosted server
        if (registry.profile() == SandboxProfile.SELF_HOSTED) {
            registry.on("team-bookings/list");
        } else {
            registry.on("team-bookings/list").handle(this::listOfTeam);
        }
    }

    private Answer listOfOrganization(Call call) {
        long organization = call.pathNumber("orgId");
        Predicate<Booking> visible = call.query("userIds").filter(ids -> !ids.isEmpty())
                .map(ids -> bookings.ofOrganization(organization).and(bookings.ofUsers(List.of(ids.split(",")))))
                .orElseGet(() -> bookings.ofOrganization(organization));
        return call.version() == ApiVersion.V2026_05_01 ? cursors.list(call, visible) : pages.list(call, visible);
    }

    private Answer listOfTeam(Call call) {
        return pages.list(call, bookings.ofTeams(Set.of(call.pathNumber("teamId"))));
    }

    private User member(Call call) {
        return state.users().find(call.pathNumber("userId")).orElseThrow(ApiException::missingRecord);
    }
}
