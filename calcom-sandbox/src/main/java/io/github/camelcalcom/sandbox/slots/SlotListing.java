package io.github.camelcalcom.sandbox.slots;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.availability.HostCalendar;
import io.github.camelcalcom.sandbox.availability.Interval;
import io.github.camelcalcom.sandbox.state.EventType;
import io.github.camelcalcom.sandbox.validation.IsoInstant;
import io.github.camelcalcom.sandbox.validation.Rule;
import io.github.camelcalcom.sandbox.validation.Schema;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The free slots of an event type in a period, as queries ask for them. */
public final class SlotListing {

    private static final List<String> FORMATS = List.of("range", "time");

    private static final Rule DURATION =
            Rule.matches("[1-9]\\d{0,4}", "duration must be a number conforming to the specified constraints");

    private static final Schema PERIOD = new Schema()
            .required("start", Rule.isoDate())
            .required("end", Rule.isoDate())
            .optional("timeZone", Rule.timeZone())
            .optional("duration", DURATION)
            .optional("format", new Rule("isEnum", "slotFormat must be either 'range' or 'time'",
                    value -> FORMATS.contains(value.asText())));

    private final HostCalendar calendar;

    /** Slots by the calendars of hosts. */
    public SlotListing(HostCalendar calendar) {
        this.calendar = calendar;
    }

    /** What is wrong with the period, zone, duration or format that a query asks for. */
    public static ArrayNode errors(JsonNode query) {
        return PERIOD.errors(query);
    }

    /**
     * The slots by date.
     *
     * @param query a query without {@link #errors}
     */
    public ObjectNode of(EventType eventType, ObjectNode query, Instant now) {
        Duration length = Duration.ofMinutes(query.has("duration") ? query.get("duration").asInt() : eventType.lengthInMinutes());
        ZoneId zone = query.has("timeZone") ? ZoneId.of(query.get("timeZone").asText()) : ZoneOffset.UTC;
        List<Interval> slots = calendar.slots(eventType, instant(query.get("start").asText(), false),
                instant(query.get("end").asText(), true), length, now);
        return new SlotViews(calendar, eventType, zone).byDate(slots, query.path("format").asText().equals("range"));
    }

    /** A date alone means its first second in UTC, or its end where it ends a period; a period ends with its last minute. */
    static Instant instant(String text, boolean last) {
        Instant instant = IsoInstant.parse(text);
        if (last && IsoInstant.isDate(text)) {
            return instant.plus(Duration.ofDays(1));
        }
        Instant minute = instant.truncatedTo(ChronoUnit.MINUTES);
        return last && minute.isBefore(instant) ? minute.plus(Duration.ofMinutes(1)) : instant;
    }
}
