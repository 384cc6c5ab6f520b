package io.github.camelcalcom.sandbox.state;

/**
 * A verified mail address or phone number.
 *
 * @param teamId team that it may be used for; null for the user's own
 * @param value  the address, or the number with its country code
 */
public record VerifiedResource(long id, long userId, Long teamId, String value) {
}
