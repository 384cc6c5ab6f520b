/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.webhook;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** Tells the deliveries of the server from what others send to the same URL, before it looks into them. Thread safe. */
public final class DeliveryVerifier {

    private static final String VERSION_HEADER = "X-Cal-Webhook-Version";

    private final WebhookSecrets secrets;
    private final boolean acceptsUnsigned;
    private final int maxBodySize;
    private final Duration maxAge;
    private final Clock clock;

    /**
     * @param secrets         what deliveries may be signed with
     * @param acceptsUnsigned whether those without a signature are taken for the server's
     * @param maxBodySize     the most bytes of a body
     * @param maxAge          maximum age of a delivery; zero for no limit
     * @param clock           the clock that ages are computed with
     */
    public DeliveryVerifier(WebhookSecrets secrets, boolean acceptsUnsigned, int maxBodySize, Duration maxAge, Clock clock) {
        this.secrets = secrets;
        this.acceptsUnsigned = acceptsUnsigned;
        this.maxBodySize = maxBodySize;
        this.maxAge = maxAge;
        this.clock = clock;
    }

    /**
     * The delivery in a request. Reads its body.
     *
     * @throws RefusedDeliveryException if it is not the server's, or if it cannot be read
     */
    public WebhookDelivery verified(Message request) throws RefusedDeliveryException {
        String signature = header(request, WebhookSignature.HEADER);
        List<String> accepted = secrets.accepted();
        // before the look at the content type, so that only who signs learns what is wrong with the rest
        boolean isChecked = mustBeChecked(signature, accepted);
        if (!DeliveryBody.isJson(header(request, Exchange.CONTENT_TYPE))) {
            throw new RefusedDeliveryException(DeliveryStatus.NOT_JSON, "its content type is not JSON");
        }
        byte[] body = DeliveryBody.read(request, maxBodySize);
        if (isChecked && !WebhookSignature.isValid(body, signature, accepted)) {
            throw new RefusedDeliveryException(DeliveryStatus.UNAUTHORIZED, "its signature does not fit its body and any of the secrets");
        }
        WebhookEvent event;
        try {
            event = WebhookEventParser.parse(body, header(request, VERSION_HEADER));
        } catch (IOException e) {
            throw new RefusedDeliveryException(DeliveryStatus.MALFORMED, "its body is not one JSON value", e);
        }
        checkAge(event);
        return new WebhookDelivery(body, event);
    }

    /** A time in the future counts like one in the past: otherwise the server's clock would decide for how long a delivery can be replayed. */
    private void checkAge(WebhookEvent event) throws RefusedDeliveryException {
        if (maxAge.isZero()) {
            return;
        }
        Instant made = event.madeAt();
        if (made == null) {
            throw new RefusedDeliveryException(DeliveryStatus.TOO_OLD, "it has no time, so that it cannot be compared with maxAge="
                                                                       + maxAge.toMillis());
        }
        if (Duration.between(made, clock.instant()).abs().compareTo(maxAge) > 0) {
            throw new RefusedDeliveryException(DeliveryStatus.TOO_OLD, "it was made at " + made + ", which is more than maxAge="
                                                                       + maxAge.toMillis() + " ms from the time of this machine");
        }
    }

    /** Judges the signature as far as that is possible without the body. */
    private boolean mustBeChecked(String signature, List<String> accepted) throws RefusedDeliveryException {
        boolean isSignature = WebhookSignature.isSignature(signature);
        if (acceptsUnsigned && (!isSignature || accepted.isEmpty())) {
            return false;
        }
        if (!isSignature) {
            throw new RefusedDeliveryException(DeliveryStatus.UNAUTHORIZED, "it is not signed");
        }
        if (accepted.isEmpty()) {
            throw new RefusedDeliveryException(DeliveryStatus.UNAVAILABLE,
                    "the secret of the subscription is not known before the webhook is registered");
        }
        return true;
    }

    /** Null also where a request has it twice. */
    private static String header(Message message, String name) {
        return message.getHeader(name) instanceof String text ? text : null;
    }
}
