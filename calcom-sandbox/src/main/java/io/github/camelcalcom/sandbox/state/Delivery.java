package io.github.camelcalcom.sandbox.state;

import java.time.Instant;
import java.util.Map;

/**
 * A webhook request that the sandbox sent.
 *
 * @param number  1 for the first of the sandbox
 * @param headers request headers
 * @param body    request body as it was sent
 * @param status  the receiver's status, 0 if there was no answer
 * @param failure why there was no answer, null if there was one
 */
public record Delivery(
        long number, String webhookId, String triggerEvent, String url, Map<String, String> headers, String body, Instant sentAt,
        int status, String failure) {

    public Delivery {
        headers = Map.copyOf(headers);
    }
}
