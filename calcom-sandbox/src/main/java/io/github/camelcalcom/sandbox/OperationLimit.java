package io.github.camelcalcom.sandbox;

import io.github.camelcalcom.catalog.Availability;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * A limit of one operation.
 *
 * @param operation    its URI, such as {@code booking-guests/add}
 * @param name         what the headers call the limit, their first letter in upper case; operations with one name share it
 * @param limit        how many calls a caller may make of it
 * @param availability which servers have the limit
 */
public record OperationLimit(String operation, String name, RateLimit limit, Availability availability) {

    /**
     * The limits of single operations that Cal.com has: those of verification codes as a self-hosted server tells them, those of guests
     * and conferencing sessions as the hosted service documents them. What the hosted service calls the last one is not known.
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

    /** A limit of so many calls in 60 s and a refusal of 60 s, as all of Cal.com's have. */
    public static OperationLimit of(String operation, String name, int calls, Availability availability) {
        Duration minute = Duration.ofSeconds(60);
        return new OperationLimit(operation, name, new RateLimit(calls, minute, minute), availability);
    }
}
