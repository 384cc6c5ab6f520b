package io.github.camelcalcom.sandbox.availability;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.state.Booking;
import io.github.camelcalcom.sandbox.state.EventType;
import io.github.camelcalcom.sandbox.state.NamedZone;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.validation.IsoInstant;
import io.github.camelcalcom.sandbox.validation.Rule;
import io.github.camelcalcom.sandbox.validation.Schema;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Lists the free slots of an event type in a period, as queries request them. */
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

    private final SandboxState state;
    private final HostCalendar calendar;

    /** Creates a listing of slots by the calendars of hosts. */
    public SlotListing(SandboxState state, HostCalendar calendar) {
        this.state = state;
        this.calendar = calendar;
    }

    /** Returns the errors in the period, zone, duration or format of a query. */
    public static ArrayNode errors(JsonNode query) {
        return PERIOD.errors(query);
    }

    /**
     * Returns the slots by date.
     *
     * @param query query without {@link #errors}
     */
    public ObjectNode of(EventType eventType, ObjectNode query, Instant now) {
        Duration length = Duration.ofMinutes(query.has("duration") ? query.get("duration").asInt() : eventType.lengthInMinutes());
        ZoneId zone = query.has("timeZone") ? NamedZone.of(query.get("timeZone").asText()).rules() : ZoneOffset.UTC;
        Instant start = IsoInstant.parse(query.get("start").asText());
        Instant end = end(IsoInstant.parse(query.get("end").asText()));
        // the real server forgets expired reservations when it lists slots
        state.reservations().removeIf(reservation -> reservation.eventTypeId() == eventType.id() && !reservation.until().isAfter(now));
        List<Interval> slots = calendar.slots(new SlotSearch(eventType, start, end, length, zone, now, moved(query)));
        ObjectNode dates = new SlotViews(calendar, eventType, zone, now).byDate(slots, query.path("format").asText().equals("range"));
        return query.has("timeZone") ? within(dates, date(start, zone), date(end.minusSeconds(1), zone)) : dates;
    }

    /** Removes dates outside of a period, which overrides beside it bring. The real server does this for queries with a zone only. */
    private static ObjectNode within(ObjectNode dates, LocalDate first, LocalDate last) {
        ObjectNode within = dates.objectNode();
        dates.properties().stream().filter(date -> !LocalDate.parse(date.getKey()).isBefore(first) && !LocalDate.parse(date.getKey()).isAfter(last))
                .forEach(date -> within.set(date.getKey(), date.getValue()));
        return within;
    }

    private static LocalDate date(Instant instant, ZoneId zone) {
        return instant.atZone(zone).toLocalDate();
    }

    /** A period that ends at midnight UTC, and therefore a date without time, includes that day. */
    private static Instant end(Instant wanted) {
        return wanted.truncatedTo(ChronoUnit.SECONDS).equals(wanted.truncatedTo(ChronoUnit.DAYS)) ? wanted.plus(1, ChronoUnit.DAYS)
                : lastSecondCounts(wanted);
    }

    /** The server includes slots that end within the second after the period. */
    static Instant lastSecondCounts(Instant end) {
        return end.plusSeconds(1);
    }

    private Booking moved(ObjectNode query) {
        return query.hasNonNull("bookingUidToReschedule")
                ? state.bookings().find(query.get("bookingUidToReschedule").asText()).orElse(null) : null;
    }
}
