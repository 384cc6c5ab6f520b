/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.sandbox.SandboxClient.Answer;

import java.time.Instant;

/** A sandbox with an organization, one of its teams and three users, for tests. */
final class OrganizationClient implements AutoCloseable {

    /** A Monday without bookings. */
    static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");

    private final CalcomSandbox sandbox;
    private final long organization;
    private final long team;

    private OrganizationClient(SandboxProfile profile) {
        long[] ids = new long[2];
        sandbox = CalcomSandbox.builder().profile(profile).seed(seeding -> {
            Seeding.SeededUser olivia = seeding.user("olivia", "Olivia", "olivia@example.com", "Europe/London");
            Seeding.SeededUser mia = seeding.user("mia", "Mia", "mia@example.com", "Europe/London");
            seeding.user("stranger", "Stranger", "stranger@example.com", "Europe/London").eventType("Thirty", "thirty", 30);
            Seeding.SeededOrganization acme = seeding.organization("Acme", olivia).member(mia);
            Seeding.SeededTeam sales = acme.team("Sales").member(mia);
            ids[0] = acme.id();
            ids[1] = sales.id();
        }).start();
        organization = ids[0];
        team = ids[1];
        sandbox.clock().stopAt(NOW);
    }

    static OrganizationClient start() {
        return new OrganizationClient(SandboxProfile.HOSTED);
    }

    static OrganizationClient start(SandboxProfile profile) {
        return new OrganizationClient(profile);
    }

    CalcomSandbox sandbox() {
        return sandbox;
    }

    long id(String username) {
        return sandbox.read(state -> state.users().findFirst(user -> user.username().equals(username)).orElseThrow().id());
    }

    SandboxClient as(String username) {
        return SandboxClient.of(sandbox, username);
    }

    String organization(String rest) {
        return "/v2/organizations/" + organization + rest;
    }

    String team(String rest) {
        return organization("/teams/" + team + rest);
    }

    /** Creates an event type of the team as its owner. */
    JsonNode eventType(String slug, String schedulingType, String more) {
        return as("olivia").json("POST", team("/event-types"), "{\"title\":\"" + slug + "\",\"slug\":\"" + slug
                + "\",\"lengthInMinutes\":30,\"schedulingType\":\"" + schedulingType + "\"" + more + '}').data();
    }

    /** Returns hosts for {@link #eventType}. */
    String hosts(String... usernames) {
        StringBuilder hosts = new StringBuilder();
        for (String username : usernames) {
            hosts.append(hosts.isEmpty() ? "" : ",").append("{\"userId\":").append(id(username)).append('}');
        }
        return ",\"hosts\":[" + hosts + ']';
    }

    Answer book(long eventType, String start) {
        return book(eventType, start, "Carl");
    }

    Answer book(long eventType, String start, String attendee) {
        return SandboxClient.withoutKey(sandbox).version("2024-08-13")
                .json("POST", "/v2/bookings", BookingClient.request(eventType, start, attendee).toString());
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
