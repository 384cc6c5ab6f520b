/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.camelcalcom.feed.AtomicFileStateRepository;
import io.github.camelcalcom.feed.FeedFigures;
import io.github.camelcalcom.feed.JdbcStateRepository;
import io.github.camelcalcom.feed.UnreadableStateException;
import io.github.camelcalcom.support.CalcomContext;
import io.github.camelcalcom.support.DatabaseKind;
import io.github.camelcalcom.support.FollowedBookings;
import io.github.camelcalcom.support.ScriptedServer;
import io.github.camelcalcom.support.SharedDatabase;
import org.apache.camel.support.ScheduledPollConsumer;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** Given a feed with a state repository, when it is started again, then it goes on where it was. */
@Timeout(1_800)
class FeedStateTest {

    @TempDir
    Path directory;

    private FollowedBookings feed;

    @BeforeEach
    void start() throws Exception {
        feed = new FollowedBookings();
    }

    @AfterEach
    void stop() throws Exception {
        feed.close();
    }

    @ParameterizedTest
    @ValueSource(strings = { "hosted", "self-hosted" })
    void anotherProcessGoesOnWhereTheOneBeforeWas(String profile) throws Exception {
        feed.bookings().put("a", "accepted");
        feed.bookings().put("p", "pending");
        feed.follow("apiProfile=" + profile, new AtomicFileStateRepository(directory));
        feed.awaitChanges(2);
        feed.follow("apiProfile=" + profile, new AtomicFileStateRepository(directory));
        feed.awaitPolls();
        feed.bookings().pass(60_000);
        feed.bookings().put("p", "accepted");
        feed.bookings().put("b", "accepted");
        feed.awaitChanges(4);
        feed.follow("apiProfile=" + profile, new AtomicFileStateRepository(directory));
        feed.awaitPolls();

        assertThat(feed.changes()).hasSize(4).containsExactlyInAnyOrder("created a", "created p", "confirmed p", "created b");
    }

    @Test
    void whereAFeedBeginsIsKeptEvenIfNothingHappens() throws Exception {
        feed.bookings().put("old", "accepted");
        feed.bookings().pass(60_000);
        MemoryStateRepository states = new MemoryStateRepository();
        CalcomContext first = feed.context(states);
        first.routes(feed.route("now", "calcom:bookings/changes?initialDelay=0&delay=20")).start();
        feed.awaitPolls();
        // the repository is a bean of the user and not stopped with a route
        first.getRouteController().stopRoute("now");
        feed.bookings().put("meanwhile", "accepted");
        feed.bookings().pass(60_000);
        first.getRouteController().startRoute("now");
        feed.awaitChanges(1);
        first.close();

        assertThat(feed.changes()).containsExactly("created meanwhile");
    }

