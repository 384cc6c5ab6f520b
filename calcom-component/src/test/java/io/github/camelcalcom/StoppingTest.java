/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import io.github.camelcalcom.error.CalcomAmbiguousException;
import io.github.camelcalcom.error.CalcomConnectionException;
import io.github.camelcalcom.error.CalcomException;
import io.github.camelcalcom.error.CalcomServerException;
import io.github.camelcalcom.feed.AtomicFileStateRepository;
import io.github.camelcalcom.sandbox.CalcomSandbox;
import io.github.camelcalcom.sandbox.RateLimit;
import io.github.camelcalcom.sandbox.SandboxSeed;
import io.github.camelcalcom.sandbox.fault.Fault;
import io.github.camelcalcom.sandbox.fault.FaultAnswer;
import io.github.camelcalcom.support.CalcomContext;
import io.github.camelcalcom.support.LoggedLines;
import io.github.camelcalcom.support.LoggedProblems;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** Given calls that wait for a long time, when what they belong to is stopped, then they end with an exception and leave nothing behind. */
@Timeout(1_800)
class StoppingTest {

    private static final Map<String, Object> BOOKING = Map.of("start", "2027-03-22T10:00:00Z", "eventTypeId", 1,
            "attendee", Map.of("name", "Ada", "email", "ada@example.com", "timeZone", "Europe/London"));
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final int CALLS = 5;
    private static final int LIMIT = 3;
    private static final String ROUTE = "caller";

    private final LoggedProblems problems = new LoggedProblems();
    private Set<Thread> threadsBefore;
    private CalcomSandbox sandbox;
    private CalcomContext camel;

    /** What a call waits for, and what it ends with. */
    private enum Waiting {
        FOR_THE_LIMIT("calcom:me/get", null, null, CalcomConnectionException.class),
        FOR_A_RATE_LIMITER("calcom:event-types/list", null, null, CalcomConnectionException.class),
        FOR_A_RETRY("calcom:me/get?retryDelay=60000&retryMaxDelay=60000", null, Fault.answerInstead(FaultAnswer.json(503)),
                CalcomServerException.class),
        FOR_A_LOOK_UP("calcom:bookings/create?ambiguityHorizon=60000", BOOKING, Fault.resetBeforeExecution(), CalcomAmbiguousException.class),
        FOR_A_TOKEN("calcom:schedules/list?authentication=managed-user&managedUserId=1", null, Fault.silenceBeforeExecution(),
                CalcomConnectionException.class),
        FOR_AN_ANSWER("calcom:me/get", null, Fault.silenceBeforeExecution(), CalcomConnectionException.class),
        FOR_THE_ANSWER_OF_A_CREATE("calcom:bookings/create", BOOKING, Fault.silenceBeforeExecution(), CalcomAmbiguousException.class),
        FOR_A_CONNECTION("calcom:me/get?maxConnections=1", null, Fault.silenceBeforeExecution(), CalcomConnectionException.class);

        private final String uri;
        private final Object body;
        private final Fault fault;
        private final Class<? extends CalcomException> failure;

        Waiting(String uri, Object body, Fault fault, Class<? extends CalcomException> failure) {
            this.uri = uri;
            this.body = body;
            this.fault = fault;
            this.failure = failure;
        }
    }

    @BeforeEach
    void start() {
        sandbox = CalcomSandbox.builder().seed(SandboxSeed.platform()).rateLimit(new RateLimit(LIMIT, MINUTE, MINUTE)).start();
        threadsBefore = Thread.getAllStackTraces().keySet();
        camel = context();
    }

    private CalcomContext context() {
        CalcomContext context = new CalcomContext(sandbox.url());
        context.calcom().getConfiguration().setApiKey(sandbox.apiKey());
        context.getShutdownStrategy().setTimeUnit(TimeUnit.MILLISECONDS);
        context.getShutdownStrategy().setTimeout(100);
        return context;
    }

    @AfterEach
    void stop() throws Exception {
        camel.close();
        sandbox.close();
        problems.close();
    }

    @ParameterizedTest
    @EnumSource(Waiting.class)
    void whenTheContextIsStopped(Waiting waiting) throws Exception {
        List<CompletableFuture<Exchange>> calls = begin(waiting);

        camel.stop();

        assertEnded(calls, waiting);
        assertNoThreadIsLeft();
    }

