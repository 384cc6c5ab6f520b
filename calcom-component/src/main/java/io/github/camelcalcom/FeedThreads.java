/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;

import io.github.camelcalcom.feed.PollLane;
import org.apache.camel.spi.ExecutorServiceManager;
import org.apache.camel.spi.ThreadPoolProfile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads that all feeds of a component share (option feedThreads). One half is for quick polls, the other half for the polls of feeds whose
 * last poll was slow, so that these never take the threads of the others. Thread safe.
 */
final class FeedThreads {

    private static final Logger LOG = LoggerFactory.getLogger(FeedThreads.class);

    private final ExecutorServiceManager manager;
    private final ScheduledThreadPoolExecutor quick;
    private final ExecutorService slow;

    /** @throws IllegalArgumentException if there are too few threads */
    FeedThreads(ExecutorServiceManager manager, int threads) {
        if (threads < 2) {
            throw new IllegalArgumentException("The option feedThreads must be 0, or 2 or more, but is " + threads + ": one half of the threads is"
                                               + " for quick polls, and one half for slow ones");
        }
        this.manager = manager;
        this.quick = new ScheduledThreadPoolExecutor(threads - threads / 2, task -> manager.newThread("CalcomFeed", task));
        // a feed that is stopped leaves nothing in the queue
        quick.setRemoveOnCancelPolicy(true);
        ThreadPoolProfile profile = new ThreadPoolProfile("CalcomSlowFeed");
        profile.setPoolSize(threads / 2);
        profile.setMaxPoolSize(threads / 2);
        profile.setAllowCoreThreadTimeOut(true);
        profile.setMaxQueueSize(Integer.MAX_VALUE);
        profile.addDefaults(manager.getDefaultThreadPoolProfile());
        this.slow = manager.newThreadPool(this, profile.getId(), profile);
    }

    /** Returns the threads for quick polls, which also keep the times of all polls. */
    ScheduledExecutorService schedule() {
        return quick;
    }

    /** Returns the threads of a feed. */
    OfFeed of(PollLane lane) {
        return new OfFeed(lane);
    }

    void stop() {
        quick.shutdownNow();
        manager.shutdownNow(slow);
    }

    /** The threads of one feed. */
    final class OfFeed {

        private final PollLane lane;
        /** The poll that waits for a thread, or runs on it; null if there was none. */
        private Future<?> handedOver;

        private OfFeed(PollLane lane) {
            this.lane = lane;
        }

        /** Runs a poll on the current thread, which is one for quick polls, or on one for slow polls later. */
        void run(Runnable poll, Runnable slowPoll) {
            if (!lane.isSlow()) {
                poll.run();
                if (!lane.isUnfinished()) {
                    return;
                }
            }
            handOver(slowPoll);
        }

        /**
         * Has a poll run on a thread for slow polls.
         *
         * @return false if another one waits for such a thread or runs there
         */
        synchronized boolean handOver(Runnable poll) {
            if (handedOver != null && !handedOver.isDone()) {
                return false;
            }
            try {
                handedOver = slow.submit(poll);
            } catch (RejectedExecutionException e) {
                LOG.debug("The component is being stopped, so that a feed is not polled", e);
            }
            return true;
        }

        /** Ends a poll that was handed over, by an interrupt as with the schedule's own polls. */
        synchronized void stop() {
            if (handedOver != null) {
                handedOver.cancel(true);
                handedOver = null;
            }
        }
    }
}
