package io.github.camelcalcom.booking;

import java.util.concurrent.atomic.AtomicLong;

import io.github.camelcalcom.resilience.Timers;
import io.vertx.core.Vertx;

/** Time that passes in pauses only, which take none: a horizon ends after the same number of looks, however fast the machine is. For one call. */
final class SkippedPauses implements Timers {

    private final Vertx vertx;
    private final AtomicLong now = new AtomicLong();

    SkippedPauses(Vertx vertx) {
        this.vertx = vertx;
    }

    @Override
    public void after(long delayNanos, Runnable task) {
        now.addAndGet(delayNanos);
        vertx.runOnContext(ignored -> task.run());
    }

    @Override
    public long nanoTime() {
        return now.get();
    }
}
