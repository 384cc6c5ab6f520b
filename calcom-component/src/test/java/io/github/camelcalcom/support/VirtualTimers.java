package io.github.camelcalcom.support;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.PriorityQueue;

import io.github.camelcalcom.pacing.Timers;

/**
 * A time that moves only when the test moves it. Tasks run on the thread that does so, in the order of their times, and of their setting
 * where the times are equal. Setting tasks and reading the time is thread safe.
 */
public final class VirtualTimers implements Timers {

    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

    private final PriorityQueue<Task> tasks = new PriorityQueue<>(Comparator.comparingLong(Task::at).thenComparingLong(Task::number));
    private long now;
    private long numbers;

    @Override
    public synchronized long nanoTime() {
        return now;
    }

    @Override
    public synchronized void after(long delayNanos, Runnable task) {
        tasks.add(new Task(now + Math.max(0, delayNanos), numbers++, task));
    }

    @Override
    public Clock clock() {
        return new VirtualClock();
    }

    /** Moves the time, and runs what is due until then. */
    public void advance(Duration duration) {
        long end = nanoTime() + duration.toNanos();
        for (Task task = takeUntil(end); task != null; task = takeUntil(end)) {
            task.action().run();
        }
        setTime(end);
    }

    /** Runs what is due now. */
    public void runDue() {
        advance(Duration.ZERO);
    }

    /** How many tasks of one class are still to run. */
    public synchronized long pending(Class<?> owner) {
        return tasks.stream().filter(task -> task.action().getClass().getName().startsWith(owner.getName() + "$")).count();
    }

    /** How many tasks are still to run. */
    public synchronized int pending() {
        return tasks.size();
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
