/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.pacing;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The pacers of all callers. Components with the same credentials share an instance, so that together they do not exceed a limit.
 * Thread safe.
 */
public final class Pacers {

    /** Limits the memory of idle pacers, of a few hundred bytes each, to about a megabyte. */
    private static final int IDLE_PACERS_KEPT = 4_096;

    private final int queueSize;
    private final Timers timers;
    private final ConcurrentMap<Object, ConcurrentMap<Object, Pacer>> byServer = new ConcurrentHashMap<>();
    private final AtomicInteger size = new AtomicInteger();
    private volatile int sizeToSweepAt = IDLE_PACERS_KEPT;

    /**
     * @param  queueSize                the maximum number of waiting calls of one credential; with 0, calls that would wait are refused
     * @param  timers                   the clock, and waiting for it
     * @throws IllegalArgumentException if the size is negative
     */
    public Pacers(int queueSize, Timers timers) {
        if (queueSize < 0) {
            throw new IllegalArgumentException("The option pacingQueueSize must be 0 or more, but is " + queueSize);
        }
        this.queueSize = queueSize;
        this.timers = timers;
    }

    /**
     * Returns the pacer of a caller at a server. Equal arguments return the same pacer, unless it was idle and was dropped.
     *
     * @param server the server; its {@code toString} names it in the figures
     * @param caller the caller; equal if and only if the server counts the calls together. Never displayed
     */
    public Pacer pacer(Object server, Object caller) {
        ConcurrentMap<Object, Pacer> pacers = byServer.get(server);
        Pacer pacer = pacers == null ? null : pacers.get(caller);
        return pacer == null ? create(server, caller) : pacer;
    }

    /** The figures of each pacer. */
    public List<PacerFigures> figures() {
        return byServer.values().stream().flatMap(pacers -> pacers.values().stream()).map(Pacer::figures).toList();
    }

    private Pacer create(Object server, Object caller) {
        if (size.get() >= sizeToSweepAt) {
            sweep();
        }
        return byServer.computeIfAbsent(server, any -> new ConcurrentHashMap<>()).computeIfAbsent(caller, any -> {
            size.incrementAndGet();
            return new Pacer(server.toString(), queueSize, timers);
        });
    }

    /** Drops idle pacers. If many are not idle, the next sweep is later, so that not each new pacer causes a sweep. */
    private synchronized void sweep() {
        if (size.get() < sizeToSweepAt) {
            return;
        }
        for (ConcurrentMap<Object, Pacer> pacers : byServer.values()) {
            pacers.values().removeIf(pacer -> {
                boolean idle = pacer.isIdle();
                if (idle) {
                    size.decrementAndGet();
                }
                return idle;
            });
        }
        sizeToSweepAt = Math.max(IDLE_PACERS_KEPT, 2 * size.get());
    }
}
