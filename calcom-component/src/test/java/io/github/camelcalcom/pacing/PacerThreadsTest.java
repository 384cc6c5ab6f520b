package io.github.camelcalcom.pacing;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.management.ThreadMXBean;
import io.github.camelcalcom.pacing.ThrottlingServer.Answer;
import io.github.camelcalcom.support.VirtualTimers;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A pacer under many threads. */
class PacerThreadsTest {

    private static final int THREADS = 64;
    private static final Answer NO_LIMITS = Answer.of(200);

    private final VirtualTimers timers = new VirtualTimers();
    private final Pacer pacer = new Pacers(10_000, timers).pacer("api.example.com", "alice");

    @Test
    void manyThreadsAtOnceGetNoMoreThanTheServerAllows() throws Exception {
        answerFirst(Answer.of(200, "X-RateLimit-Limit-Default", "120", "X-RateLimit-Remaining-Default", "119",
                "X-RateLimit-Reset-Default", "60"));
        AtomicInteger gone = new AtomicInteger();

        onAllThreads(() -> {
            for (int call = 0; call < 50; call++) {
                PacedCall paced = PacedCall.get().onGranted(granted -> gone.incrementAndGet());
                if (pacer.acquire(paced)) {
                    gone.incrementAndGet();
                }
            }
        });

        assertThat(gone).hasValue(119);
        assertThat(pacer.figures().waiting()).isEqualTo(THREADS * 50 - 119);
    }

    @Test
    void answersOnManyThreadsLoseAndDoubleNothing() throws Exception {
        ThrottlingServer server = new ThrottlingServer(timers).limit("Default", 100, Duration.ofSeconds(60));
        AtomicInteger answered = new AtomicInteger();

        onAllThreads(() -> {
            for (int call = 0; call < 50; call++) {
                PacedCall paced = PacedCall.get().onGranted(granted -> answer(server, granted, answered));
                if (pacer.acquire(paced)) {
                    answer(server, paced, answered);
                }
            }
        });
        for (int minute = 0; minute < 40; minute++) {
            timers.advance(Duration.ofSeconds(61));
        }

        assertThat(answered).hasValue(THREADS * 50);
        assertThat(server.refused()).isZero();
        assertThat(pacer.figures().waiting()).isZero();
        assertThat(pacer.isIdle()).isTrue();
    }

    @Test
    void withoutLimitsNothingIsAllocated() {
        answerFirst(NO_LIMITS);
        PacedCall call = PacedCall.get();
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        goAndAnswer(call, 50_000);

        long before = threads.getThreadAllocatedBytes(thread);
        goAndAnswer(call, 200_000);
        long allocated = threads.getThreadAllocatedBytes(thread) - before;

        // less than one byte in ten calls: only what measuring itself may cost
        assertThat(allocated).isLessThan(20_000);
    }

    private void goAndAnswer(PacedCall call, int times) {
        for (int time = 0; time < times; time++) {
            if (pacer.acquire(call)) {
                pacer.answered(call, 200, NO_LIMITS);
            }
        }
    }

    private void answerFirst(Answer answer) {
        PacedCall first = PacedCall.get();
        assertThat(pacer.acquire(first)).isTrue();
        pacer.answered(first, answer.status(), answer);
    }

    private void answer(ThrottlingServer server, PacedCall call, AtomicInteger answered) {
        Answer answer;
        synchronized (server) {
            answer = server.count();
        }
        answered.incrementAndGet();
        pacer.answered(call, answer.status(), answer);
    }

    private static void onAllThreads(Runnable action) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(THREADS);
        try {
            CyclicBarrier start = new CyclicBarrier(THREADS);
            List<Future<?>> threads = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                threads.add(executor.submit(() -> {
                    start.await();
                    action.run();
                    return null;
                }));
            }
            for (Future<?> thread : threads) {
                thread.get(60, TimeUnit.SECONDS);
            }
        } finally {
            executor.shutdownNow();
        }
    }
}
