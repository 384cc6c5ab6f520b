/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.model.webhook;

import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.github.camelcalcom.model.CalcomText;

/**
 * The kind of an event that a webhook reports.
 *
 * @param value the text of the API
 */
public record WebhookTrigger(@JsonValue String value) implements CalcomText {

    public static final WebhookTrigger BOOKING_CREATED = new WebhookTrigger("BOOKING_CREATED");
    public static final WebhookTrigger BOOKING_PAYMENT_INITIATED = new WebhookTrigger("BOOKING_PAYMENT_INITIATED");
    public static final WebhookTrigger BOOKING_PAID = new WebhookTrigger("BOOKING_PAID");
    public static final WebhookTrigger BOOKING_RESCHEDULED = new WebhookTrigger("BOOKING_RESCHEDULED");
    public static final WebhookTrigger BOOKING_REQUESTED = new WebhookTrigger("BOOKING_REQUESTED");
    public static final WebhookTrigger BOOKING_CANCELLED = new WebhookTrigger("BOOKING_CANCELLED");
    public static final WebhookTrigger BOOKING_REJECTED = new WebhookTrigger("BOOKING_REJECTED");
    public static final WebhookTrigger BOOKING_NO_SHOW_UPDATED = new WebhookTrigger("BOOKING_NO_SHOW_UPDATED");
    public static final WebhookTrigger FORM_SUBMITTED = new WebhookTrigger("FORM_SUBMITTED");
    public static final WebhookTrigger MEETING_ENDED = new WebhookTrigger("MEETING_ENDED");
    public static final WebhookTrigger MEETING_STARTED = new WebhookTrigger("MEETING_STARTED");
    public static final WebhookTrigger RECORDING_READY = new WebhookTrigger("RECORDING_READY");
    public static final WebhookTrigger INSTANT_MEETING = new WebhookTrigger("INSTANT_MEETING");
    public static final WebhookTrigger RECORDING_TRANSCRIPTION_GENERATED = new WebhookTrigger("RECORDING_TRANSCRIPTION_GENERATED");
    public static final WebhookTrigger OOO_CREATED = new WebhookTrigger("OOO_CREATED");
    public static final WebhookTrigger AFTER_HOSTS_CAL_VIDEO_NO_SHOW = new WebhookTrigger("AFTER_HOSTS_CAL_VIDEO_NO_SHOW");
    public static final WebhookTrigger AFTER_GUESTS_CAL_VIDEO_NO_SHOW = new WebhookTrigger("AFTER_GUESTS_CAL_VIDEO_NO_SHOW");
    public static final WebhookTrigger FORM_SUBMITTED_NO_EVENT = new WebhookTrigger("FORM_SUBMITTED_NO_EVENT");
    public static final WebhookTrigger ROUTING_FORM_FALLBACK_HIT = new WebhookTrigger("ROUTING_FORM_FALLBACK_HIT");
    public static final WebhookTrigger DELEGATION_CREDENTIAL_ERROR = new WebhookTrigger("DELEGATION_CREDENTIAL_ERROR");
    public static final WebhookTrigger WRONG_ASSIGNMENT_REPORT = new WebhookTrigger("WRONG_ASSIGNMENT_REPORT");
    public static final WebhookTrigger BOOKING_LOCATION_UPDATED = new WebhookTrigger("BOOKING_LOCATION_UPDATED");
    public static final WebhookTrigger BOOKING_REASSIGNED = new WebhookTrigger("BOOKING_REASSIGNED");
    public static final WebhookTrigger INSTANT_MEETING_ACCEPTED = new WebhookTrigger("INSTANT_MEETING_ACCEPTED");
    public static final WebhookTrigger DELEGATION_CREDENTIAL_SECRET_ROTATED = new WebhookTrigger("DELEGATION_CREDENTIAL_SECRET_ROTATED");
    public static final WebhookTrigger DELEGATION_CREDENTIAL_SECRET_ROTATION_FAILED =
            new WebhookTrigger("DELEGATION_CREDENTIAL_SECRET_ROTATION_FAILED");
    public static final WebhookTrigger DELEGATION_CREDENTIAL_ROTATION_REQUIRED = new WebhookTrigger("DELEGATION_CREDENTIAL_ROTATION_REQUIRED");
    public static final WebhookTrigger CALENDAR_ENTRY_REJECTED = new WebhookTrigger("CALENDAR_ENTRY_REJECTED");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public WebhookTrigger {
        Objects.requireNonNull(value, "value");
    }

    @Override
    public String toString() {
        return value;
    }
}
