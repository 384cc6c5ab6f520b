/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Malformed requests are refused and never cause an internal error. */
class MalformedBookingInputTest {

    private static CalcomSandbox sandbox;
    private static SandboxClient visitor;

    @BeforeAll
    static void start() {
        sandbox = CalcomSandbox.start();
        visitor = SandboxClient.withoutKey(sandbox);
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "[]", "[1]", "{\"attendee\":\"Carl\"}", "{\"attendee\":[]}", "{\"attendee\":{}}", "{\"start\":\"2027-02-30T10:00:00Z\"}",
        "{\"start\":\"2027-01-01T25:00:00+01:00\"}", "{\"eventTypeId\":\"one\"}", "{\"guests\":\"a@example.net\"}",
        "{\"guests\":[{}]}", "{\"metadata\":[]}", "{\"bookingFieldsResponses\":\"x\"}", "{\"recurrenceCount\":0}",
        "{\"lengthInMinutes\":\"x\"}", "{\"location\":{\"type\":\"moon\"}}", "{\"location\":{}}", "{\"lengthInMinutes\":-5}", "{\"eventTypeId\":1e400}", "{\"eventTypeId\":-1e400}",
        "{\"lengthInMinutes\":1e400}"})
    void aBookingIsRefused(String part) {
        String whole = "{\"start\":\"2027-01-01T10:00:00Z\",\"eventTypeId\":1,"
                + "\"attendee\":{\"name\":\"Carl\",\"email\":\"carl@example.net\",\"timeZone\":\"Europe/Rome\"}}";
        String body = part.startsWith("{") ? whole.substring(0, whole.length() - 1) + "," + part.substring(1) : part;
        assertThat(visitor.version("2024-08-13").json("POST", "/v2/bookings", body).status()).isEqualTo(400);
        assertThat(sandbox.bookings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"duration=", "duration=x", "start=2027-01-01T99:00:00Z", "timeZone=", "format=days", "end=later"})
    void aListOfSlotsIsRefused(String parameter) {
        String name = parameter.substring(0, parameter.indexOf('='));
        String query = "eventTypeId=1" + (name.equals("start") ? "" : "&start=2027-01-01") + (name.equals("end") ? "" : "&end=2027-01-02")
                + '&' + parameter;
        assertThat(visitor.version("2024-09-04").get("/v2/slots?" + query).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"duration=0", "timeZone=Mars/Olympus"})
    void anOldListOfSlotsIsRefused(String parameter) {
        String query = "eventTypeId=1&startTime=2027-01-01&endTime=2027-01-02&" + parameter;
        assertThat(visitor.version("2024-04-15").get("/v2/slots/available?" + query).status()).isEqualTo(400);
    }
}
