/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.SandboxClient.Answer;
import io.github.camelcalcom.sandbox.http.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** Operations that the hosted service has since September 2026, besides those of events. */
class NewestOperationsTest {

    private static final String NEWEST = "2026-06-12";

    private OrganizationClient acme;

    @BeforeEach
    void start() {
        acme = OrganizationClient.start();
    }

    @AfterEach
    void stop() {
        acme.close();
    }

    private SandboxClient olivia() {
        return acme.as("olivia");
    }

    private String plainTeam(String rest) {
        return "/v2/teams/" + acme.team("").replaceAll(".*/", "") + rest;
    }

    @Test
    void eventsOfATeamHavePagesByTheVersion() {
        long[] ids = new long[1];
        try (CalcomSandbox sandbox = CalcomSandbox.builder().profile(SandboxProfile.HOSTED).seed(seeding -> {
            Seeding.SeededUser boss = seeding.user("boss", "Boss", "boss@example.com", "Europe/London");
            Seeding.SeededTeam team = seeding.team("Crew", boss);
            for (int i = 1; i <= 3; i++) {
                Instant start = Instant.parse("2026-12-0" + i + "T18:00:00Z");
                team.event("Night " + i, "night-" + i, start, start.plus(Duration.ofHours(2)));
            }
            seeding.user("stranger", "Stranger", "stranger@example.com", "Europe/London");
            ids[0] = team.id();
        }).start()) {
            String path = "/v2/teams/" + ids[0] + "/events";
            SandboxClient boss = SandboxClient.of(sandbox, "boss");
            JsonNode page = boss.version("2026-05-01").get(path + "?limit=2").json();
            assertThat(page.path("data").findValuesAsText("slug")).containsExactly("night-3", "night-2");
            String rest = path + "?limit=2&cursor=" + page.path("pagination").path("nextCursor").asText();
            assertThat(boss.version(NEWEST).get(rest).json().path("data").findValuesAsText("slug")).containsExactly("night-1");
            assertThat(boss.get(path + "?take=1&skip=1").data().findValuesAsText("slug")).containsExactly("night-2");
            assertThat(boss.version("2026-02-25").get(path + "?take=5").json().has("pagination")).isFalse();
            assertThat(SandboxClient.of(sandbox, "stranger").get(path).status()).isEqualTo(403);
            String uuid = page.path("data").path(0).path("uuid").asText();
            assertThat(boss.get("/v2/events/" + uuid + "/host-candidates?search=boss").data().findValuesAsText("username")).containsExactly("boss");
        }
    }

    @Test
    void textsOfInvitesAreOwnOrInherited() {
        long type = acme.eventType("turns", "roundRobin", acme.hosts("olivia", "mia")).path("id").asLong();
        String path = plainTeam("/event-types/" + type + "/calendar-invites");
        SandboxClient newest = olivia().version(NEWEST);
        assertThat(newest.get(path).data().at("/host/mode").asText()).isEqualTo("inherit");
        JsonNode changed = newest.json("PATCH", path, "{\"guest\":{\"mode\":\"custom\",\"template\":\"Hello {ATTENDEE}\"}}").data();
        assertThat(changed.at("/guest/template").asText()).isEqualTo("Hello {ATTENDEE}");
        assertThat(changed.at("/host/mode").asText()).isEqualTo("inherit");
        assertThat(acme.as("mia").version(NEWEST).get("/v2/event-types/" + type + "/calendar-invites").data()).isEqualTo(changed);
        assertThat(newest.json("PATCH", path, "{\"host\":{\"mode\":\"custom\"}}").status()).isEqualTo(400);
        assertThat(newest.json("PATCH", path, "{\"host\":{\"mode\":\"loud\"}}").status()).isEqualTo(400);
        assertThat(olivia().get(path).status()).as("the version is required").isEqualTo(404);
        assertThat(acme.as("mia").version(NEWEST).json("PATCH", path, "{}").status()).isEqualTo(403);

        String defaults = acme.organization("/calendar-invites");
        olivia().json("PATCH", defaults, "{\"host\":{\"mode\":\"custom\",\"template\":\"{EVENT}\"}}");
        assertThat(acme.as("mia").get(defaults).data().at("/host/template").asText()).isEqualTo("{EVENT}");
        assertThat(acme.as("mia").json("PATCH", defaults, "{}").status()).isEqualTo(403);
        assertThat(acme.as("stranger").get(defaults).status()).isEqualTo(403);
    }

