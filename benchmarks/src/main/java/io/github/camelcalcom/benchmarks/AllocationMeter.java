package io.github.camelcalcom.benchmarks;

import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

import com.sun.management.ThreadMXBean;

/**
 * The bytes allocated by all threads between two points. Java 17 knows them per living thread only, so a thread that ended
 * between the points takes its count with it: that is noticed, and no number is given instead of one too small.
 */
final class AllocationMeter {

    private final ThreadMXBean threads = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);
    private final Map<Long, Long> before;
    private final long startedBefore;

    private AllocationMeter() {
        before = bytesByThread();
        startedBefore = threads.getTotalStartedThreadCount();
    }

    /** The first point. */
    static AllocationMeter start() {
        return new AllocationMeter();
    }

    /** The bytes from the first point to now, empty if a thread has ended since. */
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
            // negative: ended since its id was read
            if (bytes[i] >= 0) {
                bytesByThread.put(ids[i], bytes[i]);
            }
        }
        return bytesByThread;
    }
}
