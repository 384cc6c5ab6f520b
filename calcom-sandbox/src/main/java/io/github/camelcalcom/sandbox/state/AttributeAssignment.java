package io.github.camelcalcom.sandbox.state;

import java.time.Instant;

/**
 * That a member of an organization has a value of an attribute.
 *
 * @param membershipId whose it is
 * @param weight       how much it counts in routing; null if nobody said
 */
public record AttributeAssignment(String id, long membershipId, String optionId, Integer weight, Instant createdAt, Instant updatedAt) {
}
