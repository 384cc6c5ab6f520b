/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.availability;

import io.github.camelcalcom.sandbox.state.Booking;
import io.github.camelcalcom.sandbox.state.EventType;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * A request for slots.
 *
 * @param from   earliest start of a slot, unless the window of the event type rolls
 * @param to     latest end of a slot
 * @param length length of a slot
 * @param zone   zone of the caller, whose hours the starts are aligned to
 * @param now    current time of the sandbox
 * @param except booking that does not count because it is about to be moved; null for none
 */
public record SlotSearch(EventType eventType, Instant from, Instant to, Duration length, ZoneId zone, Instant now, Booking except) {
}
