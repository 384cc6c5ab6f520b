package io.github.camelcalcom.auth;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executor;

/**
 * How tokens are refreshed.
 *
 * @param executor     runs the calls of the {@link TokenStore}, which may block, and completes the futures of who waits for a token
 * @param clock        tells when an access token ends
 * @param refreshAhead how long before its end an access token is renewed
 * @param claimTimeout how long the claim of another node may stay the same in the store before that node is taken for dead. A living node
 *                     renews its claim three times in this time, however long the server takes; nodes need no common clock
 */
public record RefreshSettings(Executor executor, Clock clock, Duration refreshAhead, Duration claimTimeout) {

    /** What most need: long enough for a node that pauses, short enough for calls that wait for a dead one. */
    public static final Duration DEFAULT_CLAIM_TIMEOUT = Duration.ofSeconds(30);

    public RefreshSettings {
        if (refreshAhead.isNegative()) {
            throw new IllegalArgumentException("The option tokenRefreshAhead must not be negative, but is " + refreshAhead.toMillis() + " ms");
        }
        if (claimTimeout.isNegative() || claimTimeout.isZero()) {
            throw new IllegalArgumentException("The claim timeout must be greater than 0, but is " + claimTimeout.toMillis() + " ms");
        }
    }

    /** By the system's clock and with the default claim timeout. */
    public RefreshSettings(Executor executor, Duration refreshAhead) {
        this(executor, Clock.systemUTC(), refreshAhead, DEFAULT_CLAIM_TIMEOUT);
    }
}
