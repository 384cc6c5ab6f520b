/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.model;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.node.IntNode;
import io.github.camelcalcom.model.booking.AttendeeRequest;
import io.github.camelcalcom.model.booking.Booking;
import io.github.camelcalcom.model.booking.BookingBuilder;
import io.github.camelcalcom.model.booking.BookingRequest;
import io.github.camelcalcom.model.booking.BookingRequestPlainBuilder;
import io.github.camelcalcom.model.booking.BookingStatus;
import io.github.camelcalcom.model.booking.CancelRequest;
import io.github.camelcalcom.model.eventtype.BookingField;
import io.github.camelcalcom.model.eventtype.BookingWindow;
import io.github.camelcalcom.model.eventtype.ConfirmationPolicy;
import io.github.camelcalcom.model.eventtype.EventType;
import io.github.camelcalcom.model.eventtype.EventTypeLocation;
import io.github.camelcalcom.model.eventtype.EventTypeRequest;
import io.github.camelcalcom.model.eventtype.EventTypeRequestBuilder;
import io.github.camelcalcom.model.eventtype.Recurrence;
import io.github.camelcalcom.model.schedule.Schedule;
import io.github.camelcalcom.model.schedule.Slot;
import io.github.camelcalcom.model.token.Tokens;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Given JSON of the API, then a record has its values as types, keeps everything else, and is written as the same JSON. */
class CalcomRecordTest {

    private static final ObjectMapper PLAIN = new ObjectMapper();

    @Test
    void valuesHaveTypes() {
        Booking booking = CalcomJson.read("""
                {"id": 7, "uid": "u7", "status": "accepted", "start": "2030-01-01T09:00:00.000Z", "duration": 30,
                 "hosts": [{"id": 1, "timeZone": "Europe/London"}], "metadata": {"crm": "42", "n": 1}}""", Booking.class);

        assertThat(booking.id()).isEqualTo(7);
        assertThat(booking.status()).isEqualTo(BookingStatus.ACCEPTED);
        assertThat(booking.start()).isEqualTo(Instant.parse("2030-01-01T09:00:00Z"));
        assertThat(booking.hosts().get(0).timeZone()).isEqualTo(ZoneId.of("Europe/London"));
        assertThat(booking.metadata()).containsEntry("crm", "42").containsEntry("n", 1);
        assertThat(booking.end()).isNull();
        assertThat(booking.additional()).isEmpty();
    }

    @Test
    void aFieldWithoutComponentIsKept() throws Exception {
        String json = """
                {"uid":"u7","newest":{"a":[1,2.50,null]},"hosts":[{"id":1,"mood":"good"}]}""";

        Booking booking = CalcomJson.read(json, Booking.class);

        assertThat(booking.unknownFields()).containsOnlyKeys("newest");
        assertThat(booking.hosts().get(0).unknownFields()).containsOnlyKeys("mood");
        assertThat(PLAIN.readTree(CalcomJson.write(booking))).isEqualTo(PLAIN.readTree(json));
    }

    @Test
    void aNumberIsKeptWithAllItsDigits() throws Exception {
        Booking booking = CalcomJson.read("{\"uid\":\"u7\",\"metadata\":{\"large\":1e400},\"a\":-1e400,\"b\":0.12345678901234567890}", Booking.class);

        assertThat(CalcomJson.write(booking)).isEqualTo(
                "{\"uid\":\"u7\",\"metadata\":{\"large\":1E+400},\"a\":-1E+400,\"b\":0.12345678901234567890}");
        assertThat(CalcomJson.read(CalcomJson.toMap(booking), Booking.class)).isEqualTo(booking);
    }

    @Test
    void theCanonicalTextOfANumberDoesNotDependOnItsForm() throws Exception {
        assertThat(CalcomJson.canonical(CalcomJson.parse("{\"b\":1.50,\"a\":10e399}")))
                .isEqualTo(CalcomJson.canonical(CalcomJson.parse("{\"a\":1e400,\"b\":1.5}")))
                .isEqualTo("{\"a\":1E+400,\"b\":1.5}");
        assertThat(CalcomJson.canonical(PLAIN.readTree("{\"b\":1.50}"))).isEqualTo("{\"b\":1.5}");
    }

