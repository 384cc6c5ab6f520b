package io.github.camelcalcom.sandbox.state;

import java.time.Instant;

/**
 * That a user belongs to a team or to an organization.
 *
 * @param accepted  whether the user has agreed to it
 * @param updatedAt null while nothing changed since the sandbox was seeded
 */
public record Membership(
        long id, long teamId, long userId, boolean accepted, MembershipRole role, boolean disableImpersonation, Instant createdAt,
        Instant updatedAt) {
}