    @Test
    void aPoolLimitsEachHostOverItsEventTypes() {
        long one = acme.eventType("one", "roundRobin", acme.hosts("olivia", "mia")).path("id").asLong();
        long two = acme.eventType("two", "roundRobin", acme.hosts("olivia", "mia")).path("id").asLong();
        String path = plainTeam("/booking-limit-pools");
        JsonNode offered = olivia().get(path).data().path("eventTypes");
        String ids = "[\"" + offered.path(0).path("id").asText() + "\",\"" + offered.path(1).path("id").asText() + "\"]";
        JsonNode pool = olivia().json("POST", path, "{\"name\":\"Calls\",\"eventTypeIds\":" + ids + ",\"perDay\":1}").data();
        assertThat(pool.path("eventTypeIds")).hasSize(2);

        String first = host(acme.book(one, "2026-11-24T10:00:00Z", "Ann"));
        acme.sandbox().clock().stopAt(OrganizationClient.NOW.plusSeconds(60));
        String second = host(acme.book(two, "2026-11-24T12:00:00Z", "Ben"));
        assertThat(List.of(first, second)).containsExactlyInAnyOrder("olivia", "mia");
        assertThat(acme.book(one, "2026-11-24T14:00:00Z", "Cid").status()).as("both hosts are full").isEqualTo(400);

        String mia = path + '/' + pool.path("id").asText() + "/hosts/" + acme.id("mia");
        JsonNode own = olivia().json("PATCH", mia, "{\"hostLimit\":{\"perDay\":2,\"perWeek\":9}}").data();
        assertThat(own.path("effectiveLimit").path("perDay").asInt()).isEqualTo(2);
        assertThat(host(acme.book(one, "2026-11-24T14:00:00Z", "Cid"))).isEqualTo("mia");
        JsonNode replaced = olivia().json("PUT", mia, "{\"hostLimit\":{\"perWeek\":8}}").data();
        assertThat(replaced.path("hostLimit").path("perDay").isNull()).isTrue();
        assertThat(replaced.path("effectiveLimit").path("perDay").asInt()).isEqualTo(1);
        assertThat(olivia().get(path + '/' + pool.path("id").asText() + "/hosts").data().findValuesAsText("username"))
                .containsExactly("olivia", "mia");
        assertThat(olivia().call("DELETE", mia).status()).isEqualTo(200);
    }

    private static String host(Answer booking) {
        assertThat(booking.status()).as(booking.text()).isEqualTo(201);
        return booking.data().path("hosts").path(0).path("username").asText();
    }

    @Test
    void aPoolNeedsAnIntervalAndEventTypesWhoseHostsTakeTurns() {
        long turns = acme.eventType("turns", "roundRobin", acme.hosts("olivia", "mia")).path("id").asLong();
        long together = acme.eventType("together", "collective", acme.hosts("olivia", "mia")).path("id").asLong();
        String path = plainTeam("/booking-limit-pools");
        String valid = "{\"name\":\"Calls\",\"eventTypeIds\":[" + turns + "],\"perWeek\":3,\"perMonth\":9}";
        String id = olivia().json("POST", path, valid).data().path("id").asText();
        assertThat(olivia().json("POST", path, valid.replace("[" + turns, "[" + together)).status()).isEqualTo(400);
        assertThat(olivia().json("POST", path, "{\"name\":\"Calls\",\"eventTypeIds\":[" + turns + "]}").status()).isEqualTo(400);
        assertThat(acme.as("mia").json("POST", path, valid).status()).isEqualTo(403);
        assertThat(acme.as("mia").get(path).data().path("pools")).hasSize(1);
        JsonNode changed = olivia().json("PATCH", path + '/' + id, "{\"perWeek\":null,\"name\":\"Demos\"}").data();
        assertThat(changed.path("perWeek").isNull()).isTrue();
        assertThat(changed.path("perMonth").asInt()).isEqualTo(9);
        assertThat(olivia().json("PATCH", path + '/' + id, "{\"perMonth\":null}").status()).isEqualTo(400);
        assertThat(olivia().call("DELETE", path + '/' + id).status()).isEqualTo(200);
        assertThat(olivia().call("DELETE", path + '/' + id).status()).isEqualTo(404);
    }

