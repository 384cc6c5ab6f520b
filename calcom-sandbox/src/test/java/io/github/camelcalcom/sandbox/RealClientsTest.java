/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox;

import io.github.camelcalcom.sandbox.state.NamedZone;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;

import static org.assertj.core.api.Assertions.assertThat;

/** Requests that Cal.com's own command line and MCP server send, and names of time zones as JavaScript accepts them. */
class RealClientsTest {

    private static CalcomSandbox sandbox;
    private static SandboxClient client;
    private static BookingClient bookings;
    private static long eventType;

    @BeforeAll
    static void anOwnEventType() {
        sandbox = CalcomSandbox.builder().bookingTime(Duration.ZERO).start();
        sandbox.clock().stopAt(Instant.parse("2026-11-23T08:00:00Z"));
        client = SandboxClient.of(sandbox);
        bookings = new BookingClient(client);
        eventType = bookings.eventType("{\"title\":\"Call\",\"slug\":\"real-call\",\"lengthInMinutes\":15}");
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @ParameterizedTest
    @CsvSource({
            "2024-06-11, 200", "2024-06-14, 200", "2024-08-13, 200", "2024-09-04, 200", "2026-02-25, 200", "2026-05-01, 200",
            "2026-06-12, 200", "2024-04-15, 404", "tomorrow, 404"})
    void furtherDataOfEventTypesIsServedForOlderVersions(String version, int status) {
        SandboxClient versioned = client.version(version);
        String path = "/v2/event-types/" + eventType;
        assertThat(versioned.get(path + "/history").status()).isEqualTo(status);
        assertThat(versioned.get(path + "/crm-sync-errors?appSlug=hubspot").status()).isEqualTo(status);
        assertThat(versioned.get(path + "/scheduling-config").status()).isEqualTo(status == 200 ? 422 : status);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "Europe/Rome", "america/new_york", "ASIA/KOLKATA", "EST", "mst", "PST8PDT", "IST", "CST", "America/Coyhaique",
            "america/port-au-prince", "US/Pacific-New", "utc", "Zulu", "GMT+0", "etc/gmt+5", "Asia/Calcutta"})
    void zonesOfTheRuntimeOfTheRealServerAreKeptInTheirSpelling(String zone) {
        assertThat(client.json("PATCH", "/v2/me", "{\"timeZone\":\"" + zone + "\"}").data().path("timeZone").asText()).isEqualTo(zone);
        SandboxClient.Answer schedule = client.version("2024-06-11").json("POST", "/v2/schedules",
                "{\"name\":\"Zone\",\"timeZone\":\"" + zone + "\",\"isDefault\":false}");
        assertThat(schedule.status()).isEqualTo(201);
        assertThat(schedule.data().path("timeZone").asText()).isEqualTo(zone);
        String encoded = zone.replace("+", "%2B");
        assertThat(client.version("2024-09-04").get("/v2/slots?eventTypeId=" + eventType + "&start=2026-11-25&end=2026-11-25&timeZone=" + encoded)
                .status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"america/new_york, 2026-11-25T10:00:00Z", "America/Coyhaique, 2026-11-25T11:00:00Z", "hst, 2026-11-25T12:00:00Z"})
    void attendeesKeepTheirSpelling(String zone, String start) {
        var request = BookingClient.request(eventType, start, "Ann");
        request.withObjectProperty("attendee").put("timeZone", zone);
        SandboxClient.Answer booked = bookings.post(request);
        assertThat(booked.status()).isEqualTo(201);
        assertThat(booked.data().path("attendees").path(0).path("timeZone").asText()).isEqualTo(zone);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GMT+5", "+05:30", "UTC+2", "Z", "Factory", "localtime", "Europe/Nowhere", "", " UTC", "posix/UTC"})
    void otherZonesAreRefused(String zone) {
        SandboxClient.Answer answer = client.json("PATCH", "/v2/me", "{\"timeZone\":\"" + zone + "\"}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("timeZone must be a valid IANA time-zone");
    }

    @ParameterizedTest
    @CsvSource({
            "HOSTED, BOOKING_REASSIGNED, 2026-07-27, 201", "BOTH, WRONG_ASSIGNMENT_REPORT, 2021-10-20, 201", "BOTH, BOOKING_MOVED, 2021-10-20, 400",
            "SELF_HOSTED, BOOKING_REASSIGNED, 2021-10-20, 400", "SELF_HOSTED, BOOKING_CREATED, 2026-07-27, 400",
            "HOSTED, BOOKING_CREATED, 2026-07-28, 400"})
    void webhooksHaveTheTriggersAndVersionsOfTheServer(SandboxProfile profile, String trigger, String version, int status) {
        try (CalcomSandbox server = CalcomSandbox.builder().profile(profile).start()) {
            assertThat(SandboxClient.of(server).json("POST", "/v2/webhooks", "{\"active\":true,\"subscriberUrl\":\"http://127.0.0.1:1/a\","
                    + "\"triggers\":[\"" + trigger + "\"],\"version\":\"" + version + "\"}").status()).isEqualTo(status);
        }
    }

    @ParameterizedTest
    @CsvSource({
            "est, 2026-07-01T00:00:00Z, -18000", "EST5EDT, 2026-07-01T00:00:00Z, -14400", "America/Coyhaique, 2026-07-01T00:00:00Z, -10800",
            "ist, 2026-07-01T00:00:00Z, 19800"})
    void namesHaveTheRulesOfTheirZone(String zone, Instant when, int seconds) {
        assertThat(NamedZone.of(zone).rules().getRules().getOffset(when).getTotalSeconds()).isEqualTo(seconds);
    }
}
