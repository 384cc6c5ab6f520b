/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.webhook;

/** The events that trigger webhooks. */
public enum Trigger {

    BOOKING_CREATED,
    BOOKING_REQUESTED,
    BOOKING_RESCHEDULED,
    BOOKING_CANCELLED,
    BOOKING_REJECTED,
    BOOKING_NO_SHOW_UPDATED,
    MEETING_STARTED,
    MEETING_ENDED,
    AFTER_HOSTS_CAL_VIDEO_NO_SHOW,
    AFTER_GUESTS_CAL_VIDEO_NO_SHOW,
    FORM_SUBMITTED;

    /** Whether the body consists of the payload alone, without an envelope and regardless of the webhook's template. */
    boolean isFlat() {
        return this == MEETING_STARTED || this == MEETING_ENDED;
    }

    /** Whether templates are applied to the whole envelope instead of the payload. */
    boolean templateSeesEnvelope() {
        return this == BOOKING_NO_SHOW_UPDATED || this == FORM_SUBMITTED;
    }
}
