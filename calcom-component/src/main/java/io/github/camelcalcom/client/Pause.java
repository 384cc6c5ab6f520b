package io.github.camelcalcom.client;

import java.util.concurrent.atomic.AtomicBoolean;

/** A pause of a call that passes or is broken off, whichever comes first. Thread safe. */
final class Pause implements Runnable {

    private final AtomicBoolean over = new AtomicBoolean();
    private final Runnable next;
    private final Runnable brokenOff;

    /**
     * @param next      what comes after it; runs on the thread that ends it
     * @param brokenOff what comes instead if it is broken off
     */
    Pause(Runnable next, Runnable brokenOff) {
        this.next = next;
        this.brokenOff = brokenOff;
    }

    /** It has passed. */
    @Override
    public void run() {
        if (over.compareAndSet(false, true)) {
            next.run();
        }
    }

    /** Ends it early; nothing happens if it is over. */
    void breakOff() {
        if (over.compareAndSet(false, true)) {
            brokenOff.run();
        }
    }
}
