/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox;

import io.github.camelcalcom.catalog.Availability;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * Rate limit of one operation.
 *
 * @param operation    URI of the operation, for example {@code booking-guests/add}
 * @param name         name of the limit; headers show it with its first letter in upper case, and operations with the same name share the
 *                     limit
 * @param limit        maximum number of calls of one caller
 * @param availability servers that have the limit
 */
public record OperationLimit(String operation, String name, RateLimit limit, Availability availability) {

    /**
     * The limits of single operations at Cal.com. The limits of verification codes are those of a self-hosted server; the limits of guests
     * and conferencing sessions are documented by the hosted service. The name of the last one at the hosted service is not known.
     */
    public static final List<OperationLimit> CALCOM = List.of(
            of("verified-resources/request-email-code", "users_verified_resources_emails_requests", 5, Availability.BOTH),
            of("verified-resources/request-phone-code", "users_verified_resources_phones_requests", 3, Availability.BOTH),
            of("verified-resources/verify-email", "users_verified_resources_phones_verify", 3, Availability.BOTH),
            of("team-verified-resources/request-email-code", "teams_verified_resources_emails_requests", 5, Availability.BOTH),
            of("team-verified-resources/request-phone-code", "teams_verified_resources_phones_requests", 3, Availability.BOTH),
            of("team-verified-resources/verify-phone", "teams_verified_resources_phones_verify", 3, Availability.BOTH),
            of("org-team-verified-resources/request-email-code", "org_teams_verified_resources_emails_requests", 3, Availability.BOTH),
            of("org-team-verified-resources/request-phone-code", "org_teams_verified_resources_phones_requests", 3, Availability.BOTH),
            of("org-team-verified-resources/verify-phone", "org_teams_verified_resources_phones_verify", 3, Availability.BOTH),
            of("booking-guests/add", "booking_guests_add", 5, Availability.HOSTED),
            of("bookings/conferencing-sessions", "booking_conferencing_sessions", 60, Availability.HOSTED));

    public OperationLimit {
        Objects.requireNonNull(operation, "operation");
        Objects.requireNonNull(limit, "limit");
        Objects.requireNonNull(availability, "availability");
        if (name.isEmpty()) {
            throw new IllegalArgumentException("The limit of " + operation + " needs a name");
        }
    }

    /** Returns a limit with a window and a block of 60 s, as all limits of Cal.com have. */
    public static OperationLimit of(String operation, String name, int calls, Availability availability) {
        Duration minute = Duration.ofSeconds(60);
        return new OperationLimit(operation, name, new RateLimit(calls, minute, minute), availability);
    }
}
