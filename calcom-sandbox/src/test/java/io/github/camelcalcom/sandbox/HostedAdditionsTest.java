/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.sandbox.SandboxClient.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Operations that only the hosted service has. */
class HostedAdditionsTest {

    private static final String HOSTED = "2026-06-12";
    private static final String TEN = "2026-11-24T10:00:00Z";

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

    private long eventTypeOf(String username) {
        return acme.as(username).version(HOSTED).json("POST", "/v2/event-types",
                "{\"title\":\"Thirty\",\"slug\":\"thirty-" + username + "\",\"lengthInMinutes\":30}").data().path("id").asLong();
    }

    @Test
    void bookingFieldsAreAddedChangedReplacedAndDeletedOneByOne() {
        SandboxClient olivia = olivia().version(HOSTED);
        String path = "/v2/event-types/" + eventTypeOf("olivia") + "/booking-fields";
        String custom = "{\"bookingFields\":[{\"field\":\"custom\",\"type\":\"shortText\",\"slug\":\"order\",\"label\":\"Order\","
                + "\"required\":true}]}";
        Answer added = olivia.json("POST", path, custom);
        assertThat(added.status()).as(added.text()).isEqualTo(201);
        assertThat(olivia.json("POST", path, custom).status()).isEqualTo(400);
        assertThat(field(added.data(), "order").path("type").asText()).isEqualTo("shortText");
        Answer changed = olivia.json("PATCH", path, "{\"bookingFields\":[{\"slug\":\"order\",\"label\":\"Order number\"}]}");
        assertThat(field(changed.data(), "order").path("label").asText()).isEqualTo("Order number");
        assertThat(olivia.json("PATCH", path, "{\"bookingFields\":[{\"slug\":\"order\"}]}").status()).isEqualTo(400);
        assertThat(olivia.json("PATCH", path, "{\"bookingFields\":[{\"slug\":\"nope\",\"label\":\"x\"}]}").status()).isEqualTo(404);
        assertThat(olivia.call("DELETE", path + "/email").status()).isEqualTo(400);
        assertThat(field(olivia.call("DELETE", path + "/order").data(), "order").isMissingNode()).isTrue();
        Answer replaced = olivia.json("PUT", path, "{\"bookingFields\":[{\"field\":\"notes\",\"label\":\"Words\"}]}");
        assertThat(field(replaced.data(), "notes").path("label").asText()).isEqualTo("Words");
        assertThat(acme.as("mia").version(HOSTED).get(path).status()).isEqualTo(404);
    }

    private static JsonNode field(JsonNode data, String slug) {
        for (JsonNode field : data.path("bookingFields")) {
            if (field.path("slug").asText().equals(slug)) {
                return field;
            }
        }
        return data.path("none");
    }

    @Test
    void theHistoryOfAnEventTypeIsListedInPagesLatestFirst() {
        SandboxClient olivia = olivia().version(HOSTED);
        String path = "/v2/event-types/" + eventTypeOf("olivia");
        olivia.json("PATCH", path, "{\"lengthInMinutes\":45}");
        JsonNode first = olivia.get(path + "/history?limit=1").json();
        assertThat(first.path("data").path("auditLogs").path(0).path("displayFields").findValuesAsText("label"))
                .containsExactly("lengthInMinutes");
        assertThat(first.path("pagination").path("hasMore").asBoolean()).isTrue();
        JsonNode second = olivia.get(path + "/history?limit=1&cursor=" + first.path("pagination").path("nextCursor").asText()).json();
        assertThat(second.path("data").path("auditLogs").path(0).path("action").asText()).isEqualTo("EVENT_TYPE_CREATED");
        assertThat(second.path("pagination").path("nextCursor").isNull()).isTrue();
        assertThat(olivia.get(path + "/history?limit=51").status()).isEqualTo(400);
        assertThat(olivia.get(path + "/scheduling-config").status()).isEqualTo(422);
    }

    @Test
    void theSchedulingConfigurationOfATeamsEventTypeNamesItsHosts() {
        long turns = acme.eventType("turns", "roundRobin", acme.hosts("olivia", "mia")).path("id").asLong();
        JsonNode config = acme.as("mia").version(HOSTED).get("/v2/event-types/" + turns + "/scheduling-config").data();
        assertThat(config.path("hosts").findValuesAsText("username")).containsExactly("olivia", "mia");
        assertThat(config.path("isRRWeightsEnabled").isBoolean()).isTrue();
    }

