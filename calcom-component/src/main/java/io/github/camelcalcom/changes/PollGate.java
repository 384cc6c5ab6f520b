package io.github.camelcalcom.changes;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Lets one poll of a feed run at a time, whatever begins it, and remembers how the latest ones ended that a webhook caused: Camel counts those
 * of its schedule only, which may be an hour apart. Thread safe; blocks nobody.
 */
public final class PollGate {

    private final AtomicBoolean busy = new AtomicBoolean();
    private volatile Failures pushed;

    /**
     * Polls in a row that failed.
     *
     * @param last why the last one did; null if none did
     */
    public record Failures(long count, Throwable last) {
    }

    /** Whether a poll may begin; if so, {@link #leave} has to follow. */
    public boolean enter() {
        return busy.compareAndSet(false, true);
    }

    public void leave() {
        busy.set(false);
    }

    /** What failed since a poll of the schedule ended; null if none that a webhook caused has ended since. */
    public Failures pushed() {
        return pushed;
    }

    /** A poll of the schedule has ended, of which Camel knows, or the feed is started anew. */
    public void forgetPushed() {
        pushed = null;
    }

    /** A poll that a webhook caused has succeeded. */
    public void pushedSucceeded() {
        pushed = new Failures(0, null);
    }

    /** @param before how many in a row had failed before, whatever began them */
    public void pushedFailed(long before, Throwable reason) {
        pushed = new Failures(before + 1, reason);
    }
}
