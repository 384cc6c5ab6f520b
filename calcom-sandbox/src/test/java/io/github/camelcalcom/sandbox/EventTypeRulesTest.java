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

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** The effects of event type settings on slots and bookings. Today is Monday, 23 November 2026, 09:00 in UTC and in London. */
class EventTypeRulesTest {

    private static final String TUESDAY = "start=2026-11-24&end=2026-11-24";

    private CalcomSandbox sandbox;
    private BookingClient alice;
    private int eventTypes;

    @BeforeEach
    void start() {
        sandbox = CalcomSandbox.builder().bookingTime(Duration.ZERO).start();
        sandbox.clock().stopAt(Instant.parse("2026-11-23T09:00:00Z"));
        alice = new BookingClient(SandboxClient.of(sandbox));
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private long eventType(String settings) {
        String name = "rule-" + ++eventTypes;
        long id = alice.eventType("{\"title\":\"" + name + "\",\"slug\":\"" + name + "\",\"lengthInMinutes\":30," + settings + '}');
        assertThat(id).as(settings).isPositive();
        return id;
    }

    private List<String> starts(long eventType, String query) {
        List<String> starts = new ArrayList<>();
        JsonNode days = SandboxClient.withoutKey(sandbox).version("2024-09-04").get("/v2/slots?eventTypeId=" + eventType + '&' + query).data();
        days.forEach(day -> day.forEach(slot -> starts.add(slot.path("start").asText())));
        return starts;
    }

    private Answer book(long eventType, String start) {
        return alice.post(BookingClient.request(eventType, start, "Ann"));
    }

    private void assertBooked(long eventType, String start) {
        Answer answer = book(eventType, start);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    }

    private static void assertBare(Answer answer, int status, String message) {
        assertThat(answer.json()).isEqualTo(Json.object().put("statusCode", status).put("message", message));
    }

    @Test
    void aDayWithAsManyBookingsAsItsLimitHasNoSlotsAndTakesNoMore() {
        long limited = eventType("\"bookingLimitsCount\":{\"day\":2}");
        assertBooked(limited, "2026-11-24T10:00:00Z");
        assertThat(starts(limited, TUESDAY)).hasSize(47);
        assertBooked(limited, "2026-11-24T11:00:00Z");
        assertThat(starts(limited, TUESDAY)).isEmpty();
        assertBare(book(limited, "2026-11-24T12:00:00Z"), 401, "booking_limit_reached");
        assertBooked(limited, "2026-11-25T10:00:00Z");
        assertThat(starts(1, TUESDAY)).as("other event types have no such limit").hasSize(46);
    }

    @Test
    void weeksOfLimitsBeginOnSunday() {
        long limited = eventType("\"bookingLimitsCount\":{\"week\":1}");
        assertBooked(limited, "2026-11-28T10:00:00Z");
        assertThat(starts(limited, "start=2026-11-24&end=2026-11-28")).isEmpty();
        assertThat(starts(limited, "start=2026-11-29&end=2026-11-29")).hasSize(48);
        assertBare(book(limited, "2026-11-24T10:00:00Z"), 401, "booking_limit_reached");
        assertBooked(limited, "2026-11-29T10:00:00Z");
    }

    @Test
    void monthsAndYearsHaveLimitsToo() {
        long limited = eventType("\"bookingLimitsCount\":{\"month\":1,\"year\":2}");
        assertBooked(limited, "2026-11-24T10:00:00Z");
        assertThat(starts(limited, "start=2026-11-30&end=2026-12-01")).hasSize(48).allMatch(start -> start.startsWith("2026-12-01"));
        assertBooked(limited, "2026-12-01T10:00:00Z");
        assertBare(book(limited, "2026-12-02T10:00:00Z"), 401, "booking_limit_reached");
        assertThat(starts(limited, "start=2026-12-31&end=2027-01-01")).hasSize(48).allMatch(start -> start.startsWith("2027-01-01"));
    }

    @Test
    void aBookingThatIsMovedDoesNotCountForTheLimit() {
        long limited = eventType("\"bookingLimitsCount\":{\"day\":1}");
        String uid = book(limited, "2026-11-24T10:00:00Z").data().path("uid").asText();
        assertThat(alice.act(uid, "reschedule", Json.object().put("start", "2026-11-24T15:00:00Z")).status()).isEqualTo(201);
        assertBooked(limited, "2026-11-25T10:00:00Z");
        String other = alice.list("status=upcoming&eventTypeId=" + limited).data().path(1).path("uid").asText();
        assertBare(alice.act(other, "reschedule", Json.object().put("start", "2026-11-24T12:00:00Z")), 401, "booking_limit_reached");
    }

    @Test
    void minutesAreLimitedAsBookingsAre() {
        long limited = eventType("\"bookingLimitsDuration\":{\"day\":75}");
        assertBooked(limited, "2026-11-24T10:00:00Z");
        assertBooked(limited, "2026-11-24T11:00:00Z");
        assertThat(starts(limited, TUESDAY)).as("15 minutes are left").isEmpty();
        Answer third = book(limited, "2026-11-24T12:00:00Z");
        assertThat(third.status()).isEqualTo(400);
        assertThat(third.error().path("message").asText()).isEqualTo("User either already has booking at this time or is not available");
        long full = eventType("\"bookingLimitsDuration\":{\"day\":60}");
        assertBooked(full, "2026-11-24T13:00:00Z");
        assertBooked(full, "2026-11-24T14:00:00Z");
        assertBare(book(full, "2026-11-24T15:00:00Z"), 401, "duration_limit_reached");
    }

    @Test
    void theNoticeAppliesToSlotsAndBookings() {
        long noticed = eventType("\"minimumBookingNotice\":180");
        assertThat(starts(noticed, "start=2026-11-23&end=2026-11-23").get(0)).isEqualTo("2026-11-23T12:00:00.000Z");
        Answer tooSoon = book(noticed, "2026-11-23T11:30:00Z");
        assertThat(tooSoon.status()).isEqualTo(400);
        assertThat(tooSoon.error().path("message").asText()).contains("violating the minimum booking notice");
        assertBooked(noticed, "2026-11-23T12:00:00Z");
    }

    @Test
    void aWindowOfDaysEndsInTheZoneOfTheCaller() {
        long near = eventType("\"bookingWindow\":{\"type\":\"calendarDays\",\"value\":1,\"rolling\":false}");
        String days = "start=2026-11-24&end=2026-11-26";
        assertThat(starts(near, days)).last().isEqualTo("2026-11-24T23:30:00.000Z");
        assertThat(starts(near, days + "&timeZone=America/New_York")).last().isEqualTo("2026-11-24T23:30:00.000-05:00");
        assertThat(book(near, "2026-11-24T23:30:00Z").error().path("message").asText()).as("00:30 of the 25th in the booker's Rome")
                .contains("too far in the future");
        assertBooked(near, "2026-11-24T22:00:00Z");
    }

    @Test
    void aRollingWindowLimitsTheListOfSlotsButNotBookings() {
        long rolling = eventType("\"bookingWindow\":{\"type\":\"calendarDays\",\"value\":2,\"rolling\":true}");
        assertThat(starts(rolling, "start=2026-11-24&end=2026-11-30")).last().isEqualTo("2026-11-24T23:30:00.000Z");
        assertBooked(rolling, "2026-11-30T10:00:00Z");
    }

    @Test
    void slotsAreAlignedToTheHoursOfTheCaller() {
        long hour = alice.eventType("{\"title\":\"Hour\",\"slug\":\"hour\",\"lengthInMinutes\":60}");
        assertThat(starts(hour, TUESDAY + "&timeZone=Asia/Kolkata").get(0)).isEqualTo("2026-11-24T06:00:00.000+05:30");
    }

    @Test
    void anOffsetMovesSlots() {
        long late = eventType("\"offsetStart\":5");
        assertThat(starts(late, TUESDAY)).startsWith("2026-11-24T00:05:00.000Z", "2026-11-24T00:40:00.000Z");
    }

    @Test
    void aPeriodThatEndsAtMidnightEndsWithThatDay() {
        assertThat(starts(1, "start=2026-11-24T00:00:00Z&end=2026-11-24T00:00:00Z")).hasSize(48);
        assertThat(starts(1, "start=2026-11-24T10:00:00Z&end=2026-11-24T11:59:59Z")).hasSize(4);
        assertThat(starts(1, "start=2026-11-24T10:00:00Z&end=2026-11-24T11:59:30Z")).hasSize(3);
    }

    @Test
    void theSlotOfABookingThatIsToBeMovedIsFreeForItself() {
        String uid = book(1, "2026-11-24T10:00:00Z").data().path("uid").asText();
        assertThat(starts(1, TUESDAY)).doesNotContain("2026-11-24T10:00:00.000Z");
        assertThat(starts(1, TUESDAY + "&bookingUidToReschedule=" + uid)).contains("2026-11-24T10:00:00.000Z");
    }

    @Test
    void onlyBookingsWithinTheThresholdNeedConfirmation() {
        long nearOnes = eventType("\"confirmationPolicy\":{\"type\":\"time\",\"noticeThreshold\":{\"unit\":\"hours\",\"count\":24},"
                + "\"blockUnconfirmedBookingsInBooker\":false}");
        assertThat(book(nearOnes, "2026-11-24T09:30:00Z").data().path("status").asText()).isEqualTo("pending");
        assertThat(book(nearOnes, "2026-11-24T10:00:00Z").data().path("status").asText()).isEqualTo("accepted");
    }

    @Test
    void aBookerHasNoMoreActiveBookingsThanTheEventTypeAllows() {
        long once = eventType("\"bookerActiveBookingsLimit\":{\"maximumActiveBookings\":1,\"offerReschedule\":true}");
        String uid = book(once, "2026-11-24T10:00:00Z").data().path("uid").asText();
        Answer second = book(once, "2026-11-25T10:00:00Z");
        assertThat(second.status()).isEqualTo(400);
        assertThat(second.error().path("message").asText()).startsWith("Attendee with this email can't book").contains(uid);
        assertThat(alice.post(BookingClient.request(once, "2026-11-25T10:00:00Z", "Bob")).status()).isEqualTo(201);
    }

    @Test
    void anAddressThatHasToBeVerifiedNeedsItsCode() {
        long verified = eventType("\"requiresBookerEmailVerification\":true");
        assertBare(book(verified, "2026-11-24T10:00:00Z"), 400, "email_verification_required");
        ObjectNode request = BookingClient.request(verified, "2026-11-24T10:00:00Z", "Ann");
        assertBare(alice.post(request.put("emailVerificationCode", "nonsense")), 400, "invalid_verification_code");
        request.put("emailVerificationCode", sandbox.verificationCode("ann@example.net"));
        assertThat(alice.post(request).status()).isEqualTo(201);
    }

    @Test
    void anEventTypeForMembersIsBookedByThemOnly() {
        long closed = eventType("\"bookingRequiresAuthentication\":true");
        ObjectNode request = BookingClient.request(closed, "2026-11-24T10:00:00Z", "Ann");
        assertThat(new BookingClient(SandboxClient.withoutKey(sandbox)).post(request).status()).isEqualTo(401);
        assertThat(alice.post(request).status()).isEqualTo(201);
    }

    @Test
    void answersHaveTheTypeOfTheirFieldAndAreAmongItsOptions() {
        long asking = eventType("\"bookingFields\":[{\"type\":\"select\",\"slug\":\"size\",\"label\":\"Size\",\"required\":false,"
                + "\"placeholder\":\"pick\",\"options\":[\"small\",\"big\"]}]");
        ObjectNode request = BookingClient.request(asking, "2026-11-24T10:00:00Z", "Ann");
        request.putObject("bookingFieldsResponses").put("size", "huge");
        assertThat(alice.post(request).error().path("message").asText())
                .isEqualTo("Invalid option 'huge' for booking field 'size'. Allowed options are: small, big.");
        request.putObject("bookingFieldsResponses").put("size", true);
        assertThat(alice.post(request).error().path("message").asText()).startsWith("Invalid type for booking field 'size'.");
        request.putObject("bookingFieldsResponses").put("size", "big");
        assertThat(alice.post(request).status()).isEqualTo(201);
    }

    @Test
    void buffersOfBothBookingsAddUp() {
        long before = eventType("\"afterEventBuffer\":15");
        long after = eventType("\"beforeEventBuffer\":20,\"slotInterval\":5");
        assertBooked(before, "2026-11-24T10:00:00Z");
        assertThat(starts(after, TUESDAY)).contains("2026-11-24T11:05:00.000Z").doesNotContain("2026-11-24T11:00:00.000Z");
        assertThat(book(after, "2026-11-24T11:00:00Z").status()).isEqualTo(400);
        assertBooked(after, "2026-11-24T11:05:00Z");
    }

    @Test
    void everySlotThatIsOfferedCanBeBooked() {
        long busy = eventType("\"beforeEventBuffer\":10,\"afterEventBuffer\":5,\"slotInterval\":20,\"bookingLimitsCount\":{\"day\":9}");
        List<String> free = starts(busy, TUESDAY);
        for (int i = 0; !free.isEmpty(); i++) {
            assertBooked(busy, free.get(i * 7919 % free.size()));
            free = starts(busy, TUESDAY);
        }
        assertThat(sandbox.bookings()).hasSize(9);
    }

    @Test
    void theThirdOccurrenceOfASeriesIsTakenOnlyAtTheVerySameTime() {
        long weekly = eventType("\"recurrence\":{\"interval\":1,\"occurrences\":3,\"frequency\":\"weekly\"}");
        assertBooked(1, "2026-12-08T10:15:00Z");
        assertThat(book(weekly, "2026-11-24T10:00:00Z").data()).as("the real server looks at the first two only").hasSize(3);
        assertBooked(1, "2026-12-09T10:00:00Z");
        assertBare(book(weekly, "2026-11-25T10:00:00Z"), 409, "booking_conflict_error");
    }
}
