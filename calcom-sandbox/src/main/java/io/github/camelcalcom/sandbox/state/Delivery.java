/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
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
 * @param answer   headers and body of the receiver's response, null if there was none
 */
public record Delivery(
        long number, long repeatOf, int attempt, String webhookId, String triggerEvent, String url, Map<String, String> headers, String body,
        Instant sentAt, int status, String failure, Answer answer) {

    private static final String NO_ANSWER_YET = "no answer yet";

    public Delivery {
        headers = Map.copyOf(headers);
    }

    /**
     * The receiver's response without its status.
     *
     * @param body at most the first {@value #MOST_BYTES} bytes
     */
    public record Answer(Map<String, String> headers, String body) {

        /** Maximum number of bytes of a body that are kept. */
        public static final int MOST_BYTES = 16 * 1024;

        public Answer {
            headers = Map.copyOf(headers);
        }
    }

    /** Creates a delivery for an event, before it is sent. */
    public static Delivery of(long number, Webhook webhook, String triggerEvent, Map<String, String> headers, String body, Instant sentAt) {
        return new Delivery(number, 0, 1, webhook.id(), triggerEvent, webhook.subscriberUrl(), headers, body, sentAt, 0, NO_ANSWER_YET, null);
    }

    /**
     * Creates a repetition of the same request, before it is sent.
     *
     * @param newAttempt number of the attempt
     */
    public Delivery again(long newNumber, int newAttempt, Instant now) {
        return new Delivery(newNumber, origin(), newAttempt, webhookId, triggerEvent, url, headers, body, now, 0, NO_ANSWER_YET, null);
    }

    /** Returns the number of the delivery that an event triggered: this one, or the one that it repeats. */
    public long origin() {
        return repeatOf == 0 ? number : repeatOf;
    }

    /** Returns a copy with the receiver's response. */
    public Delivery answered(int newStatus, Answer newAnswer) {
        return new Delivery(number, repeatOf, attempt, webhookId, triggerEvent, url, headers, body, sentAt, newStatus, null, newAnswer);
    }

    /** Returns a copy with the reason for a missing response. */
    public Delivery failed(String reason) {
        return new Delivery(number, repeatOf, attempt, webhookId, triggerEvent, url, headers, body, sentAt, 0, reason, null);
    }
}
