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

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** Bookings with several seats, and series of bookings. */
class SeatsAndSeriesTest {

    private static final String TIME = "2027-03-22T10:00:00Z";
    private static final String LATER = "2027-03-22T11:00:00Z";

    private CalcomSandbox sandbox;
    private BookingClient alice;
    private BookingClient stranger;

    @BeforeEach
    void start() {
        sandbox = CalcomSandbox.builder().bookingTime(Duration.ofMillis(1)).start();
        sandbox.clock().stopAt(Instant.parse("2027-03-01T09:00:00Z"));
        alice = new BookingClient(SandboxClient.of(sandbox));
        stranger = new BookingClient(SandboxClient.withoutKey(sandbox));
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void seatsShareOneBookingUntilNoneIsLeft() {
        long seated = seatedEventType();
        JsonNode first = stranger.book(seated, TIME, "Ann");
        JsonNode second = stranger.book(seated, TIME, "Ben");
        assertThat(second.path("uid")).isEqualTo(first.path("uid"));
        assertThat(second.path("seatUid")).isNotEqualTo(first.path("seatUid"));
        assertThat(second.path("updatedAt")).isEqualTo(first.path("updatedAt"));
        assertThat(stranger.post(BookingClient.request(seated, TIME, "Ben")).json().path("message").asText())
                .isEqualTo("already_signed_up_for_this_booking_error");
        SandboxClient.Answer full = stranger.post(BookingClient.request(seated, TIME, "Cid"));
        assertThat(full.status()).isEqualTo(409);
        assertThat(full.error().path("code").asText()).isEqualTo("ConflictException");
    }

    @Test
    void aMovedSeatGetsANewUidAndJoinsTheBookingOfThatTime() {
        long seated = seatedEventType();
        JsonNode there = stranger.book(seated, LATER, "Ann");
        JsonNode here = stranger.book(seated, TIME, "Ben");
        ObjectNode body = Json.object().put("start", LATER).put("seatUid", here.path("seatUid").asText());
        JsonNode moved = stranger.act(here.path("uid").asText(), "reschedule", body).data();
        assertThat(moved.path("uid")).isEqualTo(there.path("uid"));
        assertThat(moved.path("seatUid")).isNotEqualTo(here.path("seatUid"));
        assertThat(alice.get(here.path("uid").asText()).path("status").asText()).as("no attendee remains").isEqualTo("cancelled");
    }

    @Test
    void aSeatIsCancelledWithoutTheBookingAndOnlyOnce() {
        long seated = seatedEventType();
        String uid = stranger.book(seated, TIME, "Ann").path("uid").asText();
        ObjectNode giveUp = Json.object().put("seatUid", stranger.book(seated, TIME, "Ben").path("seatUid").asText());
        JsonNode left = stranger.act(uid, "cancel", giveUp).data();
        assertThat(left.path("status").asText()).isEqualTo("accepted");
        assertThat(left.path("attendees")).hasSize(1);
        assertThat(stranger.act(uid, "cancel", giveUp).error().path("message").asText()).startsWith("Invalid seatUid");
    }

    @Test
    void aCancelledBookingWithSeatsShowsItsAttendeesToVersionsOfTheHostedServiceOnly() {
        long seated = seatedEventType();
        String uid = stranger.book(seated, TIME, "Ann").path("uid").asText();
        assertThat(alice.cancel(uid, "off").data().path("attendees")).isEmpty();
        JsonNode hosted = SandboxClient.of(sandbox).version("2026-02-25").get("/v2/bookings/" + uid).data();
        assertThat(hosted.path("attendees")).hasSize(1);
    }

    @Test
    void aReservedSeatHidesNothingUntilTheBookingIsFull() {
        long seated = seatedEventType();
        SandboxClient visitor = SandboxClient.withoutKey(sandbox).version("2024-09-04");
        String seat = "{\"eventTypeId\":" + seated + ",\"slotStart\":\"" + TIME + "\"}";
        assertThat(visitor.json("POST", "/v2/slots/reservations", seat).status()).isEqualTo(201);
        SandboxClient.Answer another = visitor.json("POST", "/v2/slots/reservations", seat);
        assertThat(another.status()).as("the real server reserves one seat at a time").isEqualTo(422);
        assertThat(another.error().path("message").asText()).startsWith("This time slot is already reserved by another user.");
        assertThat(visitor.get("/v2/slots?eventTypeId=" + seated + "&start=2027-03-22&end=2027-03-22").data().findValuesAsText("start"))
                .contains("2027-03-22T10:00:00.000Z");
        stranger.book(seated, TIME, "Ann");
        stranger.book(seated, TIME, "Ben");
        SandboxClient.Answer full = visitor.json("POST", "/v2/slots/reservations", seat);
        assertThat(full.status()).isEqualTo(422);
        assertThat(full.error().path("message").asText()).isEqualTo("Booking with id=" + seated + " at " + TIME + " has no more seats left.");
    }

    @Test
    void slotsWithAndWithoutFreeSeatsAreListed() {
        long seated = seatedEventType();
        stranger.book(seated, TIME, "Ann");
        stranger.book(seated, TIME, "Ben");
        JsonNode slots = SandboxClient.withoutKey(sandbox).version("2024-09-04")
                .get("/v2/slots?eventTypeId=" + seated + "&start=2027-03-22&end=2027-03-22").data().path("2027-03-22");
        List<JsonNode> full = new ArrayList<>();
        slots.forEach(slot -> {
            if (slot.path("seatsRemaining").asInt() == 0) {
                full.add(slot);
            }
        });
        assertThat(full).hasSize(1);
        assertThat(full.get(0).path("start").asText()).isEqualTo("2027-03-22T10:00:00.000Z");
        assertThat(full.get(0).path("bookingUid").asText()).isNotEmpty();
    }

    @Test
    void aSeriesKeepsItsLocalTimeWhenTheClocksChange() {
        JsonNode series = weekly(3);
        assertThat(starts(series)).containsExactly("2027-03-22T10:00:00.000Z", "2027-03-29T09:00:00.000Z", "2027-04-05T09:00:00.000Z");
    }

    @Test
    void cancellingTheRestOfASeriesAnswersAllOfIt() {
        JsonNode series = weekly(3);
        ObjectNode rest = Json.object().put("cancellationReason", "off").put("cancelSubsequentBookings", true);
        JsonNode all = alice.act(series.path(1).path("uid").asText(), "cancel", rest).data();
        assertThat(all).extracting(booking -> booking.path("status").asText()).containsExactly("accepted", "cancelled", "cancelled");
        JsonNode bySeries = alice.get(series.path(0).path("recurringBookingUid").asText());
        assertThat(bySeries).isEqualTo(all);
    }

    @Test
    void aSeriesEndsBeforeItsFirstTakenOccurrence() {
        stranger.book(1, "2027-04-05T09:00:00Z", "Ann");
        SandboxClient.Answer refused = stranger.post(BookingClient.request(weeklyEventType(), TIME, "Rita"));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text()).isEqualTo("{\"statusCode\":409,\"message\":\"booking_conflict_error\"}");
        assertThat(sandbox.bookings()).extracting(booking -> booking.start().toString())
                .containsExactlyInAnyOrder("2027-04-05T09:00:00Z", "2027-03-22T10:00:00Z", "2027-03-29T09:00:00Z");
    }

