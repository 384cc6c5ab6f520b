/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.http.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Answers that were compared with those of a real server for the same requests. */
class BesideRealServerTest {

    private static final String CONFIRMED_FIRST = "\"confirmationPolicy\":{\"type\":\"always\",\"blockUnconfirmedBookingsInBooker\":false}";

    private OrganizationClient acme;

    @BeforeEach
    void start() {
        acme = OrganizationClient.start(SandboxProfile.SELF_HOSTED);
    }

    @AfterEach
    void stop() {
        acme.close();
    }

    private static String own(SandboxClient client, String slug, String more) {
        return client.version("2024-06-14").json("POST", "/v2/event-types", "{\"title\":\"" + slug + "\",\"slug\":\"" + slug
                + "\",\"lengthInMinutes\":30" + more + '}').data().path("id").asText();
    }

    private String pending(String host, String start) {
        String eventType = own(acme.as(host), "first-" + start.substring(11, 13), "," + CONFIRMED_FIRST);
        return acme.book(Long.parseLong(eventType), start).data().path("uid").asText();
    }

    private SandboxClient.Answer decide(String username, String uid, String decision) {
        return acme.as(username).version("2024-08-13").json("POST", "/v2/bookings/" + uid + '/' + decision, "{}");
    }

    @ParameterizedTest
    @CsvSource({"confirm, accepted", "decline, rejected"})
    void administratorsOfTheOrganizationDecideOnBookingsOfMembers(String decision, String status) {
        String uid = pending("mia", "2026-11-24T10:00:00Z");
        assertThat(decide("stranger", uid, decision).status()).isEqualTo(401);
        SandboxClient.Answer decided = decide("olivia", uid, decision);
        assertThat(decided.status()).isEqualTo(200);
        assertThat(decided.data().path("status").asText()).isEqualTo(status);
    }

    @Test
    void membersDoNotDecideOnBookingsOfOthersUnlessTheyHostTheEventType() {
        String ofOwner = pending("olivia", "2026-11-24T11:00:00Z");
        assertThat(decide("mia", ofOwner, "confirm").status()).isEqualTo(401);
        long turns = acme.eventType("turns", "roundRobin", acme.hosts("olivia", "mia") + "," + CONFIRMED_FIRST).path("id").asLong();
        String first = acme.book(turns, "2026-11-24T12:00:00Z").data().path("uid").asText();
        String second = acme.book(turns, "2026-11-24T12:00:00Z", "Ann").data().path("uid").asText();
        assertThat(decide("mia", first, "confirm").status()).isEqualTo(200);
        assertThat(decide("mia", second, "confirm").status()).isEqualTo(200);
    }

    private SandboxClient.Answer addGuests(String username, String uid, String... emails) {
        ObjectNode body = Json.object();
        for (String email : emails) {
            body.withArrayProperty("guests").addObject().put("email", email);
        }
        return acme.as(username).version("2024-08-13").json("POST", "/v2/bookings/" + uid + "/guests", body.toString());
    }

    @Test
    void guestsHaveTheLanguageOfAHostWhoMayHaveChosenNone() {
        long eventType = Long.parseLong(own(acme.as("mia"), "guests", ""));
        String uid = acme.book(eventType, "2026-11-24T10:00:00Z").data().path("uid").asText();
        assertThat(addGuests("mia", uid, "one@example.net").data().at("/attendees/1/language").asText()).isEqualTo("en");
        acme.as("mia").json("PATCH", "/v2/me", "{\"locale\":\"fr\"}");
        assertThat(addGuests("mia", uid, "two@example.net").data().at("/attendees/2/language").asText()).isEqualTo("fr");
        long mia = acme.id("mia");
        acme.sandbox().read(state -> {
            state.users().find(mia).orElseThrow().setLocale(null);
            return null;
        });
        JsonNode last = addGuests("mia", uid, "three@example.net").data().path("attendees").path(3);
        assertThat(last.path("email").asText()).isEqualTo("three@example.net");
        assertThat(last.path("language").isNull()).isTrue();
    }

    @Test
    void onlyNewGuestsAreAdded() {
        long eventType = Long.parseLong(own(acme.as("mia"), "new-guests", ""));
        String uid = acme.book(eventType, "2026-11-24T10:00:00Z").data().path("uid").asText();
        JsonNode added = addGuests("mia", uid, "A@example.net", "a+home@example.net", "carl@example.net", "b@example.net").data();
        assertThat(added.path("attendees").findValuesAsText("email")).containsExactly("carl@example.net", "A@example.net", "b@example.net");
        assertThat(addGuests("mia", uid, "a@example.net", "carl+x@example.net").status()).isEqualTo(400);
        assertThat(addGuests("stranger", uid, "c@example.net").status()).isEqualTo(403);
        long without = Long.parseLong(own(acme.as("mia"), "no-guests", ",\"disableGuests\":true"));
        String other = acme.book(without, "2026-11-24T11:00:00Z").data().path("uid").asText();
        assertThat(addGuests("mia", other, "c@example.net").status()).isEqualTo(400);
    }

