/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox;

import io.github.camelcalcom.sandbox.http.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;

import static org.assertj.core.api.Assertions.assertThat;

/** What expires, is used up or is given back, and what the real server answers afterwards. Tokens and codes of OAuth2 have tests of their own. */
class StateThatRunsOutTest {

    private static final String RESERVATIONS = "/v2/slots/reservations";

    private CalcomSandbox sandbox;
    private SandboxClient client;
    private SandboxClient slots;
    private long eventType;

    @BeforeEach
    void start() {
        sandbox = CalcomSandbox.builder().profile(SandboxProfile.SELF_HOSTED).bookingTime(Duration.ZERO).start();
        sandbox.clock().stopAt(Instant.parse("2026-11-23T09:00:00Z"));
        client = SandboxClient.of(sandbox);
        slots = client.version("2024-09-04");
        eventType = new BookingClient(client).eventType("{\"title\":\"A\",\"slug\":\"a\",\"lengthInMinutes\":30}");
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private String reservation(String start, int minutes) {
        return "{\"eventTypeId\":" + eventType + ",\"slotStart\":\"" + start + "\",\"reservationDuration\":" + minutes + '}';
    }

    private String reserved(String start, int minutes) {
        return slots.json("POST", RESERVATIONS, reservation(start, minutes)).data().path("reservationUid").asText();
    }

    private void assertForgotten(String uid) {
        SandboxClient.Answer answer = slots.get(RESERVATIONS + '/' + uid);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().has("data")).isTrue();
        assertThat(answer.data().isNull()).isTrue();
    }

    private String slotsOf(String date) {
        return slots.get("/v2/slots?eventTypeId=" + eventType + "&start=" + date + "&end=" + date).text();
    }

