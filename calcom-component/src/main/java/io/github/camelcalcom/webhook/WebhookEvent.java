/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.webhook;

import java.time.Instant;
import java.util.Map;

/**
 * What a delivery says.
 *
 * @param trigger            such as {@link WebhookTrigger#BOOKING_CREATED}; null where a payload template left it out
 * @param createdAt          when the server made the delivery; null where the delivery does not say, as with {@code MEETING_STARTED}
 * @param version            of the format; null from servers that do not send it
 * @param payload            usually a map of what happened; any JSON value where a payload template makes one, null for the literal
 * @param bookingUid         the booking that it is about, after a reschedule the new one; null if it is about none
 * @param bookingId          the number of that booking; null if the delivery does not have it
 * @param rescheduledFromUid the uid that the booking had before; null if it was not rescheduled
 * @param seatUid            the seat that it is about; null if it is about none, or if the server does not say, as with a seat that is given up
 */
public record WebhookEvent(
        String trigger, Instant createdAt, String version, Object payload, String bookingUid, Long bookingId, String rescheduledFromUid,
        String seatUid) {

    /**
     * When the server made the delivery.
     *
     * @return for {@code MEETING_STARTED} and {@code MEETING_ENDED}, whose deliveries do not say, the start or the end of the meeting; null if
     *         that is not known either
     */
    Instant madeAt() {
        if (createdAt != null || !WebhookTrigger.isFlat(trigger) || !(payload instanceof Map<?, ?> booking)) {
            return createdAt;
        }
        return WebhookEventParser.instant(booking.get(WebhookTrigger.MEETING_STARTED.equals(trigger) ? "startTime" : "endTime"));
    }

    /** Tells what it is about and nothing of the people in it. */
    @Override
    public String toString() {
        return "WebhookEvent[" + trigger + ", booking " + bookingUid + ", createdAt " + createdAt + ']';
    }
}
