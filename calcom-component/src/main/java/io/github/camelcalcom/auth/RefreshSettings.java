package io.github.camelcalcom.auth;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Settings of the refresh of tokens.
 *
 * @param executor     runs refreshes. Each holds a thread while it waits for the server or the {@link TokenStore}
 * @param upkeep       runs short tasks that must not queue behind refreshes: it renews claims and repeats failed writes of the store
 * @param clock        the clock that the ends of access tokens are compared with
 * @param refreshAhead how long before its end an access token is renewed
 * @param claimTimeout how long the claim of another node may stay unchanged in the store before that node is considered dead. A living node
 *                     renews its claim three times in this time; nodes need no common clock
 */
public record RefreshSettings(Executor executor, Executor upkeep, Clock clock, Duration refreshAhead, Duration claimTimeout) {

    /** Long enough for a node that pauses, short enough for calls that wait for a dead one. */
    public static final Duration DEFAULT_CLAIM_TIMEOUT = Duration.ofSeconds(30);

    public RefreshSettings {
        if (refreshAhead.isNegative()) {
            throw new IllegalArgumentException("The option tokenRefreshAhead must not be negative, but is " + refreshAhead.toMillis() + " ms");
        }
        if (claimTimeout.isNegative() || claimTimeout.isZero()) {
            throw new IllegalArgumentException("The claim timeout must be greater than 0, but is " + claimTimeout.toMillis() + " ms");
        }
    }

    /** Uses the system's clock and the default claim timeout. */
    public RefreshSettings(Executor executor, Executor upkeep, Duration refreshAhead) {
        this(executor, upkeep, Clock.systemUTC(), refreshAhead, DEFAULT_CLAIM_TIMEOUT);
    }

    /** Runs a task on an upkeep thread after a delay, in which no thread waits. Drops it if these threads have been stopped by then. */
    void later(Duration delay, Runnable task) {
        after(delay, () -> upkeep.execute(task));
    }

    /** Runs a short task, such as handing over another one, on a timer thread after a delay. */
    static void after(Duration delay, Runnable task) {
        CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS, Runnable::run).execute(task);
    }
}