    @ParameterizedTest
    @CsvSource({"2027-01-13T10:00:00Z,1", "2027-01-14T15:30:00Z,7", "2027-02-01T09:00:00Z,90"})
    void anExpiredReservationIsForgottenWithTheNextListOfSlots(String start, int minutes) {
        String uid = reserved(start, minutes);
        sandbox.clock().advance(Duration.ofMinutes(minutes).minusSeconds(1));
        assertThat(slotsOf(start.substring(0, 10))).doesNotContain(start.substring(0, 16));
        sandbox.clock().advance(Duration.ofSeconds(1));
        assertThat(slotsOf(start.substring(0, 10))).contains(start.substring(0, 16));
        assertForgotten(uid);
        assertThat(slots.json("PATCH", RESERVATIONS + '/' + uid, reservation(start, minutes)).status()).isEqualTo(404);
        assertThat(slots.call("DELETE", RESERVATIONS + '/' + uid).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 30})
    void anExpiredReservationCanBeMovedUntilSlotsAreListed(int minutes) {
        String uid = reserved("2027-01-13T10:00:00Z", minutes);
        sandbox.clock().advance(Duration.ofMinutes(minutes + 1L));
        assertThat(slots.get(RESERVATIONS + '/' + uid).data().path("reservationUid").asText()).isEqualTo(uid);
        SandboxClient.Answer moved = slots.json("PATCH", RESERVATIONS + '/' + uid, reservation("2027-01-13T11:00:00Z", 5));
        assertThat(moved.status()).isEqualTo(200);
        assertThat(slotsOf("2027-01-13")).contains("2027-01-13T10:00").doesNotContain("2027-01-13T11:00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"00000000-0000-4000-8000-000000000000", "never-made"})
    void anUnknownReservationIsReadAsNullAndDeletedWithoutError(String uid) {
        assertForgotten(uid);
        assertThat(slots.call("DELETE", RESERVATIONS + '/' + uid).status()).isEqualTo(200);
        SandboxClient.Answer moved = slots.json("PATCH", RESERVATIONS + '/' + uid, reservation("2027-01-13T10:00:00Z", 5));
        assertThat(moved.status()).isEqualTo(404);
        assertThat(moved.error().path("message").asText()).isEqualTo("Slot with uid=" + uid + " not found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2027-01-13T10:00:00Z", "2027-01-13T15:30:00Z"})
    void aDeletedReservationGivesItsSlotBackAndCanBeDeletedAgain(String start) {
        String uid = reserved(start, 60);
        assertThat(slots.json("POST", RESERVATIONS, reservation(start, 60)).status()).isEqualTo(422);
        assertThat(slots.call("DELETE", RESERVATIONS + '/' + uid).status()).isEqualTo(200);
        assertForgotten(uid);
        assertThat(slotsOf("2027-01-13")).contains(start.substring(0, 16));
        assertThat(slots.call("DELETE", RESERVATIONS + '/' + uid).status()).isEqualTo(200);
        assertThat(slots.json("POST", RESERVATIONS, reservation(start, 60)).status()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2027-01-13T10:00:00Z", "2027-01-14T12:00:00Z"})
    void aBookingLeavesTheReservationOfItsSlot(String start) {
        String uid = reserved(start, 60);
        assertThat(new BookingClient(client).book(eventType, start, "Ann").path("status").asText()).isEqualTo("accepted");
        assertThat(slots.get(RESERVATIONS + '/' + uid).data().path("reservationUid").asText()).isEqualTo(uid);
        SandboxClient.Answer again = slots.json("PATCH", RESERVATIONS + '/' + uid, reservation(start, 60));
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.error().path("message").asText()).isEqualTo("Can't reserve a slot if the event is already booked.");
    }

    @ParameterizedTest
    @CsvSource({"2026-11-23T09:10:00.000Z,PT9M59S,PT2S", "2026-12-24T18:00:00.000Z,PT24H,P31D"})
    void aPrivateLinkExpiresAtItsDate(String expiresAt, Duration before, Duration after) {
        String links = "/v2/event-types/" + eventType + "/private-links";
        String id = client.json("POST", links, "{\"expiresAt\":\"" + expiresAt + "\"}").data().path("linkId").asText();
        sandbox.clock().advance(before);
        assertThat(client.get(links).data().path(0).path("isExpired").asBoolean(true)).isFalse();
        sandbox.clock().advance(after);
        assertThat(client.get(links).data().path(0).path("isExpired").asBoolean()).isTrue();
        assertThat(client.get(links).data().path(0).path("expiresAt").asText()).isEqualTo(expiresAt);
        SandboxClient.Answer renewed = client.json("PATCH", links + '/' + id, "{\"expiresAt\":\"2027-06-01T00:00:00Z\"}");
        assertThat(renewed.data().path("isExpired").asBoolean(true)).isFalse();
        assertThat(client.call("DELETE", links + '/' + id).status()).isEqualTo(200);
        assertThat(client.call("DELETE", links + '/' + id).status()).isEqualTo(404);
        assertThat(client.json("PATCH", links + '/' + id, "{}").status()).isEqualTo(404);
    }

    @Test
    void aPrivateLinkWithoutUsesIsNotExpiredBecauseZeroIsNoLimit() {
        try (OrganizationClient acme = OrganizationClient.start(SandboxProfile.SELF_HOSTED)) {
            long ofTeam = acme.eventType("a", "collective", acme.hosts("mia")).path("id").asLong();
            String links = acme.team("/event-types/" + ofTeam + "/private-links");
            String id = acme.as("olivia").json("POST", links, "{\"maxUsageCount\":1}").data().path("linkId").asText();
            for (String most : new String[] {"0", "-2", "3"}) {
                SandboxClient.Answer changed = acme.as("olivia").json("PATCH", links + '/' + id, "{\"maxUsageCount\":" + most + '}');
                assertThat(changed.data().path("isExpired").asBoolean(true)).as(most).isFalse();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"carl@example.net", "dora.long+tag@example.org"})
    void aVerificationCodeCanBeUsedAgainUntilItsQuarterOfAnHourIsOver(String email) {
        String verify = "/v2/verified-resources/emails/verification-code/verify";
        String body = "{\"email\":\"" + email + "\",\"code\":\"" + sandbox.verificationCode(email) + "\"}";
        long first = client.json("POST", verify, body).data().path("id").asLong();
        sandbox.clock().advance(Duration.ofMinutes(15).minusSeconds(1));
        assertThat(client.json("POST", verify, body).data().path("id").asLong()).isEqualTo(first);
        sandbox.clock().advance(Duration.ofSeconds(1));
        SandboxClient.Answer late = client.json("POST", verify, body);
        assertThat(late.status()).isEqualTo(400);
        assertThat(late.error().path("code").asText()).isEqualTo("TRPCError");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 45})
    void aRefreshedKeyEndsTheOldOneAndExpiresItself(int days) {
        String key = client.json("POST", "/v2/api-keys/refresh", "{\"apiKeyDaysValid\":" + days + '}').data().path("apiKey").asText();
        assertThat(client.get("/v2/me").error().path("message").asText()).isEqualTo("ApiAuthStrategy - api key - Your api key is not valid");
        SandboxClient renewed = SandboxClient.withoutKey(sandbox).with("Authorization", "Bearer " + key);
        sandbox.clock().advance(Duration.ofDays(days).minusSeconds(1));
        assertThat(renewed.get("/v2/me").status()).isEqualTo(200);
        sandbox.clock().advance(Duration.ofSeconds(2));
        SandboxClient.Answer late = renewed.get("/v2/me");
        assertThat(late.status()).isEqualTo(401);
        assertThat(late.error().path("message").asText()).isEqualTo("ApiAuthStrategy - api key - Your api key is expired");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cancel", "reschedule"})
    void aBookingThatIsGoneIsNeitherCancelledNorMovedAgain(String first) {
        BookingClient host = new BookingClient(client);
        String uid = host.book(eventType, "2027-01-13T10:00:00Z", "Ann").path("uid").asText();
        if (first.equals("reschedule")) {
            host.act(uid, "reschedule", Json.object().put("start", "2027-01-13T11:00:00Z"));
        } else {
            host.cancel(uid, "Ill");
        }
        assertThat(host.cancel(uid, "Ill").status()).isEqualTo(400);
        assertThat(host.act(uid, "reschedule", Json.object().put("start", "2027-01-13T12:00:00Z")).status()).isEqualTo(400);
    }
}
