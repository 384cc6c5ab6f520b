/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.state.Delivery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** The contents of webhook requests, as the recorded server sends them, for inputs that the recordings do not have. */
class DeliveryRulesTest {

    private static final String TEN = "2026-12-01T10:00:00Z";
    private static final List<String> ALL = List.of("BOOKING_CREATED", "BOOKING_REQUESTED", "BOOKING_RESCHEDULED", "BOOKING_CANCELLED",
            "BOOKING_REJECTED", "BOOKING_NO_SHOW_UPDATED");

    private static final String CONFIRMED_FIRST =
            ",\"confirmationPolicy\":{\"type\":\"always\",\"blockUnconfirmedBookingsInBooker\":false}";

    private CalcomSandbox sandbox;
    private BookingClient alice;
    private BookingClient stranger;

    @BeforeEach
    void start() {
        sandbox = CalcomSandbox.builder().bookingTime(Duration.ZERO).start();
        sandbox.clock().stopAt(Instant.parse("2026-11-23T09:00:00Z"));
        alice = new BookingClient(SandboxClient.of(sandbox));
        stranger = new BookingClient(SandboxClient.withoutKey(sandbox));
        alice.webhook("http://127.0.0.1:1/hook", ALL, "s", null);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    /** Returns the payload of the last request with a trigger. */
    private JsonNode last(String trigger) {
        Delivery found = null;
        for (Delivery delivery : sandbox.deliveries()) {
            found = delivery.triggerEvent().equals(trigger) ? delivery : found;
        }
        assertThat(found).as("a request of %s", trigger).isNotNull();
        try {
            return Json.MAPPER.readTree(found.body()).path("payload");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String settings(String slug, String more) {
        return "{\"title\":\"" + slug + "\",\"slug\":\"" + slug + "\",\"lengthInMinutes\":30" + more + '}';
    }

    @ParameterizedTest
    @CsvSource({ "interview, Gus, 2026-12-02T09:00:00Z", "audit, Hal, 2026-12-03T15:30:00Z" })
    void aCancelledBookingThatWasConfirmedFirstRequiresConfirmation(String slug, String name, String start) {
        long type = alice.eventType(settings(slug, CONFIRMED_FIRST));
        String uid = stranger.book(type, start, name).path("uid").asText();
        alice.act(uid, "confirm", Json.object());
        alice.cancel(uid, "Off");
        assertThat(last("BOOKING_CANCELLED").path("requiresConfirmation")).isEqualTo(BooleanNode.TRUE);

        alice.cancel(stranger.book(1, TEN, name).path("uid").asText(), "Off");
        assertThat(last("BOOKING_CANCELLED").path("requiresConfirmation").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({ "0, Ida, 2", "1, Jon, 2", "2, Kim, 3" })
    void ofACancelledSeatTheAttendeeIsCompleteAndTheAnswersAreThoseOfTheFirst(int cancelled, String name, int seats) {
        long type = alice.eventType(settings("lesson", ",\"seats\":{\"seatsPerTimeSlot\":4,\"showAttendeeInfo\":true,"
                + "\"showAvailabilityCount\":true}"));
        List<String> names = List.of("Ida", "Jon", "Kim").subList(0, seats);
        List<JsonNode> booked = names.stream().map(booker -> stranger.book(type, TEN, booker)).toList();
        stranger.act(booked.get(0).path("uid").asText(), "cancel", Json.object().put("seatUid", booked.get(cancelled).path("seatUid").asText()));

        JsonNode payload = last("BOOKING_CANCELLED");
        assertThat(payload.path("attendees")).hasSize(1);
        assertThat(payload.at("/attendees/0/name").asText()).isEqualTo(name);
        assertThat(payload.at("/attendees/0/id").asLong()).isPositive();
        assertThat(payload.at("/attendees/0/noShow").isBoolean()).isTrue();
        assertThat(payload.at("/responses/email/value").asText()).isEqualTo("ida@example.net");
        assertThat(payload.at("/responses/guests/value")).hasSize(seats - 1);
    }

    @ParameterizedTest
    @ValueSource(strings = { "Lea", "Max", "Ned" })
    void eachSeatHasItsOwnBookerInTheTitle(String name) {
        long type = alice.eventType(settings("course", ",\"seats\":{\"seatsPerTimeSlot\":5,\"showAttendeeInfo\":true,"
                + "\"showAvailabilityCount\":true}"));
        stranger.book(type, TEN, "Kay");
        assertThat(last("BOOKING_CREATED").path("title").asText()).endsWith("Kay");
        stranger.book(type, TEN, name);
        assertThat(last("BOOKING_CREATED").path("title").asText()).endsWith(name).doesNotContain("Kay");
    }

    @ParameterizedTest
    @CsvSource({ "'{}', false, ''", "'{\"reason\":\"Too late\"}', true, Too late", "'{\"reason\":\"Full\"}', true, Full" })
    void aRejectedBookingHasAReasonOnlyIfOneWasGiven(String body, boolean present, String reason) throws IOException {
        String uid = stranger.book(alice.eventType(settings("review", CONFIRMED_FIRST)), TEN, "Oda").path("uid").asText();
        alice.act(uid, "decline", (ObjectNode) Json.MAPPER.readTree(body));
        assertThat(last("BOOKING_REJECTED").has("rejectionReason")).isEqualTo(present);
        assertThat(last("BOOKING_REJECTED").path("rejectionReason").asText()).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource({ "weekly, 2, 0", "monthly, 3, 1", "weekly, 4, 3" })
    void aMovedDateOfASeriesHasNoRecurringEvent(String frequency, int count, int moved) {
        long type = alice.eventType(settings("series", ",\"recurrence\":{\"interval\":1,\"occurrences\":" + count + ",\"frequency\":\""
                + frequency + "\"}"));
        JsonNode series = stranger.book(type, TEN, "Pia");
        assertThat(last("BOOKING_CREATED").has("recurringEvent")).isTrue();
        stranger.act(series.path(moved).path("uid").asText(), "reschedule", Json.object().put("start",
                series.path(moved).path("start").asText().replace("T10", "T14")));
        assertThat(last("BOOKING_RESCHEDULED").has("recurringEvent")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({ "'qi', qi@example.net marked as no-show", "'qi,ray', No-show status updated for attendees",
            "'qi,ray,sam', No-show status updated for attendees" })
    void severalAbsentAttendeesHaveOneMessage(String absent, String message) {
        ObjectNode request = BookingClient.request(1, TEN, "Qi");
        request.putArray("guests").add("ray@example.net").add("sam@example.net");
        String uid = stranger.post(request).data().path("uid").asText();
        sandbox.clock().stopAt(Instant.parse("2026-12-01T10:05:00Z"));
        ObjectNode body = Json.object();
        for (String name : absent.split(",")) {
            body.withArrayProperty("attendees").addObject().put("email", name + "@example.net").put("absent", true);
        }
        assertThat(alice.act(uid, "mark-absent", body).status()).isEqualTo(200);
        assertThat(last("BOOKING_NO_SHOW_UPDATED").path("message").asText()).isEqualTo(message);
        assertThat(last("BOOKING_NO_SHOW_UPDATED").path("attendees")).hasSize(absent.split(",").length);
    }

    @ParameterizedTest
    @ValueSource(strings = { "roundRobin", "collective" })
    void bookingsOfAnOrganizationNameTheUsernameAndCompleteMembers(String schedulingType) throws IOException {
        try (OrganizationClient acme = OrganizationClient.start()) {
            long type = acme.eventType("shift", schedulingType, acme.hosts("olivia", "mia")).path("id").asLong();
            acme.as("olivia").json("POST", acme.organization("/webhooks"), "{\"active\":true,\"subscriberUrl\":\"http://127.0.0.1:1/org\","
                    + "\"triggers\":[\"BOOKING_CREATED\"]}");
            acme.book(type, TEN, "Tess");
            JsonNode payload = Json.MAPPER.readTree(acme.sandbox().deliveries().get(0).body()).path("payload");
            assertThat(payload.at("/organizer/usernameInOrg")).isEqualTo(payload.at("/organizer/username"));
            assertThat(payload.path("team").path("members")).allSatisfy(member -> {
                assertThat(member.path("id").asLong()).isPositive();
                assertThat(member.path("email").asText()).endsWith("@example.com");
                assertThat(member.path("timeZone").asText()).isEqualTo("Europe/London");
                assertThat(member.at("/language/locale").asText()).isEqualTo("en");
            });
            assertThat(payload.path("organizationId").asLong()).isPositive();
        }
    }
}
