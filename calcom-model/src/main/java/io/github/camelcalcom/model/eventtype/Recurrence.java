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

/** Whether bookings are recurring. */
public sealed interface Recurrence extends CalcomRecord permits Recurrence.Disabled, Recurrence.Series {

    /**
     * Bookings are not recurring.
     *
     * @param additional see {@link CalcomRecord#additional()}
     */
    @When(field = "disabled", is = "true")
    record Disabled(Map<String, JsonNode> additional) implements Recurrence {

        public Disabled {
            additional = CalcomJson.copy(additional);
        }

        /** A record with the known fields only. */
        public Disabled() {
            this(null);
        }
    }

    /**
     * Bookings are recurring.
     *
     * @param frequency   the unit of the interval
     * @param interval    number of units between two bookings
     * @param occurrences maximum number of bookings
     * @param disabled    false, or null in requests
     * @param additional  see {@link CalcomRecord#additional()}
     */
    record Series(
            Frequency frequency, Integer interval, Integer occurrences, Boolean disabled, Map<String, JsonNode> additional) implements Recurrence {

        public Series {
            additional = CalcomJson.copy(additional);
        }

        /** A record with the known fields only. */
        public Series(Frequency frequency, Integer interval, Integer occurrences, Boolean disabled) {
            this(frequency, interval, occurrences, disabled, null);
        }
    }
}
