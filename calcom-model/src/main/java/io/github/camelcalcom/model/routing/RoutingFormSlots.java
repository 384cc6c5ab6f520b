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
import io.github.camelcalcom.model.schedule.Slot;

/**
 * The slots of the event type that the answers to a form lead to.
 *
 * @param eventTypeId the number of the event type
 * @param slots       the slots, by date
 * @param additional  see {@link CalcomRecord#additional()}
 */
public record RoutingFormSlots(Long eventTypeId, Map<LocalDate, List<Slot>> slots, Map<String, JsonNode> additional) implements CalcomRecord {

    public RoutingFormSlots {
        additional = CalcomJson.copy(additional);
    }

    /** A record with the known fields only. */
    public RoutingFormSlots(Long eventTypeId, Map<LocalDate, List<Slot>> slots) {
        this(eventTypeId, slots, null);
    }
}
