/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.client;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cancels I/O that runs past its deadline. Socket timeouts end a wait for the next byte; only this ends an answer that arrives a byte at a
 * time, a stalled handshake, or a write that the server does not read. One daemon thread, which sleeps while there is no I/O. Thread safe.
 */
public final class DeadlineWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DeadlineWatch.class);
    /** How late a deadline may be noticed. */
    private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    /** So many ticks without I/O, and the thread sleeps until there is some. */
    private static final int TICKS_UNTIL_SLEEP = 20;
    private static final long UPKEEP_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final Set<Watched> watched = ConcurrentHashMap.newKeySet();
    private final List<Upkeep> upkeeps = new CopyOnWriteArrayList<>();
    private volatile Thread thread;
    private volatile boolean asleep;
    private volatile boolean closed;

    /** I/O with a deadline. */
    interface Watched {

        /** In nanoseconds of {@link System#nanoTime()}. */
        long deadline();

        /** The deadline has passed. Does not block. */
        void expire();
    }

    /** Work that is done every 30 seconds until nothing is left to do. */
    @FunctionalInterface
    interface Upkeep {

        /** Returns whether there will be more to do. Does not block. */
        boolean run();
    }

    void add(Watched io) {
        watched.add(io);
        if (asleep) {
            LockSupport.unpark(thread);
        } else if (thread == null) {
            start();
        }
    }

    void remove(Watched io) {
        watched.remove(io);
    }

    /** The I/O that is under way. */
    Collection<Watched> current() {
        return watched;
    }

    void upkeep(Upkeep work) {
        upkeeps.add(work);
    }

    void noUpkeep(Upkeep work) {
        upkeeps.remove(work);
    }

    private synchronized void start() {
        if (thread == null && !closed) {
            Thread created = new Thread(this::run, "CalcomDeadlineWatch");
            created.setDaemon(true);
            // may fail, and is tried again with the next I/O then
            created.start();
            thread = created;
        }
    }

    private void run() {
        int emptyTicks = 0;
        long lastUpkeep = System.nanoTime();
        while (!closed) {
            LockSupport.parkNanos(this, TICK_NANOS);
            emptyTicks = watched.isEmpty() ? emptyTicks + 1 : 0;
            expireLate();
            if (System.nanoTime() - lastUpkeep >= UPKEEP_NANOS) {
                runUpkeep();
                lastUpkeep = System.nanoTime();
            }
            if (emptyTicks >= TICKS_UNTIL_SLEEP) {
                sleep();
                emptyTicks = 0;
            }
        }
    }

    private void sleep() {
        asleep = true;
        boolean more = true;
        while (watched.isEmpty() && !closed) {
            if (more) {
                LockSupport.parkNanos(this, UPKEEP_NANOS);
                more = runUpkeep();
            } else {
                LockSupport.park(this);
            }
        }
        asleep = false;
    }

    private void expireLate() {
        long now = System.nanoTime();
        for (Watched io : watched) {
            if (now - io.deadline() >= 0) {
                watched.remove(io);
                try {
                    io.expire();
                } catch (RuntimeException e) {
                    LOG.warn("I/O that has run past its deadline could not be cancelled", e);
                }
            }
        }
    }

    private boolean runUpkeep() {
        boolean more = false;
        for (Upkeep work : upkeeps) {
            try {
                more |= work.run();
            } catch (RuntimeException e) {
                LOG.warn("Idle connections could not be closed", e);
            }
        }
        return more;
    }

    /** Ends the thread. I/O that is added later has no deadline. */
    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }
}
