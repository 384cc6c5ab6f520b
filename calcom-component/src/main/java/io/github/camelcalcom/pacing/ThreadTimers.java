package io.github.camelcalcom.pacing;

import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** {@link Timers} on one daemon thread, which ends when nothing was to do for a while. Thread safe. */
public final class ThreadTimers implements Timers, AutoCloseable {

    private static final int IDLE_SECONDS = 30;

    private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(1, task -> {
        Thread created = new Thread(task, "CalcomTimers");
        created.setDaemon(true);
        return created;
    });

    public ThreadTimers() {
        thread.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
        thread.allowCoreThreadTimeOut(true);
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public void after(long delayNanos, Runnable task) {
        thread.schedule(task, Math.max(0, delayNanos), TimeUnit.NANOSECONDS);
    }

    /** Drops what was to be run later. */
    @Override
    public void close() {
        thread.shutdownNow();
    }
}
