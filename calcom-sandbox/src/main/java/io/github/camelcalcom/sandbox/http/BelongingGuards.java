/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.http;

import io.github.camelcalcom.sandbox.state.SandboxState;

/** Checks that the entities in a path exist and belong together. Each check throws 403 or 404 as the real server does. */
final class BelongingGuards {

    private final SandboxState state;
    private final Memory webhooks = new Memory();

    BelongingGuards(SandboxState state) {
        this.state = state;
    }

    void organizationExists(Call call) {
        long id = PathNumbers.get(call, "orgId");
        if (state.organization(id).isEmpty()) {
            throw ApiException.forbidden("IsOrgGuard - provided organization id=" + id + " does not represent any existing organization.");
        }
    }

    void teamInOrganization(Call call) {
        long organization = PathNumbers.get(call, "orgId");
        long team = PathNumbers.get(call, "teamId");
        if (state.teams().find(team).filter(found -> found.isTeamOf(organization)).isEmpty()) {
            throw ApiException.notFound("IsTeamInOrg - Team (" + team + ") not found.");
        }
    }

    void userInOrganization(Call call) {
        long organization = PathNumbers.get(call, "orgId");
        long user = PathNumbers.get(call, "userId");
        if (state.memberships().find(organization, user).isEmpty()) {
            throw ApiException.forbidden("IsUserInOrg - user with id=" + user + " is not part of the organization with id=" + organization + ".");
        }
    }

    void userInTeamOfOrganization(Call call) {
        long organization = PathNumbers.get(call, "orgId");
        long team = PathNumbers.get(call, "teamId");
        long user = PathNumbers.get(call, "userId");
        if (state.memberships().find(organization, user).isEmpty() || state.memberships().find(team, user).isEmpty()) {
            throw ApiException.forbidden("IsUserInOrgTeam - user with id=(" + user + ") is not part of the team with id=(" + team
                    + ") in the organization with id=(" + organization + ")");
        }
    }

    void userInTeam(Call call) {
        long team = PathNumbers.get(call, "teamId");
        long user = PathNumbers.get(call, "userId");
        if (state.memberships().find(team, user).isEmpty()) {
            throw ApiException.forbidden("IsUserInTeam - user with id=(" + user + ") is not part of the team with id=(" + team + ")");
        }
    }

    void membershipInOrganization(Call call) {
        long organization = PathNumbers.get(call, "orgId");
        long membership = PathNumbers.get(call, "membershipId");
        if (state.memberships().find(membership).filter(found -> found.teamId() == organization).isEmpty()) {
            throw ApiException.notFound("IsMembershipInOrg - Membership (" + membership + ") not found.");
        }
    }

    void webhookInOrganization(Call call) {
        long organization = PathNumbers.get(call, "orgId");
        String webhook = call.path("webhookId");
        String key = organization + ":" + webhook;
        if (webhooks.allows(key, call.now())) {
            return;
        }
        if (state.webhooks().find(webhook).filter(found -> Long.valueOf(organization).equals(found.teamId())).isEmpty()) {
            throw ApiException.forbidden("IsWebhookInOrg - webhook with id=" + webhook + " is not part of the organization with id="
                    + organization + ".");
        }
        webhooks.allow(key, call.now());
    }

    void workflowInTeam(Call call, boolean routingForm) {
        long team = PathNumbers.get(call, "teamId");
        long workflow = PathNumbers.get(call, "workflowId");
        if (state.workflows().find(workflow)
                .filter(found -> Long.valueOf(team).equals(found.teamId()) && found.routingForm() == routingForm).isEmpty()) {
            throw ApiException.notFound("IsWorkflowInTeam - " + (routingForm ? "routing form" : "event-type") + " workflow (" + workflow
                    + ") not found.");
        }
    }

    void routingFormInTeam(Call call) {
        long team = PathNumbers.get(call, "teamId");
        String form = call.path("routingFormId");
        if (state.routingForms().find(form).filter(found -> Long.valueOf(team).equals(found.teamId())).isEmpty()) {
            throw ApiException.forbidden("IsRoutingFormInTeam - team with id=(" + team + ") does not own routing form with id=(" + form + ").");
        }
    }

    void managedOrganization(Call call) {
        long manager = PathNumbers.get(call, "orgId");
        long managed = PathNumbers.get(call, "managedOrganizationId");
        if (state.organization(managed).filter(found -> Long.valueOf(manager).equals(found.parentId())).isEmpty()) {
            throw ApiException.forbidden("IsManagedOrgInManagerOrg - Managed organization with id=" + managed
                    + " is not owned by manager organization with id=" + manager + ".");
        }
    }
}
