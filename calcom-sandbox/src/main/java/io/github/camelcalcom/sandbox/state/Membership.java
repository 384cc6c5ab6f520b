/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.state;

import java.time.Instant;

/**
 * The membership of a user in a team or an organization.
 *
 * @param accepted  whether the user has accepted it
 * @param updatedAt null if it has not changed since the sandbox was seeded
 */
public record Membership(
        long id, long teamId, long userId, boolean accepted, MembershipRole role, boolean disableImpersonation, Instant createdAt,
        Instant updatedAt) {
}
