package io.github.camelcalcom.sandbox.availability;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.sandbox.state.Schedule;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;

/**
 * How far ahead an event type can be booked: the parsed setting {@code bookingWindow} of version 2024-06-14.
 *
 * @param first the first date that can be booked
 * @param last  the last one
 * @param zone  the zone of both
 * @param rolls whether the window counts days that are open only
 */
public record BookingWindow(LocalDate first, LocalDate last, ZoneId zone, boolean rolls) {

    /** How far before its start the real server looks for slots where the window rolls. */
    private static final Period LOOK_BACK = Period.ofMonths(1);

    /**
     * The window as it is now.
     *
     * @param setting {@code {type:calendarDays|businessDays,value,rolling}}, {@code {type:range,value:[from,to]}}, or anything else
     *                for no limit
     */
    public static BookingWindow of(JsonNode setting, Schedule schedule, Instant now) {
        ZoneId zone = schedule.timeZone();
        LocalDate today = now.atZone(zone).toLocalDate();
        JsonNode value = setting.path("value");
        boolean rolling = setting.path("rolling").asBoolean(false);
        return switch (setting.path("type").asText()) {
            case "range" -> new BookingWindow(date(value.path(0)), date(value.path(1)), zone, false);
            case "calendarDays" -> new BookingWindow(LocalDate.MIN, end(today, value.asInt(), rolling, false, schedule), zone, rolling);
            case "businessDays" -> new BookingWindow(LocalDate.MIN, end(today, value.asInt(), rolling, true, schedule), zone, rolling);
            default -> new BookingWindow(LocalDate.MIN, LocalDate.MAX, zone, false);
        };
    }

    /** Whether something may start then. */
    public boolean allows(Instant start) {
        LocalDate date = start.atZone(zone).toLocalDate();
        return !date.isBefore(first) && !date.isAfter(last);
    }

    /** Where the search for slots begins that were asked for from an instant on: a month earlier where the window rolls. */
    public Instant searchFrom(Instant wanted, Instant now) {
        return rolls && !wanted.isBefore(now) ? wanted.atZone(zone).minus(LOOK_BACK).toInstant() : wanted;
    }

    private static LocalDate date(JsonNode text) {
        return LocalDate.parse(text.asText().substring(0, "yyyy-MM-dd".length()));
    }

    private static LocalDate end(LocalDate today, int days, boolean openOnly, boolean business, Schedule schedule) {
        LocalDate date = today;
        LocalDate limit = today.plusYears(1);
        int counted = 0;
        while (counted < days && date.isBefore(limit)) {
            date = date.plusDays(1);
            boolean weekend = date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
            boolean counts = !(business && weekend) && !(openOnly && OpenHours.on(schedule, date).isEmpty());
            counted += counts ? 1 : 0;
        }
        return date;
    }
}