    @Test
    void nullIsNotTheSameAsAbsent() {
        Booking booking = CalcomJson.read("{\"rating\":null}", Booking.class);

        assertThat(booking.rating()).isNull();
        assertThat(booking.isNull("rating")).isTrue();
        assertThat(booking.isNull("title")).isFalse();
        assertThat(booking.unknownFields()).isEmpty();
        assertThat(CalcomJson.write(booking)).isEqualTo("{\"rating\":null}");
    }

    @Test
    void anUpdateRemovesWhatIsNullAndLeavesWhatIsAbsent() {
        EventTypeRequest update = CalcomJson.withNull(EventTypeRequestBuilder.builder().title("New").build(), "slotInterval", "description");

        assertThat(CalcomJson.write(update)).isEqualTo("{\"title\":\"New\",\"description\":null,\"slotInterval\":null}");
        assertThat(CalcomJson.read(CalcomJson.write(update), EventTypeRequest.class)).isEqualTo(update);
    }

    @Test
    void nullIsRefusedForAFieldThatDoesNotExistOrHasAValue() {
        EventTypeRequest update = EventTypeRequestBuilder.builder().title("New").build();

        assertThatThrownBy(() -> CalcomJson.withNull(update, "titel")).hasMessageContaining("EventTypeRequest has no field 'titel'");
        assertThatThrownBy(() -> CalcomJson.withNull(update, "title")).hasMessageContaining("title of EventTypeRequest has a value");
    }

    @Test
    void anUnknownTextIsKept() {
        Booking booking = CalcomJson.read("{\"status\":\"awaiting_host\"}", Booking.class);

        assertThat(booking.status()).isEqualTo(new BookingStatus("awaiting_host")).hasToString("awaiting_host");
        assertThat(CalcomJson.write(booking)).isEqualTo("{\"status\":\"awaiting_host\"}");
    }

    @Test
    void aValueOfAnotherTypeIsKeptAndTheComponentIsNull() {
        String json = "{\"start\":\"soon\",\"duration\":\"half an hour\",\"hosts\":\"alice\"}";

        Booking booking = CalcomJson.read(json, Booking.class);

        assertThat(booking.start()).isNull();
        assertThat(booking.duration()).isNull();
        assertThat(booking.hosts()).isNull();
        assertThat(booking.additional()).containsOnlyKeys("start", "duration", "hosts");
        assertThat(CalcomJson.write(booking)).isEqualTo("{\"hosts\":\"alice\",\"start\":\"soon\",\"duration\":\"half an hour\"}");
    }

    @Test
    void theFormOfATimeIsKeptAsLongAsTheTimeIsTheSame() {
        Slot slot = CalcomJson.read("{\"start\":\"2030-06-01T09:00:00+02:00\"}", Slot.class);
        Booking booking = CalcomJson.read("{\"start\":\"2030-06-01T09:00:00+02:00\"}", Booking.class);

        assertThat(slot.start()).isEqualTo(OffsetDateTime.parse("2030-06-01T09:00+02:00"));
        assertThat(CalcomJson.write(slot)).isEqualTo("{\"start\":\"2030-06-01T09:00:00+02:00\"}");
        assertThat(CalcomJson.write(booking)).isEqualTo("{\"start\":\"2030-06-01T09:00:00+02:00\"}");
        Booking later = BookingBuilder.builder(booking).start(booking.start().plusSeconds(3600)).build();
        assertThat(CalcomJson.write(later)).isEqualTo("{\"start\":\"2030-06-01T08:00:00.000Z\"}");
    }

