/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.state;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The maximum number of bookings of a user.
 *
 * @param limits {@code {perDay,perWeek,perMonth,perYear}}, as far as they are set; must not be modified
 */
public record BookingLimits(Key key, ObjectNode limits) {

    /**
     * The scope of the limits.
     *
     * @param teamId null for all bookings
     */
    public record Key(long userId, Long teamId) {
    }
}
