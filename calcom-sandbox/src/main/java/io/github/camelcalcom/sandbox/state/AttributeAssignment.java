package io.github.camelcalcom.sandbox.state;

import java.time.Instant;

/**
 * That a member of an organization has a value of an attribute.
 *
 * @param membershipId whose it is
 */
public record AttributeAssignment(String id, long membershipId, String optionId, Instant createdAt) {
}
