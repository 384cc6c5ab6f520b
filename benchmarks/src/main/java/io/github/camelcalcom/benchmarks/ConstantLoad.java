package io.github.camelcalcom.benchmarks;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/**
 * Keeps a constant number of calls in flight: each answer starts the next call on the thread it arrived on, so that the load
 * itself costs no thread and no hand-over.
 */
final class ConstantLoad {

    private static final int LAST_ANSWER_SECONDS = 60;

    private final Contender contender;
    private final BookingCall call;
    private final int inFlight;

    ConstantLoad(Contender contender, BookingCall call, int inFlight) {
        this.contender = contender;
        this.call = call;
        this.inFlight = inFlight;
    }

    /**
     * Starts calls for this long and waits for the last answer.
     *
     * @return the number of calls made
     * @throws IllegalStateException if a call failed or its answer was wrong or did not come
     */
    long run(Duration duration) throws InterruptedException {
        Run run = new Run(System.nanoTime() + duration.toNanos());
        return run.complete();
    }

    private final class Run {

        private final long deadline;
        private final CountDownLatch open = new CountDownLatch(inFlight);
        private final AtomicReference<Throwable> failure = new AtomicReference<>();

        private Run(long deadline) {
            this.deadline = deadline;
        }

        private long complete() throws InterruptedException {
            Lane[] lanes = Stream.generate(() -> new Lane(this)).limit(inFlight).toArray(Lane[]::new);
            for (Lane lane : lanes) {
                lane.next();
            }
            long patience = deadline - System.nanoTime() + TimeUnit.SECONDS.toNanos(LAST_ANSWER_SECONDS);
            boolean answered = open.await(patience, TimeUnit.NANOSECONDS);
            if (failure.get() != null) {
                throw new IllegalStateException("A call of " + contender.name() + " to " + call + " failed", failure.get());
            }
            if (!answered) {
                throw new IllegalStateException(contender.name() + " left " + open.getCount() + " calls to " + call + " without an answer");
            }
            return Stream.of(lanes).mapToLong(lane -> lane.calls).sum();
        }
    }

    /** One call after the other. The count is written by one thread at a time and read after the latch. */
    private final class Lane implements Contender.Answer {

        private final Run run;
        private long calls;

        private Lane(Run run) {
            this.run = run;
        }

        private void next() {
            try {
                contender.call(call, this);
            } catch (RuntimeException e) {
                end(e);
            }
        }

        @Override
        public void arrived(Object data, Throwable failed) {
            if (failed != null) {
                end(failed);
                return;
            }
            try {
                call.verify(data);
            } catch (IllegalStateException e) {
                end(e);
                return;
            }
            calls++;
            if (run.failure.get() == null && System.nanoTime() - run.deadline < 0) {
                next();
            } else {
                run.open.countDown();
            }
        }

        private void end(Throwable failed) {
            run.failure.compareAndSet(null, failed);
            run.open.countDown();
        }
    }
}
