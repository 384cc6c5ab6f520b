/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.model.routing;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.model.CalcomJson;
import io.github.camelcalcom.model.CalcomRecord;
import io.github.camelcalcom.model.booking.Routing;
import io.github.camelcalcom.model.schedule.Slot;

/**
 * Where the answers to a form lead to.
 *
 * @param eventTypeId              the number of the event type; null if they lead to something else
 * @param routing                  what to send with the booking
 * @param slots                    the slots of the event type, by date
 * @param routingCustomMessage     the text to show instead
 * @param routingExternalRedirectUrl the address to redirect to instead
 * @param additional               see {@link CalcomRecord#additional()}
 */
public record RoutingFormResponse(
        Long eventTypeId, Routing routing, Map<LocalDate, List<Slot>> slots, String routingCustomMessage, String routingExternalRedirectUrl,
        Map<String, JsonNode> additional) implements CalcomRecord {

    public RoutingFormResponse {
        additional = CalcomJson.copy(additional);
    }

    /** A record with the known fields only. */
    public RoutingFormResponse(Long eventTypeId, Routing routing, Map<LocalDate, List<Slot>> slots, String routingCustomMessage,
            String routingExternalRedirectUrl) {
        this(eventTypeId, routing, slots, routingCustomMessage, routingExternalRedirectUrl, null);
    }
}
