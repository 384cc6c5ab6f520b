package io.github.camelcalcom.sandbox.state;

import java.time.Instant;

/**
 * A device of a user that is subscribed to push notifications.
 *
 * @param token    token of the device
 * @param platform {@code IOS} or {@code ANDROID}
 */
public record PushSubscription(long id, long userId, String token, String platform, String deviceId, Instant createdAt, Instant updatedAt) {

    @Override
    public String toString() {
        return "PushSubscription[id=" + id + ", userId=" + userId + ", platform=" + platform + "]";
    }
}
