package io.github.camelcalcom.sandbox.state;

import java.time.Instant;
import java.util.Map;

/**
 * A webhook request that the sandbox sent.
 *
 * @param number   sequence number, 1 for the first delivery of the sandbox
 * @param repeatOf number of the delivery that this one repeats; 0 for one that an event triggered
 * @param attempt  1 for one that an event triggered, 2 for its first repetition, and so on
 * @param headers  request headers
 * @param body     request body as sent
 * @param status   status of the receiver's response, 0 if there was none
 * @param failure  reason for a missing response, null if there was one
 */
public record Delivery(
        long number, long repeatOf, int attempt, String webhookId, String triggerEvent, String url, Map<String, String> headers, String body,
        Instant sentAt, int status, String failure) {

    private static final String NO_ANSWER_YET = "no answer yet";

    public Delivery {
        headers = Map.copyOf(headers);
    }

    /** Creates a delivery for an event, before it is sent. */
    public static Delivery of(long number, Webhook webhook, String triggerEvent, Map<String, String> headers, String body, Instant sentAt) {
        return new Delivery(number, 0, 1, webhook.id(), triggerEvent, webhook.subscriberUrl(), headers, body, sentAt, 0, NO_ANSWER_YET);
    }

    /**
     * Creates a repetition of the same request, before it is sent.
     *
     * @param newAttempt number of the attempt
     */
    public Delivery again(long newNumber, int newAttempt, Instant now) {
        return new Delivery(newNumber, origin(), newAttempt, webhookId, triggerEvent, url, headers, body, now, 0, NO_ANSWER_YET);
    }

    /** Returns the number of the delivery that an event triggered: this one, or the one that it repeats. */
    public long origin() {
        return repeatOf == 0 ? number : repeatOf;
    }

    /**
     * Returns a copy with the result.
     *
     * @param newFailure null if there was a response
     */
    public Delivery with(int newStatus, String newFailure) {
        return new Delivery(number, repeatOf, attempt, webhookId, triggerEvent, url, headers, body, sentAt, newStatus, newFailure);
    }
}
