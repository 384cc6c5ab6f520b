/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.model.eventtype;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.model.CalcomJson;
import io.github.camelcalcom.model.CalcomRecord;
import io.github.camelcalcom.model.When;

/** Maximum number of future bookings of one attendee. */
public sealed interface BookerLimit extends CalcomRecord permits BookerLimit.Disabled, BookerLimit.Maximum {

    /**
     * There is no limit.
     *
     * @param additional see {@link CalcomRecord#additional()}
     */
    @When(field = "disabled", is = "true")
    record Disabled(Map<String, JsonNode> additional) implements BookerLimit {

        public Disabled {
            additional = CalcomJson.copy(additional);
        }

        /** A record with the known fields only. */
        public Disabled() {
            this(null);
        }
    }

    /**
     * There is a limit.
     *
     * @param maximumActiveBookings maximum number of future bookings
     * @param offerReschedule       whether the last booking is offered for rescheduling
     * @param disabled              false, or null in requests
     * @param additional            see {@link CalcomRecord#additional()}
     */
    record Maximum(
            Integer maximumActiveBookings, Boolean offerReschedule, Boolean disabled, Map<String, JsonNode> additional) implements BookerLimit {

        public Maximum {
            additional = CalcomJson.copy(additional);
        }

        /** A record with the known fields only. */
        public Maximum(Integer maximumActiveBookings, Boolean offerReschedule, Boolean disabled) {
            this(maximumActiveBookings, offerReschedule, disabled, null);
        }
    }
}
