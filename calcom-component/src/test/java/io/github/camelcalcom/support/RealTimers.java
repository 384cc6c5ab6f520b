package io.github.camelcalcom.support;

import io.github.camelcalcom.pacing.ThreadTimers;
import io.github.camelcalcom.pacing.Timers;

/** The time of the machine; tasks that block have a thread each. */
public final class RealTimers {

    private RealTimers() {
    }

    public static Timers create() {
        return new ThreadTimers(task -> {
            Thread thread = new Thread(task, "task of a test");
            thread.setDaemon(true);
            thread.start();
        });
    }
}
