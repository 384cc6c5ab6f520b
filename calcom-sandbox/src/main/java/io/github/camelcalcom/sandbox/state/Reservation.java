/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.state;

import java.time.Instant;

/**
 * A slot that is reserved for a booker for some time.
 *
 * @param userId user whose slot it is
 * @param until  end of the reservation
 */
public record Reservation(String uid, long eventTypeId, long userId, Instant start, Instant end, Instant until) {
}