    @Test
    void aSeriesIsRefusedAsAWholeIfItsFirstOccurrenceIsTaken() {
        stranger.book(1, TIME, "Ann");
        assertThat(stranger.post(BookingClient.request(weeklyEventType(), TIME, "Rita")).status()).isEqualTo(400);
        assertThat(sandbox.bookings()).hasSize(1);
    }

    @Test
    void laterOccurrencesOfASeriesMayOverlapOtherBookings() {
        stranger.book(1, "2027-03-29T09:15:00Z", "Ann");
        assertThat(stranger.post(BookingClient.request(weeklyEventType(), TIME, "Rita")).status()).isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource({
            "2027-03-31, 2027-04-30, 2027-05-30", "2027-05-31, 2027-06-30, 2027-07-30", "2028-01-31, 2028-02-29, 2028-03-29",
            "2028-01-30, 2028-02-29, 2028-03-29", "2027-06-30, 2027-07-30, 2027-08-30"})
    void aMonthlySeriesKeepsTheDayThatAShortMonthGaveIt(String first, String second, String third) {
        long monthly = alice.eventType("{\"title\":\"Review\",\"slug\":\"review\",\"lengthInMinutes\":30,"
                + "\"recurrence\":{\"interval\":1,\"occurrences\":3,\"frequency\":\"monthly\"}}");
        assertThat(starts(stranger.book(monthly, first + "T12:00:00Z", "Rita"))).extracting(start -> start.substring(0, first.length()))
                .containsExactly(first, second, third);
    }

    @ParameterizedTest
    @CsvSource({ "every second week, 2, 2027-03-22T10:00:00Z, 2027-04-05T09:00:00Z, 1", "weekly, 1, 2027-04-06T10:00:00Z, 2027-04-13T10:00:00Z, 1",
            "weekly, 1, 2027-06-07T15:30:00Z, 2027-06-21T15:30:00Z, 2" })
    void webhooksAreNotifiedOfTheOccurrencesBeforeATakenOne(String description, int interval, String start, String taken, int booked) {
        long series = alice.eventType("{\"title\":\"Series\",\"slug\":\"series\",\"lengthInMinutes\":30,\"recurrence\":{\"interval\":" + interval
                + ",\"occurrences\":5,\"frequency\":\"weekly\"}}");
        stranger.book(1, taken, "Ann");
        alice.webhook("http://127.0.0.1:1/hook", List.of("BOOKING_CREATED"), null, null);

        assertThat(stranger.post(BookingClient.request(series, start, "Rita")).status()).as(description).isEqualTo(409);
        assertThat(sandbox.deliveries()).hasSize(booked).allMatch(delivery -> delivery.triggerEvent().equals("BOOKING_CREATED"));
    }

    private long seatedEventType() {
        return alice.eventType("{\"title\":\"Class\",\"slug\":\"class\",\"lengthInMinutes\":30,"
                + "\"seats\":{\"seatsPerTimeSlot\":2,\"showAttendeeInfo\":true,\"showAvailabilityCount\":true}}");
    }

    private long weeklyEventType() {
        return alice.eventType("{\"title\":\"Weekly\",\"slug\":\"weekly\",\"lengthInMinutes\":30,"
                + "\"recurrence\":{\"interval\":1,\"occurrences\":4,\"frequency\":\"weekly\"}}");
    }

    private JsonNode weekly(int count) {
        return stranger.post(BookingClient.request(weeklyEventType(), TIME, "Rita").put("recurrenceCount", count)).data();
    }

    private static List<String> starts(JsonNode bookings) {
        List<String> starts = new ArrayList<>();
        bookings.forEach(booking -> starts.add(booking.path("start").asText()));
        return starts;
    }
}