    @Test
    void unionsAreSealed() {
        EventType type = CalcomJson.read("""
                {"locations": [{"type": "address", "address": "1 Main Street", "public": true}, {"type": "integration", "integration": "cal-video"},
                               {"type": "hologram", "device": "x"}],
                 "bookingFields": [{"type": "text", "slug": "company"}, {"type": "select", "slug": "size", "options": ["big"]}],
                 "recurrence": {"disabled": true}, "confirmationPolicy": {"type": "time", "noticeThreshold": {"unit": "hours", "count": 48}},
                 "bookingWindow": {"type": "range", "value": ["2030-01-01", "2030-02-01"]}}""", EventType.class);

        assertThat(type.locations()).satisfiesExactly(
                location -> assertThat(location).isEqualTo(new EventTypeLocation.Address("1 Main Street", true)),
                location -> assertThat(location).isEqualTo(new EventTypeLocation.Integration("cal-video", null, null)),
                location -> assertThat(location).isInstanceOf(EventTypeLocation.Other.class));
        assertThat(type.bookingFields()).hasExactlyElementsOfTypes(BookingField.Input.class, BookingField.Choice.class);
        assertThat(type.recurrence()).isEqualTo(new Recurrence.Disabled());
        assertThat(type.confirmationPolicy()).isInstanceOf(ConfirmationPolicy.ShortNotice.class);
        assertThat(type.bookingWindow())
                .isEqualTo(new BookingWindow.Range(List.of(LocalDate.parse("2030-01-01"), LocalDate.parse("2030-02-01"))));
    }

    @Test
    void whatMakesARecordOfASealedTypeIsWritten() {
        assertThat(CalcomJson.write(new Recurrence.Disabled())).isEqualTo("{\"disabled\":true}");
        assertThat(CalcomJson.write(new EventTypeLocation.Address("1 Main Street", true)))
                .isEqualTo("{\"type\":\"address\",\"address\":\"1 Main Street\",\"public\":true}");
        assertThat(CalcomJson.write(new CancelRequest.Seat("s1", "ill"))).isEqualTo("{\"seatUid\":\"s1\",\"cancellationReason\":\"ill\"}");
    }

    @Test
    void aRecordOfASealedTypeThatWasReadFromAnotherKindStaysThatKind() {
        EventTypeLocation.Address address = CalcomJson.read("{\"type\":\"link\",\"address\":\"x\"}", EventTypeLocation.Address.class);

        assertThat(CalcomJson.write(address)).isEqualTo("{\"address\":\"x\",\"type\":\"link\"}");
        assertThat(CalcomJson.write(CalcomJson.read("{\"disabled\":\"true\"}", Recurrence.class))).isEqualTo("{\"disabled\":\"true\"}");
    }

    @Test
    void theBodyOfABookingIsPlainRecurringOrInstant() {
        assertThat(CalcomJson.read("{\"eventTypeId\":1}", BookingRequest.class)).isInstanceOf(BookingRequest.Plain.class);
        assertThat(CalcomJson.read("{\"recurrenceCount\":3}", BookingRequest.class)).isInstanceOf(BookingRequest.Recurring.class);
        assertThat(CalcomJson.read("{\"instant\":true}", BookingRequest.class)).isInstanceOf(BookingRequest.InstantMeeting.class);
        assertThat(CalcomJson.read("{\"instant\":false}", BookingRequest.class)).isInstanceOf(BookingRequest.Plain.class);
    }

    @Test
    void aRequestIsBuilt() {
        BookingRequest request = BookingRequestPlainBuilder.builder().start(Instant.parse("2030-01-01T09:00:00Z")).eventTypeId(1L)
                .attendee(new AttendeeRequest("Zoë", "zoe@example.com", ZoneId.of("Europe/Berlin"), null, null))
                .metadata(Map.of("crm", "42")).build();

        assertThat(CalcomJson.write(request)).isEqualTo("{\"start\":\"2030-01-01T09:00:00.000Z\",\"attendee\":{\"name\":\"Zoë\","
                                                        + "\"email\":\"zoe@example.com\",\"timeZone\":\"Europe/Berlin\"},"
                                                        + "\"eventTypeId\":1,\"metadata\":{\"crm\":\"42\"}}");
    }

