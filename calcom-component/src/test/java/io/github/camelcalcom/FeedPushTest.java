/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.net.ConnectException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import io.github.camelcalcom.error.CalcomException;
import io.github.camelcalcom.sandbox.CalcomSandbox;
import io.github.camelcalcom.sandbox.state.Webhook;
import io.github.camelcalcom.support.BookingRequest;
import io.github.camelcalcom.support.CalcomContext;
import io.github.camelcalcom.support.FollowedBookings;
import io.github.camelcalcom.support.PushedFeed;
import io.github.camelcalcom.support.ScriptedServer;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.file.cluster.FileLockClusterService;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.spi.ScheduledPollConsumerScheduler;
import org.apache.camel.support.ScheduledPollConsumer;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.apache.camel.support.service.ServiceSupport;
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

/** Given a feed that webhooks notify of changes, then it is quick, and as correct as without them. */
@Timeout(1_800)
class FeedPushTest {

    private static final String NEVER = "initialDelay=0&delay=3600000&";

    private final MemoryStateRepository states = new MemoryStateRepository();
    private FollowedBookings feed;
    private CalcomContext camel;
    private PushedFeed push;

    @BeforeEach
    void start() throws Exception {
        feed = new FollowedBookings();
        camel = feed.context(states);
        push = new PushedFeed(camel);
    }

    @AfterEach
    void stop() {
        camel.stop();
        feed.close();
    }

    private void follow(String options) throws Exception {
        follow(FollowedBookings.ROUTE, "calcom:bookings/changes?since=beginning&exceptionHandler=#errors&" + options);
        camel.start();
    }

    private void follow(String route, String uri) throws Exception {
        camel.routes(feed.route(route, uri));
    }

    /** The poll at the start has ended, so that all later ones are caused by webhooks. */
    private void awaitFirstPoll() {
        await().atMost(300, TimeUnit.SECONDS).until(() -> ((ScheduledPollConsumer) camel.getRoute(FollowedBookings.ROUTE).getConsumer())
                .isFirstPollDone());
    }

    private int calls() {
        return feed.server().received().size();
    }

    private void put(String uid) {
        feed.bookings().pass(1);
        feed.bookings().put(uid, "accepted");
    }

    /** Nothing is due when this returns that could still poll. */
    private void assertThatNobodyPolls() {
        int before = calls();
        await().during(Duration.ofMillis(500)).atMost(300, TimeUnit.SECONDS).until(() -> calls() == before);
    }

