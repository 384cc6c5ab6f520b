/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.availability;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * The parameters of a search for free slots.
 *
 * @param open      opening hours of the host's schedule, merged and within the requested bounds
 * @param busy      time in which the host cannot be booked, buffers included
 * @param reserved  time reserved for other bookers, which hides slots but does not shift the following ones
 * @param earliest  earliest start of a slot, from the current time and the minimum notice
 * @param length    length of a slot
 * @param step      time from one start to the next
 * @param offset    additional delay of the starts after the alignment, and additional length of the steps
 * @param alignment zone whose full hours the starts are aligned to
 */
public record SlotQuery(
        List<Interval> open, List<Interval> busy, List<Interval> reserved, Instant earliest, Duration length, Duration step,
        Duration offset, ZoneId alignment) {

    public SlotQuery {
        open = List.copyOf(open);
        busy = List.copyOf(busy);
        reserved = List.copyOf(reserved);
        if (length.toMinutes() < 1 || step.toMinutes() < 1) {
            throw new IllegalArgumentException("Slots of length " + length + " every " + step + ": both must be at least a minute");
        }
    }
}
