package io.github.camelcalcom.sandbox.state;

import java.time.Instant;

/**
 * Credits that a user has spent.
 *
 * @param purpose     such as {@code SMS}
 * @param externalRef what the caller knows it by; null if nobody said
 */
public record CreditCharge(long id, long userId, long credits, String purpose, String externalRef, Instant at) {
}
