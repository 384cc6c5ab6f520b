/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.http;

import io.github.camelcalcom.sandbox.state.Membership;
import io.github.camelcalcom.sandbox.state.MembershipRole;
import io.github.camelcalcom.sandbox.state.SandboxState;

import java.util.Optional;

/**
 * Checks that the caller has the role that a route requires in the team or organization of its path. As on the real server, an allowed
 * access is remembered for five minutes, so a user who loses a role keeps it for a while. Refusals are not remembered.
 */
final class RoleGuard {

    private static final String ORGANIZATION_PREFIX = "ORG_";

    private final Memory memory = new Memory();
    private final SandboxState state;

    RoleGuard(SandboxState state) {
        this.state = state;
    }

    /**
     * Checks a call.
     *
     * @param wanted {@code ORG_} or {@code TEAM_} and the least role
     * @throws ApiException 403 if the caller does not have the role
     */
    void check(Call call, String wanted) {
        Optional<Long> organization = PathNumbers.find(call, "orgId");
        Optional<Long> team = PathNumbers.find(call, "teamId");
        long user = call.user().id();
        String key = user + ":" + organization.orElse(null) + ':' + team.orElse(null) + ':' + wanted;
        // the other operations rely on a team that exists, so a role in a deleted one is looked up again
        if (team.flatMap(state.teams()::find).isPresent() == team.isPresent() && memory.allows(key, call.now())) {
            return;
        }
        boolean allows = organization.isEmpty() ? inTeam(team.orElseThrow(), user, wanted)
                : team.isEmpty() ? inOrganization(organization.get(), user, wanted)
                : inTeamOfOrganization(organization.get(), team.get(), user, wanted);
        if (!allows) {
            throw ApiException.forbidden("RolesGuard - user with id=" + user + " does not have the minimum required role=" + wanted
                    + " within" + organization.map(id -> " organization with id=" + id).orElse("")
                    + team.map(id -> " team with id=" + id).orElse("") + ".");
        }
        memory.allow(key, call.now());
    }

    private boolean inTeam(long team, long user, String wanted) {
        Membership membership = state.memberships().find(team, user)
                .orElseThrow(() -> ApiException.forbidden("RolesGuard - User is not a member of the team with id=" + team + "."));
        return includes(membership, wanted);
    }

    private boolean inOrganization(long organization, long user, String wanted) {
        Membership membership = state.memberships().find(organization, user).orElseThrow(() -> ApiException.forbidden(
                "RolesGuard - User is not a member of the organization with id=" + organization + "."));
        return includes(membership, wanted);
    }

    private boolean inTeamOfOrganization(long organization, long team, long user, String wanted) {
        Membership membership = state.memberships().find(organization, user).orElseThrow(() -> ApiException.forbidden(
                "RolesGuard - User is not part of the organization with id=" + organization + "."));
        if (wanted.startsWith(ORGANIZATION_PREFIX) || membership.role().includes(MembershipRole.ADMIN)) {
            return includes(membership, wanted) || !wanted.startsWith(ORGANIZATION_PREFIX);
        }
        Membership inTeam = state.memberships().find(team, user).orElseThrow(() -> ApiException.forbidden(
                "RolesGuard - User is not part of the team with id=" + team
                        + " and/or, is not an admin nor an owner of the organization with id=" + organization + "."));
        return includes(inTeam, wanted);
    }

    private static boolean includes(Membership membership, String wanted) {
        return membership.role().includes(MembershipRole.valueOf(wanted.substring(wanted.indexOf('_') + 1)));
    }
}
