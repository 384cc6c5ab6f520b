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

/** The opening hours of schedules. */
public final class OpenHours {

    private static final LocalTime LAST_MINUTE = LocalTime.of(23, 59);
    private static final List<DayOfWeek> WORKDAYS =
            List.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY);

    private OpenHours() {
    }

    /** Returns the schedule of a user who has none: Monday to Friday from nine to five. */
    public static Schedule fallback(long ownerId, ZoneId timeZone) {
        Schedule.Availability office = new Schedule.Availability(0, WORKDAYS, LocalTime.of(9, 0), LocalTime.of(17, 0));
        return new Schedule(0, ownerId, "Working hours", timeZone, List.of(office), List.of());
    }

    /**
     * Returns the time within the bounds in which the schedule is open, merged. Hours that end at 23:59 continue at 00:00 of the next day.
     * A local time in the gap of a clock change counts as the end of the gap; a local time that occurs twice counts as the first one.
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

    /** Returns the hours of one date in the zone of the schedule. Overrides of a date replace its weekly hours. */
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
