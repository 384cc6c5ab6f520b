/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.pacing;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import com.sun.management.ThreadMXBean;
import io.github.camelcalcom.client.CallScope;
import io.github.camelcalcom.pacing.ThrottlingServer.Answer;
import io.github.camelcalcom.support.VirtualTimers;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** Many threads use one pacer. */
class PacerThreadsTest {

    private static final int THREADS = 64;
    private static final Answer NO_LIMITS = Answer.of(200);

    private final VirtualTimers timers = new VirtualTimers();
    private final CallScope scope = new CallScope();
    private final Pacer pacer = new Pacers(10_000, timers).pacer("api.example.com", "alice");

    @Test
    void manyThreadsAtOnceGetNoMoreThanTheServerAllows() throws Exception {
        take().answered(200, Answer.of(200, "X-RateLimit-Limit-Default", "120", "X-RateLimit-Remaining-Default", "119",
                "X-RateLimit-Reset-Default", "60"));
        AtomicInteger gone = new AtomicInteger();
        AtomicInteger stopped = new AtomicInteger();

        List<Future<?>> calls = onThreads(500, () -> (take() == null ? stopped : gone).incrementAndGet());
        await().atMost(300, TimeUnit.SECONDS).until(() -> gone.get() + pacer.figures().waiting() == 500);

        assertThat(gone).hasValue(119);
        scope.close();
        awaitEnd(calls);
        assertThat(gone).hasValue(119);
        assertThat(stopped).hasValue(500 - 119);
    }

    @Test
    void answersOnManyThreadsLoseAndDoubleNothing() throws Exception {
        ThrottlingServer server = new ThrottlingServer(timers).limit("Default", 100, Duration.ofSeconds(60));
        AtomicInteger answered = new AtomicInteger();

        List<Future<?>> threads = onThreads(THREADS, () -> {
            for (int call = 0; call < 50; call++) {
                answer(server, take(), answered);
            }
            return null;
        });
        await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(1)).atMost(300, TimeUnit.SECONDS).until(() -> {
            if (threads.stream().filter(thread -> !thread.isDone()).count() == pacer.figures().waiting()) {
                timers.advance(Duration.ofSeconds(61));
            }
            return threads.stream().allMatch(Future::isDone);
        });
        awaitEnd(threads);
        timers.advance(Duration.ofSeconds(61));

        assertThat(answered).hasValue(THREADS * 50);
        assertThat(server.refused()).isZero();
        assertThat(pacer.figures().waiting()).isZero();
        assertThat(pacer.isIdle()).isTrue();
    }

    @Test
    void aTurnThatComesWhileItsThreadIsInterruptedIsGivenBack() throws Exception {
        Pacer interrupting = new Pacers(10, new Timers() {
            @Override
            public void await(ReentrantLock lock, Condition condition, long nanos) throws InterruptedException {
                condition.await();
                throw new InterruptedException("after the signal, before the thread has the lock again");
            }
        }).pacer("api.example.com", "alice");
        take(interrupting).answered(200, Answer.of(200, "X-RateLimit-Limit-Default", "1000", "X-RateLimit-Remaining-Default", "1",
                "X-RateLimit-Reset-Default", "3600"));
        Turn open = take(interrupting);
        Future<?> waiting = onThreads(1, () -> take(interrupting)).get(0);
        await().atMost(300, TimeUnit.SECONDS).until(() -> interrupting.figures().waiting() == 1);

        open.unsent();

        assertThatThrownBy(() -> waiting.get(300, TimeUnit.SECONDS)).hasCauseInstanceOf(InterruptedException.class);
        assertThat(interrupting.figures().remaining()).isEqualTo(1);
    }

    @Test
    void interruptsAtAnyMomentLoseNoTurn() throws Exception {
        take().answered(200, Answer.of(200, "X-RateLimit-Limit-Default", "1000", "X-RateLimit-Remaining-Default", "4",
                "X-RateLimit-Reset-Default", "3600"));
        List<Turn> open = new ArrayList<>();
        for (int turn = 0; turn < 4; turn++) {
            open.add(take());
        }
        AtomicInteger interrupted = new AtomicInteger();
        Set<Thread> running = ConcurrentHashMap.newKeySet();

        List<Future<?>> threads = onThreads(THREADS, () -> {
            running.add(Thread.currentThread());
            for (int call = 0; call < 200; call++) {
                try {
                    take().unsent();
                } catch (InterruptedException e) {
                    interrupted.incrementAndGet();
                }
            }
            return null;
        });
        open.forEach(Turn::unsent);
        await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(1)).atMost(300, TimeUnit.SECONDS).until(() -> {
            running.forEach(Thread::interrupt);
            return threads.stream().allMatch(Future::isDone);
        });
        awaitEnd(threads);

        assertThat(pacer.figures().waiting()).isZero();
        assertThat(pacer.figures().remaining()).as("of " + interrupted + " interrupts").isEqualTo(4);
    }

    @Test
    void withoutLimitsNothingIsAllocated() throws Exception {
        take().answered(200, NO_LIMITS);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        goAndAnswer(50_000);

        long before = threads.getThreadAllocatedBytes(thread);
        goAndAnswer(200_000);
        long allocated = threads.getThreadAllocatedBytes(thread) - before;

        // less than one byte in ten calls: only the cost of the measurement itself
        assertThat(allocated).isLessThan(20_000);
    }

    private void goAndAnswer(int times) throws Exception {
        for (int time = 0; time < times; time++) {
            take().answered(200, NO_LIMITS);
        }
    }

    private Turn take() throws Exception {
        return take(pacer);
    }

    private Turn take(Pacer from) throws Exception {
        return from.take(PacedCall.GET, CallPriority.NORMAL, Long.MAX_VALUE, scope);
    }

    private void answer(ThrottlingServer server, Turn turn, AtomicInteger answered) {
        Answer answer;
        synchronized (server) {
            answer = server.count();
        }
        answered.incrementAndGet();
        turn.answered(answer.status(), answer);
    }

    private static List<Future<?>> onThreads(int count, Callable<?> action) {
        ExecutorService executor = Executors.newFixedThreadPool(count);
        CyclicBarrier start = new CyclicBarrier(count);
        List<Future<?>> threads = new ArrayList<>();
        for (int thread = 0; thread < count; thread++) {
            threads.add(executor.submit(() -> {
                start.await();
                action.call();
                return null;
            }));
        }
        executor.shutdown();
        return threads;
    }

    private static void awaitEnd(List<Future<?>> threads) throws Exception {
        for (Future<?> thread : threads) {
            thread.get(300, TimeUnit.SECONDS);
        }
    }
}
