/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** Slots on unusual days, as the real server calculates them. */
class SlotRulesTest {

    private CalcomSandbox sandbox;
    private SandboxClient client;
    private BookingClient alice;

    @BeforeEach
    void start() {
        sandbox = CalcomSandbox.builder().bookingTime(Duration.ZERO).seed(seeding -> {
            seeding.user("alice", "Alice", "alice@example.com", "Europe/London");
            seeding.user("bob", "Bob", "bob@example.com", "Europe/London");
        }).start();
        sandbox.clock().stopAt(Instant.parse("2026-11-23T09:00:00Z"));
        client = SandboxClient.of(sandbox, "alice");
        alice = new BookingClient(client);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private long scheduled(String zone, String hours, String overrides) {
        long schedule = client.version("2024-06-11").json("POST", "/v2/schedules", "{\"name\":\"S\",\"timeZone\":\"" + zone
                + "\",\"isDefault\":false,\"availability\":" + hours + ",\"overrides\":" + overrides + "}").data().path("id").asLong();
        return alice.eventType("{\"title\":\"T\",\"slug\":\"t\",\"lengthInMinutes\":30,\"scheduleId\":" + schedule + "}");
    }

    private List<String> slots(long eventType, String start, String end) {
        JsonNode dates = client.version("2024-09-04").get("/v2/slots?eventTypeId=" + eventType + "&start=" + start + "&end=" + end).data();
        List<String> starts = new ArrayList<>();
        dates.forEach(date -> date.forEach(slot -> starts.add(slot.path("start").asText().substring(0, "2027-01-13T09:00".length()))));
        return starts;
    }

    @ParameterizedTest
    @CsvSource({
            "Europe/London, 2027-03-28, 02:00, 04:00, 2027-03-28T01:00, 2027-03-28T02:30",
            "Europe/London, 2027-10-31, 00:30, 02:00, 2027-10-31T00:30, 2027-10-31T01:30",
            "America/Chicago, 2027-03-14, 02:00, 03:00, 2027-03-14T08:00, 2027-03-14T08:30",
            "Pacific/Auckland, 2027-04-04, 01:00, 02:00, 2027-04-03T13:00, 2027-04-03T13:30"})
    void weeklyHoursKeepTheirLengthWhenClocksChange(String zone, String date, String from, String to, String first, String last) {
        long eventType = scheduled(zone, "[{\"days\":[\"Sunday\"],\"startTime\":\"" + from + "\",\"endTime\":\"" + to + "\"}]", "[]");
        List<String> slots = slots(eventType, Instant.parse(date + "T00:00:00Z").minus(Duration.ofDays(1)).toString(),
                Instant.parse(date + "T00:00:00Z").plus(Duration.ofDays(1)).toString());
        assertThat(slots).first().isEqualTo(first);
        assertThat(slots).last().isEqualTo(last);
    }

    @Test
    void aPeriodWithMoreSlotsThanTheSandboxCanListIsRefusedAtOnce() {
        long eventType = alice.eventType("{\"title\":\"T\",\"slug\":\"t\",\"lengthInMinutes\":30}");
        String period = "&start=2027-01-01&end=9999-12-31";
        SandboxClient.Answer answer = client.version("2024-09-04").get("/v2/slots?eventTypeId=" + eventType + period);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error().path("message").asText()).contains("at most 200000 slots", "longer than the 4166 days");
        String legacy = "&startTime=2027-01-01&endTime=9999-12-31";
        assertThat(client.version("2024-04-15").get("/v2/slots/available?eventTypeId=" + eventType + legacy).status()).isEqualTo(400);
        assertThat(client.version("2024-09-04").get("/v2/slots?eventTypeId=" + eventType + period + "&duration=99999999999").status())
                .isEqualTo(400);
        assertThat(slots(eventType, "2027-01-01", "2031-12-31")).hasSizeGreaterThan(80_000);
    }

    @Test
    void overridesBesideTheWindowAreReturned() {
        long eventType = scheduled("Europe/London", "[{\"days\":[\"Wednesday\"],\"startTime\":\"09:00\",\"endTime\":\"10:00\"}]",
                "[{\"date\":\"2027-01-12\",\"startTime\":\"15:00\",\"endTime\":\"15:30\"},{\"date\":\"2027-01-14\",\"startTime\":\"16:00\",\"endTime\":\"16:30\"}]");
        List<String> all = List.of("2027-01-12T15:00", "2027-01-13T09:00", "2027-01-13T09:30", "2027-01-14T16:00");

        assertThat(slots(eventType, "2027-01-13", "2027-01-13")).isEqualTo(all);
        assertThat(slots(eventType, "2027-01-13T09:00:00Z", "2027-01-13T09:30:00Z")).containsExactly(all.get(0), all.get(1), all.get(3));
        assertThat(slots(eventType, "2027-01-13T10:30:00%2B01:00", "2027-01-13T11:00:00%2B01:00"))
                .containsExactly(all.get(0), all.get(2), all.get(3));
        assertThat(slots(eventType, "2027-01-13", "2027-01-13&timeZone=Europe/London")).containsExactly(all.get(1), all.get(2));
        assertThat(slots(eventType, "2027-01-11", "2027-01-11")).containsExactly(all.get(0));
    }