    @Test
    void anEditOfARoutingFormIsAPreviewUnlessItSaysOtherwise() {
        acme.eventType("demo", "roundRobin", acme.hosts("olivia"));
        String path = acme.team("/routing-forms");
        JsonNode form = olivia().json("POST", path, "{\"name\":\"Leads\",\"description\":\"New\"}").data();
        String one = path + '/' + form.path("id").asText();
        String field = "{\"operations\":[{\"type\":\"add\",\"field\":{\"label\":\"Size\",\"type\":\"select\",\"required\":true,"
                + "\"identifier\":\"size\",\"options\":[\"small\",\"large\"]},\"position\":0}]";
        assertThat(olivia().json("PATCH", one + "/fields", field + '}').data().path("fields")).hasSize(1);
        assertThat(olivia().get(one).data().path("fields")).as("not stored").isEmpty();
        assertThat(olivia().json("PATCH", one + "/fields", field + ",\"dryRun\":false}").status()).isEqualTo(400);
        String stored = ",\"dryRun\":false,\"expectedUpdatedAt\":\"" + form.path("updatedAt").asText() + "\"}";
        JsonNode edited = olivia().json("PATCH", one + "/fields", field + stored).data();
        assertThat(edited.path("dryRun").asBoolean(true)).isFalse();
        assertThat(olivia().json("PATCH", one + "/fields", field.replace("size", "size2") + stored).status()).as("changed since").isEqualTo(409);
        assertThat(olivia().json("PATCH", one + "/fields", field.replace("add", "explode") + '}').status()).isEqualTo(400);

        String route = "{\"operations\":[{\"type\":\"add\",\"route\":{\"name\":\"Big\",\"match\":\"all\",\"conditions\":[{\"field\":\"Size\","
                + "\"value\":\"large\"}],\"action\":{\"type\":\"eventTypeRedirectUrl\",\"eventTypeSlug\":\"demo\"}},\"position\":0}],"
                + "\"examples\":[{\"answers\":{\"Size\":\"large\"},\"expectedRoute\":\"Big\"}]";
        JsonNode preview = olivia().json("PATCH", one + "/routes", route + '}').data();
        assertThat(preview.at("/examples/0/passed").asBoolean()).isTrue();
        String now = ",\"dryRun\":false,\"expectedUpdatedAt\":\"" + edited.path("updatedAt").asText() + "\"}";
        assertThat(olivia().json("PATCH", one + "/routes", route.replace("{\"Size\":\"large\"}", "{\"Size\":\"small\"}") + now).status())
                .as("an example leads elsewhere").isEqualTo(400);
        assertThat(olivia().json("PATCH", one + "/routes", route + now).status()).isEqualTo(200);
        JsonNode answered = olivia().json("POST", one + "/responses?start=2026-11-24&end=2026-11-25", "{\"size\":\"large\"}").data();
        assertThat(answered.path("eventTypeId").asLong()).isPositive();
        assertThat(olivia().get(one + "/history").json().at("/data/auditLogs")).extracting(change -> change.path("action").asText())
                .containsExactly("ROUTING_FORM_MODIFIED", "ROUTING_FORM_MODIFIED", "ROUTING_FORM_CREATED");
        assertThat(acme.as("mia").get(one).status()).isEqualTo(403);
    }