    @Test
    void anyMapperReadsAndWritesARecord() throws Exception {
        ObjectMapper strict = new ObjectMapper().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
        String json = "{\"name\":\"Work\",\"timeZone\":\"Asia/Tokyo\","
                      + "\"availability\":[{\"days\":[\"Monday\"],\"startTime\":\"09:00\",\"endTime\":\"17:00\"}],"
                      + "\"more\":1.10}";

        Schedule schedule = strict.readValue(json, Schedule.class);

        assertThat(schedule.availability().get(0)).isEqualTo(
                new Schedule.Availability(List.of(Weekday.MONDAY), LocalTime.of(9, 0), LocalTime.of(17, 0)));
        assertThat(strict.readTree(strict.writeValueAsString(schedule))).isEqualTo(strict.readTree(json));
        assertThat(PLAIN.writeValueAsString(List.of(schedule))).contains("\"more\":1.1");
    }

    @Test
    void jsonComesInManyForms() {
        String json = "{\"uid\":\"u7\"}";
        Booking booking = CalcomJson.read(json, Booking.class);
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);

        assertThat(CalcomJson.read(bytes, Booking.class)).isEqualTo(booking);
        assertThat(CalcomJson.read(new ByteArrayInputStream(bytes), Booking.class)).isEqualTo(booking);
        assertThat(CalcomJson.read(Map.of("uid", "u7"), Booking.class)).isEqualTo(booking);
        assertThat(CalcomJson.read(CalcomJson.toTree(booking), Booking.class)).isEqualTo(booking);
        assertThat(CalcomJson.read(booking, Booking.class)).isSameAs(booking);
        assertThat(CalcomJson.readList('[' + json + ']', Booking.class)).containsExactly(booking);
        assertThat(CalcomJson.readList(List.of(Map.of("uid", "u7"), booking), Booking.class)).containsExactly(booking, booking);
        assertThat(CalcomJson.toMap(booking)).isEqualTo(Map.of("uid", "u7"));
    }

    @Test
    void whatIsNotTheJsonOfARecordIsRefusedWithoutItsText() {
        assertThatThrownBy(() -> CalcomJson.read("{\"accessToken\":\"s3cret\"", Tokens.class)).hasMessage(
                "The JSON cannot be read as Tokens: JsonEOFException").hasNoCause();
        assertThatThrownBy(() -> CalcomJson.read("[\"s3cret\"]", Tokens.class)).hasMessageContaining("cannot be read as Tokens")
                .message().doesNotContain("s3cret");
    }

    @Test
    void aSecretIsNotInTheTextOfItsRecord() {
        Tokens tokens = CalcomJson.read("{\"accessToken\":\"s3cret\",\"accessTokenExpiresAt\":1893488400000}", Tokens.class);

        assertThat(tokens.accessToken().value()).isEqualTo("s3cret");
        assertThat(tokens.accessTokenExpiresAt()).isEqualTo(Instant.ofEpochMilli(1893488400000L));
        assertThat(tokens.toString()).contains("xxxxxx").doesNotContain("s3cret");
        assertThat(CalcomJson.write(tokens)).isEqualTo("{\"accessToken\":\"s3cret\",\"accessTokenExpiresAt\":1893488400000}");
    }

    @Test
    void theTextOfARecordHasTheNamesOfUnknownFieldsOnly() {
        Tokens tokens = CalcomJson.read("{\"accessToken\":\"a\",\"future\":{\"token\":\"s3cret\"}}", Tokens.class);

        assertThat(tokens.toString()).contains("additional=[future]").doesNotContain("s3cret");
        assertThat(CalcomJson.write(tokens)).contains("s3cret");
    }

    @Test
    void additionalFieldsCannotBeChanged() {
        Map<String, JsonNode> additional = CalcomJson.read("{\"x\":1}", Booking.class).additional();

        assertThatThrownBy(() -> additional.put("y", IntNode.valueOf(1))).isInstanceOf(UnsupportedOperationException.class);
    }
}
