/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import io.github.camelcalcom.feed.AtomicFileStateRepository;
import io.github.camelcalcom.support.CalcomContext;
import io.github.camelcalcom.support.FollowedBookings;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.cluster.FileLockClusterService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Given a feed with an exchange in flight, when its route is stopped or suspended, in one of several nodes or alone, then nothing is lost. */
@Timeout(1_800)
class FeedStoppingTest {

    private static final String OPTIONS = "calcom:bookings/changes?initialDelay=0&delay=20&since=beginning";

    @TempDir
    private Path states;
    @TempDir
    private Path locks;

    private FollowedBookings feed;

    @BeforeEach
    void start() throws Exception {
        feed = new FollowedBookings();
    }

    @AfterEach
    void stop() {
        feed.close();
    }

    /** A way to end what a route does, and to have it go on. */
    enum Way {

        STOP_ROUTE {
            @Override
            void end(CalcomContext camel) throws Exception {
                camel.getRouteController().stopRoute(FollowedBookings.ROUTE);
            }

            @Override
            void goOn(CalcomContext camel) throws Exception {
                camel.getRouteController().startRoute(FollowedBookings.ROUTE);
            }
        },
        SUSPEND_ROUTE {
            @Override
            void end(CalcomContext camel) throws Exception {
                camel.getRouteController().suspendRoute(FollowedBookings.ROUTE);
            }

            @Override
            void goOn(CalcomContext camel) throws Exception {
                camel.getRouteController().resumeRoute(FollowedBookings.ROUTE);
            }
        },
        SUSPEND_CONTEXT {
            @Override
            void end(CalcomContext camel) {
                camel.suspend();
            }

            @Override
            void goOn(CalcomContext camel) {
                camel.resume();
            }
        };

        abstract void end(CalcomContext camel) throws Exception;

        abstract void goOn(CalcomContext camel) throws Exception;
    }

    @ParameterizedTest
    @CsvSource({ "STOP_ROUTE, false", "SUSPEND_ROUTE, false", "SUSPEND_CONTEXT, false", "STOP_ROUTE, true", "SUSPEND_ROUTE, true",
            "SUSPEND_CONTEXT, true" })
    void whatIsInFlightIsDeliveredOnceAndTheRestLater(Way way, boolean master) throws Exception {
        Gate gate = new Gate();
        feed.processing(gate::pass);
        putThree();
        try (CalcomContext camel = master ? node("node") : alone()) {
            camel.start();
            gate.awaitArrival();
            whileInFlight(gate, master, () -> way.end(camel));
            List<String> whenEnded = List.copyOf(feed.changes());
            feed.bookings().pass(1_000);
            feed.bookings().put("d", "accepted");
            assertThat(feed.changes()).as("nothing comes after the end").isEqualTo(whenEnded);
            assertThat(whenEnded).startsWith(endingOfWhatIsInFlight(master)).hasSizeLessThan(4);

            way.goOn(camel);
            feed.awaitChanges(4);
            feed.awaitPolls();
        }
        assertThat(feed.changes()).containsExactly("created a", "created b", "created c", "created d");
    }

    @ParameterizedTest
    @CsvSource({ "false", "true" })
    void aContextThatIsStoppedLeavesTheRestToTheNext(boolean master) throws Exception {
        Gate gate = new Gate();
        feed.processing(gate::pass);
        putThree();
        try (CalcomContext camel = master ? node("first") : alone()) {
            camel.start();
            gate.awaitArrival();
            whileInFlight(gate, master, camel::stop);
        }
        assertThat(feed.changes()).startsWith(endingOfWhatIsInFlight(master));
        try (CalcomContext camel = master ? node("second") : alone()) {
            camel.start();
            feed.awaitChanges(3);
            feed.awaitPolls();
        }
        assertThat(feed.changes()).containsExactly("created a", "created b", "created c");
    }

