package io.github.camelcalcom.sandbox.insights;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.http.Call;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.state.Booking;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.validation.Rule;
import io.github.camelcalcom.sandbox.validation.Schema;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The bookings that a call asks for.
 *
 * @param bookings of any time
 * @param when     the time that decides whether a booking belongs to a period: when it was made, or when it begins
 * @param period   the period that is asked for
 */
record BookingSelection(List<Booking> bookings, Function<Booking, Instant> when, InsightPeriod period) {

    private static final Schema INPUT = new Schema()
            .required("scope", InsightScope.RULE)
            .required("timeZone", Rule.timeZone(), Rule.string())
            .optional("selectedTeamId", Rule.integer())
            .optional("columnFilters", Rule.array());

    static BookingSelection of(Call call, SandboxState state) {
        ObjectNode input = INPUT.accept(call.bodyToCheck());
        ZoneId zone = ZoneId.of(input.get("timeZone").asText());
        InsightScope scope = InsightScope.of(call, input, state);
        ColumnFilters filters = new ColumnFilters(input.path("columnFilters").isArray() ? input.get("columnFilters") : Json.array());
        Optional<JsonNode> starts = filters.dates("startTime");
        InsightPeriod period = starts.or(() -> filters.dates("createdAt")).map(dates -> InsightPeriod.of(dates, zone))
                .orElseGet(() -> InsightPeriod.upTo(call.now(), zone));
        return new BookingSelection(state.bookings().stream().filter(scope.bookings()).filter(filters::pass).toList(),
                starts.isPresent() ? Booking::start : Booking::createdAt, period);
    }

    /** Those of a period. */
    List<Booking> in(InsightPeriod wanted) {
        return bookings.stream().filter(booking -> wanted.contains(when.apply(booking))).toList();
    }

    /** Those of the period that is asked for. */
    List<Booking> inPeriod() {
        return in(period);
    }
}
