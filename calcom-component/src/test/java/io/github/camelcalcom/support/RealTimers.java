/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.support;

import io.github.camelcalcom.pacing.Timers;

/** The time of the machine. */
public final class RealTimers {

    private RealTimers() {
    }

    public static Timers create() {
        return Timers.SYSTEM;
    }
}
