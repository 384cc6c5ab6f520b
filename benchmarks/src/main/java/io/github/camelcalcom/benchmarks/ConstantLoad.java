/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Keeps a constant number of calls in flight, with one thread for each call in flight. */
final class ConstantLoad {

    private static final int LAST_ANSWER_SECONDS = 60;
    /** The most calls in flight. */
    static final int MOST_CALLERS = 256;

    /** These threads do not end, because Java does not count the allocations of threads that have ended. */
    private static final ExecutorService CALLERS = new ThreadPoolExecutor(0, Integer.MAX_VALUE, Long.MAX_VALUE, TimeUnit.NANOSECONDS,
            new SynchronousQueue<>(), ConstantLoad::caller);

    private final Contender contender;
    private final BookingCall call;
    private final List<Lane> lanes;
    private volatile boolean failed;

    /** @param inFlight at most {@link #MOST_CALLERS} */
    ConstantLoad(Contender contender, BookingCall call, int inFlight) {
        this.contender = contender;
        this.call = call;
        this.lanes = Stream.generate(Lane::new).limit(inFlight).toList();
    }

    private static Thread caller(Runnable work) {
        Thread thread = new Thread(work, "caller");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Makes calls for the duration and waits for the last response. Must be called once only.
     *
     * @return the number of calls made
     * @throws IllegalStateException if a call failed, or its response was wrong or missing
     */
    long run(Duration duration) throws InterruptedException {
        long deadline = System.nanoTime() + duration.toNanos();
        List<Future<Long>> running = new ArrayList<>();
        for (Lane lane : lanes) {
            running.add(CALLERS.submit(() -> lane.callUntil(deadline)));
        }
        long calls = 0;
        for (Future<Long> lane : running) {
            calls += callsOf(lane, deadline);
        }
        return calls;
    }

    private long callsOf(Future<Long> lane, long deadline) throws InterruptedException {
        try {
            return lane.get(deadline - System.nanoTime() + TimeUnit.SECONDS.toNanos(LAST_ANSWER_SECONDS), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException("A call of " + contender.name() + " to " + call + " failed", e.getCause());
        } catch (TimeoutException e) {
            throw new IllegalStateException(contender.name() + " received no response to " + call, e);
        }
    }

    /** The durations of the calls of the run. */
    Latencies latencies() {
        Latencies all = new Latencies();
        lanes.forEach(lane -> all.add(lane.latencies));
        return all;
    }

    /** Makes one call after the other, on one thread. */
    private final class Lane {

        private final Latencies latencies = new Latencies();

        private long callUntil(long deadline) throws Exception {
            long calls = 0;
            long now = System.nanoTime();
            do {
                long begin = now;
                try {
                    call.verify(contender.call(call));
                } catch (Exception | Error e) {
                    failed = true;
                    throw e;
                }
                now = System.nanoTime();
                latencies.record(now - begin);
                calls++;
            } while (!failed && now - deadline < 0);
            return calls;
        }
    }
}
