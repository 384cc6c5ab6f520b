/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.availability;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.http.ApiException;
import io.github.camelcalcom.sandbox.state.Booking;
import io.github.camelcalcom.sandbox.state.EventType;
import io.github.camelcalcom.sandbox.state.NamedZone;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.validation.IsoInstant;
import io.github.camelcalcom.sandbox.validation.LeadingNumber;
import io.github.camelcalcom.sandbox.validation.Rule;
import io.github.camelcalcom.sandbox.validation.Schema;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/** Lists the free slots of an event type in a period, as queries request them. */
public final class SlotListing {

    /** An empty format counts as absent. */
    private static final List<String> FORMATS = List.of("range", "time", "");

    private static final Rule HOSTS = new Rule("isNumber", "each value in %s must be a number conforming to the specified constraints",
            value -> Arrays.stream(value.asText().split(",", -1)).allMatch(id -> LeadingNumber.of(id).isPresent()));

    private static final Schema PERIOD = new Schema()
            .required("start", Rule.existingIsoDate())
            .required("end", Rule.existingIsoDate())
            .optional("timeZone", Rule.timeZone())
            .optional("duration", Rule.beginsWithNumber())
            .optional("format", new Rule("isEnum", "slotFormat must be either 'range' or 'time'",
                    value -> FORMATS.contains(value.asText().toLowerCase(Locale.ROOT))))
            .optional("rrHostSubsetIds", HOSTS);

    private final SandboxState state;
    private final HostCalendar calendar;

    /** Creates a listing of slots by the calendars of hosts. */
    public SlotListing(SandboxState state, HostCalendar calendar) {
        this.state = state;
        this.calendar = calendar;
    }

    /** Returns the names of the parameters that every query may have. The real server reads {@code type}, which is not documented. */
    static Set<String> parameters() {
        return Set.of("start", "end", "timeZone", "duration", "format", "bookingUidToReschedule", "rrHostSubsetIds", "type");
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
    public ObjectNode of(EventType called, ObjectNode query, Instant now) {
        EventType eventType = new Hosts(state).selected(called, hosts(query));
        Duration length = Duration.ofMinutes(minutes(query).orElse(eventType.lengthInMinutes()));
        ZoneId zone = query.has("timeZone") ? NamedZone.of(query.get("timeZone").asText()).rules() : ZoneOffset.UTC;
        Instant start = bound(query, "start");
        Instant end = end(bound(query, "end"));
        // the real server forgets expired reservations when it lists slots
        state.reservations().removeIf(reservation -> reservation.eventTypeId() == eventType.id() && !reservation.until().isAfter(now));
        List<Interval> slots = calendar.slots(new SlotSearch(eventType, start, end, length, zone, now, moved(query)));
        ObjectNode dates = new SlotViews(calendar, eventType, zone, now).byDate(slots, query.path("format").asText().equalsIgnoreCase("range"));
        return query.has("timeZone") ? within(dates, date(start, zone), date(end.minusSeconds(1), zone)) : dates;
    }

    private static Set<Long> hosts(ObjectNode query) {
        return query.hasNonNull("rrHostSubsetIds") ? Arrays.stream(query.get("rrHostSubsetIds").asText().split(","))
                .flatMapToLong(id -> LeadingNumber.of(id).stream()).boxed().collect(Collectors.toSet()) : Set.of();
    }

    /** Returns the requested length of slots; empty for that of the event type. */
    static OptionalLong minutes(ObjectNode query) {
        OptionalLong minutes = LeadingNumber.of(query.path("duration").asText());
        return minutes.isPresent() && minutes.getAsLong() > 0 ? minutes : OptionalLong.empty();
    }

    /** The real server validates more forms than it can read. */
    private static Instant bound(ObjectNode query, String name) {
        String text = query.get(name).asText();
        if (text.contains(" ") || text.contains("z")) {
            throw ApiException.badRequest("Invalid " + name + " date");
        }
        return IsoInstant.parse(text);
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
