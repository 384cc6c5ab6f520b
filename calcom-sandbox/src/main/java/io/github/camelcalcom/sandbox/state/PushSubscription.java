/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
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
