/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.availability;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.camelcalcom.sandbox.http.Json;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

class BookingWindowTest {

    private static final Instant MONDAY = Instant.parse("2026-11-23T12:00:00Z");

    @Test
    void withoutALimitEverythingIsAllowed() throws Exception {
        assertThat(window("{\"disabled\":true}", "UTC", "UTC").allows(Instant.parse("2126-01-01T00:00:00Z"))).isTrue();
    }

    @Test
    void calendarDaysCountEveryDay() throws Exception {
        BookingWindow window = window("{\"type\":\"calendarDays\",\"value\":3}", "UTC", "UTC");
        assertThat(window.allows(Instant.parse("2026-11-26T23:59:00Z"))).isTrue();
        assertThat(window.allows(Instant.parse("2026-11-27T00:00:00Z"))).isFalse();
    }

    @Test
    void daysAheadAreDaysOfTheBooker() throws Exception {
        BookingWindow window = window("{\"type\":\"calendarDays\",\"value\":3}", "UTC", "America/New_York");
        assertThat(window.allows(Instant.parse("2026-11-27T04:59:00Z"))).isTrue();
        assertThat(window.allows(Instant.parse("2026-11-27T05:00:00Z"))).isFalse();
    }

    @Test
    void businessDaysLeaveWeekendsOut() throws Exception {
        BookingWindow window = window("{\"type\":\"businessDays\",\"value\":6}", "UTC", "UTC");
        assertThat(window.allows(Instant.parse("2026-12-01T12:00:00Z"))).isTrue();
        assertThat(window.allows(Instant.parse("2026-12-02T12:00:00Z"))).isFalse();
    }

    @Test
    void aRollingWindowCountsDaysWithFreeSlotsAndIsSearchedFromAMonthEarlier() throws Exception {
        BookingWindow window = window("{\"type\":\"calendarDays\",\"value\":2,\"rolling\":true}", "UTC", "UTC");
        assertThat(window.cut(slots("2026-11-24", "2026-11-27", "2026-11-28"), ZoneOffset.UTC))
                .as("the second day on which something is free is the 27th").isEqualTo(slots("2026-11-24", "2026-11-27"));
        Instant wanted = Instant.parse("2027-01-11T00:00:00Z");
        assertThat(window.searchFrom(wanted, MONDAY)).isEqualTo(Instant.parse("2026-12-11T00:00:00Z"));
        assertThat(window.allows(Instant.parse("2126-01-01T00:00:00Z"))).as("bookings are not bound by it").isTrue();
    }

    @Test
    void aRollingWindowOfBusinessDaysDoesNotCountWeekends() throws Exception {
        BookingWindow window = window("{\"type\":\"businessDays\",\"value\":2,\"rolling\":true}", "UTC", "UTC");
        assertThat(window.cut(slots("2026-11-27", "2026-11-28", "2026-11-30", "2026-12-01"), ZoneOffset.UTC))
                .as("Friday and Monday count, Saturday is passed over").isEqualTo(slots("2026-11-27", "2026-11-28", "2026-11-30"));
    }

    @Test
    void aRangeHoldsBothItsDatesByTheHostsClock() throws Exception {
        BookingWindow window = window("{\"type\":\"range\",\"value\":[\"2026-12-01\",\"2026-12-02\"]}", "Europe/Rome", "America/New_York");
        assertThat(window.allows(Instant.parse("2026-11-30T22:59:00Z"))).isFalse();
        assertThat(window.allows(Instant.parse("2026-11-30T23:00:00Z"))).isTrue();
        assertThat(window.allows(Instant.parse("2026-12-02T22:59:00Z"))).isTrue();
        assertThat(window.allows(Instant.parse("2026-12-02T23:00:00Z"))).isFalse();
    }

    private static List<Interval> slots(String... dates) {
        return Stream.of(dates).map(date -> Interval.of(Instant.parse(date + "T12:00:00Z"), Duration.ofMinutes(30))).toList();
    }

    private static BookingWindow window(String setting, String host, String booker) throws JsonProcessingException {
        return BookingWindow.of(Json.MAPPER.readTree(setting), ZoneId.of(host), ZoneId.of(booker), MONDAY);
    }
}
