package io.github.camelcalcom.sandbox.insights;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.sandbox.state.Booking;

import java.util.Optional;

/**
 * What insights are narrowed down by: {@code [{id,value{type,data}}]}. Of bookings the period and those with the ids {@code eventTypeId},
 * {@code userId} and {@code status} count, the others do not.
 */
record ColumnFilters(JsonNode filters) {

    /** The period with that id: {@code {startDate,endDate}}. */
    Optional<JsonNode> dates(String id) {
        return data(id).filter(data -> data.hasNonNull("startDate") && data.hasNonNull("endDate"));
    }

    /** Whether a booking passes. */
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
