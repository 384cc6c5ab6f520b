package io.github.camelcalcom.sandbox.state;

import java.time.Instant;

/**
 * That a device of a user wants to be told of things.
 *
 * @param token    what the device is told by
 * @param platform {@code IOS} or {@code ANDROID}
 */
public record PushSubscription(long id, long userId, String token, String platform, String deviceId, Instant createdAt, Instant updatedAt) {

    @Override
    public String toString() {
        return "PushSubscription[id=" + id + ", userId=" + userId + ", platform=" + platform + "]";
    }
}