    @Test
    void aLinkIsFoundByItsUuidAndItsShortForm() {
        long type = olivia().version(NEWEST).json("POST", "/v2/event-types", "{\"title\":\"Ask\",\"slug\":\"ask\",\"lengthInMinutes\":30}")
                .data().path("id").asLong();
        String shortForm = olivia().version("2024-09-04").json("POST", "/v2/event-types/" + type + "/private-links", "{\"maxUsageCount\":3}")
                .data().path("linkId").asText();
        JsonNode link = olivia().get("/v2/links/" + shortForm).data();
        assertThat(link.path("maxUsageCount").asInt()).isEqualTo(3);
        assertThat(link.path("uid").asText()).hasSize(36);
        assertThat(olivia().get("/v2/links/" + link.path("uid").asText()).data()).isEqualTo(link);
        assertThat(acme.as("mia").get("/v2/links/" + shortForm).status()).isEqualTo(200);
        assertThat(acme.as("mia").call("DELETE", "/v2/links/" + shortForm).status()).isEqualTo(404);
        assertThat(olivia().get("/v2/links/nothing").status()).isEqualTo(404);
        assertThat(olivia().call("DELETE", "/v2/links/" + link.path("uid").asText()).status()).isEqualTo(200);
        assertThat(olivia().get("/v2/links/" + shortForm).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = { "2024-08-13", "2026-02-25", "2026-05-01" })
    void seatsAreConfirmedAndDeclinedOneByOne(String version) {
        long type = olivia().version(NEWEST).json("POST", "/v2/event-types", "{\"title\":\"Class\",\"slug\":\"class\",\"lengthInMinutes\":30,"
                + "\"seats\":{\"seatsPerTimeSlot\":3,\"showAttendeeInfo\":true,\"showAvailabilityCount\":true},"
                + "\"confirmationPolicy\":{\"type\":\"always\",\"blockUnconfirmedBookingsInBooker\":false}}").data().path("id").asLong();
        JsonNode ann = acme.book(type, "2026-11-24T10:00:00Z", "Ann").data();
        JsonNode ben = acme.book(type, "2026-11-24T10:00:00Z", "Ben").data();
        String path = "/v2/bookings/" + ann.path("uid").asText();
        SandboxClient host = olivia().version(version);
        SandboxClient plain = olivia().version("2024-08-13");
        assertThat(plain.json("POST", path + "/confirm", "{}").status()).isEqualTo(400);
        assertThat(plain.json("POST", path + "/decline", "{}").status()).isEqualTo(400);

        JsonNode confirmed = host.json("POST", path + "/seats/confirm", seats(ann)).data();
        assertThat(confirmed.path("confirmedSeatUids").path(0)).isEqualTo(ann.path("seatUid"));
        assertThat(plain.get(path).data().path("status").asText()).isEqualTo("accepted");
        assertThat(host.json("POST", path + "/seats/confirm", seats(ann, ben)).data().path("confirmedSeatUids")).as("only what changed").hasSize(1);
        assertThat(host.json("POST", path + "/seats/decline", seats(ben)).data().path("declinedSeatUids")).hasSize(1);
        assertThat(plain.get(path).data().path("attendees")).hasSize(1);
        assertThat(host.json("POST", path + "/seats/decline", seats(ben)).status()).isEqualTo(400);
        assertThat(acme.as("stranger").version(version).json("POST", path + "/seats/confirm", seats(ann)).status()).isEqualTo(401);
        host.json("POST", path + "/seats/decline", seats(ann));
        assertThat(plain.get(path).data().path("status").asText()).isEqualTo("rejected");
    }

    private static String seats(JsonNode... bookings) {
        ObjectNode body = Json.object();
        for (JsonNode booking : bookings) {
            body.withArrayProperty("seatUids").add(booking.path("seatUid"));
        }
        return body.toString();
    }
}
