package io.github.camelcalcom.sandbox.state;

import java.time.Instant;

/**
 * A secret address under which an event type can be booked.
 *
 * @param expiresAt     null for a link that ends by its use
 * @param maxUsageCount how often a link without expiry may be used
 */
public record PrivateLink(long id, String linkId, long eventTypeId, Instant expiresAt, int maxUsageCount, int usageCount) {
}