    @Test
    void limitsAreKeptForMembersOfOrganizationsAndCapThoseOfTheirTeams() {
        acme.eventType("turns", "roundRobin", acme.hosts("olivia", "mia"));
        SandboxClient mia = acme.as("mia");
        assertThat(acme.as("stranger").get("/v2/me/booking-limits").status()).isEqualTo(403);
        mia.json("PATCH", "/v2/me/booking-limits", "{\"perDay\":4,\"perWeek\":10}");
        assertThat(mia.json("PATCH", "/v2/me/booking-limits", "{\"perWeek\":null}").data().path("perDay").asInt()).isEqualTo(4);
        assertThat(mia.get("/v2/me/booking-limits").data().path("perWeek").isNull()).isTrue();
        String team = acme.team("").replaceAll(".*/", "");
        JsonNode limit = mia.json("PATCH", "/v2/me/team-booking-limits/" + team, "{\"perDay\":9}").data();
        assertThat(limit.path("effectiveLimit").path("perDay").asInt()).isEqualTo(4);
        assertThat(mia.get("/v2/me/team-booking-limits").data().path("teams")).hasSize(1);
        assertThat(mia.call("DELETE", "/v2/me/team-booking-limits/" + team).status()).isEqualTo(204);
        assertThat(mia.get("/v2/me/team-booking-limits").data().path("teams")).isEmpty();
        assertThat(mia.call("DELETE", "/v2/me/booking-limits").status()).isEqualTo(204);
        assertThat(mia.get("/v2/me/booking-limits").data().path("perDay").isNull()).isTrue();
    }

    @Test
    void aChargeWithAReferenceIsMadeOnce() {
        SandboxClient mia = acme.as("mia");
        int before = mia.get("/v2/credits/available").data().path("balance").path("monthlyRemaining").asInt();
        String charge = "{\"credits\":5,\"creditFor\":\"SMS\",\"externalRef\":\"call-1\"}";
        mia.json("POST", "/v2/credits/charge", charge);
        assertThat(mia.json("POST", "/v2/credits/charge", charge).data().path("remainingBalance").path("monthlyRemaining").asInt())
                .isEqualTo(before - 5);
        assertThat(mia.json("POST", "/v2/credits/charge", "{\"credits\":0,\"creditFor\":\"TEA\"}").status()).isEqualTo(400);
    }

    @Test
    void aDeviceSubscribesOnceAndUnsubscribes() {
        String path = "/v2/notifications/subscriptions/app-push";
        String device = "{\"token\":\"ExponentPushToken[abc]\",\"platform\":\"IOS\",\"deviceId\":\"d1\"}";
        long id = acme.as("mia").json("POST", path, device).data().path("id").asLong();
        assertThat(acme.as("mia").json("POST", path, device).data().path("id").asLong()).isEqualTo(id);
        assertThat(acme.as("mia").json("DELETE", path, "{\"token\":\"ExponentPushToken[abc]\"}").json().path("message").asText())
                .isEqualTo("App push subscription removed successfully");
        assertThat(acme.as("mia").json("POST", "/v2/notifications/subscriptions/slack/link-intents", "{}").data().path("token").asText())
                .isNotEmpty();
    }

    @Test
    void insightsCountTheBookingsOfTheirScope() {
        long own = eventTypeOf("mia");
        String uid = acme.book(own, TEN).data().path("uid").asText();
        acme.book(own, "2026-11-24T12:00:00Z");
        new BookingClient(acme.as("mia")).cancel(uid, "Ill");
        String all = "{\"scope\":\"org\",\"timeZone\":\"Europe/London\"}";
        JsonNode figures = olivia().json("POST", "/v2/insights/bookings/kpi-stats", all).data();
        assertThat(figures.path("created").path("count").asInt()).isEqualTo(2);
        assertThat(figures.path("cancelled").path("count").asInt()).isEqualTo(1);
        assertThat(olivia().json("POST", "/v2/insights/bookings/members", all).data().path("mostBookings").path(0).path("user")
                .path("username").asText()).isEqualTo("mia");
        JsonNode trends = olivia().json("POST", "/v2/insights/bookings/event-trends", "{\"scope\":\"org\",\"timeZone\":\"Europe/London\","
                + "\"columnFilters\":[{\"id\":\"startTime\",\"value\":{\"type\":\"dr\",\"data\":{\"startDate\":\"2026-11-23\","
                + "\"endDate\":\"2026-11-25\"}}}]}").data();
        assertThat(trends.findValuesAsText("Created")).containsExactly("0", "2", "0");
        assertThat(trends.path(0).path("isToday").asBoolean()).isTrue();
        assertThat(olivia().json("POST", "/v2/insights/bookings/average-duration", all).data().findValues("Average"))
                .anyMatch(average -> average.asInt() == 30);
        assertThat(acme.as("mia").json("POST", "/v2/insights/bookings/kpi-stats", all).status()).isEqualTo(403);
        assertThat(acme.as("stranger").json("POST", "/v2/insights/bookings/kpi-stats", all.replace("org", "user")).data().path("empty")
                .asBoolean()).isTrue();
    }

