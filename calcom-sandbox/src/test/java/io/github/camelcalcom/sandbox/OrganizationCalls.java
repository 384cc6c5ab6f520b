/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.state.OAuthClient;

import java.time.Instant;
import java.util.List;

/**
 * Calls for teams, organizations and platforms, with bodies that are valid for them. They have a sandbox of their own: alice owns the
 * organization and a team without organization, bob is a member of both.
 */
final class OrganizationCalls implements AutoCloseable {

    private static final List<String> RESOURCES = List.of("team-event-types", "org-team-event-types", "org-team-event-type-private-links",
            "org-user-schedules", "org-webhooks", "oauth-client-webhooks");
    private static final String REASSIGNMENT = "bookings/reassign-to-user";

    private final CalcomSandbox sandbox;
    private final SandboxClient alice;
    private final long[] ids = new long[5];
    private final OAuthClient platformClient;
    private final long linked;
    private final long turns;
    private Instant time = Instant.parse("2027-08-02T09:00:00Z");
    private int number;
    private String uid;

    OrganizationCalls() {
        OAuthClient[] client = new OAuthClient[1];
        sandbox = CalcomSandbox.builder().profile(SandboxProfile.SELF_HOSTED).seed(seeding -> {
            Seeding.SeededUser owner = seeding.user("alice", "Alice", "alice@example.com", "Europe/London");
            Seeding.SeededUser member = seeding.user("bob", "Bob", "bob@example.com", "Europe/London");
            Seeding.SeededOrganization acme = seeding.organization("Acme", owner).member(member);
            ids[0] = acme.id();
            ids[1] = acme.team("Sales").member(member).id();
            ids[2] = seeding.team("Crew", owner).member(member).id();
            ids[3] = owner.id();
            ids[4] = member.id();
            client[0] = seeding.platform("Platform", seeding.user("paula", "Paula", "paula@example.com", "Europe/London"))
                    .oAuthClient("App", "https://app.example/callback");
        }).start();
        sandbox.clock().stopAt(Instant.parse("2026-11-23T09:00:00Z"));
        platformClient = client[0];
        alice = SandboxClient.of(sandbox, "alice");
        linked = eventType("org-team-event-types", "collective");
        turns = eventType("team-event-types", "roundRobin");
    }

    private long eventType(String resource, String schedulingType) {
        return alice.json("POST", path(resource), base(resource + "/create").put("schedulingType", schedulingType).toString())
                .data().path("id").asLong();
    }

    @Override
    public void close() {
        sandbox.close();
    }

    /** Whether an operation is called here. */
    static boolean knows(String operation) {
        return operation.equals(REASSIGNMENT) || RESOURCES.contains(resource(operation));
    }

    private static String resource(String operation) {
        return operation.substring(0, operation.indexOf('/'));
    }

    /** Returns a text with the ids for {@code %m}, the member, {@code %k}, the team, and {@code %o}, the owner. */
    String filled(String operation, String text) {
        long team = operation.startsWith("team-") ? ids[2] : ids[1];
        return text.replace("%m", Long.toString(ids[4])).replace("%k", Long.toString(team)).replace("%o", Long.toString(ids[3]));
    }

    /** Returns a body that is valid for a call. */
    ObjectNode base(String operation) {
        if (operation.equals(REASSIGNMENT)) {
            uid = book();
            return Json.object().put("reason", "Holiday");
        }
        boolean creates = operation.endsWith("create");
        return switch (resource(operation)) {
            case "team-event-types", "org-team-event-types" -> creates ? eventType() : Json.object();
            case "org-team-event-type-private-links" -> creates ? Json.object().put("expiresAt", "2027-01-01") : Json.object();
            case "org-user-schedules" -> schedule();
            default -> webhook();
        };
    }

    private ObjectNode eventType() {
        number++;
        ObjectNode body = Json.object().put("title", "T").put("slug", "t" + number).put("lengthInMinutes", 30).put("schedulingType", "collective");
        ArrayNode hosts = body.putArray("hosts");
        hosts.addObject().put("userId", ids[3]);
        hosts.addObject().put("userId", ids[4]);
        return body;
    }

    private static ObjectNode schedule() {
        ObjectNode body = Json.object().put("name", "S").put("timeZone", "UTC").put("isDefault", false);
        ObjectNode hours = body.putArray("availability").addObject().put("startTime", "00:00").put("endTime", "23:59");
        hours.putArray("days").add("Monday");
        body.putArray("overrides").addObject().put("date", "2027-05-20").put("startTime", "09:00").put("endTime", "10:00");
        return body;
    }

    private ObjectNode webhook() {
        number++;
        ObjectNode body = Json.object().put("active", true).put("subscriberUrl", "http://127.0.0.1:1/" + number);
        body.putArray("triggers").add("BOOKING_CREATED");
        return body;
    }

    private String book() {
        time = time.plusSeconds(3600L);
        if (time.toString().contains("T17:")) {
            time = time.plusSeconds(16 * 3600L);
        }
        return SandboxClient.withoutKey(sandbox).version("2024-08-13")
                .json("POST", "/v2/bookings", BookingClient.request(turns, time.toString(), "Ann").toString()).data().path("uid").asText();
    }

    private String path(String resource) {
        String organization = "/v2/organizations/" + ids[0];
        return switch (resource) {
            case "team-event-types" -> "/v2/teams/" + ids[2] + "/event-types";
            case "org-team-event-types" -> organization + "/teams/" + ids[1] + "/event-types";
            case "org-team-event-type-private-links" -> path("org-team-event-types") + '/' + linked + "/private-links";
            case "org-user-schedules" -> organization + "/users/" + ids[4] + "/schedules";
            case "org-webhooks" -> organization + "/webhooks";
            default -> "/v2/oauth-clients/" + platformClient.id() + "/webhooks";
        };
    }

    private SandboxClient caller(String resource) {
        return resource.startsWith("oauth") ? SandboxClient.of(sandbox, "paula") : alice;
    }

    /** Sends a body, if the operation is a change for an entity that is created before. */
    SandboxClient.Answer send(String operation, ObjectNode body) {
        if (operation.equals(REASSIGNMENT)) {
            return alice.version("2024-08-13").json("POST", "/v2/bookings/" + uid + "/reassign/" + ids[4], body.toString());
        }
        String resource = resource(operation);
        String path = path(resource);
        if (operation.endsWith("create")) {
            return caller(resource).json("POST", path, body.toString());
        }
        JsonNode created = caller(resource).json("POST", path, base(resource + "/create").toString()).data();
        return caller(resource).json("PATCH", path + '/' + created.path(resource.endsWith("links") ? "linkId" : "id").asText(), body.toString());
    }
}
