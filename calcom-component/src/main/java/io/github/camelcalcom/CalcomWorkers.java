/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import io.github.camelcalcom.pacing.CallPriority;
import org.apache.camel.spi.ExecutorServiceManager;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.util.concurrent.ThreadPoolRejectedPolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The threads of a component, for what may block and must not block an event loop. */
final class CalcomWorkers {

    private static final Logger LOG = LoggerFactory.getLogger(CalcomWorkers.class);
    /**
     * A refresh holds a thread while it waits for the server, at most for two request timeouts. More threads than this would wait for one of
     * the 50 connections instead. A refresh that waits for another node holds no thread.
     */
    private static final int TOKEN_THREADS = 32;
    /** These threads write claims to the token store. They must not wait for a server. */
    private static final int TOKEN_UPKEEP_THREADS = 2;

    private final ExecutorServiceManager manager;
    private final List<Queue<Runnable>> handedOver = Stream.of(CallPriority.values()).<Queue<Runnable>>map(priority -> new ConcurrentLinkedQueue<>())
            .toList();
    private final AtomicInteger waiting = new AtomicInteger();
    private final int mostWaiting;
    private final ExecutorService routes;
    private final ExecutorService tasks;
    private final ExecutorService tokens;
    private final ExecutorService tokenUpkeep;
    /** Its thread starts with the first task, and only hands tasks over. */
    private final ScheduledThreadPoolExecutor timer;
    /** The tasks of the timer that must run even if it is stopped before their time. */
    private final Set<FutureTask<?>> certain = ConcurrentHashMap.newKeySet();

    /** @param queueSize maximum number of exchanges from event loops that wait for a thread; there are at least as many as threads */
    CalcomWorkers(ExecutorServiceManager manager, int queueSize) {
        this.manager = manager;
        int threads = manager.getDefaultThreadPoolProfile().getMaxPoolSize();
        mostWaiting = Math.max(threads, queueSize);
        routes = newThreadPool("CalcomWorker", threads);
        tasks = newThreadPool("CalcomTask", threads);
        tokens = newThreadPool("CalcomTokens", TOKEN_THREADS);
        tokenUpkeep = newThreadPool("CalcomTokenUpkeep", TOKEN_UPKEEP_THREADS);
        timer = new ScheduledThreadPoolExecutor(1, task -> manager.newThread("CalcomTimer", task));
        timer.setRemoveOnCancelPolicy(true);
    }

    /** A pool whose queue has no bound of its own. It rejects tasks that come after its end, so that nothing waits for them. */
    private ExecutorService newThreadPool(String name, int threads) {
        ThreadPoolProfile profile = new ThreadPoolProfile(name);
        profile.setPoolSize(threads);
        profile.setMaxPoolSize(threads);
        profile.setAllowCoreThreadTimeOut(true);
        profile.setMaxQueueSize(Integer.MAX_VALUE);
        profile.setRejectedPolicy(ThreadPoolRejectedPolicy.Abort);
        profile.addDefaults(manager.getDefaultThreadPoolProfile());
        return manager.newThreadPool(this, name, profile);
    }

    /** The pools are kept: answers that come late learn from them that they are shut down. */
    void stop() {
        for (ExecutorService pool : List.of(routes, tasks, tokens, tokenUpkeep)) {
            manager.shutdownGraceful(pool);
        }
        timer.shutdownNow();
        // the pools reject what these tasks hand over, which ends it
        certain.forEach(this::runCertain);
    }

    /** Runs a refresh of tokens: apart from routes, which may all be waiting for a token, and from their transactions. */
    void runTokenTask(Runnable task) {
        tokens.execute(task);
    }

    /** Runs a short task of the token store that must not queue behind refreshes, whose claims it keeps alive. */
    void runTokenUpkeep(Runnable task) {
        tokenUpkeep.execute(task);
    }

    /**
     * Continues an exchange that came on an event loop. Urgent exchanges go first.
     *
     * @return false if as many exchanges wait as may (option pacingQueueSize)
     */
    boolean handOver(CallPriority priority, Runnable exchange) {
        if (waiting.incrementAndGet() > mostWaiting) {
            waiting.decrementAndGet();
            return false;
        }
        handedOver.get(priority.ordinal()).add(exchange);
        execute(routes, this::runNext);
        return true;
    }

    private void runNext() {
        for (Queue<Runnable> exchanges : handedOver) {
            Runnable exchange = exchanges.poll();
            if (exchange != null) {
                waiting.decrementAndGet();
                exchange.run();
                return;
            }
        }
    }

    /** How many exchanges from event loops may wait for a thread. */
    int mostWaiting() {
        return mostWaiting;
    }

    /** Runs a task that takes a moment, on other threads than those of exchanges, which may all be waiting for the server's limit. */
    void run(Runnable task) {
        execute(tasks, task);
    }

    /**
     * Runs a short task after a time.
     *
     * @return null if there is no thread for it, for example because the component is stopped; the task does not run then
     */
    Future<?> after(long millis, Runnable task) {
        try {
            return timer.schedule(task, millis, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException | OutOfMemoryError e) {
            LOG.debug("A task cannot be scheduled", e);
            return null;
        }
    }

    /** Runs a short task once: after a delay, or at once if this is stopped before. */
    void afterOrAtStop(Duration delay, Runnable task) {
        FutureTask<?> once = new FutureTask<>(task, null);
        certain.add(once);
        try {
            timer.schedule(() -> runCertain(once), delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException | OutOfMemoryError e) {
            LOG.debug("A task cannot be scheduled", e);
            runCertain(once);
        }
    }

    private void runCertain(FutureTask<?> once) {
        certain.remove(once);
        once.run();
    }

    private static void execute(ExecutorService pool, Runnable task) {
        try {
            pool.execute(task);
        } catch (RejectedExecutionException | OutOfMemoryError e) {
            // the component is being shut down, or there cannot be more threads; an exchange must end nevertheless, and not on an event loop
            LOG.debug("The worker pool does not take the task; continuing on the common pool", e);
            ForkJoinPool.commonPool().execute(task);
        }
    }
}
