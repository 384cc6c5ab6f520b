package io.github.camelcalcom.sandbox.availability;

import io.github.camelcalcom.sandbox.state.Schedule;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** When a schedule is open. */
public final class OpenHours {

    private static final LocalTime LAST_MINUTE = LocalTime.of(23, 59);
    private static final List<DayOfWeek> WORKDAYS =
            List.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY);

    private OpenHours() {
    }

    /** What holds where a user has no schedule: Monday to Friday from nine to five. */
    public static Schedule fallback(long ownerId, ZoneId timeZone) {
        Schedule.Availability office = new Schedule.Availability(0, WORKDAYS, LocalTime.of(9, 0), LocalTime.of(17, 0));
        return new Schedule(0, ownerId, "Working hours", timeZone, List.of(office), List.of());
    }

    /**
     * The time within the bounds in which the schedule is open, merged: hours that end at 23:59 go on at 00:00 of the next day.
     * Local times that a change of the clocks skips count as the time after the gap, times that come twice as the first of them.
     */
    public static List<Interval> between(Schedule schedule, Instant from, Instant to) {
        return between(schedule, from, to, date -> false);
    }

    /**
     * The same without some dates.
     *
     * @param closed the dates of the schedule's zone on which it is not open whatever it says
     */
    static List<Interval> between(Schedule schedule, Instant from, Instant to, Predicate<LocalDate> closed) {
        LocalDate first = from.atZone(schedule.timeZone()).toLocalDate().minusDays(1);
        LocalDate last = to.atZone(schedule.timeZone()).toLocalDate().plusDays(1);
        List<Interval> open = new ArrayList<>();
        for (LocalDate date = first; !date.isAfter(last); date = date.plusDays(1)) {
            if (!closed.test(date)) {
                open.addAll(on(schedule, date));
            }
        }
        List<Interval> outside = List.of(new Interval(Instant.MIN, from), new Interval(to, Instant.MAX));
        return Interval.without(open, outside);
    }

    /** The hours of one date of the schedule's zone. Overrides of a date replace its weekly hours. */
    static List<Interval> on(Schedule schedule, LocalDate date) {
        List<Schedule.Override> overrides = schedule.overrides().stream().filter(override -> override.date().equals(date)).toList();
        if (!overrides.isEmpty()) {
            return overrides.stream().map(override -> hours(schedule.timeZone(), date, override.start(), override.end()))
                    .filter(interval -> !interval.isEmpty()).toList();
        }
        return schedule.availability().stream().filter(hours -> hours.days().contains(date.getDayOfWeek()))
                .map(hours -> hours(schedule.timeZone(), date, hours.start(), hours.end()))
                .filter(interval -> !interval.isEmpty()).toList();
    }

    private static Interval hours(ZoneId zone, LocalDate date, LocalTime start, LocalTime end) {
        Instant close = end.equals(LAST_MINUTE) ? date.plusDays(1).atStartOfDay(zone).toInstant()
                : date.atTime(end).atZone(zone).toInstant();
        return new Interval(date.atTime(start).atZone(zone).toInstant(), close);
    }
}
