package io.github.camelcalcom.webhook;

/**
 * A delivery of which is known that it comes from the server, or that nobody wants to know where it comes from.
 *
 * @param body  the bytes that were signed
 * @param event what they say
 */
public record WebhookDelivery(byte[] body, WebhookEvent event) {

    @Override
    public String toString() {
        return event.toString();
    }
}
