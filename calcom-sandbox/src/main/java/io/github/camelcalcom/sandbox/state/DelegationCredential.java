package io.github.camelcalcom.sandbox.state;

import java.time.Instant;

/**
 * That an organization lets the server into the calendars of a whole domain.
 *
 * @param platform        {@code google} or {@code office365}
 * @param serviceClientId the client of the service account
 */
public record DelegationCredential(
        String id, long organizationId, String platform, String domain, boolean enabled, String serviceClientId, Instant createdAt,
        Instant updatedAt) {
}
