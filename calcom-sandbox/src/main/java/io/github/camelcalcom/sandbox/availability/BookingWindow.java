package io.github.camelcalcom.sandbox.availability;

import com.fasterxml.jackson.databind.JsonNode;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How far ahead an event type can be booked: the parsed setting {@code bookingWindow} of version 2024-06-14. As on the real server
 * days ahead are days of the booker, a range is one of the host, and both are reckoned with the offsets that the zones have now.
 *
 * @param first   the first instant that can be booked
 * @param end     the first one after it that cannot
 * @param rolling counts days on which something is free; null where the window is the same whatever is free
 */
public record BookingWindow(Instant first, Instant end, Rolling rolling) {

    /** How far before its start the real server looks for slots where the window rolls. */
    private static final Period LOOK_BACK = Period.ofMonths(1);

    /**
     * A window of a number of days with free slots.
     *
     * @param days     how many there must be
     * @param business whether Saturdays and Sundays are passed over
     * @param today    by the booker's clock
     */
    record Rolling(int days, boolean business, OffsetDateTime today) {

        /** The real server does not look further for days with free slots. */
        private static final int MOST_DAYS = 61;

        Instant end(Set<LocalDate> free) {
            LocalDate date = today.toLocalDate();
            LocalDate last = null;
            int found = 0;
            for (int checked = 0; found < days && checked < MOST_DAYS; checked++) {
                if (free.contains(date)) {
                    found++;
                    last = date;
                }
                date = business ? businessDays(date, 1) : date.plusDays(1);
            }
            return (last == null ? date : last).plusDays(1).atStartOfDay().toInstant(today.getOffset());
        }
    }

    /**
     * The window as it is now.
     *
     * @param setting {@code {type:calendarDays|businessDays,value,rolling}}, {@code {type:range,value:[from,to]}}, or anything else
     *                for no limit
     * @param host    the zone of the event type's schedule
     * @param booker  the zone of whoever looks for slots or books one
     */
    public static BookingWindow of(JsonNode setting, ZoneId host, ZoneId booker, Instant now) {
        JsonNode value = setting.path("value");
        ZoneOffset offset = host.getRules().getOffset(now);
        OffsetDateTime today = now.atOffset(booker.getRules().getOffset(now)).truncatedTo(ChronoUnit.DAYS);
        return switch (setting.path("type").asText()) {
            case "range" -> new BookingWindow(startOfDay(value.path(0), offset, 0), startOfDay(value.path(1), offset, 1), null);
            case "calendarDays" -> ahead(setting, today, false);
            case "businessDays" -> ahead(setting, today, true);
            default -> new BookingWindow(Instant.MIN, Instant.MAX, null);
        };
    }

    private static BookingWindow ahead(JsonNode setting, OffsetDateTime today, boolean business) {
        int days = setting.path("value").asInt();
        if (setting.path("rolling").asBoolean(false)) {
            return new BookingWindow(Instant.MIN, Instant.MAX, new Rolling(days, business, today));
        }
        LocalDate last = business ? businessDays(today.toLocalDate(), days) : today.toLocalDate().plusDays(days);
        return new BookingWindow(Instant.MIN, last.plusDays(1).atStartOfDay().toInstant(today.getOffset()), null);
    }

    private static LocalDate businessDays(LocalDate from, int days) {
        LocalDate date = from;
        for (int counted = 0; counted < days;) {
            date = date.plusDays(1);
            counted += date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY ? 0 : 1;
        }
        return date;
    }

    /** The real server keeps the dates of a range as midnights of UTC, and takes the host's day in which these lie. */
    private static Instant startOfDay(JsonNode text, ZoneOffset offset, int daysLater) {
        LocalDate date = LocalDate.parse(text.asText().substring(0, "yyyy-MM-dd".length()));
        return date.atStartOfDay(ZoneOffset.UTC).withZoneSameInstant(offset).truncatedTo(ChronoUnit.DAYS).plusDays(daysLater).toInstant();
    }

    /** Whether something may start then. A window that rolls allows everything: it binds lists of slots only. */
    public boolean allows(Instant start) {
        return !start.isBefore(first) && start.isBefore(end);
    }

    /**
     * Those slots that lie in the window.
     *
     * @param zone whose dates the slots are listed by
     */
    List<Interval> cut(List<Interval> slots, ZoneId zone) {
        Instant limit = rolling == null ? end : rolling.end(slots.stream().map(slot -> slot.start().atZone(zone).toLocalDate())
                .collect(Collectors.toSet()));
        return slots.stream().filter(slot -> allows(slot.start()) && slot.start().isBefore(limit)).toList();
    }

    /** Where the search for slots begins that were asked for from an instant on: a month earlier where the window rolls. */
    public Instant searchFrom(Instant wanted, Instant now) {
        Instant yesterday = now.minus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.DAYS);
        return rolling == null || wanted.isBefore(yesterday) ? wanted : wanted.atZone(ZoneOffset.UTC).minus(LOOK_BACK).toInstant();
    }
}
