package io.github.camelcalcom.sandbox.http;

import java.time.Instant;

/**
 * What a caller has left of a rate limit.
 *
 * @param caller    who that is, without any credential
 * @param name      the limit's
 * @param allowed   calls in one window
 * @param remaining calls that will be served still in this one
 * @param refused   whether calls are refused until the end of the window
 * @param end       when the window is over, by the sandbox's clock
 */
public record CallerLimit(String caller, String name, int allowed, int remaining, boolean refused, Instant end) {
}
