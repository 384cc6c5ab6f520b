/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.webhook;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

import io.github.camelcalcom.error.CalcomException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Registers a webhook in the background, again and again until it works, and looks again a little later whether another node has done the
 * same at the same moment. Thread safe.
 */
public final class RegistrationTask {

    /** Long enough for every node that has started at the same moment to have registered, or to have seen what was. */
    static final Duration SETTLE_TIME = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(RegistrationTask.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    /** A refused request is refused again until the server is changed, for example its permissions. */
    private static final Duration LONGEST_PAUSE_AFTER_REFUSAL = Duration.ofHours(1);
    /** Statuses from 400 to 499 that do not depend on the request: a time-out, another node that was faster, too early, too many requests. */
    private static final Set<Integer> PASSING = Set.of(408, 409, 425, 429);

    private final WebhookRegistration registration;
    private final ScheduledExecutorService executor;
    private final Duration timeout;
    private final Duration settleTime;
    private final Set<String> reported = new HashSet<>();
    private Duration pause = FIRST_PAUSE;
    private Future<?> attempt;
    private boolean stopped;
    private volatile String obstacle = "the route does not listen yet";

    /**
     * @param executor runs the attempts, which block
     * @param timeout  of each call
     */
    public RegistrationTask(WebhookRegistration registration, ScheduledExecutorService executor, Duration timeout) {
        this(registration, executor, timeout, SETTLE_TIME);
    }

    RegistrationTask(WebhookRegistration registration, ScheduledExecutorService executor, Duration timeout, Duration settleTime) {
        this.registration = registration;
        this.executor = executor;
        this.timeout = timeout;
        this.settleTime = settleTime;
    }

    /** Makes the first attempt soon. Has no effect if attempts are made already or have been stopped. */
    public synchronized void start() {
        if (attempt == null) {
            obstacle = "the server has not answered yet";
            schedule(this::register, Duration.ZERO);
        }
    }

    /** Makes no further attempt; one that waits for the server is interrupted. */
    public synchronized void stop() {
        stopped = true;
        if (attempt != null) {
            attempt.cancel(true);
        }
    }

    /** What keeps the webhook from being registered; null if it is. */
    public String obstacle() {
        return obstacle;
    }

    private synchronized void schedule(Step step, Duration delay) {
        if (!stopped) {
            attempt = executor.schedule(() -> attempt(step), delay.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void register() throws CalcomException {
        WebhookRegistration.Result result = registration.register(timeout);
        obstacle = null;
        if (result == WebhookRegistration.Result.CREATED) {
            schedule(this::register, settleTime);
        } else if (result == WebhookRegistration.Result.SEVERAL) {
            // a node that made the other one looks for ours within the settle time; until then it refuses what ours signs
            schedule(() -> registration.removeDuplicates(timeout), settleTime.multipliedBy(2));
        }
    }

    private void attempt(Step step) {
        try {
            step.run();
        } catch (CalcomException e) {
            retry(e.getClass().getName() + e.getStatusCode(), e, e.getRetryAfter(), longestPauseAfter(e.getStatusCode()));
        } catch (RuntimeException | Error e) {
            retry(e.getClass().getName(), e, null, LONGEST_PAUSE);
        }
    }

    private static Duration longestPauseAfter(int status) {
        return status >= 400 && status < 500 && !PASSING.contains(status) ? LONGEST_PAUSE_AFTER_REFUSAL : LONGEST_PAUSE;
    }

    private void retry(String kind, Throwable failure, Duration retryAfter, Duration longestPause) {
        if (pause.compareTo(longestPause) > 0) {
            pause = longestPause;
        }
        Duration delay = jittered(retryAfter != null && retryAfter.compareTo(pause) > 0 ? retryAfter : pause);
        String reason = failure.getMessage() != null ? failure.getMessage() : failure.getClass().getSimpleName();
        obstacle = reason;
        if (reported.add(kind)) {
            LOG.warn("The webhook for {} could not be registered and is tried again in {} ms, then at intervals of up to {} s until it works: {}",
                    registration.subscriberUrl(), delay.toMillis(), longestPause.toSeconds(), reason);
        } else {
            LOG.debug("The webhook for {} could not be registered, next try in {} ms: {}", registration.subscriberUrl(), delay.toMillis(),
                    reason);
        }
        Duration doubled = pause.multipliedBy(2);
        pause = doubled.compareTo(longestPause) > 0 ? longestPause : doubled;
        schedule(this::register, delay);
    }

    /** Nodes that lost the server together must not come back together. */
    private static Duration jittered(Duration delay) {
        return delay.plusMillis(ThreadLocalRandom.current().nextLong(delay.toMillis() / 5 + 1));
    }

    /** What an attempt does. */
    @FunctionalInterface
    private interface Step {

        void run() throws CalcomException;
    }
}
