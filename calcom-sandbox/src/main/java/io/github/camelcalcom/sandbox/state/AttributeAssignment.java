/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.state;

import java.time.Instant;

/**
 * The assignment of an attribute value to a member of an organization.
 *
 * @param membershipId membership that has the value
 * @param weight       weight in routing; null if none was given
 */
public record AttributeAssignment(String id, long membershipId, String optionId, Integer weight, Instant createdAt, Instant updatedAt) {
}
