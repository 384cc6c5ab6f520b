/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.io.StringReader;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelcalcom.model.CalcomJson;
import io.github.camelcalcom.model.booking.Booking;
import io.github.camelcalcom.support.CalcomContext;
import io.github.camelcalcom.support.LoggedLines;
import io.github.camelcalcom.support.RecordedDelivery;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Parameter;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStart;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Given a booking, when its data type becomes {@code calcom:ical}, then the library of a calendar reads the booking from it. */
class CalendarTest {

    private final CalcomContext camel = new CalcomContext("http://127.0.0.1:9");

    @BeforeEach
    void start() throws Exception {
        camel.routes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("direct:calendar").transformDataType("calcom:ical");
            }
        }).start();
    }

    @AfterEach
    void stop() throws Exception {
        camel.close();
    }

    private static Map<String, Object> booking(String... fields) {
        Map<String, Object> booking = new LinkedHashMap<>(Map.of("uid", "u7", "icsUid", "u7@Cal.com", "title", "Demo", "status", "accepted",
                "start", "2030-06-01T09:00:00.000Z", "end", "2030-06-01T09:30:00.000Z", "updatedAt", "2030-05-01T08:00:00.000Z",
                "hosts", List.of(Map.of("name", "Alice", "email", "alice@example.com"), Map.of("name", "Bob", "email", "bob@example.com")),
                "attendees", List.of(Map.of("name", "Ada", "email", "ada@example.com")), "guests", List.of("guest@example.com")));
        for (int index = 0; index < fields.length; index += 2) {
            booking.put(fields[index], fields[index + 1]);
        }
        return booking;
    }

    private Exchange transformed(Object body, Map<String, Object> headers) {
        Exchange exchange = camel.call("direct:calendar", body, headers);
        assertThat(exchange.getException()).isNull();
        return exchange;
    }

    /** Without the rules for invitations, which require an organizer and a title. */
    private static Calendar parsed(Exchange exchange) throws Exception {
        return new CalendarBuilder().build(new StringReader(exchange.getMessage().getBody(String.class)));
    }

    private static Calendar read(Exchange exchange) throws Exception {
        Calendar calendar = parsed(exchange);
        assertThat(calendar.validate(true).hasErrors()).as(calendar.toString()).isFalse();
        return calendar;
    }

    private static VEvent event(Calendar calendar) {
        List<VEvent> events = calendar.getComponents("VEVENT");
        assertThat(events).hasSize(1);
        return events.get(0);
    }

    private static String value(VEvent event, String property) {
        return event.getProperty(property).map(Property::getValue).orElse(null);
    }

    @Test
    void aBookingIsAnInvitation() throws Exception {
        Exchange exchange = transformed(booking("location", "https://meet.example.com/x", "description", "line one\nline two"), Map.of());

        Calendar calendar = read(exchange);
        VEvent event = event(calendar);
        assertThat(exchange.getMessage().getHeader(Exchange.CONTENT_TYPE)).isEqualTo("text/calendar; charset=UTF-8; method=REQUEST");
        assertThat(calendar.getRequiredProperty(Property.METHOD).getValue()).isEqualTo("REQUEST");
        assertThat(value(event, "UID")).isEqualTo("u7@Cal.com");
        assertThat(value(event, "SUMMARY")).isEqualTo("Demo");
        assertThat(value(event, "DESCRIPTION")).isEqualTo("line one\nline two");
        assertThat(value(event, "LOCATION")).isEqualTo("https://meet.example.com/x");
        assertThat(value(event, "URL")).isEqualTo("https://meet.example.com/x");
        assertThat(value(event, "STATUS")).isEqualTo("CONFIRMED");
        assertThat(Instant.from(((DtStart<?>) event.getRequiredProperty("DTSTART")).getDate())).isEqualTo("2030-06-01T09:00:00Z");
        assertThat(Instant.from(((DtEnd<?>) event.getRequiredProperty("DTEND")).getDate())).isEqualTo("2030-06-01T09:30:00Z");
        assertThat(event.getRequiredProperty("ORGANIZER").getValue()).isEqualTo("mailto:alice@example.com");
        List<Property> attendees = event.getProperties("ATTENDEE");
        assertThat(attendees).extracting(Property::getValue).containsExactly("mailto:bob@example.com", "mailto:ada@example.com",
                "mailto:guest@example.com");
        assertThat(attendees.get(1).getRequiredParameter(Parameter.CN).getValue()).isEqualTo("Ada");
    }

    @ParameterizedTest
    @CsvSource({ "accepted, REQUEST, CONFIRMED", "pending, REQUEST, TENTATIVE", "cancelled, CANCEL, CANCELLED", "rejected, CANCEL, CANCELLED" })
    void theStateOfTheBookingIsThatOfTheEvent(String state, String method, String status) throws Exception {
        Calendar calendar = read(transformed(booking("status", state), Map.of()));

        assertThat(calendar.getRequiredProperty(Property.METHOD).getValue()).isEqualTo(method);
        assertThat(value(event(calendar), "STATUS")).isEqualTo(status);
    }

    @Test
    void aLaterChangeHasAHigherSequence() throws Exception {
        int earlier = Integer.parseInt(value(event(read(transformed(booking(), Map.of()))), "SEQUENCE"));
        int later = Integer.parseInt(value(event(read(transformed(booking("updatedAt", "2030-05-01T08:00:01.000Z"), Map.of()))), "SEQUENCE"));

        assertThat(earlier).isPositive();
        assertThat(later).isGreaterThan(earlier);
    }

    @Test
    void aBookingWhosePlaceAnotherOneHasTakenIsNoEvent() throws Exception {
        Map<String, Object> replaced = booking("status", "cancelled", "rescheduledToUid", "u8");
        Map<String, Object> successor = booking("uid", "u8", "rescheduledFromUid", "u7");

        assertThat(transformed(replaced, Map.of()).getMessage().getBody()).isNull();
        Calendar calendar = read(transformed(List.of(replaced, successor), Map.of()));
        assertThat(value(event(calendar), "UID")).isEqualTo("u7@Cal.com");
        assertThat(value(event(calendar), "STATUS")).isEqualTo("CONFIRMED");
    }

    @Test
    void aListOfRecordsIsPublished() throws Exception {
        List<Booking> bookings = List.of(CalcomJson.read(booking(), Booking.class),
                CalcomJson.read(booking("icsUid", "u8@Cal.com", "status", "cancelled"), Booking.class));

        Calendar calendar = read(transformed(bookings, Map.of()));

        assertThat(calendar.getRequiredProperty(Property.METHOD).getValue()).isEqualTo("PUBLISH");
        assertThat(calendar.getComponents("VEVENT")).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "~A, B; C\\D~", "~Zoë 会議 🎉~", "~DTSTART:20300101T000000Z~", "~\"quoted\": 'x'~", "~<b>bold</b> & more~" })
    void aTitleIsTextWhateverItsCharacters(String title) throws Exception {
        VEvent event = event(read(transformed(booking("title", title), Map.of())));

        assertThat(value(event, "SUMMARY")).isEqualTo(title);
    }

    @Test
    void aHostileTextAddsNoLine() throws Exception {
        String hostile = "Demo\r\nATTENDEE:mailto:evil@example.com\rX-EVIL:1\u0000\u001b";
        Map<String, Object> booking = booking("title", hostile, "location", hostile, "description", hostile);
        booking.put("attendees", List.of(Map.of("name", hostile + "\";X=\"", "email", "ada@example.com\r\nX-EVIL:2")));

        VEvent event = event(read(transformed(booking, Map.of())));

        assertThat(value(event, "SUMMARY")).isEqualTo("Demo\nATTENDEE:mailto:evil@example.com\nX-EVIL:1");
        assertThat(event.getProperties("ATTENDEE")).hasSize(3);
        assertThat(event.getProperties()).extracting(property -> ((Property) property).getName()).doesNotContain("X-EVIL");
    }

    @Test
    void aDeliveryIsAnEventWithTheSequenceOfTheServer() throws Exception {
        Object payload = new ObjectMapper().readTree(RecordedDelivery.named("BOOKING_RESCHEDULED-plain").body()).get("payload");

        VEvent event = event(read(transformed(payload, Map.of(CalcomConstants.WEBHOOK_CREATED_AT, "2030-05-01T08:00:00.123Z"))));

        assertThat(value(event, "SEQUENCE")).isEqualTo("1");
        assertThat(value(event, "UID")).endsWith("@Cal.com");
        assertThat(value(event, "DTSTAMP")).isEqualTo("20300501T080000Z");
        assertThat(event.getProperties("ATTENDEE")).isNotEmpty();
    }

    private static Map<String, Object> delivery(String... fields) {
        Map<String, Object> payload = new LinkedHashMap<>(Map.of("uid", "u7", "startTime", "2030-06-01T09:00:00Z", "endTime", "2030-06-01T09:30:00Z"));
        for (int index = 0; index < fields.length; index += 2) {
            payload.put(fields[index], fields[index + 1]);
        }
        return payload;
    }

    @ParameterizedTest
    @ValueSource(strings = { "yesterday", "" })
    void aDeliveryOfAnUnknownTimeIsAnEvent(String createdAt) throws Exception {
        VEvent event = event(parsed(transformed(delivery(), Map.of(CalcomConstants.WEBHOOK_CREATED_AT, createdAt))));

        assertThat(value(event, "DTSTAMP")).isEqualTo("20300601T090000Z");
    }

    @Test
    void theTimeOfADeliveryMayHaveAnyType() throws Exception {
        Date createdAt = Date.from(Instant.parse("2030-05-01T08:00:00Z"));
        VEvent event = event(parsed(transformed(delivery(), Map.of(CalcomConstants.WEBHOOK_CREATED_AT, createdAt))));

        assertThat(value(event, "DTSTAMP")).isEqualTo("20300501T080000Z");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", " ", "no address", "@example.com" })
    void aPersonWithAnInvalidAddressIsLeftOut(String address) throws Exception {
        Map<String, Object> booking = booking();
        booking.put("hosts", List.of(Map.of("name", "Alice", "email", address)));
        booking.put("attendees", List.of(Map.of("name", "Bad", "email", address + ' '), Map.of("name", "Ada", "email", "ada@example.com")));
        booking.put("guests", List.of());
        try (LoggedLines log = new LoggedLines(Level.WARN)) {
            VEvent event = event(parsed(transformed(booking, Map.of())));

            assertThat(event.getProperty("ORGANIZER")).isEmpty();
            assertThat(event.getProperties("ATTENDEE")).extracting(person -> ((Property) person).getValue()).containsExactly("mailto:ada@example.com");
            assertThat(log.texts()).hasSize(2).allMatch(line -> line.contains("The booking u7@Cal.com has a person with the invalid e-mail address"));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "uid | | The field uid is missing", "endTime | | The field endTime of the booking \"u7\" is missing",
        "startTime | | The field startTime of the booking \"u7\" is missing", "endTime | soon | The field endTime of the booking \"u7\" is \"soon\"" })
    void aDeliveryWithoutUidOrTimesIsRefusedWithTheField(String field, String content, String message) {
        assertThat(camel.call("direct:calendar", delivery(field, content), Map.of()).getException())
                .hasMessage("calcom:ical needs a booking with uid, start and end, or a list of such bookings. " + message.replace('"', '\''));
    }

    @Test
    void aListLeavesOutWhatIsNotABooking() throws Exception {
        List<Object> list = List.of("text", booking("end", "soon"), delivery("uid", null), booking("icsUid", "u8@Cal.com"));
        try (LoggedLines log = new LoggedLines(Level.WARN)) {
            assertThat(value(event(read(transformed(list, Map.of()))), "UID")).isEqualTo("u8@Cal.com");
            assertThat(log.texts()).hasSize(3);
            assertThat(log.texts().get(0)).contains("Item 1 of 4 is left out of the calendar.", "It is not an object");
            assertThat(log.texts().get(1)).contains("Item 2 of 4", "The field end of the booking 'u7' is 'soon'");
            assertThat(log.texts().get(2)).contains("Item 3 of 4", "The field uid is missing");
        }
    }

    @Test
    void aListWithoutAnyBookingIsRefused() {
        assertThat(camel.call("direct:calendar", List.of(Map.of("id", 1), Map.of("id", 2)), Map.of()).getException())
                .hasMessageEndingWith("The field uid is missing");
    }

    @Test
    void aBodyThatIsNotABookingIsRefused() {
        assertThat(camel.call("direct:calendar", "{\"id\":1}", Map.of()).getException())
                .hasMessage("calcom:ical needs a booking with uid, start and end, or a list of such bookings. The field uid is missing");
    }
}
