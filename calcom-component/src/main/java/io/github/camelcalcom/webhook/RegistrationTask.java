package io.github.camelcalcom.webhook;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.github.camelcalcom.error.CalcomException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Registers a webhook in the background, again and again until it works. Thread safe. */
public final class RegistrationTask {

    private static final Logger LOG = LoggerFactory.getLogger(RegistrationTask.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final WebhookRegistration registration;
    private final ScheduledExecutorService executor;
    private final Duration timeout;
    private final Set<String> reported = new HashSet<>();
    private Duration pause = FIRST_PAUSE;
    private Future<?> attempt;
    private boolean stopped;

    /**
     * @param executor runs the attempts, which block
     * @param timeout  of each call
     */
    public RegistrationTask(WebhookRegistration registration, ScheduledExecutorService executor, Duration timeout) {
        this.registration = registration;
        this.executor = executor;
        this.timeout = timeout;
    }

    /** Makes the first attempt soon. Has no effect if attempts are made already or have been stopped. */
    public synchronized void start() {
        if (attempt == null) {
            schedule(Duration.ZERO);
        }
    }

    /** Makes no further attempt; one that waits for the server is interrupted. */
    public synchronized void stop() {
        stopped = true;
        if (attempt != null) {
            attempt.cancel(true);
        }
    }

    private synchronized void schedule(Duration delay) {
        if (!stopped) {
            attempt = executor.schedule(this::attempt, delay.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void attempt() {
        try {
            registration.register(timeout);
        } catch (CalcomException e) {
            retry(e.getClass().getName() + e.getStatusCode(), e, e.getRetryAfter());
        } catch (TimeoutException | RuntimeException e) {
            retry(e.getClass().getName(), e, null);
        } catch (InterruptedException e) {
            LOG.debug("The registration of {} was interrupted because its endpoint stops", registration.subscriberUrl());
            Thread.currentThread().interrupt();
        }
    }

    private void retry(String kind, Exception failure, Duration retryAfter) {
        Duration delay = jittered(retryAfter != null && retryAfter.compareTo(pause) > 0 ? retryAfter : pause);
        String reason = failure.getMessage() != null ? failure.getMessage() : failure.getClass().getSimpleName();
        if (reported.add(kind)) {
            LOG.warn("The webhook for {} could not be registered and is tried again in {} ms and until it works: {}",
                    registration.subscriberUrl(), delay.toMillis(), reason);
        } else {
            LOG.debug("The webhook for {} could not be registered, next try in {} ms: {}", registration.subscriberUrl(), delay.toMillis(),
                    reason);
        }
        Duration doubled = pause.multipliedBy(2);
        pause = doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
        schedule(delay);
    }

    /** Nodes that lost the server together must not come back together. */
    private static Duration jittered(Duration delay) {
        return delay.plusMillis(ThreadLocalRandom.current().nextLong(delay.toMillis() / 5 + 1));
    }
}