    @Test
    void whatIsBrokenOffWhenTheTimeToStopIsUpComesAgain() throws Exception {
        Gate gate = new Gate();
        feed.processing(gate::pass);
        putThree();
        try (CalcomContext camel = alone()) {
            camel.getShutdownStrategy().setTimeUnit(TimeUnit.MILLISECONDS);
            camel.getShutdownStrategy().setTimeout(200);
            camel.start();
            gate.awaitArrival();
            camel.stop();
        }
        assertThat(feed.changes()).isEmpty();
        gate.open();
        try (CalcomContext camel = alone()) {
            camel.start();
            feed.awaitChanges(3);
            feed.awaitPolls();
        }
        assertThat(feed.changes()).containsExactly("created a", "created b", "created c");
    }

    @Test
    void twoNodesWithOneMasterDeliverEachChangeOnce() throws Exception {
        List<String> deliveredBy = new CopyOnWriteArrayList<>();
        feed.processing(exchange -> deliveredBy.add(exchange.getContext().getName()));
        try (CalcomContext one = node("one"); CalcomContext two = node("two")) {
            one.start();
            two.start();
            feed.bookings().put("a", "accepted");
            feed.awaitChanges(1);
            // the end of the route is not yet the state of the feed, and what is stopped between them comes again
            feed.awaitPolls();
            (deliveredBy.get(0).equals(one.getName()) ? one : two).stop();
            feed.bookings().pass(60_000);
            feed.bookings().put("b", "accepted");
            feed.awaitChanges(2);
            feed.awaitPolls();
        }
        assertThat(feed.changes()).containsExactly("created a", "created b");
    }

    /** Camel lets a route come to its end; under {@code master:} it breaks it off, so that it comes again. */
    private static String[] endingOfWhatIsInFlight(boolean master) {
        return master ? new String[0] : new String[] {"created a"};
    }

    private void putThree() {
        for (String uid : List.of("a", "b", "c")) {
            feed.bookings().pass(1_000);
            feed.bookings().put(uid, "accepted");
        }
    }

    private CalcomContext alone() throws Exception {
        return feed.context(new AtomicFileStateRepository(states)).routes(feed.route(FollowedBookings.ROUTE, OPTIONS));
    }

    private CalcomContext node(String name) throws Exception {
        FileLockClusterService cluster = new FileLockClusterService();
        cluster.setRoot(locks.toString());
        cluster.setId(name);
        cluster.setAcquireLockDelay(50, TimeUnit.MILLISECONDS);
        cluster.setAcquireLockInterval(50, TimeUnit.MILLISECONDS);
        CalcomContext camel = feed.context(new AtomicFileStateRepository(states));
        camel.addService(cluster);
        return camel.routes(feed.route(FollowedBookings.ROUTE, "master:feed:" + OPTIONS));
    }

    /** Begins to end a feed, and has the exchange in flight come to its end when that waits for it. Under {@code master:} nothing does. */
    private static void whileInFlight(Gate gate, boolean master, Ending ending) throws Exception {
        AtomicReference<Thread> thread = new AtomicReference<>();
        CompletableFuture<Void> ended = CompletableFuture.runAsync(() -> {
            thread.set(Thread.currentThread());
            try {
                ending.end();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        await().atMost(300, TimeUnit.SECONDS).until(() -> ended.isDone()
                || !master && thread.get() != null && thread.get().getState() == Thread.State.TIMED_WAITING);
        gate.open();
        ended.get(300, TimeUnit.SECONDS);
    }

    /** Ends a feed. */
    @FunctionalInterface
    private interface Ending {

        void end() throws Exception;
    }

    /** Holds the first exchange. */
    private static final class Gate {

        private final CountDownLatch arrived = new CountDownLatch(1);
        private final CountDownLatch opened = new CountDownLatch(1);

        void pass(Exchange exchange) {
            arrived.countDown();
            try {
                assertThat(opened.await(300, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new IllegalStateException("the processing was broken off", e);
            }
        }

        void awaitArrival() throws InterruptedException {
            assertThat(arrived.await(300, TimeUnit.SECONDS)).isTrue();
        }

        void open() {
            opened.countDown();
        }
    }
}
