/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.availability;

import io.github.camelcalcom.sandbox.state.NamedZone;
import io.github.camelcalcom.sandbox.state.Schedule;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The opening hours of schedules. */
public final class OpenHours {

    private static final int NOON = 12;
    private static final LocalTime LAST_MINUTE = LocalTime.of(23, 59);
    private static final List<DayOfWeek> WORKDAYS =
            List.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY);

    private OpenHours() {
    }

    /** Returns the schedule of a user who has none: Monday to Friday from nine to five. */
    public static Schedule fallback(long ownerId, NamedZone timeZone) {
        Schedule.Availability office = new Schedule.Availability(0, WORKDAYS, LocalTime.of(9, 0), LocalTime.of(17, 0));
        return new Schedule(0, ownerId, "Working hours", timeZone, List.of(office), List.of());
    }

    /**
     * Returns the time in which the schedule is open, merged. Weekly hours are cut at the bounds. Overrides are not: the real server returns
     * those of the bounds' dates and of the dates beside them completely. Hours that end at 23:59 continue at 00:00 of the next day.
     */
    public static List<Interval> between(Schedule schedule, Instant from, Instant to) {
        return between(schedule, from, to, date -> false);
    }

    /**
     * Returns the time in which the schedule is open, except on some dates.
     *
     * @param closed dates in the zone of the schedule on which it is closed
     */
    static List<Interval> between(Schedule schedule, Instant from, Instant to, Predicate<LocalDate> closed) {
        LocalDate first = from.atZone(schedule.timeZone().rules()).toLocalDate().minusDays(1);
        LocalDate last = to.atZone(schedule.timeZone().rules()).toLocalDate().plusDays(1);
        List<Interval> weekly = new ArrayList<>();
        for (LocalDate date = first; !date.isAfter(last); date = date.plusDays(1)) {
            if (!closed.test(date) && !isOverridden(schedule, date)) {
                weekly.addAll(on(schedule, date));
            }
        }
        List<Interval> outside = List.of(new Interval(Instant.MIN, from), new Interval(to, Instant.MAX));
        List<Interval> open = new ArrayList<>(Interval.without(weekly, outside));
        LocalDate before = from.atZone(ZoneOffset.UTC).toLocalDate().minusDays(1);
        LocalDate after = to.minusSeconds(1).atZone(ZoneOffset.UTC).toLocalDate().plusDays(1);
        schedule.overrides().stream().map(Schedule.Override::date).distinct()
                .filter(date -> !date.isBefore(before) && !date.isAfter(after) && !closed.test(date))
                .forEach(date -> open.addAll(on(schedule, date)));
        return Interval.merged(open);
    }

    private static boolean isOverridden(Schedule schedule, LocalDate date) {
        return schedule.overrides().stream().anyMatch(override -> override.date().equals(date));
    }

    /** Returns the hours of one date in the zone of the schedule. Overrides of a date replace its weekly hours. */
    static List<Interval> on(Schedule schedule, LocalDate date) {
        List<Schedule.Override> overrides = schedule.overrides().stream().filter(override -> override.date().equals(date)).toList();
        if (!overrides.isEmpty()) {
            return overrides.stream().map(override -> hours(schedule.timeZone().rules(), date, override.start(), override.end()))
                    .filter(interval -> !interval.isEmpty()).toList();
        }
        return schedule.availability().stream().filter(hours -> hours.days().contains(date.getDayOfWeek()))
                .map(hours -> weekly(schedule.timeZone().rules(), date, hours.start(), hours.end()))
                .filter(interval -> !interval.isEmpty()).toList();
    }

    private static Interval hours(ZoneId zone, LocalDate date, LocalTime start, LocalTime end) {
        Instant close = end.equals(LAST_MINUTE) ? date.plusDays(1).atStartOfDay(zone).toInstant()
                : date.atTime(end).atZone(zone).toInstant();
        return new Interval(date.atTime(start).atZone(zone).toInstant(), close);
    }

    /**
     * Returns weekly hours with the arithmetic of the real server. They start as long after midnight as the clock shows on other days, and
     * keep that length. The change of the offset since midnight moves both ends. The server looks up the offset at the start's reading on a
     * clock of twelve hours, taken as a time in UTC.
     */
    private static Interval weekly(ZoneId zone, LocalDate date, LocalTime start, LocalTime end) {
        ZonedDateTime midnight = date.atStartOfDay(zone);
        LocalTime reading = start.minusHours(start.getHour() >= NOON ? NOON : 0).plusHours(start.getHour() % NOON == 0 ? NOON : 0);
        ZoneOffset later = zone.getRules().getOffset(date.atTime(reading).toInstant(ZoneOffset.UTC));
        Duration shift = Duration.ofSeconds(midnight.getOffset().getTotalSeconds() - (long) later.getTotalSeconds());
        Duration opened = Duration.between(LocalTime.MIN, start).plus(shift);
        Duration closed = Duration.between(LocalTime.MIN, end).plus(shift);
        boolean lastMinute = closed.equals(Duration.between(LocalTime.MIN, LAST_MINUTE));
        return new Interval(midnight.plus(opened).toInstant(), midnight.plus(lastMinute ? Duration.ofDays(1) : closed).toInstant());
    }
}
