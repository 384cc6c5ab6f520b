/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.state;

import java.time.Instant;

/**
 * Credits that a user has spent.
 *
 * @param purpose     for example {@code SMS}
 * @param externalRef reference of the caller; null if none was given
 */
public record CreditCharge(long id, long userId, long credits, String purpose, String externalRef, Instant at) {
}