    @Test
    void aPendingBookingBlocksOnlyItsOwnEventType() {
        String policy = ",\"lengthInMinutes\":30,\"confirmationPolicy\":{\"type\":\"always\",\"blockUnconfirmedBookingsInBooker\":";
        long blocking = alice.eventType("{\"title\":\"A\",\"slug\":\"a\"" + policy + "true}}");
        long lenient = alice.eventType("{\"title\":\"B\",\"slug\":\"b\"" + policy + "false}}");
        alice.book(blocking, "2027-01-13T10:00:00Z", "Guest");
        alice.book(lenient, "2027-01-13T11:00:00Z", "Guest");

        assertThat(slots(blocking, "2027-01-13", "2027-01-13")).doesNotContain("2027-01-13T10:00").contains("2027-01-13T11:00");
        assertThat(slots(lenient, "2027-01-13", "2027-01-13")).contains("2027-01-13T10:00", "2027-01-13T11:00");
    }

    @Test
    void withoutItsScheduleAnEventTypeUsesTheDefaultSchedule() {
        long eventType = scheduled("Europe/London", "[{\"days\":[\"Wednesday\"],\"startTime\":\"20:00\",\"endTime\":\"21:00\"}]", "[]");
        long schedule = client.version("2024-06-14").get("/v2/event-types/" + eventType).data().path("scheduleId").asLong();
        assertThat(slots(eventType, "2027-01-13", "2027-01-13")).containsExactly("2027-01-13T20:00", "2027-01-13T20:30");

        assertThat(client.version("2024-06-11").call("DELETE", "/v2/schedules/" + schedule).status()).isEqualTo(200);
        long other = alice.eventType("{\"title\":\"Other\",\"slug\":\"other\",\"lengthInMinutes\":30}");
        assertThat(slots(eventType, "2027-01-13", "2027-01-13")).hasSizeGreaterThan(2).isEqualTo(slots(other, "2027-01-13", "2027-01-13"));
    }

    @ParameterizedTest
    @CsvSource({"x1", "''", "true"})
    void theEventTypeIsANumber(String id) {
        SandboxClient.Answer answer = client.version("2024-09-04").get("/v2/slots?eventTypeId=" + id + "&start=2027-01-13&end=2027-01-13");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error().path("message").asText())
                .isEqualTo("eventTypeId property is wrong,eventTypeId must be a number conforming to the specified constraints ");
    }

    @Test
    void expiredReservationsAreForgottenWhenSlotsAreListed() {
        long eventType = alice.eventType("{\"title\":\"A\",\"slug\":\"a\",\"lengthInMinutes\":30}");
        SandboxClient slots = client.version("2024-09-04");
        String uid = slots.json("POST", "/v2/slots/reservations", "{\"eventTypeId\":" + eventType
                + ",\"slotStart\":\"2027-01-13T10:00:00Z\",\"reservationDuration\":1}").data().path("reservationUid").asText();
        assertThat(slots(eventType, "2027-01-13", "2027-01-13")).doesNotContain("2027-01-13T10:00");

        sandbox.clock().advance(Duration.ofMinutes(1));
        assertThat(slots(eventType, "2027-01-13", "2027-01-13")).contains("2027-01-13T10:00");
        SandboxClient.Answer answer = slots.get("/v2/slots/reservations/" + uid);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("data").isNull()).isTrue();
    }

    @Test
    void onlyPeopleOfTheEventTypeChooseTheDurationOfAReservation() {
        long eventType = alice.eventType("{\"title\":\"A\",\"slug\":\"a\",\"lengthInMinutes\":30}");
        String body = "{\"eventTypeId\":" + eventType + ",\"slotStart\":\"2027-01-13T10:00:00Z\",\"reservationDuration\":3}";
        SandboxClient bob = SandboxClient.of(sandbox, "bob").version("2024-09-04");

        assertThat(SandboxClient.withoutKey(sandbox).version("2024-09-04").json("POST", "/v2/slots/reservations", body).status()).isEqualTo(401);
        SandboxClient.Answer foreign = bob.json("POST", "/v2/slots/reservations", body);
        assertThat(foreign.status()).isEqualTo(403);
        assertThat(foreign.error().path("message").asText()).startsWith("authenticated user is not owner of event type");
        assertThat(bob.json("POST", "/v2/slots/reservations", body.replace(",\"reservationDuration\":3", "")).status()).isEqualTo(201);
    }
}
