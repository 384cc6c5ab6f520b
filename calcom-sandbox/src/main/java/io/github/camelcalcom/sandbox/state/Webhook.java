package io.github.camelcalcom.sandbox.state;

import java.time.Instant;
import java.util.List;

/**
 * A subscription to events.
 *
 * @param userId          whose bookings it hears of; null for one of an event type or of a client
 * @param eventTypeId     whose bookings it hears of; null for one of a user or of a client
 * @param oAuthClientId   of whose managed users it hears the bookings; null for one of a user or of an event type
 * @param payloadTemplate null if the default payload is sent
 * @param secret          what deliveries are signed with, null if they are not
 * @param version         the version of the payload, such as {@code 2021-10-20}
 */
public record Webhook(
        String id, Long userId, Long eventTypeId, String oAuthClientId, String subscriberUrl, List<String> triggers, boolean active,
        String payloadTemplate, String secret, String version, Instant createdAt) {

    public Webhook {
        triggers = List.copyOf(triggers);
    }

    @Override
    public String toString() {
        return "Webhook[id=" + id + ", subscriberUrl=" + subscriberUrl + ", triggers=" + triggers + ", active=" + active + "]";
    }
}