    @Test
    void legacyListsNameProfilesReasonsAndPreviousBookings() {
        String eventType = own(acme.as("mia"), "legacy", "");
        String stranger = own(acme.as("stranger"), "legacy", "");
        assertThat(legacyEventType("mia", eventType).path("profileId").isIntegralNumber()).isTrue();
        assertThat(legacyEventType("mia", eventType).path("userId").asLong()).isEqualTo(acme.id("mia"));
        assertThat(legacyEventType("stranger", stranger).path("profileId").isNull()).isTrue();

        String uid = acme.book(Long.parseLong(eventType), "2026-11-24T10:00:00Z").data().path("uid").asText();
        SandboxClient mia = acme.as("mia").version("2024-08-13");
        String moved = mia.json("POST", "/v2/bookings/" + uid + "/reschedule", "{\"start\":\"2026-11-24T14:00:00Z\"}").data().path("uid").asText();
        assertThat(legacyBooking("upcoming", moved).path("fromReschedule").asText()).isEqualTo(uid);
        String declined = pending("mia", "2026-11-24T15:00:00Z");
        mia.json("POST", "/v2/bookings/" + declined + "/decline", "{\"reason\":\"Away\"}");
        assertThat(legacyBooking("cancelled", declined).path("rejectionReason").asText()).isEqualTo("Away");
    }

    private JsonNode legacyEventType(String username, String id) {
        JsonNode groups = acme.as(username).get("/v2/event-types").data().path("eventTypeGroups");
        for (JsonNode eventType : groups.path(0).path("eventTypes")) {
            if (eventType.path("id").asText().equals(id)) {
                return eventType;
            }
        }
        throw new AssertionError("no event type " + id + " in " + groups);
    }

    private JsonNode legacyBooking(String status, String uid) {
        JsonNode bookings = acme.as("mia").get("/v2/bookings?filters[status]=" + status).data().path("bookings");
        for (JsonNode booking : bookings) {
            if (booking.path("uid").asText().equals(uid)) {
                return booking;
            }
        }
        throw new AssertionError("no booking " + uid + " in " + bookings);
    }

    @Test
    void legacySchedulesShowOpenHoursOnly() {
        String id = acme.as("mia").version("2024-06-11").json("POST", "/v2/schedules", "{\"name\":\"Hours\",\"timeZone\":\"Europe/London\","
                + "\"isDefault\":false,\"availability\":[{\"days\":[\"Friday\"],\"startTime\":\"14:00\",\"endTime\":\"15:30\"},"
                + "{\"days\":[\"Monday\"],\"startTime\":\"12:00\",\"endTime\":\"12:00\"},{\"days\":[\"Monday\"],\"startTime\":\"12:00\","
                + "\"endTime\":\"11:00\"},{\"days\":[],\"startTime\":\"09:00\",\"endTime\":\"10:00\"},"
                + "{\"days\":[\"Monday\",\"Sunday\"],\"startTime\":\"08:15\",\"endTime\":\"23:59\"}]}").data().path("id").asText();
        JsonNode schedule = acme.as("mia").get("/v2/schedules/" + id).data();
        assertThat(schedule.path("workingHours").findValuesAsText("startTime")).containsExactly("495", "840");
        assertThat(schedule.path("workingHours").findValuesAsText("endTime")).containsExactly("1439", "930");
        assertThat(schedule.path("schedule")).hasSize(5);
    }

    @Test
    void usersOfOrganizationsHaveNoLanguageUnlessItIsGiven() {
        JsonNode without = acme.as("olivia").json("POST", acme.organization("/users"), "{\"email\":\"nina@acme.test\"}").data();
        JsonNode with = acme.as("olivia").json("POST", acme.organization("/users"), "{\"email\":\"otto@acme.test\",\"locale\":\"de\"}").data();
        assertThat(without.path("locale").isNull()).isTrue();
        assertThat(with.path("locale").asText()).isEqualTo("de");
    }

    @Test
    void citiesMayHaveNoTimeZone() {
        JsonNode cities = SandboxClient.withoutKey(acme.sandbox()).get("/v2/timezones").data();
        assertThat(cities).anyMatch(city -> city.path("timezone").isNull()).anyMatch(city -> city.path("timezone").asText().equals("Europe/Rome"));
    }
}
