/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.platform;

import io.github.camelcalcom.sandbox.http.ApiException;
import io.github.camelcalcom.sandbox.http.Call;
import io.github.camelcalcom.sandbox.state.MembershipRole;
import io.github.camelcalcom.sandbox.state.OAuthClient;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.state.Team;

import java.util.Optional;

/** Checks the access to OAuth clients and their entities. Each check throws 401, 403 or 404 as the real server does. */
public final class PlatformGuard {

    private final SandboxState state;

    /** Reads the state of one sandbox. */
    public PlatformGuard(SandboxState state) {
        this.state = state;
    }

    /** Returns the platform organization that the caller belongs to in any role. */
    public Team member(Call call) {
        Team organization = organization(call)
                .orElseThrow(() -> ApiException.forbidden("OrganizationRolesGuard - No organization associated with the user."));
        if (!organization.platform()) {
            throw ApiException.forbidden("OrganizationRolesGuard - Organization is not a platform (SHP).");
        }
        return organization;
    }

    /** Returns the platform organization that the caller may change. */
    public Team administrator(Call call) {
        Team organization = member(call);
        if (state.memberships().find(organization.id(), call.user().id())
                .filter(membership -> membership.role().includes(MembershipRole.ADMIN)).isEmpty()) {
            throw ApiException.forbidden("OrganizationRolesGuard - User must have one of the roles: ADMIN, OWNER.");
        }
        return organization;
    }

    /** Returns the OAuth client in the path, if the caller belongs to its organization. */
    public OAuthClient client(Call call) {
        String id = call.path("clientId");
        Team organization = organization(call)
                .orElseThrow(() -> ApiException.forbidden("OAuthClientGuard - No organization associated with the user."));
        OAuthClient client = state.oAuthClients().find(id)
                .orElseThrow(() -> ApiException.notFound("OAuthClientGuard - OAuth client not found."));
        if (client.organizationId() != organization.id()) {
            throw ApiException.forbidden("OAuthClientGuard - forbidden. oAuth client with id=" + id
                    + " does not belong to the organization with id=" + organization.id() + ".");
        }
        return client;
    }

    private Optional<Team> organization(Call call) {
        return call.organizationId().or(() -> Optional.ofNullable(call.user().organizationId())).flatMap(state::organization);
    }
}
