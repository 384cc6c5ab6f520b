/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.state;

import java.time.Instant;

/**
 * The calendar that a user's bookings are written to.
 *
 * @param integration for example {@code google_calendar}; empty if the server selected it
 */
public record DestinationCalendar(long id, long userId, String integration, String externalId, long credentialId, Instant createdAt) {
}
