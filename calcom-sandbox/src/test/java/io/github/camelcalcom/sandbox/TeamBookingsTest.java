/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.SandboxClient.Answer;
import io.github.camelcalcom.sandbox.state.Team;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Bookings of event types with several hosts. */
class TeamBookingsTest {

    private static final String TEN = "2026-11-24T10:00:00Z";
    private static final String ELEVEN = "2026-11-24T11:00:00Z";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private OrganizationClient acme;

    @BeforeEach
    void start() {
        acme = OrganizationClient.start();
    }

    @AfterEach
    void stop() {
        acme.close();
    }

    private static String host(Answer booking) {
        return booking.data().path("hosts").path(0).path("username").asText();
    }

    private List<String> slots(long eventType) {
        return slots("eventTypeId=" + eventType + "&start=2026-11-24&end=2026-11-24");
    }

    private List<String> slots(String query) {
        JsonNode slots = SandboxClient.withoutKey(acme.sandbox()).version("2024-09-04").get("/v2/slots?" + query).data();
        return slots.findValuesAsText("start");
    }

    @Test
    void aCollectiveMeetingNeedsAllHostsAtOnce() {
        long thirty = acme.as("mia").version("2024-06-14").json("POST", "/v2/event-types",
                "{\"title\":\"Thirty\",\"slug\":\"thirty\",\"lengthInMinutes\":30}").data().path("id").asLong();
        long together = acme.eventType("together", "collective", acme.hosts("olivia", "mia")).path("id").asLong();
        assertThat(slots(together)).contains("2026-11-24T10:00:00.000Z");
        assertThat(acme.book(thirty, TEN).status()).isEqualTo(201);
        assertThat(slots(together)).isNotEmpty().doesNotContain("2026-11-24T10:00:00.000Z");
        assertThat(acme.book(together, TEN).status()).isEqualTo(400);
        assertThat(acme.book(together, ELEVEN).data().path("hosts").findValuesAsText("username")).contains("olivia");
        assertThat(acme.book(thirty, ELEVEN).status()).isEqualTo(400);
    }

    @Test
    void hostsOfARoundRobinTakeTurns() {
        long turns = acme.eventType("turns", "roundRobin", acme.hosts("olivia", "mia")).path("id").asLong();
        String first = host(acme.book(turns, TEN));
        acme.sandbox().clock().stopAt(OrganizationClient.NOW.plusSeconds(60));
        String second = host(acme.book(turns, TEN, "Dora"));
        assertThat(List.of(first, second)).containsExactlyInAnyOrder("olivia", "mia");
        assertThat(acme.book(turns, TEN, "Emil").status()).isEqualTo(400);
        acme.sandbox().clock().stopAt(OrganizationClient.NOW.plusSeconds(120));
        assertThat(host(acme.book(turns, ELEVEN))).isEqualTo(first);
    }

    @Test
    void aRequestSelectsAmongTheHostsWhoTakeTurnsIfTheEventTypeAllowsIt() {
        long open = acme.eventType("open", "roundRobin", acme.hosts("olivia", "mia") + ",\"rrHostSubsetEnabled\":true").path("id").asLong();
        long fixed = acme.eventType("fixed", "roundRobin", acme.hosts("olivia", "mia")).path("id").asLong();
        ObjectNode request = BookingClient.request(open, TEN, "Carl");
        request.putArray("rrHostSubsetIds").add(acme.id("mia"));
        SandboxClient visitor = SandboxClient.withoutKey(acme.sandbox()).version("2024-08-13");

        assertThat(host(visitor.json("POST", "/v2/bookings", request.toString()))).isEqualTo("mia");
        assertThat(visitor.json("POST", "/v2/bookings", request.put("start", TEN).set("attendee", BookingClient.request(1, TEN, "Dora")
                .get("attendee")).toString()).status()).as("the selected host is busy").isEqualTo(400);
        String query = "&start=2026-11-24&end=2026-11-24&rrHostSubsetIds=";
        assertThat(slots("eventTypeId=" + open + query + acme.id("mia"))).isNotEmpty().doesNotContain("2026-11-24T10:00:00.000Z");
        assertThat(slots("eventTypeId=" + open + query + acme.id("olivia"))).contains("2026-11-24T10:00:00.000Z");
        assertThat(slots("eventTypeId=" + open + query + "99")).isEmpty();
        assertThat(slots("eventTypeId=" + fixed + query + acme.id("mia"))).as("not enabled").contains("2026-11-24T10:00:00.000Z");
    }

