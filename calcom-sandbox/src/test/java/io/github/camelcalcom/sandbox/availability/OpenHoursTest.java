/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.availability;

import io.github.camelcalcom.sandbox.state.NamedZone;
import io.github.camelcalcom.sandbox.state.Schedule;
import org.junit.jupiter.api.Test;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class OpenHoursTest {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    @Test
    void hoursFollowTheScheduleZoneWhenItsClocksChange() {
        Schedule office = weekly(NEW_YORK, LocalTime.of(9, 0), LocalTime.of(17, 0), DayOfWeek.values());
        assertThat(OpenHours.on(office, LocalDate.parse("2026-10-31")))
                .containsExactly(time("2026-10-31T13:00:00Z", "2026-10-31T21:00:00Z"));
        assertThat(OpenHours.on(office, LocalDate.parse("2026-11-01")))
                .containsExactly(time("2026-11-01T14:00:00Z", "2026-11-01T22:00:00Z"));
    }

    @Test
    void hoursOfAllDayMoveOnDaysWhenClocksChange() {
        Schedule always = weekly(LONDON, LocalTime.MIN, LocalTime.of(23, 59), DayOfWeek.values());
        assertThat(OpenHours.on(always, LocalDate.parse("2026-03-29"))).containsExactly(time("2026-03-28T23:00:00Z", "2026-03-29T22:59:00Z"));
        assertThat(OpenHours.on(always, LocalDate.parse("2026-10-25"))).containsExactly(time("2026-10-25T00:00:00Z", "2026-10-25T23:59:00Z"));
        assertThat(OpenHours.on(always, LocalDate.parse("2026-10-26"))).containsExactly(time("2026-10-26T00:00:00Z", "2026-10-27T00:00:00Z"));
    }

    @Test
    void hoursThatTheSpringChangeSkipsKeepTheirLength() {
        Schedule atNight = weekly(LONDON, LocalTime.of(1, 0), LocalTime.of(2, 0), DayOfWeek.SUNDAY);
        assertThat(OpenHours.on(atNight, LocalDate.parse("2026-03-29"))).containsExactly(time("2026-03-29T00:00:00Z", "2026-03-29T01:00:00Z"));
        assertThat(OpenHours.on(atNight, LocalDate.parse("2026-04-05"))).containsExactly(time("2026-04-05T00:00:00Z", "2026-04-05T01:00:00Z"));
    }

    @Test
    void aDayThatEndsAtTheLastMinuteGoesOnIntoTheNext() {
        Schedule always = weekly(LONDON, LocalTime.MIN, LocalTime.of(23, 59), DayOfWeek.values());
        assertThat(OpenHours.between(always, Instant.parse("2027-01-11T22:00:00Z"), Instant.parse("2027-01-12T03:00:00Z")))
                .containsExactly(time("2027-01-11T22:00:00Z", "2027-01-12T03:00:00Z"));
    }

    @Test
    void overridesReplaceTheHoursOfTheirDateAndEqualTimesCloseIt() {
        Schedule.Override short1 = new Schedule.Override(1, LocalDate.parse("2026-12-24"), LocalTime.of(10, 0), LocalTime.of(11, 0));
        Schedule.Override short2 = new Schedule.Override(2, LocalDate.parse("2026-12-24"), LocalTime.of(13, 0), LocalTime.of(14, 0));
        Schedule.Override closed = new Schedule.Override(3, LocalDate.parse("2026-12-25"), LocalTime.MIN, LocalTime.MIN);
        Schedule schedule = new Schedule(1, 1, "Holidays", NamedZone.of(LONDON.getId()),
                List.of(new Schedule.Availability(1, Arrays.asList(DayOfWeek.values()), LocalTime.of(9, 0), LocalTime.of(17, 0))),
                List.of(short1, short2, closed));
        assertThat(OpenHours.on(schedule, LocalDate.parse("2026-12-24"))).containsExactly(
                time("2026-12-24T10:00:00Z", "2026-12-24T11:00:00Z"), time("2026-12-24T13:00:00Z", "2026-12-24T14:00:00Z"));
        assertThat(OpenHours.on(schedule, LocalDate.parse("2026-12-25"))).isEmpty();
        assertThat(OpenHours.on(schedule, LocalDate.parse("2026-12-26"))).hasSize(1);
    }

    @Test
    void hoursWhoseEndLiesBeforeTheirStartAreNone() {
        Schedule backwards = weekly(LONDON, LocalTime.of(12, 0), LocalTime.of(9, 0), DayOfWeek.MONDAY);
        assertThat(OpenHours.on(backwards, LocalDate.parse("2026-11-23"))).isEmpty();
    }

    private static Schedule weekly(ZoneId zone, LocalTime start, LocalTime end, DayOfWeek... days) {
        return new Schedule(1, 1, "Weekly", NamedZone.of(zone.getId()), List.of(new Schedule.Availability(1, List.of(days), start, end)), List.of());
    }

    private static Interval time(String start, String end) {
        return new Interval(Instant.parse(start), Instant.parse(end));
    }
}
