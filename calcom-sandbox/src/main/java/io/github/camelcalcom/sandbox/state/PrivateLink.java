/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.state;

import java.time.Instant;

/**
 * A secret address under which an event type can be booked.
 *
 * @param expiresAt     null for a link that is limited by its number of uses
 * @param maxUsageCount maximum number of uses of a link without expiry
 */
public record PrivateLink(long id, String linkId, long eventTypeId, Instant expiresAt, int maxUsageCount, int usageCount) {
}
