/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.model.eventtype;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.model.CalcomJson;
import io.github.camelcalcom.model.CalcomRecord;
import io.github.camelcalcom.model.When;

/** The period in the future that can be booked. */
public sealed interface BookingWindow extends CalcomRecord
        permits BookingWindow.Disabled, BookingWindow.BusinessDays, BookingWindow.CalendarDays, BookingWindow.Range, BookingWindow.Other {

    /**
     * All future slots can be booked.
     *
     * @param additional see {@link CalcomRecord#additional()}
     */
    @When(field = "disabled", is = "true")
    record Disabled(Map<String, JsonNode> additional) implements BookingWindow {

        public Disabled {
            additional = CalcomJson.copy(additional);
        }

        /** A record with the known fields only. */
        public Disabled() {
            this(null);
        }
    }

    /**
     * The next weekdays.
     *
     * @param value      number of days
     * @param rolling    whether the number of days is filled up with later ones
     * @param additional see {@link CalcomRecord#additional()}
     */
    @When(field = "type", is = "businessDays")
    record BusinessDays(Integer value, Boolean rolling, Map<String, JsonNode> additional) implements BookingWindow {

        public BusinessDays {
            additional = CalcomJson.copy(additional);
        }

        /** A record with the known fields only. */
        public BusinessDays(Integer value, Boolean rolling) {
            this(value, rolling, null);
        }
    }

    /**
     * The next days.
     *
     * @param value      number of days
     * @param rolling    whether the number of days is filled up with later ones
     * @param additional see {@link CalcomRecord#additional()}
     */
    @When(field = "type", is = "calendarDays")
    record CalendarDays(Integer value, Boolean rolling, Map<String, JsonNode> additional) implements BookingWindow {

        public CalendarDays {
            additional = CalcomJson.copy(additional);
        }

        /** A record with the known fields only. */
        public CalendarDays(Integer value, Boolean rolling) {
            this(value, rolling, null);
        }
    }

    /**
     * The days between two dates.
     *
     * @param value      the first and the last day
     * @param additional see {@link CalcomRecord#additional()}
     */
    @When(field = "type", is = "range")
    record Range(List<LocalDate> value, Map<String, JsonNode> additional) implements BookingWindow {

        public Range {
            additional = CalcomJson.copy(additional);
        }

        /** A record with the known fields only. */
        public Range(List<LocalDate> value) {
            this(value, null);
        }
    }

    /**
     * Any other period.
     *
     * @param type       the kind of period
     * @param additional see {@link CalcomRecord#additional()}
     */
    record Other(String type, Map<String, JsonNode> additional) implements BookingWindow {

        public Other {
            additional = CalcomJson.copy(additional);
        }

        /** A record with the known fields only. */
        public Other(String type) {
            this(type, null);
        }
    }
}
