/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;

/** Bodies that create event types are accepted exactly if the real server accepts them, and refused with its errors. */
class EventTypeInputRulesTest {

    private static final AtomicInteger SLUG = new AtomicInteger();

    private static CalcomSandbox sandbox;
    private static SandboxClient client;

    @BeforeAll
    static void start() {
        sandbox = CalcomSandbox.builder().profile(SandboxProfile.SELF_HOSTED).start();
        client = SandboxClient.of(sandbox).version("2024-06-14");
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    private static SandboxClient.Answer create(String settings) {
        return client.json("POST", "/v2/event-types",
                "{\"title\":\"T\",\"slug\":\"t" + SLUG.incrementAndGet() + "\",\"lengthInMinutes\":30," + settings + '}');
    }

    private static List<String> constraints(JsonNode errors) {
        List<String> texts = new ArrayList<>();
        errors.forEach(error -> {
            error.path("constraints").forEach(text -> texts.add(text.asText()));
            texts.addAll(constraints(error.path("children")));
        });
        return texts;
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"beforeEventBuffer\":-5", "\"slotInterval\":0", "\"minimumBookingNotice\":0", "\"offsetStart\":0",
            "\"lengthInMinutesOptions\":[15,30]", "\"bookingWindow\":{\"type\":\"range\",\"value\":[\"2027-01-11\",\"2027-01-15\"]}",
            "\"bookingWindow\":{\"type\":\"businessDays\",\"value\":3,\"rolling\":true}", "\"bookingWindow\":{\"disabled\":true}",
            "\"confirmationPolicy\":{\"type\":\"always\"}", "\"confirmationPolicy\":{\"disabled\":true}",
            "\"confirmationPolicy\":{\"type\":\"time\",\"noticeThreshold\":{\"unit\":\"hours\",\"count\":2},\"blockUnconfirmedBookingsInBooker\":true}",
            "\"bookingLimitsCount\":{\"day\":2,\"week\":2,\"year\":9}", "\"bookingLimitsDuration\":{\"week\":60,\"month\":120}",
            "\"bookerActiveBookingsLimit\":{\"maximumActiveBookings\":1}", "\"seats\":{\"disabled\":true}", "\"recurrence\":{\"disabled\":true}",
            "\"successRedirectUrl\":\"example.net/thanks\"", "\"disableCancelling\":true", "\"disableRescheduling\":\"x\"",
            "\"allowReschedulingPastBookings\":5", "\"locations\":[{\"type\":\"integration\",\"integration\":\"cal-video\"}]",
            "\"locations\":[{\"type\":\"phone\",\"phone\":\"+442079460958\",\"public\":true}]",
            "\"bookingFields\":[{\"slug\":\"notes\",\"required\":true}]", "\"bookingFields\":[{\"type\":\"name\",\"label\":\"Who\"}]"})
    void validSettingsAreAccepted(String settings) {
        assertThat(create(settings).status()).isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "\"beforeEventBuffer\":1.5|beforeEventBuffer must be an integer number", "\"offsetStart\":-1|offsetStart must not be less than 0",
            "\"lengthInMinutesOptions\":[30,30]|All lengthInMinutesOptions's elements must be unique",
            "\"lengthInMinutesOptions\":[]|lengthInMinutesOptions should not be empty",
            "\"bookingWindow\":{\"type\":\"calendarDays\",\"value\":\"3\"}|Invalid bookingWindow structure.",
            "\"bookingWindow\":{\"type\":\"range\",\"value\":[\"soon\",\"2027-01-11\"]}|Invalid bookingWindow structure.",
            "\"bookingWindow\":{\"value\":3}|Invalid bookingWindow structure.",
            "\"confirmationPolicy\":{\"type\":\"time\",\"noticeThreshold\":{\"unit\":\"hours\"}}|Invalid requiresConfirmation structure. Use \"type\": \"always\" or provide a valid time and unit in \"noticeThreshold\" for \"type\": \"time\".",
            "\"confirmationPolicy\":{\"type\":\"never\"}|Invalid requiresConfirmation structure. Use \"type\": \"always\" or provide a valid time and unit in \"noticeThreshold\" for \"type\": \"time\".",
            "\"bookingLimitsCount\":{\"week\":9,\"year\":8}|Invalid bookingLimitsCount: The number of bookings for week cannot exceed the number of bookings for year.",
            "\"bookingLimitsCount\":{\"day\":9,\"month\":8,\"year\":7}|Invalid bookingLimitsCount: The number of bookings for day cannot exceed the number of bookings for month.",
            "\"bookingLimitsDuration\":{\"month\":90,\"year\":60}|Invalid bookingLimitsDuration: The duration of bookings for month cannot exceed the duration of bookings for year.",
            "\"bookerActiveBookingsLimit\":{\"maximumActiveBookings\":0}|maximumActiveBookings must not be less than 1",
            "\"seats\":{\"seatsPerTimeSlot\":1001,\"showAttendeeInfo\":true,\"showAvailabilityCount\":true}|seatsPerTimeSlot must not be greater than 1000",
            "\"seats\":{\"seatsPerTimeSlot\":2,\"showAvailabilityCount\":true}|showAttendeeInfo must be a boolean value",
            "\"calVideoSettings\":{\"disableRecordingForGuests\":1}|disableRecordingForGuests must be a boolean value",
            "\"hidden\":\"no\"|hidden must be a boolean value", "\"successRedirectUrl\":\"nowhere\"|successRedirectUrl must be a URL address"})
    void invalidSettingsAreRefusedWithAListOfErrors(String settings, String message) {
        SandboxClient.Answer answer = create(settings);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(constraints(answer.error().at("/details/errors"))).containsExactly(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "\"locations\":[]|'locations' must contain at least 1 location.", "\"locations\":{}|'locations' must be an array.",
            "\"locations\":[5]|Each object in 'locations' must be an object.", "\"locations\":[{}]|Each object in 'locations' must have a 'type' property.",
            "\"locations\":[{\"type\":\"organizersDefaultApp\"}]|Unsupported location type 'organizersDefaultApp'. Valid types are address, link, integration, and phone.",
            "\"locations\":[{\"type\":\"address\",\"address\":\"A\"}]|Validation failed for address location: public must be a boolean value",
            "\"locations\":[{\"type\":\"phone\",\"phone\":\"12\",\"public\":true}]|Validation failed for phone location: phone must be a valid phone number",
            "\"locations\":[{\"type\":\"link\",\"link\":\"x\",\"public\":true}]|Validation failed for link location: link must be a URL address",
            "\"locations\":[{\"type\":\"integration\",\"integration\":\"webex-video\"}]|webex not connected.",
            "\"bookingFields\":[]|'bookingFields' must contain at least 1 booking field.",
            "\"bookingFields\":[{\"slug\":\"a\"}]|All booking fields except ones with slug equal to title, notes, guests, rescheduleReason and location must have a 'type' property.",
            "\"bookingFields\":[{\"type\":\"text\"}]|Each booking field except ones with type equal to name, splitName, email must have a 'slug' property.",
            "\"bookingFields\":[{\"type\":\"date\",\"slug\":\"a\"}]|Unsupported booking field type 'date'.",
            "\"bookingFields\":[{\"slug\":\"notes\"},{\"slug\":\"notes\"}]|Duplicate bookingFields slug 'notes' found. All bookingFields slugs must be unique.",
            "\"bookingFields\":[{\"type\":\"select\",\"slug\":\"a\",\"label\":\"A\",\"required\":true}]|Validation failed for select booking field: options must be an array",
            "\"bookingFields\":[{\"type\":\"url\",\"slug\":\"a\",\"label\":5,\"required\":true}]|Validation failed for url booking field: label must be a string",
            "\"bookingFields\":[{\"type\":\"email\",\"required\":false}]|Booking fields validation failed: visible and required email or visible and required attendee phone field is needed.",
            "\"seats\":{\"seatsPerTimeSlot\":2,\"showAttendeeInfo\":true,\"showAvailabilityCount\":true},\"confirmationPolicy\":{\"type\":\"always\"}|Seats Validation failed: Seats are enabled but requiresConfirmation is true.",
            "\"bookingWindow\":{\"type\":\"range\",\"value\":[]}|Bad request: Please check your request data and try again"})
    void otherErrorsAreOneText(String settings, String message) {
        SandboxClient.Answer answer = create(settings);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error().path("message").asText()).isEqualTo(message);
    }

    @Test
    void aConnectedCalendarOfTheCallerMayBeTheDestination() {
        String calendar = "\"destinationCalendar\":{\"integration\":\"ics-feed_calendar\",\"externalId\":\"https://example.net/%s.ics\"}";
        client.json("POST", "/v2/calendars/ics-feed/save", "{\"urls\":[\"https://example.net/a.ics\",\"https://example.net/b.ics\"],\"readOnly\":false}");
        assertThat(create(calendar.formatted("a")).status()).isEqualTo(201);
        assertThat(create(calendar.formatted("b")).status()).isEqualTo(201);
        assertThat(create(calendar.formatted("c")).error().path("message").asText())
                .isEqualTo("Invalid destinationCalendarId: Calendar does not exist");
        assertThat(create("\"useDestinationCalendarEmail\":true").error().path("message").asText()).as("feeds have no primary calendar")
                .isEqualTo("Validation failed: A primary connected calendar is required to set useDestinationCalendarEmail");
    }

    @Test
    void errorsInARecurrenceOccurTwiceAndShowItsDefault() {
        JsonNode errors = create("\"recurrence\":{\"interval\":\"a\",\"occurrences\":2,\"frequency\":\"weekly\"}").error().at("/details/errors");
        assertThat(constraints(errors)).containsExactly("interval must be an integer number", "interval must be an integer number");
        assertThat(errors.at("/0/value/disabled").isBoolean()).isTrue();
    }

    @Test
    void changesAreCheckedTogetherWithStoredSettings() {
        long id = create("\"confirmationPolicy\":{\"type\":\"always\"}").data().path("id").asLong();
        SandboxClient.Answer answer = client.json("PATCH", "/v2/event-types/" + id,
                "{\"seats\":{\"seatsPerTimeSlot\":2,\"showAttendeeInfo\":true,\"showAvailabilityCount\":true}}");
        assertThat(answer.error().path("message").asText()).isEqualTo("Seats Validation failed: Seats are enabled but requiresConfirmation is true.");
        assertThat(client.get("/v2/event-types/" + id).data().at("/seats/disabled").asBoolean()).isTrue();
    }
}
