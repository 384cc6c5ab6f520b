/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import io.github.camelcalcom.sandbox.CalcomSandbox;
import io.github.camelcalcom.support.CalcomContext;
import io.github.camelcalcom.support.ScriptedServerTestSupport;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Values of parameters as an endpoint URI has them. */
@Timeout(1_800)
class UriValuesTest extends ScriptedServerTestSupport {

    UriValuesTest() {
        super(true);
    }

    @ParameterizedTest
    @CsvSource({ "bookings/list?afterStart=, 2026-12-01T09:00:00+01:00", "bookings/list?afterStart=, 2026-12-01T09:00+0100",
            "bookings/list?beforeUpdatedAt=, 2026-12-01T09:00:00.000+05:45", "slots/list?eventTypeId=1&end=2026-12-02&start=, 2026-12-01T09:00:00+01",
            "bookings/list?attendeeEmail=, anna+test@example.com", "org-users/list?orgId=1&emails=, bob@example.com+anna+test@example.com" })
    void aValueThatLosesItsPlusFailsAtStartWithAHint(String uri, String value) {
        assertThatThrownBy(() -> camel.getEndpoint("calcom:" + uri + value)).hasStackTraceContaining(value.replace('+', ' '))
                .hasStackTraceContaining("a plus is read as a space: write the value as RAW(...)");
    }

    @Test
    void theStartOfAFeedThatLosesItsPlusFailsWithAHint() {
        assertThatThrownBy(() -> camel.getEndpoint("calcom:bookings/changes?since=2026-12-01T09:00:00+01:00").createConsumer(exchange -> { }))
                .hasMessageContaining("option since").hasMessageContaining("RAW(...)");
    }

    @Test
    void aPlusIsWrittenInARawValue() {
        Exchange exchange = camel.call("calcom:bookings/list?afterStart=RAW(2026-12-01T09:00:00+01:00)");

        assertThat(exchange.getException()).isNull();
        assertThat(server.received().get(0).uri()).isEqualTo("/v2/bookings?afterStart=2026-12-01T09%3A00%3A00%2B01%3A00");
    }

    @Test
    void anAddressWithAPlusIsWrittenInTheSameWay() {
        assertThat(camel.call("calcom:bookings/list?attendeeEmail=RAW(anna+test@example.com)").getException()).isNull();
        assertThat(server.received().get(0).uri()).isEqualTo("/v2/bookings?attendeeEmail=anna%2Btest%40example.com");
    }

    @Test
    void otherDatesAndTextsAreTakenAsTheyAre() {
        for (String uri : new String[] { "bookings/list?afterStart=2026-12-01", "bookings/list?afterStart=2026-12-01T09:00:00Z",
            "bookings/list?afterStart=2026-12-01T09:00:00-01:00", "bookings/list?attendeeName=Anna Test" }) {
            assertThat(camel.call("calcom:" + uri).getException()).as(uri).isNull();
        }
        assertThat(camel.call("calcom:bookings/list", null, Map.of("CamelCalcomAttendeeEmail", "anna+test@example.com")).getException()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = { " u1 ", "u\t1", "u1\n", " a b", "\u2003x" })
    void aTextOfAHeaderIsSentAsItIs(String text) {
        String encoded = URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
        assertThat(camel.call("calcom:bookings/get", null, Map.of("CamelCalcomBookingUid", text)).getException()).isNull();
        assertThat(camel.call("calcom:bookings/list", null, Map.of("CamelCalcomAttendeeName", text)).getException()).isNull();

        assertThat(server.received().get(0).uri()).isEqualTo("/v2/bookings/" + encoded);
        assertThat(server.received().get(1).uri()).isEqualTo("/v2/bookings?attendeeName=" + encoded);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", " ", "\t\n", "\u2003" })
    void aBlankTextIsRefused(String text) {
        assertThat(camel.call("calcom:bookings/get", null, Map.of("CamelCalcomBookingUid", text)).getException())
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("bookingUid");
        assertThat(camel.call("calcom:bookings/list", null, Map.of("CamelCalcomAttendeeName", text)).getException())
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("attendeeName");
        assertThat(server.received()).isEmpty();
    }

    @Test
    void spacesAroundNumbersTimesAndNamesHaveNoMeaning() {
        assertThat(camel.call("calcom:event-types/get", null, Map.of("CamelCalcomEventTypeId", " 7\n")).getException()).isNull();
        assertThat(camel.call("calcom:bookings/list", null, Map.of("CamelCalcomStatus", "upcoming, past", "CamelCalcomSortStart", " asc ",
                "CamelCalcomAfterStart", " 2026-12-01 ")).getException()).isNull();

        assertThat(server.received().get(0).uri()).isEqualTo("/v2/event-types/7");
        assertThat(server.received().get(1).uri()).startsWith("/v2/bookings?").contains("upcoming", "past", "sortStart=asc", "afterStart=2026-12-01")
                .doesNotContain("%20");
    }

    @Test
    void anIcsFeedIsCheckedAndDisconnectedAsOtherCalendars() throws Exception {
        try (CalcomSandbox sandbox = CalcomSandbox.builder().start(); CalcomContext context = new CalcomContext(sandbox.url())) {
            context.calcom().getConfiguration().setApiKey(sandbox.apiKey());
            context.start();
            Exchange saved = context.call("calcom:calendars/save-ics-feed",
                    Map.of("urls", List.of("https://calendar.example.com/feed.ics"), "readOnly", true), Map.of());
            assertThat(saved.getException()).isNull();
            Object id = saved.getMessage().getBody(Map.class).get("id");

            assertThat(context.call("calcom:calendars/check?calendar=ics-feed").getException()).isNull();
            CalcomContext.assertThatAnswer(context.call("calcom:calendars/disconnect?calendar=ics-feed", Map.of("id", id), Map.of()))
                    .containsEntry("type", "ics-feed_calendar");
        }
    }

    @Test
    void anIcsFeedIsNoCalendarToConnectTo() {
        assertThatThrownBy(() -> camel.getEndpoint("calcom:calendars/connect?calendar=ics-feed&isDryRun=true"))
                .hasStackTraceContaining("office365, google");
    }
}
