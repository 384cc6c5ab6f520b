/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.feed;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Schedules polls of a feed that was notified of changes: soon, one for all notifications of a moment, and another one a little later if a
 * booking of a notification was not found. A notification only causes a poll; the position of the feed does not depend on it.
 * Thread safe; holds no thread while it waits.
 */
public final class PushTrigger {

    /** Time that a poll waits for further notifications, so that a burst causes one poll. */
    static final Duration GATHER_TIME = Duration.ofMillis(200);
    /** The least time from the beginning of one poll to that of the next, so that a stream of webhooks does not use up the server's limit. */
    static final Duration SPACING = Duration.ofSeconds(1);
    /** Time after which a missing booking is looked up again: its notification may arrive before the list contains it. */
    static final Duration FOLLOW_UP = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(PushTrigger.class);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    /** Of more bookings than this, the last notified ones are not looked for a second time. */
    private static final int MOST_AWAITED = 1_000;

    private final ScheduledExecutorService executor;
    private final Poll poll;
    private final LongSupplier nanoTime;
    /** The changed bookings that no poll has read yet, by uid, with the nanosecond time of their last notification; the latest last. */
    private final Map<String, Long> awaited = new LinkedHashMap<>();
    private Future<?> next;
    private long nextAt;
    private long began;
    private Duration pause = SPACING;
    private boolean closed;

    /** @param executor runs the polls, which block */
    public PushTrigger(ScheduledExecutorService executor, Poll poll) {
        this(executor, poll, System::nanoTime);
    }

    /** @param nanoTime as {@link System#nanoTime()} */
    PushTrigger(ScheduledExecutorService executor, Poll poll, LongSupplier nanoTime) {
        this.executor = executor;
        this.poll = poll;
        this.nanoTime = nanoTime;
        this.began = nanoTime.getAsLong() - SPACING.toNanos();
    }

    /**
     * Something has changed at the server. Returns at once.
     *
     * @param uid of the booking that changed; null where that is not known
     */
    public synchronized void bookingChanged(String uid) {
        if (closed) {
            return;
        }
        long now = nanoTime.getAsLong();
        boolean known = awaited.remove(uid) != null;
        if (uid != null && (known || awaited.size() < MOST_AWAITED)) {
            awaited.put(uid, now);
        }
        pollWithin(GATHER_TIME.toNanos());
    }

    /** A booking has come, by whatever poll. */
    public synchronized void received(String uid) {
        awaited.remove(uid);
    }

    /** Polls no more; a poll that runs is not disturbed. */
    public synchronized void close() {
        closed = true;
        awaited.clear();
        if (next != null) {
            next.cancel(false);
        }
    }

    /** Sees to it that a poll begins after this time, or sooner if one is due sooner, and not before the pause since the last one is over. */
    private void pollWithin(long nanoseconds) {
        long now = nanoTime.getAsLong();
        long delay = Math.max(nanoseconds, began + pause.toNanos() - now);
        if (next != null) {
            if (nextAt - (now + delay) <= 0) {
                return;
            }
            next.cancel(false);
        }
        nextAt = now + delay;
        next = executor.schedule(this::run, delay, TimeUnit.NANOSECONDS);
    }

    private void run() {
        synchronized (this) {
            if (closed) {
                return;
            }
            next = null;
            began = nanoTime.getAsLong();
        }
        Outcome outcome = Outcome.FAILED;
        try {
            outcome = poll.poll();
        } catch (RuntimeException | Error e) {
            LOG.error("A poll that a webhook caused failed and is tried again", e);
        } finally {
            ended(outcome);
        }
    }

    private synchronized void ended(Outcome outcome) {
        if (closed) {
            return;
        }
        switch (outcome) {
            case DONE -> {
                pause = SPACING;
                followUp();
            }
            case BUSY -> pollWithin(SPACING.toNanos());
            case FAILED -> {
                Duration doubled = pause.multipliedBy(2);
                pause = doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
                pollWithin(pause.toNanos());
            }
        }
    }

    /** Schedules the follow-up poll from the latest notification, so that no booking is looked up too early. */
    private void followUp() {
        awaited.values().removeIf(notified -> began - notified >= FOLLOW_UP.toNanos());
        awaited.values().stream().reduce((first, second) -> second)
                .ifPresent(latest -> pollWithin(latest + FOLLOW_UP.toNanos() - nanoTime.getAsLong()));
    }

    /** How an attempt to poll ended. */
    public enum Outcome {
        /** The feed was polled, or is not to be polled for now. */
        DONE,
        /** Another poll runs, which may have begun before a notification. */
        BUSY,
        /** The feed could not be polled; it is tried again after a pause that becomes longer each time, up to a minute. */
        FAILED
    }

    /** Polls a feed. */
    @FunctionalInterface
    public interface Poll {

        Outcome poll();
    }
}
