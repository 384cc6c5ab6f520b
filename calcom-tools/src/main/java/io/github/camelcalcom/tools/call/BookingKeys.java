/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.tools.call;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

/**
 * The idempotency keys of bookings. Models repeat calls, for example after a time-out of their client. The same call of the same session
 * has the same key for a time, so that it makes one booking. Thread safe.
 */
final class BookingKeys {

    private static final int MAX_KEYS = 10_000;

    private final RecentEntries<Call, String> keys;

    BookingKeys(Duration validity, Clock clock) {
        this.keys = new RecentEntries<>(MAX_KEYS, validity, clock);
    }

    /** Returns the key that the model gave, or the key of the same call before, or a new one; null for a call that makes no booking. */
    String key(String session, PreparedCall call) {
        if (!call.tool().isBooking()) {
            return null;
        }
        return call.key() != null ? call.key() : keys.computeIfAbsent(new Call(session, call.fingerprint()), () -> UUID.randomUUID().toString());
    }

    private record Call(String session, String call) {
    }
}