    @Test
    void blockingABookerCancelsUpcomingBookingsOfTheOrganizationOnly() {
        long own = eventTypeOf("mia");
        long foreign = eventTypeOf("stranger");
        String uid = acme.book(own, TEN).data().path("uid").asText();
        acme.book(own, "2026-11-25T10:00:00Z");
        String elsewhere = acme.book(foreign, TEN).data().path("uid").asText();
        String block = "{\"bookingUid\":\"" + uid + "\",\"blockType\":\"DOMAIN\"}";
        JsonNode blocked = olivia().json("POST", acme.organization("/bookings/block"), block).data();
        assertThat(blocked.path("cancelledCount").asInt()).isEqualTo(2);
        assertThat(blocked.path("blockedValue").asText()).isEqualTo("example.net");
        assertThat(new BookingClient(acme.as("stranger")).get(elsewhere).path("status").asText()).isEqualTo("accepted");
        assertThat(olivia().json("POST", acme.organization("/bookings/block"), block.replace(uid, elsewhere)).status()).isEqualTo(404);
    }

    @Test
    void theHostAsksForAnotherTime() {
        String uid = acme.book(eventTypeOf("mia"), TEN).data().path("uid").asText();
        String path = "/v2/bookings/" + uid + "/request-reschedule";
        assertThat(olivia().version("2026-02-25").json("POST", path, "{}").status()).isEqualTo(403);
        Answer asked = acme.as("mia").version("2026-02-25").json("POST", path, "{\"rescheduleReason\":\"Ill\"}");
        assertThat(asked.text()).isEqualTo("{\"status\":\"success\"}");
        assertThat(new BookingClient(acme.as("mia")).get(uid).path("status").asText()).isEqualTo("cancelled");
        assertThat(acme.as("mia").version("2026-02-25").json("POST", path, "{}").status()).isEqualTo(400);
    }

    @Test
    void theHistoryOfAMembersValuesNamesTheUserWhoChangedThem() {
        JsonNode attribute = olivia().json("POST", acme.organization("/attributes"), "{\"name\":\"City\",\"slug\":\"city\","
                + "\"type\":\"TEXT\",\"options\":[]}").data();
        String path = acme.organization("/attributes/options/" + acme.id("mia"));
        String option = olivia().json("POST", path, "{\"attributeId\":\"" + attribute.path("id").asText() + "\",\"value\":\"Rome\"}").data()
                .path("attributeOptionId").asText();
        assertThat(olivia().json("PATCH", path + '/' + option, "{\"weight\":50}").data().path("weight").asInt()).isEqualTo(50);
        JsonNode history = olivia().get(acme.organization("/attributes/assignments/" + acme.id("mia") + "/history")).data();
        assertThat(history.findValuesAsText("displayName")).containsOnly("Olivia");
        assertThat(history.path("auditLogs").path(0).path("changes").path(0).path("type").asText()).isEqualTo("WEIGHT_CHANGED");
        assertThat(history.path("auditLogs").path(1).path("changes").path(0).path("current").path("value").asText()).isEqualTo("Rome");
    }

    @Test
    void theAllowlistsAreThoseOfTheMachine() {
        SandboxClient anybody = SandboxClient.withoutKey(acme.sandbox());
        assertThat(anybody.get("/v2/allowlists").data().path("services").path("webhooks").path("ipv4").path(0).asText())
                .isEqualTo("127.0.0.1/32");
        assertThat(anybody.get("/v2/allowlists/webhooks").data().path("service").path("name").asText()).isEqualTo("webhooks");
        assertThat(anybody.get("/v2/allowlists/nothing").status()).isEqualTo(404);
    }

    @Test
    void theOldestVersionMakesAndReadsBookingsInItsOwnForm() {
        long own = eventTypeOf("mia");
        SandboxClient anybody = SandboxClient.withoutKey(acme.sandbox());
        Answer made = anybody.json("POST", "/v2/bookings", "{\"start\":\"" + TEN + "\",\"eventTypeId\":" + own + ",\"timeZone\":"
                + "\"Europe/Rome\",\"language\":\"en\",\"metadata\":{},\"responses\":{\"name\":\"Carl\",\"email\":\"carl@example.net\"}}");
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        JsonNode read = anybody.get("/v2/bookings/" + made.data().path("uid").asText()).data();
        assertThat(read).isEqualTo(made.data());
        assertThat(read.path("startTime").asText()).isEqualTo("2026-11-24T10:00:00.000Z");
        assertThat(read.path("attendees").path(0).path("email").asText()).isEqualTo("carl@example.net");
    }
}
