/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.insights;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.sandbox.bookings.OrganizationBookings;
import io.github.camelcalcom.sandbox.http.ApiException;
import io.github.camelcalcom.sandbox.http.Call;
import io.github.camelcalcom.sandbox.state.Booking;
import io.github.camelcalcom.sandbox.state.Membership;
import io.github.camelcalcom.sandbox.state.MembershipRole;
import io.github.camelcalcom.sandbox.state.RoutingForm;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.state.Team;
import io.github.camelcalcom.sandbox.validation.Rule;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The scope of insights: the caller's own bookings and forms, those of a team, or those of the caller's organization.
 *
 * @param bookings condition for bookings
 * @param forms    condition for routing forms
 */
record InsightScope(Predicate<Booking> bookings, Predicate<RoutingForm> forms) {

    /** The values of {@code scope}. */
    static final Rule RULE = Rule.oneOf(List.of("user", "team", "org"));

    /**
     * Returns the scope of a call.
     *
     * @param input a checked request with {@code scope} and optionally {@code selectedTeamId}
     * @throws ApiException 400 if the team is missing, 403 unless the caller manages the team or organization
     */
    static InsightScope of(Call call, JsonNode input, SandboxState state) {
        long user = call.user().id();
        return switch (input.get("scope").asText()) {
            case "org" -> ofOrganization(call, state);
            case "team" -> ofTeam(call, input, state);
            default -> new InsightScope(booking -> booking.hostId() == user, form -> form.teamId() == null && form.userId() == user);
        };
    }

    private static InsightScope ofOrganization(Call call, SandboxState state) {
        Long organization = call.user().organizationId();
        if (organization == null || !manages(state, organization, call)) {
            throw ApiException.forbidden("Insights of an organization are only available to its owners and admins.");
        }
        return new InsightScope(new OrganizationBookings(state).ofOrganization(organization), form -> form.teamId() != null
                && (form.teamId().equals(organization) || state.teams().find(form.teamId()).filter(team -> team.isTeamOf(organization)).isPresent()));
    }

    private static InsightScope ofTeam(Call call, JsonNode input, SandboxState state) {
        if (!input.hasNonNull("selectedTeamId")) {
            throw ApiException.badRequest("selectedTeamId must name the team whose insights are wanted.");
        }
        Long id = input.get("selectedTeamId").asLong();
        Long parent = state.teams().find(id).map(Team::parentId).orElse(null);
        if (!manages(state, id, call) && (parent == null || !manages(state, parent, call))) {
            throw ApiException.forbidden("Insights of team with id " + id + " are only available to its owners and admins.");
        }
        return new InsightScope(new OrganizationBookings(state).ofTeams(Set.of(id)), form -> id.equals(form.teamId()));
    }

    private static boolean manages(SandboxState state, long team, Call call) {
        return state.memberships().find(team, call.user().id()).filter(Membership::accepted)
                .filter(membership -> membership.role().includes(MembershipRole.ADMIN)).isPresent();
    }
}