    /** As for a token, where a moment is left to a refresh that is under way. */
    @ParameterizedTest
    @EnumSource(value = Waiting.class, mode = EnumSource.Mode.EXCLUDE, names = "FOR_A_TOKEN")
    void whenTheComponentIsStopped(Waiting waiting) throws Exception {
        List<CompletableFuture<Exchange>> calls = begin(waiting);

        camel.calcom().stop();

        assertEnded(calls, waiting);
        assertNoThreadIsLeft();
    }

    /** Requests that were sent still complete, or end with their own timeout. */
    @ParameterizedTest
    @EnumSource(value = Waiting.class, names = { "FOR_THE_LIMIT", "FOR_A_RATE_LIMITER", "FOR_A_RETRY", "FOR_A_LOOK_UP" })
    void whenTheRouteIsStopped(Waiting waiting) throws Exception {
        List<CompletableFuture<Exchange>> calls = begin(waiting);

        camel.getRouteController().stopRoute(ROUTE, 100, TimeUnit.MILLISECONDS);

        assertEnded(calls, waiting);
    }

    @Test
    void whenCallsWaitForTheLimitTheOthersOfTheSameCredentialGoOnWaiting() throws Exception {
        List<CompletableFuture<Exchange>> calls = begin(Waiting.FOR_THE_LIMIT);
        CompletableFuture<Exchange> other = camel.begin("calcom:schedules/list");

        camel.getRouteController().stopRoute(ROUTE, 100, TimeUnit.MILLISECONDS);

        assertEnded(calls, Waiting.FOR_THE_LIMIT);
        assertThat(other).isNotDone();
    }

    @Test
    void whatIsCalledAfterTheComponentWasStoppedFailsAtOnceAndOpensNothing() throws Exception {
        camel.routes(route("calcom:me/get")).start();
        assertThat(camel.call("direct:call").getException()).isNull();

        camel.calcom().stop();

        assertThat(camel.call("direct:call").getException()).isInstanceOf(CalcomConnectionException.class).hasMessageContaining("stopped");
        assertThatThrownBy(() -> camel.call("calcom:schedules/list")).hasMessageContaining("The component calcom is stopped");
        assertThat(sandbox.calls()).hasSize(1);
        assertNoThreadIsLeft();
    }

    @Test
    void aRouteThatIsStartedAgainCallsAgain() throws Exception {
        begin(Waiting.FOR_A_RETRY);
        camel.getRouteController().stopRoute(ROUTE, 100, TimeUnit.MILLISECONDS);
        sandbox.faults().clear();

        camel.getRouteController().startRoute(ROUTE);

        assertThat(camel.call("direct:call").getException()).isNull();
    }

    @Test
    void aComponentThatIsStartedAgainCallsAgain() throws Exception {
        begin(Waiting.FOR_A_RETRY);
        camel.getRouteController().stopRoute(ROUTE, 100, TimeUnit.MILLISECONDS);
        camel.calcom().stop();
        sandbox.faults().clear();

        camel.calcom().start();
        camel.getRouteController().startRoute(ROUTE);

        assertThat(camel.call("direct:call").getException()).isNull();
    }

    /** A context that stops forgets its components and beans, but not its routes. */
    @Test
    void aContextThatIsStartedAgainCallsAgain() throws Exception {
        CalcomComponent component = new CalcomComponent();
        component.getConfiguration().setApiUrl(sandbox.url());
        component.getConfiguration().setApiKey(sandbox.apiKey());
        try (DefaultCamelContext restarted = new DefaultCamelContext()) {
            restarted.getRegistry().bind("calcom", component);
            restarted.addRoutes(route("calcom:me/get"));
            restarted.start();
            assertThat(restarted.createProducerTemplate().request("direct:call", exchange -> { }).getException()).isNull();

            restarted.stop();
            restarted.getRegistry().bind("calcom", component);
            restarted.start();

            assertThat(restarted.createProducerTemplate().request("direct:call", exchange -> { }).getException()).isNull();
        }
    }

