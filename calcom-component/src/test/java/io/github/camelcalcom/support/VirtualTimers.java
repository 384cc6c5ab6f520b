/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.support;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import io.github.camelcalcom.pacing.Timers;

/**
 * A time that moves only when the test moves it. Tasks run on the thread that does so, in the order of their times, and of their setting
 * where the times are equal. A thread whose wait is over at a time has woken before the time moves on. Setting tasks, waiting and reading the
 * time are thread safe.
 */
public final class VirtualTimers implements Timers {

    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");
    private static final int PATIENCE_SECONDS = 60;

    private final PriorityQueue<Task> tasks = new PriorityQueue<>(Comparator.comparingLong(Task::at).thenComparingLong(Task::number));
    private final Set<Wait> waits = ConcurrentHashMap.newKeySet();
    private final AtomicLong wakeUps = new AtomicLong();
    private long now;
    private long numbers;
    private Runnable afterEachTask = () -> { };

    @Override
    public synchronized long nanoTime() {
        return now;
    }

    /** Runs a task once, later, on the thread that moves the time then. */
    public synchronized void after(long delayNanos, Runnable task) {
        tasks.add(new Task(now + Math.max(0, delayNanos), numbers++, task));
    }

    @Override
    public void await(ReentrantLock lock, Condition condition, long nanos) throws InterruptedException {
        if (nanos <= 0) {
            return;
        }
        Wait wait = new Wait(lock, condition);
        Task end = set(nanos, wait);
        waits.add(wait);
        try {
            condition.await();
        } finally {
            waits.remove(wait);
            remove(end);
            wakeUps.incrementAndGet();
            wait.returned.countDown();
        }
    }

    @Override
    public Clock clock() {
        return new VirtualClock();
    }

    /** Runs an action after each task and after each wait that the time has ended, before the time moves on. */
    public void afterEachTask(Runnable action) {
        afterEachTask = action;
    }

    /** Moves the time, and runs what is due until then. */
    public void advance(Duration duration) {
        long end = nanoTime() + duration.toNanos();
        for (Task task = takeUntil(end); task != null; task = takeUntil(end)) {
            task.action().run();
            afterEachTask.run();
        }
        setTime(end);
    }

    /** Runs what is due now. */
    public void runDue() {
        advance(Duration.ZERO);
    }

    /** The number of threads that wait and have not been woken. */
    public long waiting() {
        return waits.stream().filter(Wait::goesOn).count();
    }

    /** How often waiting threads have woken. */
    public long wakeUps() {
        return wakeUps.get();
    }

    private synchronized Task set(long delayNanos, Runnable action) {
        Task task = new Task(now + delayNanos, numbers++, action);
        tasks.add(task);
        return task;
    }

    private synchronized void remove(Task task) {
        tasks.remove(task);
    }

    private synchronized Task takeUntil(long end) {
        if (tasks.isEmpty() || tasks.peek().at() > end) {
            return null;
        }
        Task task = tasks.poll();
        now = task.at();
        return task;
    }

    private synchronized void setTime(long time) {
        now = time;
    }

    private record Task(long at, long number, Runnable action) {
    }

    /** The wait of a thread; running it is its end. */
    private static final class Wait implements Runnable {

        private final ReentrantLock lock;
        private final Condition condition;
        private final CountDownLatch returned = new CountDownLatch(1);

        Wait(ReentrantLock lock, Condition condition) {
            this.lock = lock;
            this.condition = condition;
        }

        boolean goesOn() {
            lock.lock();
            try {
                return lock.hasWaiters(condition);
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void run() {
            lock.lock();
            try {
                condition.signal();
            } finally {
                lock.unlock();
            }
            try {
                if (!returned.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    throw new IllegalStateException("A thread has not woken when its time was over");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted while a thread wakes", e);
            }
        }
    }

    /** The time of the day that goes with it. */
    private final class VirtualClock extends Clock {

        @Override
        public Instant instant() {
            return START.plusNanos(nanoTime());
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.fixed(instant(), zone);
        }
    }
}
