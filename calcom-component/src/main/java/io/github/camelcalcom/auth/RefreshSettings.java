/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.auth;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Settings of the refresh of tokens.
 *
 * @param executor     runs refreshes. Each blocks a thread while it waits for the server or the {@link TokenStore}
 * @param upkeep       runs short tasks that must not wait for refreshes: it renews claims and repeats failed writes of the store
 * @param timer        hands tasks over to the two others after a delay
 * @param clock        the clock that the expiry of access tokens is compared with
 * @param refreshAhead the time before its expiry at which an access token is renewed
 * @param claimTimeout the time after which another node is considered dead if its claim in the store does not change. A living node renews
 *                     its claim three times in this time; nodes do not require a common clock
 */
public record RefreshSettings(Executor executor, Executor upkeep, Timer timer, Clock clock, Duration refreshAhead, Duration claimTimeout) {

    private static final Logger LOG = LoggerFactory.getLogger(RefreshSettings.class);
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
    public RefreshSettings(Executor executor, Executor upkeep, Timer timer, Duration refreshAhead) {
        this(executor, upkeep, timer, Clock.systemUTC(), refreshAhead, DEFAULT_CLAIM_TIMEOUT);
    }

    /** Runs tasks later. */
    @FunctionalInterface
    public interface Timer {

        /**
         * Runs a task once: after a delay, or at once if the timer is stopped before. A task is short, for example one that starts another one on
         * another thread.
         */
        void after(Duration delay, Runnable task);
    }

    /** Runs a task on an upkeep thread after a delay. No thread waits during the delay. Drops the task if the upkeep threads have been stopped. */
    void later(Duration delay, Runnable task) {
        timer.after(delay, () -> {
            try {
                upkeep.execute(task);
            } catch (RejectedExecutionException e) {
                LOG.debug("A task of the token store is dropped, because its threads have been stopped", e);
            }
        });
    }
}
