package io.github.camelcalcom.client;

import java.util.concurrent.TimeUnit;

import io.github.camelcalcom.resilience.Timers;
import io.vertx.core.Vertx;

/** {@link Timers} on the event loops of Vert.x: tasks must not block. They are dropped when the Vert.x instance is closed. */
public final class VertxTimers implements Timers {

    private final Vertx vertx;

    public VertxTimers(Vertx vertx) {
        this.vertx = vertx;
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    /** Rounded up to whole milliseconds, so that nothing comes too early. */
    @Override
    public void after(long delayNanos, Runnable task) {
        long millis = TimeUnit.NANOSECONDS.toMillis(delayNanos + TimeUnit.MILLISECONDS.toNanos(1) - 1);
        vertx.setTimer(Math.max(1, millis), id -> task.run());
    }
}
