/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.insights;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.http.Call;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.state.Booking;
import io.github.camelcalcom.sandbox.state.NamedZone;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.validation.Rule;
import io.github.camelcalcom.sandbox.validation.Schema;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The bookings that a call selects.
 *
 * @param bookings bookings of any time
 * @param when     time that determines whether a booking belongs to a period: its creation or its start
 * @param period   requested period
 */
record BookingSelection(List<Booking> bookings, Function<Booking, Instant> when, InsightPeriod period) {

    private static final Schema INPUT = new Schema()
            .required("scope", InsightScope.RULE)
            .required("timeZone", Rule.timeZone(), Rule.string())
            .optional("selectedTeamId", Rule.integer())
            .optional("columnFilters", Rule.array());

    static BookingSelection of(Call call, SandboxState state) {
        ObjectNode input = INPUT.accept(call.bodyToCheck());
        ZoneId zone = NamedZone.of(input.get("timeZone").asText()).rules();
        InsightScope scope = InsightScope.of(call, input, state);
        ColumnFilters filters = new ColumnFilters(input.path("columnFilters").isArray() ? input.get("columnFilters") : Json.array());
        Optional<JsonNode> starts = filters.dates("startTime");
        InsightPeriod period = starts.or(() -> filters.dates("createdAt")).map(dates -> InsightPeriod.of(dates, zone))
                .orElseGet(() -> InsightPeriod.upTo(call.now(), zone));
        return new BookingSelection(state.bookings().stream().filter(scope.bookings()).filter(filters::pass).toList(),
                starts.isPresent() ? Booking::start : Booking::createdAt, period);
    }

    /** Returns the bookings of a period. */
    List<Booking> in(InsightPeriod wanted) {
        return bookings.stream().filter(booking -> wanted.contains(when.apply(booking))).toList();
    }

    /** Returns the bookings of the requested period. */
    List<Booking> inPeriod() {
        return in(period);
    }

    /**
     * The filters of a query: {@code [{id,value{type,data}}]}. For bookings, the period and the ids {@code eventTypeId}, {@code userId} and
     * {@code status} are evaluated; others are ignored.
     */
    private record ColumnFilters(JsonNode filters) {

        /** Returns the period with that id: {@code {startDate,endDate}}. */
        Optional<JsonNode> dates(String id) {
            return data(id).filter(data -> data.hasNonNull("startDate") && data.hasNonNull("endDate"));
        }

        /** Whether a booking matches. */
        boolean pass(Booking booking) {
            return passes("eventTypeId", Long.toString(booking.eventTypeId())) && passes("userId", Long.toString(booking.hostId()))
                    && passes("status", booking.status().label());
        }

        private boolean passes(String id, String value) {
            return data(id).filter(wanted -> !contains(wanted, value)).isEmpty();
        }

        private static boolean contains(JsonNode wanted, String value) {
            if (!wanted.isArray()) {
                return wanted.asText().equalsIgnoreCase(value);
            }
            for (JsonNode one : wanted) {
                if (one.asText().equalsIgnoreCase(value)) {
                    return true;
                }
            }
            return false;
        }

        private Optional<JsonNode> data(String id) {
            for (JsonNode filter : filters) {
                if (filter.path("id").asText().equals(id)) {
                    return Optional.of(filter.path("value").path("data"));
                }
            }
            return Optional.empty();
        }
    }
}
