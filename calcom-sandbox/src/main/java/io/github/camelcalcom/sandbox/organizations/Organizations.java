/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.organizations;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.state.Membership;
import io.github.camelcalcom.sandbox.state.MembershipRole;
import io.github.camelcalcom.sandbox.state.Profile;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.state.Team;
import io.github.camelcalcom.sandbox.state.User;
import io.github.camelcalcom.sandbox.teams.TeamInput;
import io.github.camelcalcom.sandbox.teams.Teams;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Creates organizations, and adds and removes members. */
public final class Organizations {

    private final SandboxState state;

    /** Works on the state of one sandbox. */
    public Organizations(SandboxState state) {
        this.state = state;
    }

    /**
     * Creates an organization without members.
     *
     * @param managerId platform organization that manages it; null for none
     * @param platform  whether it may have OAuth clients and managed users
     * @param given     settings under their names in the API
     */
    public Team create(Long managerId, boolean platform, ObjectNode given, Instant now) {
        return state.teams().put(new Team(state.teams().nextId(), managerId, true, platform, TeamInput.created(given), now));
    }

    /** Adds a member, or changes an existing membership. */
    public Membership join(long organization, User user, boolean accepted, MembershipRole role, Instant now) {
        Optional<Membership> known = state.memberships().find(organization, user.id());
        if (known.isPresent()) {
            Membership old = known.get();
            return state.memberships().put(new Membership(old.id(), organization, user.id(), accepted, role, old.disableImpersonation(),
                    old.createdAt(), now));
        }
        profile(organization, user);
        return state.memberships().add(organization, user.id(), accepted, role, now, false);
    }

    /** Adds a member while the state is being seeded. */
    public void seed(long organization, User user, MembershipRole role) {
        profile(organization, user);
        state.memberships().add(organization, user.id(), true, role, state.now(), true);
    }

    private void profile(long organization, User user) {
        user.setOrganizationId(organization);
        state.profiles().put(new Profile(state.profiles().nextId(), organization, user.id(), user.username()));
    }

    /**
     * Ends the membership and those in the teams of the organization. As on the real server, the user gets another username, because the
     * previous one may be in use outside of the organization.
     */
    void leave(long organization, User user) {
        Set<Long> left = state.teams().stream().filter(team -> team.isTeamOf(organization)).map(Team::id).collect(Collectors.toSet());
        left.add(organization);
        state.memberships().removeIf(membership -> membership.userId() == user.id() && left.contains(membership.teamId()));
        state.profiles().removeIf(profile -> profile.organizationId() == organization && profile.userId() == user.id());
        if (Long.valueOf(organization).equals(user.organizationId())) {
            user.setOrganizationId(null);
            user.setUsername(user.username() + '-' + user.id());
        }
    }

    /** Removes an organization with its teams. Its members remain users. */
    void delete(Team organization) {
        Teams teams = new Teams(state);
        state.teams().stream().filter(team -> team.isTeamOf(organization.id())).toList().forEach(teams::delete);
        state.apiKeys().removeIf(key -> Long.valueOf(organization.id()).equals(key.organizationId()));
        state.profiles().removeIf(profile -> profile.organizationId() == organization.id());
        state.users().stream().filter(user -> Long.valueOf(organization.id()).equals(user.organizationId()))
                .forEach(user -> user.setOrganizationId(null));
        teams.delete(organization);
    }
}