    @Test
    void aBookingReachesTheRouteWithoutWaitingForTheSchedule() throws Exception {
        List<Object> received = new CopyOnWriteArrayList<>();
        try (CalcomSandbox sandbox = CalcomSandbox.start(); CalcomContext context = new CalcomContext(sandbox.url())) {
            context.calcom().getConfiguration().setApiKey(sandbox.apiKey());
            PushedFeed pushed = new PushedFeed(context);
            context.routes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("calcom:bookings/changes?" + NEVER + "pushPath=/feed&pushExternalUrl=" + pushed.url()).routeId(FollowedBookings.ROUTE)
                            .process(exchange -> received.add(exchange.getMessage().getHeader(CalcomConstants.CHANGE_BOOKING_UID)));
                }
            }).start();
            List<Webhook> webhooks = await().atMost(300, TimeUnit.SECONDS)
                    .until(() -> sandbox.read(state -> List.copyOf(state.webhooks().all())), all -> !all.isEmpty());
            Exchange booked = context.call("calcom:bookings/create", BookingRequest.of(1, 10), Map.of());
            assertThat(booked.getException()).isNull();

            await().until(() -> !received.isEmpty());
            assertThat(received).containsExactly(booked.getMessage().getBody(Map.class).get("uid"));
            assertThat(webhooks).singleElement().extracting(Webhook::subscriberUrl).isEqualTo(pushed.url() + "/feed");
        }
    }

    @Test
    void aHundredWebhooksWhileAPollRunsCauseOneMore() throws Exception {
        CountDownLatch opened = new CountDownLatch(1);
        put("first");
        feed.processing(exchange -> awaitOpening(opened));
        follow(NEVER + PushedFeed.options("/feed"));
        await().until(() -> calls() == 1);
        List<String> uids = IntStream.range(0, 100).mapToObj(index -> "u" + index).toList();
        for (String uid : uids) {
            put(uid);
            assertThat(push.tell("/feed", uid)).isEqualTo(200);
        }
        opened.countDown();
        feed.awaitChanges(101);
        assertThatNobodyPolls();

        assertThat(calls()).as("the poll at the start, and one for all notifications").isEqualTo(2);
        assertThat(feed.changes()).contains("created first", "created u0", "created u99").doesNotHaveDuplicates();
    }

    private static void awaitOpening(CountDownLatch opened) {
        try {
            assertThat(opened.await(300, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void onePollRunsAtATimeAlsoWhereTheScheduleHasSeveralThreads() throws Exception {
        CountDownLatch opened = new CountDownLatch(1);
        ScheduledExecutorService threads = Executors.newScheduledThreadPool(4);
        try {
            camel.getRegistry().bind("threads", threads);
            put("first");
            feed.processing(exchange -> awaitOpening(opened));
            follow("initialDelay=0&delay=10&scheduledExecutorService=#threads&" + PushedFeed.options("/feed"));
            await().until(() -> calls() == 1);
            put("second");
            push.tell("/feed", "second");
            assertThatNobodyPolls();
            opened.countDown();
            feed.awaitChanges(2);

            assertThat(feed.changes()).containsExactly("created first", "created second");
        } finally {
            camel.stop();
            threads.shutdownNow();
        }
    }

    @Test
    void aScheduleOfSomebodyElsesIsNoHindrance() throws Exception {
        camel.getRegistry().bind("once", new OnceAtStart());
        follow("scheduler=#once&" + PushedFeed.options("/feed"));
        awaitFirstPoll();
        put("a");
        push.tell("/feed", "a");
        feed.awaitChanges(1);

        assertThat(feed.changes()).containsExactly("created a");
    }

    /** Polls when it is started, and has no threads that anybody else could use. */
    private static final class OnceAtStart extends ServiceSupport implements ScheduledPollConsumerScheduler {

        private Runnable task;
        private CamelContext context;

        @Override
        public void onInit(Consumer consumer) {
            // needs to know nothing of it
        }

        @Override
        public void scheduleTask(Runnable newTask) {
            task = newTask;
        }

        @Override
        public void unscheduleTask() {
            task = null;
        }

        @Override
        public void startScheduler() {
            task.run();
        }

        @Override
        public boolean isSchedulerStarted() {
            return task != null;
        }

        @Override
        public void setCamelContext(CamelContext newContext) {
            context = newContext;
        }

        @Override
        public CamelContext getCamelContext() {
            return context;
        }
    }

    @Test
    void aBookingThatTheListDoesNotHaveYetIsLookedForOnceMore() throws Exception {
        follow(NEVER + PushedFeed.options("/feed"));
        awaitFirstPoll();
        // the poll at the start and that of the webhook do not find it
        feed.bookings().beforePage(() -> {
            if (calls() == 3) {
                put("late");
            }
        });
        push.tell("/feed", "late");
        feed.awaitChanges(1);

        assertThat(feed.changes()).containsExactly("created late");
        assertThat(calls()).isEqualTo(3);
    }

    @Test
    void aForgedWebhookCausesNoPoll() throws Exception {
        follow(NEVER + PushedFeed.options("/feed"));
        awaitFirstPoll();

        assertThat(push.tell("/feed", "a", "guessed").statusCode()).isEqualTo(401);
        assertThatNobodyPolls();
        assertThat(calls()).isEqualTo(1);
    }

    @Test
    void aWebhookThatComesTwiceDeliversOnce() throws Exception {
        follow(NEVER + PushedFeed.options("/feed"));
        awaitFirstPoll();
        put("a");
        push.tell("/feed", "a");
        feed.awaitChanges(1);
        assertThat(push.tell("/feed", "a")).isEqualTo(200);
        assertThatNobodyPolls();

        assertThat(feed.changes()).containsExactly("created a");
    }

    @Test
    void withTheWebhookServerDownTheFeedStillDelivers() throws Exception {
        follow("initialDelay=0&delay=50&" + PushedFeed.options("/feed"));
        push.breakDown();
        assertThatThrownBy(() -> push.tell("/feed", "a")).isInstanceOf(ConnectException.class);
        put("a");
        feed.awaitChanges(1);

        assertThat(feed.changes()).containsExactly("created a");
    }

    @Test
    void aServerThatRegistersNothingNeitherKeepsTheFeedFromStartingNorFromDelivering() throws Exception {
        feed.server().answer(request -> {
            if (request.path().startsWith("/v2/webhooks")) {
                ScriptedServer.json(request, 403, "{\"status\":\"error\",\"error\":{\"code\":\"ForbiddenException\",\"message\":\"no\"}}");
            } else {
                feed.bookings().list(request);
            }
        });
        follow("initialDelay=0&delay=50&pushPath=/feed&pushExternalUrl=" + push.url());
        put("a");
        feed.awaitChanges(1);
        await().atMost(300, TimeUnit.SECONDS).until(() -> feed.server().received().stream().anyMatch(call -> call.uri().startsWith("/v2/webhooks")));

        assertThat(feed.changes()).containsExactly("created a");
        assertThat(push.tell("/feed", "a")).as("no secret is known").isEqualTo(503);
    }

    @Test
    void aRouteThatIsStartedAgainListensAgain() throws Exception {
        follow(NEVER + PushedFeed.options("/feed"));
        awaitFirstPoll();
        camel.getRouteController().stopRoute(FollowedBookings.ROUTE);
        assertThat(push.tell("/feed", "a")).isEqualTo(404);
        camel.getRouteController().startRoute(FollowedBookings.ROUTE);
        awaitFirstPoll();
        put("a");
        assertThat(push.tell("/feed", "a")).isEqualTo(200);
        feed.awaitChanges(1);

        assertThat(feed.changes()).containsExactly("created a");
    }

    @Test
    void aSuspendedFeedDoesNotListenAndCatchesUpWhenItIsResumed() throws Exception {
        follow(NEVER + PushedFeed.options("/feed"));
        awaitFirstPoll();
        camel.getRouteController().suspendRoute(FollowedBookings.ROUTE);
        put("a");
        assertThat(push.tell("/feed", "a")).isEqualTo(404);
        assertThatNobodyPolls();
        camel.getRouteController().resumeRoute(FollowedBookings.ROUTE);
        feed.awaitChanges(1);
        put("b");
        assertThat(push.tell("/feed", "b")).isEqualTo(200);
        feed.awaitChanges(2);

        assertThat(feed.changes()).containsExactly("created a", "created b");
    }

    @Test
    void twoFeedsOfOneContextAreToldEachAtItsPath() throws Exception {
        follow("one", "calcom:bookings/changes?" + NEVER + "since=beginning&feedName=one&" + PushedFeed.options("/one"));
        follow("two", "calcom:org-bookings/changes?orgId=7&" + NEVER + "since=beginning&feedName=two&" + PushedFeed.options("/two"));
        camel.start();
        await().until(() -> calls() == 2);
        put("a");
        push.tell("/one", "a");
        feed.awaitChanges(1);
        assertThatNobodyPolls();
        assertThat(feed.changes()).hasSize(1);
        push.tell("/two", "a");
        feed.awaitChanges(2);

        assertThat(feed.server().received().get(calls() - 1).uri()).startsWith("/v2/organizations/7/bookings");
    }

    @ParameterizedTest
    @ValueSource(strings = { "calcom:bookings/changes?feedName=two&", "calcom:org-bookings/changes?orgId=7&" })
    void twoFeedsAtOnePathFailTheStart(String other) throws Exception {
        follow("one", "calcom:bookings/changes?" + PushedFeed.options("/feed"));
        follow("two", other + PushedFeed.options("/feed"));

        assertThatThrownBy(camel::start).hasStackTraceContaining("pushPath=/feed names a path that another feed");
    }

    @Test
    void anIdleFeedThatBacksOffIsPolledAllTheSame() throws Exception {
        follow("initialDelay=0&delay=20&backoffMultiplier=100000&backoffIdleThreshold=1&" + PushedFeed.options("/feed"));
        awaitFirstPoll();
        await().until(() -> ((ScheduledPollConsumer) camel.getRoute(FollowedBookings.ROUTE).getConsumer()).getBackoffCounter() > 0);
        put("a");
        push.tell("/feed", "a");
        feed.awaitChanges(1);

        assertThat(feed.changes()).containsExactly("created a");
    }

    @Test
    void aFeedThatBacksOffFromErrorsIsLeftAlone() throws Exception {
        feed.server().answer(500, "{}");
        camel.calcom().getConfiguration().setMaxRetries(0);
        follow("initialDelay=0&delay=20&backoffMultiplier=100000&backoffErrorThreshold=1&" + PushedFeed.options("/feed"));
        await().until(() -> ((ScheduledPollConsumer) camel.getRoute(FollowedBookings.ROUTE).getConsumer()).getBackoffCounter() > 0);
        push.tell("/feed", "a");
        assertThatNobodyPolls();

        assertThat(calls()).isEqualTo(1);
    }

    @Test
    void aPollThatFailedIsTriedAgainWithoutAnotherWebhook() throws Exception {
        camel.calcom().getConfiguration().setMaxRetries(0);
        follow(NEVER + PushedFeed.options("/feed"));
        awaitFirstPoll();
        put("a");
        feed.server().answer(500, "{}");
        push.tell("/feed", "a");
        await().atMost(300, TimeUnit.SECONDS).until(() -> !feed.handled().isEmpty());
        feed.server().answer(feed.bookings()::list);
        feed.awaitChanges(1);

        assertThat(feed.changes()).containsExactly("created a");
    }

    @Test
    void healthFollowsThePollsThatWebhooksCauseWithoutWaitingForTheSchedule() throws Exception {
        camel.calcom().getConfiguration().setMaxRetries(0);
        follow(NEVER + PushedFeed.options("/feed"));
        awaitFirstPoll();
        HealthCheck check = ((ScheduledPollConsumer) camel.getRoute(FollowedBookings.ROUTE).getConsumer()).getHealthCheck();
        await().untilAsserted(() -> assertThat(check.call(Map.of()).getState()).isEqualTo(HealthCheck.State.UP));
        put("a");
        feed.server().answer(500, "{}");
        push.tell("/feed", "a");
        await().atMost(300, TimeUnit.SECONDS).untilAsserted(() -> {
            HealthCheck.Result result = check.call(Map.of());
            assertThat(result.getState()).isEqualTo(HealthCheck.State.DOWN);
            assertThat(result.getError()).get().isInstanceOf(CalcomException.class);
        });
        feed.server().answer(feed.bookings()::list);

        await().atMost(300, TimeUnit.SECONDS).untilAsserted(() -> assertThat(check.call(Map.of()).getState()).isEqualTo(HealthCheck.State.UP));
        assertThat(feed.changes()).containsExactly("created a");
    }

    @Test
    void whatFailedBeforeARestartOfTheRouteIsNoAlarmAfterIt() throws Exception {
        camel.calcom().getConfiguration().setMaxRetries(0);
        feed.server().answer(500, "{}");
        follow("initialDelay=3600000&delay=3600000&" + PushedFeed.options("/feed"));
        ScheduledPollConsumer consumer = (ScheduledPollConsumer) camel.getRoute(FollowedBookings.ROUTE).getConsumer();
        push.tell("/feed", "a");
        await().atMost(300, TimeUnit.SECONDS).until(() -> consumer.getErrorCounter() > 0);
        camel.getRouteController().stopRoute(FollowedBookings.ROUTE);
        camel.getRouteController().startRoute(FollowedBookings.ROUTE);

        assertThat(((ScheduledPollConsumer) camel.getRoute(FollowedBookings.ROUTE).getConsumer()).getErrorCounter()).isZero();
    }

    @Test
    void aPollThatAWebhookCausedEndsTheAlarmThatOneOfTheScheduleHasRaised() throws Exception {
        camel.calcom().getConfiguration().setMaxRetries(0);
        feed.server().answer(500, "{}");
        follow(NEVER + PushedFeed.options("/feed"));
        ScheduledPollConsumer consumer = (ScheduledPollConsumer) camel.getRoute(FollowedBookings.ROUTE).getConsumer();
        await().atMost(300, TimeUnit.SECONDS).until(() -> consumer.getErrorCounter() == 1);
        feed.server().answer(feed.bookings()::list);
        put("a");
        push.tell("/feed", "a");
        feed.awaitChanges(1);

        await().atMost(300, TimeUnit.SECONDS).until(() -> consumer.getErrorCounter() == 0);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "team-bookings/changes?teamId=2&apiProfile=self-hosted|none of a team. Add the option eventTypeId",
            "event-types/list?since=now|of which no webhook tells",
            "bookings/changes?apiProfile=hosted&pushExternalUrl=http://hooks.my-company.com|of a feed pushExternalUrl",
            "bookings/changes?pushPath=/a?b|expected a path such as",
            "bookings/changes?pushComponentName=nowhere|nowhere" })
    void whatCannotWorkFailsTheStart(String uri, String reason) throws Exception {
        follow("feed", "calcom:" + uri + (uri.contains("pushPath") ? "" : "&pushPath=/feed"));

        assertThatThrownBy(camel::start).hasStackTraceContaining(reason);
        assertThat(feed.server().received()).isEmpty();
    }

    @Test
    void pollEnrichIsRefused() throws Exception {
        camel.routes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:enrich").pollEnrich("calcom:bookings/changes?pushPath=/feed", 1_000);
            }
        }).start();

        assertThat(camel.call("direct:enrich").getException()).hasStackTraceContaining("pushPath=/feed is not possible with poll, pollEnrich");
    }

    @Test
    void theSecretIsInNoUri() throws Exception {
        follow(NEVER + "pushPath=/feed&pushRegister=false&signingSecrets=RAW(topsecret)");

        assertThat(camel.getEndpoints()).extracting(Endpoint::getEndpointUri).filteredOn(uri -> uri.contains("push-"))
                .hasSize(2).noneMatch(uri -> uri.contains(PushedFeed.SECRET));
    }

    @Test
    void onlyTheLeaderListensAndAnotherOneTakesOver(@TempDir Path locks) throws Exception {
        List<String> deliveredBy = new CopyOnWriteArrayList<>();
        feed.processing(exchange -> deliveredBy.add(exchange.getContext().getName()));
        try (CalcomContext second = feed.context(states)) {
            PushedFeed pushOfSecond = new PushedFeed(second);
            for (CalcomContext node : List.of(camel, second)) {
                FileLockClusterService cluster = new FileLockClusterService();
                cluster.setRoot(locks.toString());
                cluster.setId(node.getName());
                cluster.setAcquireLockDelay(50, TimeUnit.MILLISECONDS);
                cluster.setAcquireLockInterval(50, TimeUnit.MILLISECONDS);
                node.addService(cluster);
                node.routes(feed.route(FollowedBookings.ROUTE,
                        "master:feed:calcom:bookings/changes?" + NEVER + "since=beginning&" + PushedFeed.options("/feed")));
            }
            camel.start();
            await().atMost(300, TimeUnit.SECONDS).until(() -> push.tell("/feed", "x") == 200);
            second.start();
            put("a");
            push.tell("/feed", "a");
            feed.awaitChanges(1);
            int calls = calls();
            // the end of the route is not yet the state of the feed, and what is stopped between them comes again: so further polls are awaited
            await().atMost(300, TimeUnit.SECONDS).until(() -> push.tell("/feed", UUID.randomUUID().toString()) == 200 && calls() >= calls + 4);
            assertThat(pushOfSecond.tell("/feed", "a")).as("no leader").isEqualTo(404);
            camel.stop();
            await().atMost(300, TimeUnit.SECONDS).until(() -> pushOfSecond.tell("/feed", "y") == 200);
            put("b");
            pushOfSecond.tell("/feed", "b");
            feed.awaitChanges(2);
            assertThat(deliveredBy).containsExactly(camel.getName(), second.getName());
        }
    }
}
