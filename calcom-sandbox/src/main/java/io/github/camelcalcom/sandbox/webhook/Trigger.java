package io.github.camelcalcom.sandbox.webhook;

/** An event of which the sandbox tells its webhooks. */
public enum Trigger {

    BOOKING_CREATED,
    BOOKING_REQUESTED,
    BOOKING_RESCHEDULED,
    BOOKING_CANCELLED,
    BOOKING_REJECTED,
    BOOKING_NO_SHOW_UPDATED,
    MEETING_STARTED,
    MEETING_ENDED,
    FORM_SUBMITTED;

    /** Whether its body is the payload alone, without an envelope and whatever the webhook's template says. */
    boolean isFlat() {
        return this == MEETING_STARTED || this == MEETING_ENDED;
    }

    /** Whether templates of it see the whole envelope instead of the payload's fields. */
    boolean templateSeesEnvelope() {
        return this == BOOKING_NO_SHOW_UPDATED || this == FORM_SUBMITTED;
    }
}
