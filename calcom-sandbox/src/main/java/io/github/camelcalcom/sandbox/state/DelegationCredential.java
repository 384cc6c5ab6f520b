/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.state;

import java.time.Instant;

/**
 * A delegation credential of an organization, which gives the server access to the calendars of a domain.
 *
 * @param platform        {@code google} or {@code office365}
 * @param serviceClientId client of the service account
 */
public record DelegationCredential(
        String id, long organizationId, String platform, String domain, boolean enabled, String serviceClientId, Instant createdAt,
        Instant updatedAt) {
}