    @Test
    void aFeedThatWaitsForTheLimitIsStoppedInTime(@TempDir Path folder) throws Exception {
        camel.getRegistry().bind("feedState", new AtomicFileStateRepository(folder));
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("calcom:bookings/changes?initialDelay=0&delay=10&stateRepository=#feedState").routeId("feed").to("log:change");
            }
        });
        camel.start();
        await().atMost(300, TimeUnit.SECONDS).until(() -> sandbox.calls("bookings/list").size() == LIMIT);

        camel.stop();

        assertNoThreadIsLeft();
        assertThat(problems.texts()).isEmpty();
    }

    @Test
    void aContextThatIsSuspendedLetsItsCallsComeToTheirEnd() throws Exception {
        try (CalcomSandbox quick = CalcomSandbox.builder().rateLimit(new RateLimit(LIMIT, SECOND, SECOND)).start()) {
            camel.calcom().getConfiguration().setApiUrl(quick.url());
            camel.calcom().getConfiguration().setApiKey(quick.apiKey());
            camel.getShutdownStrategy().setTimeout(20_000);
            List<CompletableFuture<Exchange>> calls = begin(Waiting.FOR_THE_LIMIT);

            camel.suspend();

            for (CompletableFuture<Exchange> call : calls) {
                assertThat(call.get(300, TimeUnit.SECONDS).getException()).isNull();
            }
            camel.resume();
            assertThat(camel.call("direct:call").getException()).isNull();
        }
    }

    private List<CompletableFuture<Exchange>> begin(Waiting waiting) throws Exception {
        if (waiting == Waiting.FOR_A_RATE_LIMITER) {
            camel.calcom().setRateLimiter(RateLimiter.of("own", RateLimiterConfig.custom().limitForPeriod(LIMIT)
                    .limitRefreshPeriod(MINUTE).timeoutDuration(MINUTE.multipliedBy(2)).build()));
        }
        if (waiting == Waiting.FOR_A_TOKEN) {
            camel.calcom().getConfiguration().setPlatformClientId(sandbox.platform().client().id());
            camel.calcom().getConfiguration().setPlatformClientSecret(sandbox.platform().client().secret());
        }
        camel.routes(route(waiting.uri)).start();
        if (waiting.fault == null) {
            for (int call = 0; call < LIMIT; call++) {
                assertThat(camel.call("direct:call").getException()).isNull();
            }
        } else {
            sandbox.faults().everywhere().inject(waiting.fault);
        }
        List<CompletableFuture<Exchange>> calls = new ArrayList<>();
        try (LoggedLines repetitions = new LoggedLines(Level.DEBUG)) {
            for (int index = 0; index < CALLS; index++) {
                calls.add(camel.begin("direct:call", waiting.body, Map.of()));
            }
            await().atMost(300, TimeUnit.SECONDS).until(() -> haveBegun(waiting, repetitions));
        }
        return calls;
    }

    private boolean haveBegun(Waiting waiting, LoggedLines repetitions) {
        return switch (waiting) {
            // a call that begins after the stop fails in the same way
            case FOR_THE_LIMIT, FOR_A_RATE_LIMITER -> true;
            case FOR_A_RETRY -> repetitions.texts().stream().filter(text -> text.contains("Repeating me/get")).count() >= CALLS;
            case FOR_A_LOOK_UP, FOR_THE_ANSWER_OF_A_CREATE -> sandbox.calls("bookings/create").size() >= CALLS;
            case FOR_A_TOKEN, FOR_AN_ANSWER, FOR_A_CONNECTION -> !sandbox.calls().isEmpty();
        };
    }

    private static RouteBuilder route(String uri) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:call").routeId(ROUTE).errorHandler(noErrorHandler()).to(uri);
            }
        };
    }

    private void assertEnded(List<CompletableFuture<Exchange>> calls, Waiting waiting) throws Exception {
        for (CompletableFuture<Exchange> call : calls) {
            assertThat(call.get(300, TimeUnit.SECONDS).getException()).isInstanceOf(waiting.failure);
        }
        if (waiting != Waiting.FOR_A_TOKEN) {
            // a refresh that has to be given up is worth a warning
            assertThat(problems.texts()).isEmpty();
        }
    }

    private void assertNoThreadIsLeft() {
        await().atMost(300, TimeUnit.SECONDS).untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet().stream()
                .filter(Predicate.not(threadsBefore::contains)).map(Thread::getName)
                .filter(name -> name.contains("vert.x") || name.contains("Calcom") || name.contains("calcom")).toList()).isEmpty());
    }
}
