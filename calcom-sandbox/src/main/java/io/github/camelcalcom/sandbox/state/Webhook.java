package io.github.camelcalcom.sandbox.state;

import java.time.Instant;
import java.util.List;

/**
 * A subscription to events.
 *
 * @param userId          whose bookings it hears of; null for one of anything else
 * @param teamId          of which team or organization it hears the bookings; null for one of anything else
 * @param eventTypeId     whose bookings it hears of; null for one of anything else
 * @param oAuthClientId   of whose managed users it hears the bookings; null for one of anything else
 * @param payloadTemplate null if the default payload is sent
 * @param secret          what deliveries are signed with, null if they are not
 * @param version         the version of the payload, such as {@code 2021-10-20}
 */
public record Webhook(
        String id, Long userId, Long teamId, Long eventTypeId, String oAuthClientId, String subscriberUrl, List<String> triggers, boolean active,
        String payloadTemplate, String secret, String version, Instant createdAt) {

    public Webhook {
        triggers = List.copyOf(triggers);
    }

    @Override
    public String toString() {
        return "Webhook[id=" + id + ", subscriberUrl=" + subscriberUrl + ", triggers=" + triggers + ", active=" + active + "]";
    }
}
