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

/** Which bookings wait for a confirmation. */
public sealed interface ConfirmationPolicy extends CalcomRecord
        permits ConfirmationPolicy.Disabled, ConfirmationPolicy.Always, ConfirmationPolicy.ShortNotice, ConfirmationPolicy.Other {

    /**
     * No booking waits for a confirmation.
     *
     * @param additional see {@link CalcomRecord#additional()}
     */
    @When(field = "disabled", is = "true")
    record Disabled(Map<String, JsonNode> additional) implements ConfirmationPolicy {

        public Disabled {
            additional = CalcomJson.copy(additional);
        }

        /** A record with the known fields only. */
        public Disabled() {
            this(null);
        }
    }

    /**
     * Every booking waits for a confirmation.
     *
     * @param blockUnconfirmedBookingsInBooker whether an unconfirmed booking takes its slot
     * @param noticeThreshold          the time before the start
     * @param additional               see {@link CalcomRecord#additional()}
     */
    @When(field = "type", is = "always")
    record Always(
            Boolean blockUnconfirmedBookingsInBooker, NoticeThreshold noticeThreshold,
            Map<String, JsonNode> additional) implements ConfirmationPolicy {

        public Always {
            additional = CalcomJson.copy(additional);
        }

        /** A record with the known fields only. */
        public Always(Boolean blockUnconfirmedBookingsInBooker, NoticeThreshold noticeThreshold) {
            this(blockUnconfirmedBookingsInBooker, noticeThreshold, null);
        }
    }

    /**
     * Bookings that start soon wait for a confirmation.
     *
     * @param noticeThreshold          the time before the start
     * @param blockUnconfirmedBookingsInBooker whether an unconfirmed booking takes its slot
     * @param additional               see {@link CalcomRecord#additional()}
     */
    @When(field = "type", is = "time")
    record ShortNotice(
            NoticeThreshold noticeThreshold, Boolean blockUnconfirmedBookingsInBooker,
            Map<String, JsonNode> additional) implements ConfirmationPolicy {

        public ShortNotice {
            additional = CalcomJson.copy(additional);
        }

        /** A record with the known fields only. */
        public ShortNotice(NoticeThreshold noticeThreshold, Boolean blockUnconfirmedBookingsInBooker) {
            this(noticeThreshold, blockUnconfirmedBookingsInBooker, null);
        }
    }

    /**
     * Any other policy.
     *
     * @param type       the kind of policy
     * @param additional see {@link CalcomRecord#additional()}
     */
    record Other(String type, Map<String, JsonNode> additional) implements ConfirmationPolicy {

        public Other {
            additional = CalcomJson.copy(additional);
        }

        /** A record with the known fields only. */
        public Other(String type) {
            this(type, null);
        }
    }

    /**
     * A time before the start of a booking.
     *
     * @param unit       the unit, {@code minutes} or {@code hours}
     * @param count      number of units
     * @param additional see {@link CalcomRecord#additional()}
     */
    record NoticeThreshold(String unit, Integer count, Map<String, JsonNode> additional) implements CalcomRecord {

        public NoticeThreshold {
            additional = CalcomJson.copy(additional);
        }

        /** A record with the known fields only. */
        public NoticeThreshold(String unit, Integer count) {
            this(unit, count, null);
        }
    }
}
