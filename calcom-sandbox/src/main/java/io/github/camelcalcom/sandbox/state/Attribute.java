/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.state;

import java.time.Instant;

/**
 * An attribute of an organization's members.
 *
 * @param type {@code TEXT}, {@code NUMBER}, {@code SINGLE_SELECT} or {@code MULTI_SELECT}
 * @param slug unique within the organization
 */
public record Attribute(
        String id, long organizationId, String type, String name, String slug, boolean enabled, boolean usersCanEditRelation,
        boolean weightsEnabled, boolean locked, Instant createdAt, Instant updatedAt) {
}
