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
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

import static org.assertj.core.api.Assertions.assertThat;

/** Entries of connected calendars, in busy times as Cal.com's own clients ask for them, and in slots. */
class BusyCalendarsTest {

    private static final String FEED = "https://feeds.example.com/work.ics";
    private static final String DAYS = "&dateFrom=2026-11-24&dateTo=2026-11-24";

    private CalcomSandbox sandbox;
    private SandboxClient alice;
    private long credential;

    @BeforeEach
    void aFeedWithEntries() {
        sandbox = CalcomSandbox.builder().profile(SandboxProfile.HOSTED).start();
        sandbox.clock().stopAt(Instant.parse("2026-11-23T08:00:00Z"));
        alice = SandboxClient.of(sandbox);
        credential = alice.json("POST", "/v2/calendars/ics-feed/save", "{\"urls\":[\"" + FEED + "\"]}").data().path("id").asLong();
        entry("2026-11-24T10:00:00Z", "2026-11-24T11:00:00Z", "Dentist");
        entry("2026-11-24T23:30:00Z", "2026-11-25T00:30:00Z", "Flight");
        entry("2026-11-26T10:00:00Z", "2026-11-26T11:00:00Z", "Fair");
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private void entry(String start, String end, String title) {
        sandbox.calendars().event("alice", FEED, Instant.parse(start), Instant.parse(end), title);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private JsonNode busy(String zone) {
        return alice.get("/v2/calendars/busy-times?" + zone + DAYS + "&" + encoded("calendarsToLoad[0][credentialId]") + '=' + credential + '&'
                + encoded("calendarsToLoad[0][externalId]") + '=' + encoded(FEED)).data();
    }

    @ParameterizedTest
    @ValueSource(strings = { "timeZone=Europe/London", "loggedInUsersTz=Europe/London", "timeZone=Europe/London&loggedInUsersTz=Europe/London" })
    void theCommandLineAndTheMcpServerFindTheEntriesOfTheDay(String zone) {
        JsonNode busy = busy(zone);
        assertThat(busy).extracting(time -> time.path("title").asText()).containsExactly("Dentist", "Flight");
        assertThat(busy.path(0).path("start").asText()).isEqualTo("2026-11-24T10:00:00.000Z");
        assertThat(busy.path(0).path("end").asText()).isEqualTo("2026-11-24T11:00:00.000Z");
        assertThat(busy.path(0).path("source").asText()).isEqualTo("ics-feed");
    }

    @Test
    void theDaysAreThoseOfTheZone() {
        assertThat(busy("timeZone=Asia/Tokyo")).extracting(time -> time.path("title").asText()).containsExactly("Dentist");
    }

    @Test
    void bracketsMayBeLiteral() {
        String answer = alice.raw("GET", "/v2/calendars/busy-times?timeZone=Europe/London" + DAYS + "&calendarsToLoad[0][credentialId]=" + credential
                + "&calendarsToLoad[0][externalId]=" + encoded(FEED));
        assertThat(answer).startsWith("HTTP/1.1 200").contains("Dentist");
    }

    @Test
    void severalCalendarsAreReadAtOnce() {
        String second = "https://feeds.example.com/home.ics";
        long other = alice.json("POST", "/v2/calendars/ics-feed/save", "{\"urls\":[\"" + second + "\"]}").data().path("id").asLong();
        sandbox.calendars().event("alice", second, Instant.parse("2026-11-24T08:00:00Z"), Instant.parse("2026-11-24T09:00:00Z"), "School");
        String query = "timeZone=Europe/London" + DAYS;
        String[] calendars = {Long.toString(credential), FEED, Long.toString(other), second};
        for (int i = 0; i < 2; i++) {
            query += "&" + encoded("calendarsToLoad[" + i + "][credentialId]") + '=' + calendars[2 * i] + '&'
                    + encoded("calendarsToLoad[" + i + "][externalId]") + '=' + encoded(calendars[2 * i + 1]);
        }
        assertThat(alice.get("/v2/calendars/busy-times?" + query).data()).extracting(time -> time.path("title").asText())
                .containsExactly("School", "Dentist", "Flight");
    }

    @Test
    void entriesOfASelectedCalendarBlockSlots() {
        SandboxClient visitor = SandboxClient.withoutKey(sandbox).version("2024-09-04");
        String slots = "/v2/slots?eventTypeId=1&start=2026-11-24&end=2026-11-24";
        assertThat(visitor.get(slots).data().findValuesAsText("start")).contains("2026-11-24T10:00:00.000Z");
        alice.json("POST", "/v2/selected-calendars", "{\"integration\":\"ics-feed_calendar\",\"externalId\":\"" + FEED + "\",\"credentialId\":"
                + credential + "}");
        assertThat(visitor.get(slots).data().findValuesAsText("start")).contains("2026-11-24T11:00:00.000Z")
                .doesNotContain("2026-11-24T10:00:00.000Z", "2026-11-24T10:30:00.000Z");
    }
}
