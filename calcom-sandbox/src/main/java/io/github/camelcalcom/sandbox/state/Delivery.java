package io.github.camelcalcom.sandbox.state;

import java.time.Instant;
import java.util.Map;

/**
 * A webhook request that the sandbox sent.
 *
 * @param number   1 for the first of the sandbox
 * @param repeatOf the number of the delivery whose bytes were sent again; 0 for one that an event caused
 * @param attempt  1 for one that an event caused, 2 for its first repetition, and so on
 * @param headers  request headers
 * @param body     request body as it was sent
 * @param status   the receiver's status, 0 if there was no answer
 * @param failure  why there was no answer, null if there was one
 */
public record Delivery(
        long number, long repeatOf, int attempt, String webhookId, String triggerEvent, String url, Map<String, String> headers, String body,
        Instant sentAt, int status, String failure) {

    private static final String NO_ANSWER_YET = "no answer yet";

    public Delivery {
        headers = Map.copyOf(headers);
    }

    /** One that is about to be sent because of an event. */
    public static Delivery of(long number, Webhook webhook, String triggerEvent, Map<String, String> headers, String body, Instant sentAt) {
        return new Delivery(number, 0, 1, webhook.id(), triggerEvent, webhook.subscriberUrl(), headers, body, sentAt, 0, NO_ANSWER_YET);
    }

    /**
     * The same request, about to be sent again.
     *
     * @param newAttempt how often it will have been sent then
     */
    public Delivery again(long newNumber, int newAttempt, Instant now) {
        return new Delivery(newNumber, origin(), newAttempt, webhookId, triggerEvent, url, headers, body, now, 0, NO_ANSWER_YET);
    }

    /** The number of the delivery that an event caused: its own, or that of which it is the repetition. */
    public long origin() {
        return repeatOf == 0 ? number : repeatOf;
    }

    /**
     * The same, with what came of it.
     *
     * @param newFailure null if there was an answer
     */
    public Delivery with(int newStatus, String newFailure) {
        return new Delivery(number, repeatOf, attempt, webhookId, triggerEvent, url, headers, body, sentAt, newStatus, newFailure);
    }
}