    @Test
    void aRepeatedRoundRobinRequestReturnsTheSameBooking() {
        long turns = acme.eventType("turns", "roundRobin", acme.hosts("olivia", "mia")).path("id").asLong();
        Answer first = acme.book(turns, TEN);
        Answer again = acme.book(turns, TEN);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.data().path("uid")).isEqualTo(first.data().path("uid"));
        assertThat(acme.sandbox().bookings()).hasSize(1);
    }

    @Test
    void theHostWithTheHigherPriorityIsBookedFirst() {
        long turns = acme.eventType("turns", "roundRobin", ",\"hosts\":[{\"userId\":" + acme.id("olivia") + ",\"priority\":\"low\"},"
                + "{\"userId\":" + acme.id("mia") + ",\"priority\":\"high\"}]").path("id").asLong();
        assertThat(host(acme.book(turns, TEN))).isEqualTo("mia");
        assertThat(host(acme.book(turns, ELEVEN))).isEqualTo("mia");
        assertThat(host(acme.book(turns, ELEVEN, "Dora"))).isEqualTo("olivia");
    }

    @Test
    void aBookingOfARoundRobinGoesToAnotherHost() {
        long turns = acme.eventType("turns", "roundRobin", acme.hosts("olivia", "mia")).path("id").asLong();
        Answer booking = acme.book(turns, TEN);
        String other = host(booking).equals("mia") ? "olivia" : "mia";
        String uid = booking.data().path("uid").asText();
        Answer moved = acme.as("olivia").version("2024-08-13")
                .json("POST", "/v2/bookings/" + uid + "/reassign/" + acme.id(other), "{\"reason\":\"Ill\"}");
        assertThat(moved.status()).as(moved.text()).isEqualTo(200);
        assertThat(host(SandboxClient.withoutKey(acme.sandbox()).version("2024-08-13").get("/v2/bookings/" + uid))).isEqualTo(other);
    }

    @Test
    void theCopiesOfAManagedEventTypeFollowIt() {
        JsonNode made = acme.eventType("managed", "managed", acme.hosts("olivia", "mia"));
        long parent = made.path(0).path("id").asLong();
        assertThat(made).hasSize(3);
        acme.as("olivia").json("PATCH", acme.team("/event-types/" + parent), "{\"lengthInMinutes\":45}");
        JsonNode copies = acme.as("mia").version("2024-06-14").get("/v2/event-types?eventSlug=managed&username=mia").data();
        assertThat(copies.path(0).path("lengthInMinutes").asInt()).isEqualTo(45);
        acme.as("olivia").call("DELETE", acme.team("/event-types/" + parent));
        assertThat(acme.as("mia").version("2024-06-14").get("/v2/event-types?eventSlug=managed&username=mia").data()).isEmpty();
    }

    @Test
    void aHostIsNotBookedWhileOutOfOffice() {
        long together = acme.eventType("together", "collective", acme.hosts("olivia", "mia")).path("id").asLong();
        acme.as("olivia").json("POST", acme.organization("/users/" + acme.id("mia") + "/ooo"),
                "{\"start\":\"2026-11-24T00:00:00.000Z\",\"end\":\"2026-11-24T23:59:59.999Z\"}");
        assertThat(slots(together)).isEmpty();
        assertThat(acme.book(together, TEN).status()).isEqualTo(400);
    }

    @Test
    void daysOutOfOfficeAreThoseOnWhichTheScheduleIsOpenAtAll() {
        acme.as("mia").version("2024-06-11").json("PATCH", "/v2/schedules/" + schedule("mia"),
                "{\"availability\":[{\"days\":[\"Monday\"],\"startTime\":\"09:00\",\"endTime\":\"10:00\"}],"
                        + "\"overrides\":[{\"date\":\"2026-11-24\",\"startTime\":\"09:00\",\"endTime\":\"10:00\"}]}");
        long alone = acme.eventType("alone", "collective", acme.hosts("mia")).path("id").asLong();
        acme.as("olivia").json("POST", acme.organization("/users/" + acme.id("mia") + "/ooo"),
                "{\"start\":\"2026-11-24T00:00:00.000Z\",\"end\":\"2026-11-30T23:59:59.999Z\"}");
        assertThat(slots(alone)).as("a Tuesday, open by an override only").contains("2026-11-24T09:00:00.000Z");
        assertThat(slots("eventTypeId=" + alone + "&start=2026-11-30&end=2026-11-30")).as("a Monday").isEmpty();
        assertThat(slots("eventTypeId=" + alone + "&start=2026-12-07&end=2026-12-07")).as("the Monday after").hasSize(2);
    }

    private long schedule(String username) {
        return acme.as(username).version("2024-06-11").get("/v2/schedules/default").data().path("id").asLong();
    }

    @Test
    void aRoundRobinBookingKeepsItsHostIfTheEventTypeRequiresIt() {
        long turns = acme.eventType("turns", "roundRobin", acme.hosts("olivia", "mia") + ",\"rescheduleWithSameRoundRobinHost\":true")
                .path("id").asLong();
        Answer first = acme.book(turns, TEN);
        acme.sandbox().clock().stopAt(OrganizationClient.NOW.plusSeconds(60));
        String uid = first.data().path("uid").asText();
        Answer moved = reschedule(uid, ELEVEN);
        assertThat(host(moved)).as("although it is the other one's turn").isEqualTo(host(first));

        assertThat(host(acme.book(turns, TEN, "Dora"))).isNotEqualTo(host(first));
        assertThat(host(acme.book(turns, TEN, "Emil"))).isEqualTo(host(first));
        assertThat(reschedule(moved.data().path("uid").asText(), TEN).status()).as("its host is busy then").isEqualTo(400);
    }

    private Answer reschedule(String uid, String start) {
        return SandboxClient.withoutKey(acme.sandbox()).version("2024-08-13")
                .json("POST", "/v2/bookings/" + uid + "/reschedule", "{\"start\":\"" + start + "\"}");
    }

    @Test
    void severalMembersOfAnOrganizationAreFreeWhenAllOfThemAre() {
        String slug = acme.sandbox().read(state -> state.teams().findFirst(Team::organization).orElseThrow().slug());
        String together = "usernames=olivia,mia&organizationSlug=" + slug + "&start=2026-11-24&end=2026-11-24";
        assertThat(slots(together)).contains("2026-11-24T10:00:00.000Z", "2026-11-24T11:00:00.000Z");
        long own = acme.as("mia").version("2024-06-14").json("POST", "/v2/event-types",
                "{\"title\":\"Own\",\"slug\":\"own\",\"lengthInMinutes\":30}").data().path("id").asLong();
        assertThat(acme.book(own, TEN).status()).isEqualTo(201);
        assertThat(slots(together)).contains("2026-11-24T11:00:00.000Z").doesNotContain("2026-11-24T10:00:00.000Z");
        assertThat(slots(together + "&duration=60")).doesNotContain("2026-11-24T10:00:00.000Z").hasSizeLessThan(25);
        assertThat(SandboxClient.withoutKey(acme.sandbox()).version("2024-09-04")
                .get("/v2/slots?usernames=olivia,mia&organizationSlug=nowhere&start=2026-11-24&end=2026-11-24").status()).isEqualTo(404);
    }

    @Test
    void theLimitOfATeamsEventTypeCountsTheBookingsOfAllItsHosts() {
        long turns = acme.eventType("turns", "roundRobin", acme.hosts("olivia", "mia") + ",\"bookingLimitsCount\":{\"day\":2}")
                .path("id").asLong();
        assertThat(acme.book(turns, TEN).status()).isEqualTo(201);
        assertThat(slots(turns)).isNotEmpty();
        acme.sandbox().clock().stopAt(OrganizationClient.NOW.plusSeconds(60));
        assertThat(acme.book(turns, TEN, "Dora").status()).isEqualTo(201);
        assertThat(slots(turns)).isEmpty();
        assertThat(acme.book(turns, ELEVEN, "Emil").status()).isEqualTo(401);
        assertThat(acme.book(turns, "2026-11-25T10:00:00Z", "Emil").status()).isEqualTo(201);
    }

    @Test
    void bookingsOfATeamAreListedForItAndForItsOrganization() {
        long turns = acme.eventType("turns", "roundRobin", acme.hosts("mia")).path("id").asLong();
        long own = acme.sandbox().read(state -> state.eventTypes().findFirst(found -> found.slug().equals("thirty")).orElseThrow().id());
        String uid = acme.book(turns, TEN).data().path("uid").asText();
        acme.book(own, TEN);
        assertThat(acme.as("olivia").get(acme.team("/bookings")).data().findValuesAsText("uid")).containsExactly(uid);
        assertThat(acme.as("olivia").get(acme.organization("/bookings")).data().findValuesAsText("uid")).containsExactly(uid);
        assertThat(acme.as("olivia").get(acme.organization("/users/" + acme.id("olivia") + "/bookings")).status()).isEqualTo(200);
    }

    @Test
    void theWebhooksOfAnOrganizationAreTriggeredByItsTeamsBookings() throws IOException {
        try (WebhookReceiver receiver = WebhookReceiver.start()) {
            long turns = acme.eventType("turns", "roundRobin", acme.hosts("mia")).path("id").asLong();
            acme.as("olivia").json("POST", acme.organization("/webhooks"), "{\"active\":true,\"subscriberUrl\":\"" + receiver.url("/org")
                    + "\",\"triggers\":[\"BOOKING_CREATED\"]}");
            acme.book(turns, TEN);
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(receiver.triggers()).containsExactly("BOOKING_CREATED"));
            assertThat(receiver.requests().get(0).json().path("payload").path("team").path("name").asText()).isEqualTo("Sales");
        }
    }
}
