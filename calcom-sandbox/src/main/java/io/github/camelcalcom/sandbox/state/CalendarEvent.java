/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.state;

import java.time.Instant;

/**
 * An entry in a connected calendar that makes its owner busy.
 *
 * @param externalId identifier of the calendar at its service
 */
public record CalendarEvent(long id, long userId, String externalId, Instant start, Instant end, String title) {
}
