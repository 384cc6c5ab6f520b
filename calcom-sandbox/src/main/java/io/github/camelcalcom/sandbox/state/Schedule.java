package io.github.camelcalcom.sandbox.state;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

/**
 * When a user can be booked. It is the default one if {@link User#defaultScheduleId()} says so.
 *
 * @param timeZone     the zone of all times in it
 * @param availability weekly hours; several entries may hold for one day
 * @param overrides    hours that replace the weekly ones on single dates
 */
public record Schedule(
        long id, long ownerId, String name, ZoneId timeZone, List<Availability> availability, List<Override> overrides) {

    public Schedule {
        availability = List.copyOf(availability);
        overrides = List.copyOf(overrides);
    }

    /**
     * Hours on days of the week. {@code end} may lie before {@code start}, then there are none: the real server accepts that.
     * An end of 23:59 is taken for the end of the day by the server's slots.
     *
     * @param id the number of the row, which only the oldest version shows
     */
    public record Availability(long id, List<DayOfWeek> days, LocalTime start, LocalTime end) {

        public Availability {
            days = List.copyOf(days);
        }
    }

    /**
     * Hours on a date. Equal {@code start} and {@code end} mean none at all.
     *
     * @param id the number of the row, which only the oldest version shows
     */
    public record Override(long id, LocalDate date, LocalTime start, LocalTime end) {
    }
}
