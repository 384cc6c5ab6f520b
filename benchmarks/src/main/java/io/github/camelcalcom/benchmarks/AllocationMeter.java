/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.benchmarks;

import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

import com.sun.management.ThreadMXBean;

/**
 * The bytes that all threads allocate between two points. Java 17 counts them for living threads only. If a thread ended between the points, its
 * count is lost, and the result is empty instead of too small.
 */
final class AllocationMeter {

    private final ThreadMXBean threads = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);
    private final Map<Long, Long> before;
    private final long startedBefore;

    private AllocationMeter() {
        before = bytesByThread();
        startedBefore = threads.getTotalStartedThreadCount();
    }

    /** Starts at the first point. */
    static AllocationMeter start() {
        return new AllocationMeter();
    }

    /** Returns the bytes since the first point; empty if a thread has ended since then. */
    OptionalLong stop() {
        long started = threads.getTotalStartedThreadCount() - startedBefore;
        Map<Long, Long> now = bytesByThread();
        long born = now.keySet().stream().filter(id -> !before.containsKey(id)).count();
        if (born < started || !now.keySet().containsAll(before.keySet())) {
            return OptionalLong.empty();
        }
        long bytes = 0;
        for (Map.Entry<Long, Long> thread : now.entrySet()) {
            bytes += thread.getValue() - before.getOrDefault(thread.getKey(), 0L);
        }
        return OptionalLong.of(bytes);
    }

    private Map<Long, Long> bytesByThread() {
        long[] ids = threads.getAllThreadIds();
        long[] bytes = threads.getThreadAllocatedBytes(ids);
        Map<Long, Long> bytesByThread = new HashMap<>();
        for (int i = 0; i < ids.length; i++) {
            // negative if the thread ended after its id was read
            if (bytes[i] >= 0) {
                bytesByThread.put(ids[i], bytes[i]);
            }
        }
        return bytesByThread;
    }
}
