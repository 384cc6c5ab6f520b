/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.client;

/**
 * Notified when a call completes, before its caller is, on a thread that must not be blocked. Exceptions are logged and do not affect the
 * call. Calls that were cancelled before they were sent are not reported. Implementations must be thread safe.
 */
@FunctionalInterface
public interface CallListener {

    /** A call has ended, all its attempts included. */
    void ended(CallReport report);

    /** Both of two listeners, each of which may be null for none; null if both are. */
    static CallListener both(CallListener first, CallListener second) {
        if (first == null || second == null) {
            return first == null ? second : first;
        }
        return report -> {
            try {
                first.ended(report);
            } finally {
                second.ended(report);
            }
        };
    }
}
