/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.http.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;

/** Bodies that create bookings are accepted exactly if the real server accepts them, and refused with its messages. */
class BookingInputRulesTest {

    private static final Instant FIRST_SLOT = Instant.parse("2026-11-24T09:00:00Z");
    private static final AtomicInteger SLOT = new AtomicInteger();

    private static CalcomSandbox sandbox;
    private static BookingClient alice;
    private static long fields;
    private static long places;

    @BeforeAll
    static void eventTypesWithEachKindOfFieldAndLocation() {
        sandbox = CalcomSandbox.builder().bookingTime(Duration.ZERO).start();
        sandbox.clock().stopAt(Instant.parse("2026-11-23T09:00:00Z"));
        alice = new BookingClient(SandboxClient.of(sandbox));
        String always = "{\"name\":\"Always\",\"timeZone\":\"Europe/London\",\"isDefault\":true,\"availability\":[{\"days\":[\"Monday\","
                + "\"Tuesday\",\"Wednesday\",\"Thursday\",\"Friday\",\"Saturday\",\"Sunday\"],\"startTime\":\"00:00\",\"endTime\":\"23:59\"}]}";
        SandboxClient.of(sandbox).version("2024-06-11").json("POST", "/v2/schedules", always);
        fields = alice.eventType("{\"title\":\"Fields\",\"slug\":\"fields\",\"lengthInMinutes\":15,\"bookingFields\":["
                + field("text", "plan") + ',' + field("textarea", "story") + ',' + field("number", "count") + ',' + field("phone", "mobile")
                + ',' + field("url", "site") + ',' + field("address", "street") + ',' + field("boolean", "agreed") + ','
                + field("multiemail", "copies") + ',' + field("select", "tier") + ',' + field("multiselect", "tags") + ','
                + field("radio", "mood") + ',' + field("checkbox", "boxes") + "]}");
        places = alice.eventType("{\"title\":\"Places\",\"slug\":\"places\",\"lengthInMinutes\":15,\"locations\":["
                + "{\"type\":\"attendeePhone\"},{\"type\":\"attendeeAddress\"},{\"type\":\"attendeeDefined\"},"
                + "{\"type\":\"link\",\"link\":\"https://meet.example.net/a\",\"public\":true}]}");
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    private static String field(String type, String slug) {
        return "{\"type\":\"" + type + "\",\"slug\":\"" + slug + "\",\"label\":\"" + slug + "\",\"required\":false,"
                + "\"options\":[\"one\",\"two\"]}";
    }

    private static ObjectNode request(long eventType) {
        return BookingClient.request(eventType, FIRST_SLOT.plus(Duration.ofMinutes(15L * SLOT.getAndIncrement())).toString(), "Guest");
    }

    private static String messageOf(SandboxClient.Answer answer) {
        return answer.error().path("message").asText();
    }

    private static ObjectNode with(long eventType, String name, String json) throws IOException {
        return request(eventType).set(name, Json.MAPPER.readTree(json));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{\"plan\":\"A\"}", "{\"story\":\"A\"}", "{\"mobile\":\"+44 20 7946 0958\"}", "{\"mobile\":\" \"}", "{\"site\":\"example.net/a\"}",
            "{\"site\":\"https://example.net\"}", "{\"street\":\"1 Road\"}", "{\"agreed\":false}", "{\"copies\":[\"a@b.net\",\"c@d.net\"]}",
            "{\"copies\":[]}", "{\"tier\":\"one\"}", "{\"tags\":[\"one\",\"two\"]}", "{\"mood\":\"two\"}", "{\"boxes\":[\"one\"]}",
            "{\"other\":[1]}", "{\"plan\":null}", "{\"notes\":\"Bring a pen\"}"})
    void responsesThatFitTheirFieldAreAccepted(String responses) throws IOException {
        assertThat(alice.post(with(fields, "bookingFieldsResponses", responses)).status()).isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{\"plan\":1}|Invalid type for booking field 'plan'. Expected type string (compatible with field type 'text'), but received number.",
            "{\"count\":7}|`responses - {count}Invalid string, `",
            "{\"count\":\"7\"}|Invalid type for booking field 'count'. Expected type number (compatible with field type 'number'), but received string.",
            "{\"count\":null}|Invalid type for booking field 'count'. Expected type number (compatible with field type 'number'), but received string.",
            "{\"mobile\":\"12\"}|`responses - {mobile}invalid_number, `",
            "{\"site\":\"https:/example.net\"}|`responses - {site}url_validation_error, `",
            "{\"site\":\"no site\"}|`responses - {site}url_validation_error, `",
            "{\"copies\":[\"a@b.net\",\"a@b.net\"]}|`responses - {copies}duplicate_email, `",
            "{\"copies\":[\"a@b.net\",\"b\"]}|`responses - {copies}email_validation_error, `",
            "{\"tier\":\"three\"}|Invalid option 'three' for booking field 'tier'. Allowed options are: one, two.",
            "{\"boxes\":[\"three\"]}|One or more invalid options for booking field 'boxes'. Allowed options are: one, two.",
            "{\"agreed\":\"yes\"}|Invalid type for booking field 'agreed'. Expected type boolean (compatible with field type 'boolean'), but received string.",
            "{\"notes\":5}|`responses.notes - Expected string, received number, `",
            "{\"mobile\":\"12\",\"site\":\"no site\"}|`responses - {mobile}invalid_number, responses - {site}url_validation_error, `"})
    void responsesThatDoNotFitAreRefused(String responses, String message) throws IOException {
        SandboxClient.Answer answer = alice.post(with(fields, "bookingFieldsResponses", responses));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(messageOf(answer)).isEqualTo(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "text|\"\"|`responses - {asked}error_required_field, `", "textarea|null|`responses - {asked}error_required_field, `",
            "address|\"\"|`responses - {asked}error_required_field, `", "phone|\"\"|`responses - {asked}error_required_field, `",
            "phone|\" \"|`responses - {asked}invalid_number, `", "url|\"\"|`responses - {asked}error_required_field, `",
            "boolean|false|`responses - {asked}error_required_field, `", "multiemail|[]|`responses - {asked}error_required_field, `",
            "multiselect|[]|`responses - {asked}error_required_field, `", "checkbox|[]|`", "boolean|true|`", "text|\" \"|`",
            "multiemail|[\"a@b.net\"]|`"})
    void requiredFieldsNeedAnAnswer(String type, String answer, String message) throws IOException {
        int number = SLOT.get();
        long asking = alice.eventType("{\"title\":\"Asking\",\"slug\":\"asking-" + number + "\",\"lengthInMinutes\":15,\"bookingFields\":["
                + field(type, "asked").replace("\"required\":false", "\"required\":true") + "]}");
        SandboxClient.Answer refused = alice.post(with(asking, "bookingFieldsResponses", "{\"asked\":" + answer + '}'));
        boolean accepted = !message.contains("responses");
        assertThat(refused.status()).as(refused.text()).isEqualTo(accepted ? 201 : 400);
        if (!accepted) {
            assertThat(messageOf(refused)).isEqualTo(message);
        }
    }

    @Test
    void aTextAreaHasAThousandCharacters() {
        ObjectNode fits = request(fields);
        fits.putObject("bookingFieldsResponses").put("story", "x".repeat(1000));
        assertThat(alice.post(fits).status()).isEqualTo(201);
        ObjectNode tooLong = request(fields);
        tooLong.putObject("bookingFieldsResponses").put("story", "x".repeat(1001));
        assertThat(messageOf(alice.post(tooLong))).isEqualTo("responses - {story}max_characters_allowed, ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "[\"a@b.net\",\"c@d.net\"]|`", "[]|`", "[\"\",\"\"]|`",
            "[\"a@b.net\",\"c@d.net\",\"a@b.net\"]|`responses - {guests}duplicate_email, `",
            "[\"a@b.net\",\"c@d\"]|`responses - {guests}email_validation_error, `",
            "\"a@b.net\"|`guests property is wrong,guests must be an array `",
            "[5]|`guests property is wrong,each value in guests must be a string `"})
    void guestsAreDifferentMailAddresses(String guests, String message) throws IOException {
        SandboxClient.Answer answer = alice.post(with(places, "guests", guests));
        boolean refused = message.contains("-") || message.contains("wrong");
        assertThat(answer.status()).isEqualTo(refused ? 400 : 201);
        if (refused) {
            assertThat(messageOf(answer)).isEqualTo(message);
        }
    }

    @Test
    void metadataHasFiftyShortKeysAndShortValues() {
        String message = "metadata property is wrong,Metadata must have at most 50 keys, each key up to 40 characters, and string values up to 500 "
                + "characters. ";
        ObjectNode most = request(places);
        ObjectNode metadata = most.putObject("metadata");
        for (int i = 0; i < 50; i++) {
            metadata.put("k".repeat(38) + i % 10 + i / 10, "v".repeat(500));
        }
        assertThat(alice.post(most).status()).isEqualTo(201);
        ObjectNode more = most.deepCopy();
        more.withObjectProperty("metadata").put("one more", "v");
        assertThat(messageOf(alice.post(more))).isEqualTo(message);
        ObjectNode longKey = request(places);
        longKey.putObject("metadata").put("k".repeat(41), "v");
        assertThat(messageOf(alice.post(longKey))).isEqualTo(message);
        ObjectNode longValue = request(places);
        longValue.putObject("metadata").put("k", "v".repeat(501));
        assertThat(messageOf(alice.post(longValue))).isEqualTo(message);
        ObjectNode nested = request(places);
        nested.putObject("metadata").putObject("k");
        assertThat(messageOf(alice.post(nested))).isEqualTo(message);
        ObjectNode flag = request(places);
        flag.putObject("metadata").put("k", true);
        assertThat(messageOf(alice.post(flag))).isEqualTo("metadata.k - Expected string, received boolean, ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{\"type\":\"attendeePhone\",\"phone\":\"+442079460958\"}|+442079460958",
            "{\"type\":\"attendeeAddress\",\"address\":\"2 Lane\"}|2 Lane",
            "{\"type\":\"attendeeDefined\",\"location\":\"The park\"}|The park",
            "{\"type\":\"link\"}|https://meet.example.net/a",
            "\"www.example.net\"|www.example.net"})
    void offeredLocationsAreAccepted(String location, String stored) throws IOException {
        SandboxClient.Answer answer = alice.post(with(places, "location", location));
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.data().path("location").asText()).isEqualTo(stored);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{\"type\":\"attendeeAddress\"}|`responses.location.optionValue - Required, `",
            "{\"type\":\"attendeeDefined\",\"location\":null}|`responses.location.optionValue - Expected string, received null, `",
            "{\"type\":\"attendeePhone\",\"phone\":\"12\"}|`responses - {location}invalid_number, `",
            "{\"type\":\"attendeeDefined\",\"location\":\"\"}|`responses - {location}error_required_field, `",
            "{\"type\":\"address\"}|Booking location with type address not valid for event type with id=%d. The event type has following location types: "
                    + "attendeePhone, attendeeAddress, attendeeDefined, link, and only these types are allowed for booking location."})
    void otherLocationsAreRefused(String location, String message) throws IOException {
        SandboxClient.Answer answer = alice.post(with(places, "location", location));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(messageOf(answer)).isEqualTo(message.replace("%d", Long.toString(places)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "\"\"|\"+442079460958\"|`responses - {email}error_required_field, `",
            "\"a@b\"|null|`responses - {email}email_validation_error, `",
            "null|null|`attendee property is wrong, attendee email or phone property is wrong,Attendee must have at least one contact method (email or phone number) `"})
    void theMailAddressIsRequired(String email, String phone, String message) throws IOException {
        ObjectNode body = request(places);
        body.withObjectProperty("attendee").set("email", Json.MAPPER.readTree(email));
        body.withObjectProperty("attendee").set("phoneNumber", Json.MAPPER.readTree(phone));
        SandboxClient.Answer answer = alice.post(body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(messageOf(answer)).isEqualTo(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "eventTypeId|\"x\"|eventTypeId must be an integer number", "eventTypeSlug|5|eventTypeSlug must be a string",
            "username|[]|username must be a string", "teamSlug|{}|teamSlug must be a string",
            "meetingUrl|\"no address\"|meetingUrl must be a URL address", "bookingFieldsResponses|\"x\"|bookingFieldsResponses must be an object",
            "lengthInMinutes|0|lengthInMinutes must not be less than 1", "recurrenceCount|1.5|recurrenceCount must be an integer number",
            "emailVerificationCode|5|emailVerificationCode must be a string", "rrHostSubsetIds|[\"a\"]|each value in rrHostSubsetIds must be an integer number",
            "start|\"soon\"|start must be a valid ISO 8601 date string", "unknown|1|property unknown should not exist"})
    void eachFieldOfTheRequestHasItsRule(String name, String value, String message) throws IOException {
        SandboxClient.Answer answer = alice.post(with(places, name, value));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(messageOf(answer)).contains(name + " property is wrong,").contains(message);
    }
}
