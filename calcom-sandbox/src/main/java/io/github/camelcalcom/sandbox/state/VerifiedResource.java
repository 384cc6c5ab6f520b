/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.state;

/**
 * A verified mail address or phone number.
 *
 * @param teamId team that it may be used for; null for the user's own
 * @param value  the address, or the number with its country code
 */
public record VerifiedResource(long id, long userId, Long teamId, String value) {
}
