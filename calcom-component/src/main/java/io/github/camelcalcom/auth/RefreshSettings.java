/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.auth;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Settings of the refresh of tokens.
 *
 * @param executor     runs refreshes. Each blocks a thread while it waits for the server or the {@link TokenStore}
 * @param upkeep       runs short tasks that must not wait for refreshes: it renews claims and repeats failed writes of the store
 * @param clock        the clock that the expiry of access tokens is compared with
 * @param refreshAhead the time before its expiry at which an access token is renewed
 * @param claimTimeout the time after which another node is considered dead if its claim in the store does not change. A living node renews
 *                     its claim three times in this time; nodes do not require a common clock
 */
public record RefreshSettings(Executor executor, Executor upkeep, Clock clock, Duration refreshAhead, Duration claimTimeout) {

    /** Long enough for a node that pauses, and short enough for calls that wait for a dead node. */
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

    /** Runs a task on an upkeep thread after a delay. No thread waits during the delay. Drops the task if the upkeep threads have been stopped. */
    void later(Duration delay, Runnable task) {
        after(delay, () -> upkeep.execute(task));
    }

    /** Runs a short task on a timer thread after a delay, for example a task that starts another one. */
    static void after(Duration delay, Runnable task) {
        // only the timer of the JDK, which all its users share; there is no future to wait for
        CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS, Runnable::run).execute(task);
    }
}