    @Test
    void howOftenADeliveryFailedIsKept() throws Exception {
        feed.bookings().put("a", "accepted");
        feed.failing().add("a");
        feed.follow("", new AtomicFileStateRepository(directory));
        await().atMost(300, TimeUnit.SECONDS).until(() -> figures(feed.consumer()).failures() >= 3);
        feed.bookings().pass(3_600_000);
        feed.bookings().put("b", "accepted");
        feed.awaitChanges(1);
        feed.follow("maxFailures=4", new AtomicFileStateRepository(directory));

        await().atMost(300, TimeUnit.SECONDS).until(() -> figures(feed.consumer()).dropped() == 1);
        assertThat(figures(feed.consumer()).failures()).as("it had failed at least three times before").isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "no JSON", "{}", "{\"kind\":\"list-items\",\"version\":1}", "{\"kind\":\"booking-changes\",\"version\":2}",
            "{\"kind\":\"booking-changes\",\"version\":1,\"floor\":\"2026-11-23T10:00:00Z\"}" })
    void aStateThatIsNotReadableDeliversNothing(String text) throws Exception {
        MemoryStateRepository states = new MemoryStateRepository();
        feed.bookings().put("a", "accepted");
        states.setState("test", text);
        feed.follow("feedName=test", states);
        feed.awaitPollError();

        assertThat(feed.handled()).first().asInstanceOf(InstanceOfAssertFactories.THROWABLE).isInstanceOf(UnreadableStateException.class)
                .hasMessageContaining("test");
        assertThat(feed.changes()).isEmpty();
        assertThat(states.getState("test")).isEqualTo(text);
    }

    @Test
    void nothingMoreIsDeliveredWhileTheStateCannotBeWritten() throws Exception {
        FragileRepository states = new FragileRepository();
        feed.follow("", states);
        feed.awaitPolls();
        states.broken.set(true);
        for (String uid : List.of("a", "b", "c")) {
            feed.bookings().pass(1_000);
            feed.bookings().put(uid, "accepted");
        }
        feed.awaitPollError();
        assertThat(feed.changes()).containsExactly("created a");

        states.broken.set(false);
        feed.awaitChanges(3);
        feed.awaitPolls();
        assertThat(feed.changes()).containsExactly("created a", "created b", "created c");
    }

    @Test
    void whoLooksAtTheFiguresDoesNotWaitForAStateThatIsBeingSaved() throws Exception {
        BlockedRepository states = new BlockedRepository();
        feed.bookings().put("a", "accepted");
        feed.follow("", states);
        try {
            assertThat(states.saving.await(300, TimeUnit.SECONDS)).isTrue();

            assertThat(CompletableFuture.supplyAsync(() -> figures(feed.consumer()))).succeedsWithin(60, TimeUnit.SECONDS)
                    .satisfies(figures -> assertThat(figures.watermark()).isNotNull());
        } finally {
            states.goOn.countDown();
        }
        feed.awaitChanges(1);
    }

    @Test
    void twoConsumersOfOneStateFailAtStart() throws Exception {
        try (CalcomContext camel = feed.context(new MemoryStateRepository())) {
            camel.routes(feed.route("one", "calcom:bookings/changes?changeTypes=created"));
            camel.routes(feed.route("two", "calcom:bookings/changes?changeTypes=cancelled"));

            assertThatThrownBy(camel::start).hasStackTraceContaining("Give each of them a feedName");
        }
    }

    @Test
    void feedsOfTwoAccountsInOneRepositoryFailAtStartUnlessTheyHaveNames() throws Exception {
        MemoryStateRepository states = new MemoryStateRepository();
        try (CalcomContext camel = feed.context(states)) {
            CalcomComponent other = new CalcomComponent();
            camel.addComponent("other", other);
            other.setConfiguration(camel.calcom().getConfiguration().copy());
            other.getConfiguration().setApiKey("cal_of_another_account");
            camel.routes(feed.route("one", "calcom:bookings/changes?initialDelay=0"));
            camel.routes(feed.route("two", "other:bookings/changes?initialDelay=0"));

            assertThatThrownBy(camel::start).hasStackTraceContaining("Give each of them a feedName, also where they have accounts of their own");
        }
    }

    @Test
    void feedsOfTwoContextsInOneRepositoryAreRefusedLikeThoseOfTwoComponents() throws Exception {
        MemoryStateRepository states = new MemoryStateRepository();
        String uri = "calcom:bookings/changes?initialDelay=0&delay=20&since=beginning";
        try (CalcomContext one = feed.context(states); CalcomContext two = feed.context(states)) {
            one.routes(feed.route("one", uri)).start();
            two.routes(feed.route("two", uri));
            assertThatThrownBy(two::start).hasStackTraceContaining("Give each of them a feedName").hasStackTraceContaining("belong to two contexts");

            one.stop();
            feed.bookings().put("a", "accepted");
            try (CalcomContext successor = feed.context(states)) {
                successor.routes(feed.route("successor", uri)).start();
                feed.awaitChanges(1);
            }
        }
        assertThat(feed.changes()).containsExactly("created a");
    }

    @Test
    void feedsInMemoryThatBeginElsewhereHaveStatesOfTheirOwn() throws Exception {
        feed.bookings().put("old", "accepted");
        feed.bookings().pass(3_600_000);
        try (CalcomContext camel = feed.context(null)) {
            camel.routes(feed.route("now", "calcom:bookings/changes?initialDelay=0&delay=20")).start();
            feed.awaitPolls();
            camel.getRouteController().stopRoute("now");
            camel.routes(feed.route("beginning", "calcom:bookings/changes?initialDelay=0&delay=20&since=beginning"));
            feed.awaitChanges(1);
            camel.getRouteController().startRoute("now");
            feed.bookings().put("new", "accepted");
            feed.awaitChanges(3);
        }
        assertThat(feed.changes()).containsExactly("created old", "created new", "created new");
    }

    @Test
    void twoFeedsWithNamesOfTheirOwnFollowTheSameList() throws Exception {
        try (CalcomContext camel = feed.context(new MemoryStateRepository())) {
            String options = "?initialDelay=0&delay=20&since=beginning&feedName=";
            camel.routes(feed.route("one", "calcom:bookings/changes" + options + "one"));
            camel.routes(feed.route("two", "calcom:bookings/changes" + options + "two")).start();
            feed.bookings().put("a", "accepted");
            feed.awaitChanges(2);
        }
        assertThat(feed.changes()).containsExactly("created a", "created a");
    }

    @Test
    void aNodeThatWasDeposedDeliversAtMostWhatItHasInFlight() throws Exception {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:deposed;DB_CLOSE_DELAY=-1");
        JdbcStateRepository ofTheDeposed = new JdbcStateRepository(database);
        ofTheDeposed.createTable();
        feed.bookings().put("a", "accepted");
        feed.follow("", ofTheDeposed);
        feed.awaitChanges(1);
        feed.awaitPolls();

        try (CalcomContext successor = feed.context(new JdbcStateRepository(database))) {
            successor.routes(feed.route("successor", "calcom:bookings/changes?initialDelay=0&delay=20&since=beginning")).start();
            for (int index = 0; index < 20; index++) {
                feed.bookings().pass(1_000);
                feed.bookings().put("u" + index, "accepted");
                int due = index + 2;
                await().atMost(300, TimeUnit.SECONDS).until(() -> feed.changes().stream().distinct().count() == due);
            }
            await().atMost(300, TimeUnit.SECONDS).until(() -> feed.consumer().getErrorCounter() > 0
                    || ((ScheduledPollConsumer) successor.getRoute("successor").getConsumer()).getErrorCounter() > 0);
        }

        assertThat(feed.changes().stream().distinct()).hasSize(21);
        assertThat(feed.changes().size()).as("one of both had one in flight").isLessThanOrEqualTo(22);
    }

    @ParameterizedTest
    @ValueSource(strings = { "file", "database" })
    void whoStartsLastGoesOnThoughTheOneBeforeStillDelivers(String kind) throws Exception {
        try (SharedDatabase database = DatabaseKind.H2.open(); CalcomContext before = node(kind, database);
             CalcomContext after = node(kind, database)) {
            before.routes(feed.route("before", "calcom:bookings/changes?initialDelay=0&delay=20&since=beginning")).start();
            feed.bookings().put("a", "accepted");
            feed.awaitChanges(1);
            feed.awaitPolls();
            after.routes(feed.route("after", "calcom:bookings/changes?initialDelay=0&delay=1000&since=beginning")).start();
            CalcomConsumer successor = (CalcomConsumer) after.getRoute("after").getConsumer();
            await().atMost(300, TimeUnit.SECONDS).until(() -> successor.getFigures() != null && successor.getFigures().watermark() != null);
            feed.bookings().pass(1_000);
            feed.bookings().put("b", "accepted");
            feed.awaitChanges(2);
            await().atMost(300, TimeUnit.SECONDS)
                    .until(() -> ((ScheduledPollConsumer) before.getRoute("before").getConsumer()).getErrorCounter() > 0);
            before.stop();
            feed.bookings().pass(1_000);
            feed.bookings().put("c", "accepted");

            await().atMost(300, TimeUnit.SECONDS).until(() -> feed.changes().contains("created c"));
            assertThat(feed.changes().stream().distinct()).containsExactly("created a", "created b", "created c");
            assertThat(feed.changes()).as("b was in flight when the one before was refused").hasSizeLessThanOrEqualTo(4);
        }
    }

    private CalcomContext node(String kind, SharedDatabase database) throws Exception {
        if (kind.equals("file")) {
            return feed.context(new AtomicFileStateRepository(directory));
        }
        JdbcStateRepository states = new JdbcStateRepository(database.dataSource());
        states.createTable();
        return feed.context(states);
    }

    @Test
    void aScanThatWasBrokenOffGoesOnAtItsCursor() throws Exception {
        for (int index = 0; index < 350; index++) {
            feed.bookings().pass(1_000);
            feed.bookings().put("u%03d".formatted(index), "accepted");
        }
        feed.follow("apiProfile=hosted&maxMessagesPerPoll=200&delay=600000", new AtomicFileStateRepository(directory));
        feed.awaitChanges(200);
        int before = feed.server().received().size();
        feed.follow("apiProfile=hosted", new AtomicFileStateRepository(directory));
        feed.awaitChanges(350);
        feed.awaitPolls();

        assertThat(feed.server().received().subList(before, before + 1)).first().extracting(ScriptedServer.Received::uri).asString()
                .contains("cursor=");
        assertThat(feed.changes()).hasSize(350).doesNotHaveDuplicates();
    }

    /** Whatever the order of the list: by the number of the booking, or in no recognizable order. */
    @ParameterizedTest
    @CsvSource({ "400, true", "404, true", "500, true", "400, false", "503, false" })
    void aScanWhoseCursorDoesNotWorkAnyMoreBeginsAgainWithoutDeliveringAgain(int status, boolean isOrdered) throws Exception {
        if (!isOrdered) {
            feed.bookings().orderByCursor(uid -> "%08x".formatted(uid.hashCode() * 0x9E3779B9));
        }
        for (int index = 0; index < 1_000; index++) {
            feed.bookings().pass(1_000);
            feed.bookings().put("u%03d".formatted(index), "accepted");
        }
        feed.follow("apiProfile=hosted&maxMessagesPerPoll=750&delay=600000", new AtomicFileStateRepository(directory));
        feed.awaitChanges(750);
        feed.bookings().forgetCursors(status);
        feed.bookings().pass(1_000);
        feed.bookings().put("u%03d".formatted(feed.changes().get(0).endsWith("u999") ? 999 : 0), "cancelled");
        feed.follow("apiProfile=hosted&maxRetries=0", new AtomicFileStateRepository(directory));
        feed.awaitChanges(1_001);
        feed.awaitPolls();

        assertThat(feed.changes()).hasSize(1_001).doesNotHaveDuplicates();
        assertThat(feed.handled()).as("polls that failed").hasSizeLessThan(3);
    }

    @Test
    void aScanThatAnEarlierVersionBeganGoesOn() throws Exception {
        for (int index = 0; index < 200; index++) {
            feed.bookings().pass(1_000);
            feed.bookings().put("u%03d".formatted(index), "accepted");
        }
        MemoryStateRepository states = new MemoryStateRepository();
        states.setState("test", "{\"kind\":\"booking-changes\",\"version\":1,\"floor\":\"1970-01-01T00:00:00Z\",\"watermark\":\"1970-01-01T00:00:00Z\","
                                + "\"knownUntil\":\"1970-01-01T00:00:00Z\",\"behind\":true,\"scan\":{\"from\":\"1970-01-01T00:00:00Z\",\"start\":\""
                                + feed.bookings().now() + "\",\"cursor\":\"u100\"},\"delivered\":{},\"failures\":[],\"pending\":[]}");
        feed.follow("apiProfile=hosted&feedName=test&overlap=0", states);
        feed.awaitChanges(100);
        feed.bookings().pass(1_000);
        feed.bookings().put("later", "accepted");
        feed.awaitChanges(101);

        assertThat(feed.changes()).contains("created u099", "created u000", "created later").doesNotContain("created u100")
                .doesNotHaveDuplicates();
    }

    @Test
    void aServerThatIsAwayDoesNotCostTheCursor() throws Exception {
        for (int index = 0; index < 300; index++) {
            feed.bookings().pass(1_000);
            feed.bookings().put("u%03d".formatted(index), "accepted");
        }
        feed.follow("apiProfile=hosted&maxMessagesPerPoll=150&delay=600000", new AtomicFileStateRepository(directory));
        feed.awaitChanges(150);
        feed.server().answer(503, "{}");
        feed.follow("apiProfile=hosted&maxRetries=0", new AtomicFileStateRepository(directory));
        feed.awaitCalls(20);
        int before = feed.server().received().size();
        feed.server().answer(feed.bookings()::list);
        feed.awaitChanges(300);

        List<ScriptedServer.Received> after = feed.server().received().subList(before, feed.server().received().size());
        assertThat(after.stream().limit(3).map(ScriptedServer.Received::uri)).anyMatch(uri -> uri.contains("cursor="));
        assertThat(feed.changes()).hasSize(300).doesNotHaveDuplicates();
    }

    private static FeedFigures figures(ScheduledPollConsumer consumer) {
        return ((CalcomConsumer) consumer).getFigures();
    }

    /** Has not written before it may go on. */
    private static final class BlockedRepository extends MemoryStateRepository {

        private final CountDownLatch saving = new CountDownLatch(1);
        private final CountDownLatch goOn = new CountDownLatch(1);

        @Override
        public void setState(String key, String value) {
            saving.countDown();
            try {
                assertThat(goOn.await(300, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            super.setState(key, value);
        }
    }

    /** Does not write while it is broken. */
    private static final class FragileRepository extends MemoryStateRepository {

        private final AtomicBoolean broken = new AtomicBoolean();

        @Override
        public void setState(String key, String value) {
            if (broken.get()) {
                throw new UncheckedIOException(new IOException("the disk is full"));
            }
            super.setState(key, value);
        }
    }
}
