/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.state;

import java.time.Instant;

/**
 * Days on which a user cannot be booked.
 *
 * @param toUserId user who takes over; null for none
 * @param start    first millisecond of the first day in UTC
 * @param end      last millisecond of the last day in UTC
 * @param notes    null if none were given
 */
public record OutOfOffice(long id, String uuid, long userId, Long toUserId, Instant start, Instant end, String notes, String reason) {
}
