/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.seed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.Seeding;
import io.github.camelcalcom.sandbox.state.EventType;
import io.github.camelcalcom.sandbox.state.MembershipRole;
import io.github.camelcalcom.sandbox.state.User;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/** Reads teams with their members, event types and routing forms. */
final class TeamSeed {

    private final Seeding seeding;
    private final PeopleSeed people;
    private final PlantedSettings settings;

    TeamSeed(Seeding seeding, PeopleSeed people) {
        this.seeding = seeding;
        this.people = people;
        this.settings = new PlantedSettings(seeding.state());
    }

    /** @param organization organization of the team; null for none */
    void plant(SeedNode node, Seeding.SeededOrganization organization) {
        if (organization == null) {
            node.only("name", "owner", "members", "eventTypes", "routingForms");
        } else {
            node.only("name", "members", "eventTypes", "routingForms");
        }
        Seeding.SeededTeam team = organization == null
                ? seeding.team(node.text("name"), people.named(node.child("owner"), node.text("owner")))
                : organization.team(node.text("name"));
        plantMembers(node, (user, role) -> {
            if (seeding.state().memberships().find(team.id(), user.id()).isPresent()) {
                throw new IllegalStateException("'" + user.username() + "' is a member of the team already");
            }
            seeding.state().memberships().add(team.id(), user.id(), true, role, seeding.state().now(), true);
        });
        Set<String> slugs = new HashSet<>();
        for (SeedNode eventType : node.list("eventTypes")) {
            plantEventType(eventType, team, slugs);
        }
        for (SeedNode form : node.list("routingForms")) {
            form.only("id", "name", "fields", "routes");
            form.list("fields");
            form.list("routes");
            team.routingForm(form.text("id"), form.text("name"), form.value().path("fields").toString(),
                    form.value().path("routes").toString());
        }
    }

    private void plantEventType(SeedNode node, Seeding.SeededTeam team, Set<String> slugs) {
        ObjectNode body = node.body("team-event-types/create", "webhooks");
        if (!body.has("schedulingType")) {
            throw node.child("schedulingType").wrong("is missing: collective, roundRobin or managed");
        }
        if (!body.has("hosts") && !body.has("assignAllTeamMembers")) {
            body.put("assignAllTeamMembers", true);
        }
        for (SeedNode host : node.list("hosts")) {
            host.only("userId", "mandatory", "priority");
        }
        EventType eventType = node.plant(() -> settings.teamEventType(team.id(), body));
        PeopleSeed.requireUnused(node, slugs, eventType);
        people.plantWebhooks(node, eventType);
    }

    /** Adds the members that a node lists: usernames, or objects with {@code username} and {@code role}. */
    void plantMembers(SeedNode node, BiConsumer<User, MembershipRole> join) {
        for (SeedNode member : node.list("members")) {
            if (member.value().isTextual()) {
                join(member, member.value().asText(), MembershipRole.MEMBER, join);
            } else {
                member.only("username", "role");
                join(member, member.text("username"), role(member), join);
            }
        }
    }

    private void join(SeedNode node, String username, MembershipRole role, BiConsumer<User, MembershipRole> join) {
        people.named(node, username);
        node.plant(() -> {
            join.accept(people.user(username), role);
            return null;
        });
    }

    private static MembershipRole role(SeedNode member) {
        String role = member.text("role", MembershipRole.MEMBER.name());
        List<String> valid = MembershipRole.names();
        if (!valid.contains(role)) {
            throw member.child("role").wrong("must be one of " + String.join(", ", valid) + " but is '" + role + "'");
        }
        return MembershipRole.valueOf(role);
    }
}
