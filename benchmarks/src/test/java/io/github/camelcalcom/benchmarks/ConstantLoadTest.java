package io.github.camelcalcom.benchmarks;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ConstantLoadTest {

    private static final Map<String, Object> BOOKING = Map.of("uid", RecordedBodies.BOOKING_UID);

    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stopThreads() {
        threads.shutdownNow();
    }

    @Test
    void keepsThatManyCallsInFlight() throws InterruptedException {
        AtomicInteger open = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicLong made = new AtomicLong();
        CyclicBarrier allOpen = new CyclicBarrier(4);
        Contender contender = contender(answer -> {
            made.incrementAndGet();
            most.accumulateAndGet(open.incrementAndGet(), Math::max);
            // calls after the first ones take a little, so that a run of seconds is little work
            CompletableFuture.delayedExecutor(20, TimeUnit.MILLISECONDS, threads).execute(() -> {
                if (made.get() <= 4) {
                    await(allOpen);
                }
                open.decrementAndGet();
                answer.arrived(BOOKING, null);
            });
        });

        long calls = new ConstantLoad(contender, BookingCall.GET, 4).run(Duration.ofSeconds(3));

        assertThat(most).as("the barrier opens only once all four are in flight").hasValue(4);
        assertThat(calls).isEqualTo(made.get()).isGreaterThan(4);
        assertThat(open).as("it waits for the last answer").hasValue(0);
    }

    @Test
    void stopsAtAFailedCall() {
        IllegalStateException refused = new IllegalStateException("refused");
        Contender contender = contender(answer -> threads.execute(() -> answer.arrived(null, refused)));

        assertThatThrownBy(() -> new ConstantLoad(contender, BookingCall.GET, 2).run(Duration.ofMinutes(1)))
                .hasMessage("A call of test to get failed").hasCause(refused);
    }

    @Test
    void stopsAtAWrongAnswer() {
        Contender contender = contender(answer -> threads.execute(() -> answer.arrived(Map.of("uid", "another"), null)));

        assertThatThrownBy(() -> new ConstantLoad(contender, BookingCall.GET, 1).run(Duration.ofMinutes(1)))
                .hasRootCauseMessage("The answer to get is not the recorded one: {uid=another}");
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(60, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static Contender contender(Consumer<Contender.Answer> call) {
        return new Contender() {
            @Override
            public String name() {
                return "test";
            }

            @Override
            public void call(BookingCall ignored, Answer answer) {
                call.accept(answer);
            }

            @Override
            public void close() {
                // holds nothing
            }
        };
    }
}
