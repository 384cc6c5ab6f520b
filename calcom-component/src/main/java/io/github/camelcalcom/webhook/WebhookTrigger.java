/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.webhook;

import java.util.List;

/**
 * What Cal.com tells of, by its documentation of the hosted service. Texts and no enumeration, since servers know others: older ones fewer,
 * newer ones more.
 */
public final class WebhookTrigger {

    public static final String BOOKING_CREATED = "BOOKING_CREATED";
    public static final String BOOKING_REQUESTED = "BOOKING_REQUESTED";
    public static final String BOOKING_RESCHEDULED = "BOOKING_RESCHEDULED";
    public static final String BOOKING_CANCELLED = "BOOKING_CANCELLED";
    public static final String BOOKING_REJECTED = "BOOKING_REJECTED";
    public static final String BOOKING_NO_SHOW_UPDATED = "BOOKING_NO_SHOW_UPDATED";
    public static final String BOOKING_PAYMENT_INITIATED = "BOOKING_PAYMENT_INITIATED";
    public static final String BOOKING_PAID = "BOOKING_PAID";
    public static final String BOOKING_LOCATION_UPDATED = "BOOKING_LOCATION_UPDATED";
    public static final String BOOKING_REASSIGNED = "BOOKING_REASSIGNED";
    public static final String MEETING_STARTED = "MEETING_STARTED";
    public static final String MEETING_ENDED = "MEETING_ENDED";
    public static final String INSTANT_MEETING = "INSTANT_MEETING";
    public static final String INSTANT_MEETING_ACCEPTED = "INSTANT_MEETING_ACCEPTED";
    public static final String RECORDING_READY = "RECORDING_READY";
    public static final String RECORDING_TRANSCRIPTION_GENERATED = "RECORDING_TRANSCRIPTION_GENERATED";
    public static final String AFTER_HOSTS_CAL_VIDEO_NO_SHOW = "AFTER_HOSTS_CAL_VIDEO_NO_SHOW";
    public static final String AFTER_GUESTS_CAL_VIDEO_NO_SHOW = "AFTER_GUESTS_CAL_VIDEO_NO_SHOW";
    public static final String FORM_SUBMITTED = "FORM_SUBMITTED";
    public static final String FORM_SUBMITTED_NO_EVENT = "FORM_SUBMITTED_NO_EVENT";
    public static final String ROUTING_FORM_FALLBACK_HIT = "ROUTING_FORM_FALLBACK_HIT";
    public static final String OOO_CREATED = "OOO_CREATED";
    public static final String WRONG_ASSIGNMENT_REPORT = "WRONG_ASSIGNMENT_REPORT";
    public static final String CALENDAR_ENTRY_REJECTED = "CALENDAR_ENTRY_REJECTED";
    public static final String DELEGATION_CREDENTIAL_ERROR = "DELEGATION_CREDENTIAL_ERROR";
    public static final String DELEGATION_CREDENTIAL_SECRET_ROTATED = "DELEGATION_CREDENTIAL_SECRET_ROTATED";
    public static final String DELEGATION_CREDENTIAL_SECRET_ROTATION_FAILED = "DELEGATION_CREDENTIAL_SECRET_ROTATION_FAILED";
    public static final String DELEGATION_CREDENTIAL_ROTATION_REQUIRED = "DELEGATION_CREDENTIAL_ROTATION_REQUIRED";

    /** All of the above. */
    public static final List<String> DOCUMENTED = List.of(BOOKING_CREATED, BOOKING_REQUESTED, BOOKING_RESCHEDULED, BOOKING_CANCELLED,
            BOOKING_REJECTED, BOOKING_NO_SHOW_UPDATED, BOOKING_PAYMENT_INITIATED, BOOKING_PAID, BOOKING_LOCATION_UPDATED, BOOKING_REASSIGNED,
            MEETING_STARTED, MEETING_ENDED, INSTANT_MEETING, INSTANT_MEETING_ACCEPTED, RECORDING_READY, RECORDING_TRANSCRIPTION_GENERATED,
            AFTER_HOSTS_CAL_VIDEO_NO_SHOW, AFTER_GUESTS_CAL_VIDEO_NO_SHOW, FORM_SUBMITTED, FORM_SUBMITTED_NO_EVENT, ROUTING_FORM_FALLBACK_HIT,
            OOO_CREATED, WRONG_ASSIGNMENT_REPORT, CALENDAR_ENTRY_REJECTED, DELEGATION_CREDENTIAL_ERROR, DELEGATION_CREDENTIAL_SECRET_ROTATED,
            DELEGATION_CREDENTIAL_SECRET_ROTATION_FAILED, DELEGATION_CREDENTIAL_ROTATION_REQUIRED);

    /** What every server tells of bookings. */
    public static final List<String> OF_BOOKINGS = List.of(BOOKING_CREATED, BOOKING_REQUESTED, BOOKING_RESCHEDULED, BOOKING_CANCELLED,
            BOOKING_REJECTED, BOOKING_NO_SHOW_UPDATED, BOOKING_PAYMENT_INITIATED, BOOKING_PAID);

    /** Triggers for which a newer server requires the time after the start of a meeting at which it checks who is present. */
    public static final List<String> OF_ABSENCES = List.of(AFTER_HOSTS_CAL_VIDEO_NO_SHOW, AFTER_GUESTS_CAL_VIDEO_NO_SHOW);

    private WebhookTrigger() {
    }

    /** Whether its deliveries are no envelope but the booking itself, with the time of its creation for {@code createdAt}. */
    static boolean isFlat(String trigger) {
        return MEETING_STARTED.equals(trigger) || MEETING_ENDED.equals(trigger);
    }
}
