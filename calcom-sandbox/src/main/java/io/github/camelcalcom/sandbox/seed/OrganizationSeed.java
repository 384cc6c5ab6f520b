/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.seed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.Seeding;
import io.github.camelcalcom.sandbox.organizations.Organizations;
import io.github.camelcalcom.sandbox.platform.ManagedUsers;
import io.github.camelcalcom.sandbox.platform.OAuthClientInput;
import io.github.camelcalcom.sandbox.platform.OAuthClients;
import io.github.camelcalcom.sandbox.state.OAuthClient;
import io.github.camelcalcom.sandbox.state.SandboxState;

/** Reads organizations with their members and teams, and OAuth clients and managed users of platform organizations. */
final class OrganizationSeed {

    private final Seeding seeding;
    private final SandboxState state;
    private final PeopleSeed people;
    private final TeamSeed teams;
    private final PlantedSettings settings;

    OrganizationSeed(Seeding seeding, PeopleSeed people, TeamSeed teams) {
        this.seeding = seeding;
        this.state = seeding.state();
        this.people = people;
        this.teams = teams;
        this.settings = new PlantedSettings(state);
    }

    void plant(SeedNode node) {
        node.only("name", "owner", "platform", "apiKey", "members", "teams", "webhooks", "oAuthClients");
        String owner = node.text("owner");
        Seeding.SeededUser seededOwner = people.named(node.child("owner"), owner);
        Seeding.SeededOrganization organization = node.flag("platform") ? seeding.platform(node.text("name"), seededOwner)
                : seeding.organization(node.text("name"), seededOwner);
        if (node.has("apiKey")) {
            state.apiKeys().remove(organization.apiKey());
            people.plantKey(node, people.user(owner), organization.id());
        }
        teams.plantMembers(node, (user, role) -> {
            if (user.organizationId() != null) {
                throw new IllegalStateException("'" + user.username() + "' is a member of an organization already");
            }
            new Organizations(state).seed(organization.id(), user, role);
        });
        node.list("teams").forEach(team -> teams.plant(team, organization));
        for (SeedNode webhook : node.list("webhooks")) {
            webhook.plant(() -> settings.webhookOfOrganization(organization.id(), PeopleSeed.webhookBody(webhook, "org-webhooks/create")));
        }
        for (SeedNode client : node.list("oAuthClients")) {
            if (!node.flag("platform")) {
                throw client.wrong("only an organization with 'platform: true' has OAuth clients");
            }
            plantClient(client, organization.id());
        }
    }

    private void plantClient(SeedNode node, long organization) {
        ObjectNode body = node.body("oauth-clients/create", "id", "secret", "managedUsers", "webhooks");
        if (!body.has("permissions")) {
            body.putArray("permissions").add("*");
        }
        OAuthClient made = node.plant(() -> new OAuthClients(state).seed(organization, OAuthClientInput.created(body)));
        OAuthClient client = new OAuthClient(node.text("id", made.id()), node.text("secret", made.secret()), organization, made.settings(),
                made.createdAt());
        state.oAuthClients().remove(made.id());
        if (state.oAuthClients().find(client.id()).isPresent()) {
            throw node.child("id").wrong("'" + client.id() + "' is the id of another client already");
        }
        state.oAuthClients().put(client);
        for (SeedNode user : node.list("managedUsers")) {
            ObjectNode input = user.body("oauth-client-users/create");
            user.text("email");
            user.text("name");
            user.plant(() -> new ManagedUsers(state).create(client, input, state.now()));
        }
        for (SeedNode webhook : node.list("webhooks")) {
            webhook.plant(() -> settings.webhookOfClient(client.id(), PeopleSeed.webhookBody(webhook, "oauth-client-webhooks/create")));
        }
    }
}
