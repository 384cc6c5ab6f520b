/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.safecall;

import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.auth.FixedAuthentication;
import io.github.camelcalcom.catalog.ApiProfile;
import io.github.camelcalcom.error.CalcomAmbiguousException;
import io.github.camelcalcom.error.CalcomAuthenticationException;
import io.github.camelcalcom.error.CalcomConflictException;
import io.github.camelcalcom.error.CalcomConnectionException;
import io.github.camelcalcom.error.CalcomException;
import io.github.camelcalcom.error.CalcomRateLimitException;
import io.github.camelcalcom.error.CalcomValidationException;
import io.github.camelcalcom.support.FaultyProxy.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

/**
 * Given an event type of which the server makes as many bookings as there are requests, and several messages with one key: one request is
 * sent, and every message gets its booking or its outcome.
 */
@Timeout(1_800)
class SharedKeyTest {

    private static final String POST = "POST /v2/bookings";
    private static final String LIST = "GET /v2/bookings";
    private static final String KEY = "order-7";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LONG = Duration.ofHours(1);
    private static final Duration SHORT = Duration.ofMillis(300);

    private final CountDownLatch release = new CountDownLatch(1);
    private SafeCallsFixture fixture;
    private long eventType;

    @BeforeEach
    void start() throws Exception {
        fixture = new SafeCallsFixture();
        eventType = fixture.confirmed();
    }

    @AfterEach
    void stop() {
        release.countDown();
        fixture.close();
    }

    @Test
    void ofFourThreadsOneBooks() throws Exception {
        int threads = 4;
        CyclicBarrier barrier = new CyclicBarrier(threads);
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Future<String>> uids = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                SafeCalls endpoint = calls(LONG);
                uids.add(executor.submit(() -> {
                    barrier.await();
                    return uid(create(endpoint));
                }));
            }
            for (Future<String> uid : uids) {
                assertThat(uid.get(300, TimeUnit.SECONDS)).isEqualTo(fixture.bookings().get(0).uid());
            }
        } finally {
            executor.shutdownNow();
        }
        assertOnePost();
        assertThat(fixture.bookings()).hasSize(1);
    }

    @Test
    void aSecondMessageGetsACopyOfTheFirstAnswerWithoutARequest() throws Exception {
        fixture.proxy.plan(POST, held());
        StartedCall first = create(calls(LONG));
        await().atMost(PATIENCE).until(() -> fixture.proxy.count(POST) == 1);
        int before = fixture.proxy.requests().size();

        StartedCall second = create(calls(LONG));
        await().atMost(PATIENCE).until(second::isWaiting);
        release.countDown();

        assertThat(SafeCallsFixture.result(second)).isEqualTo(SafeCallsFixture.result(first));
        assertThat(second.join().result()).isNotSameAs(first.join().result());
        assertThat(fixture.proxy.requests()).hasSize(before);
        assertNoAttemptIsKept();
    }

    @Test
    void aKeyInTheMetadataCountsLikeTheHeader() throws Exception {
        fixture.proxy.plan(POST, held());
        StartedCall first = create(calls(LONG));
        await().atMost(PATIENCE).until(() -> fixture.proxy.count(POST) == 1);
        ObjectNode body = body();
        body.putObject("metadata").put(IdempotencyKey.METADATA_ENTRY, KEY);

        StartedCall second = StartedCall.of(calls(LONG), SafeCallsFixture.create(body), new SafeCallsFixture.Message());
        await().atMost(PATIENCE).until(second::isWaiting);
        release.countDown();

        assertThat(uid(second)).isEqualTo(uid(first));
        assertOnePost();
    }

    @Test
    void aSecondMessageGetsTheRefusalOfTheFirst() throws Exception {
        fixture.proxy.plan(POST, Fault.answerInstead(400).precededBy(this::awaitRelease));
        StartedCall first = create(calls(LONG));
        await().atMost(PATIENCE).until(() -> fixture.proxy.count(POST) == 1);

        StartedCall second = create(calls(LONG));
        await().atMost(PATIENCE).until(second::isWaiting);
        release.countDown();

        assertThat(SafeCallsFixture.failure(first)).isInstanceOf(CalcomValidationException.class);
        assertThat(SafeCallsFixture.failure(second)).isInstanceOf(CalcomValidationException.class);
        assertOnePost();
        assertThat(uid(create(calls(LONG)))).isEqualTo(fixture.bookings().get(0).uid());
    }

    @Test
    void aSecondMessageWaitsWhileTheFirstLooksForItsLostAnswer() throws Exception {
        fixture.proxy.plan(POST, Fault.dropAfter());
        fixture.proxy.otherwise(request -> fixture.proxy.count(POST) > 0 && release.getCount() > 0 ? Fault.answerInstead(503) : Fault.none());
        StartedCall first = create(calls(LONG));
        await().atMost(PATIENCE).until(() -> fixture.proxy.requests().lastIndexOf(POST) < fixture.proxy.requests().size() - 1
                && fixture.proxy.count(POST) == 1);

        StartedCall second = create(calls(LONG));
        await().atMost(PATIENCE).until(second::isWaiting);
        release.countDown();

        assertThat(uid(second)).isEqualTo(uid(first)).isEqualTo(fixture.bookings().get(0).uid());
        assertOnePost();
    }

    @Test
    void aSecondMessageEndsAsAmbiguousWithTheFirstThatFindsNothingUntilTheHorizon() throws Exception {
        fixture.proxy.plan(POST, Fault.dropBefore());
        StartedCall first = create(calls(SHORT));
        await().atMost(PATIENCE).until(() -> fixture.proxy.count(POST) == 1);

        StartedCall second = create(calls(SHORT));

        assertThat(SafeCallsFixture.failure(first)).isInstanceOf(CalcomAmbiguousException.class).hasMessageContaining("needs confirmation");
        assertThat(SafeCallsFixture.failure(second)).isInstanceOf(CalcomAmbiguousException.class).hasMessageContaining(KEY);
        assertOnePost();
        assertNoAttemptIsKept();

        // the horizon has passed, so that the first request is not executed any more
        assertThat(uid(create(calls(SHORT)))).isEqualTo(fixture.bookings().get(0).uid());
        assertThat(fixture.bookings()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404})
    void afterLookUpsThatWereRefusedTheNextMessageIsNotSent(int status) throws Exception {
        fixture.proxy.plan(POST, Fault.dropAfter());
        fixture.proxy.otherwise(request -> fixture.proxy.count(POST) > 0 && request.startsWith("GET") ? Fault.answerInstead(status) : Fault.none());
        assertThat(SafeCallsFixture.failure(create(calls(LONG)))).isInstanceOf(CalcomAmbiguousException.class);

        Throwable next = SafeCallsFixture.failure(create(calls(LONG)));

        assertThat(next).isInstanceOf(CalcomAmbiguousException.class).hasMessageContaining(KEY);
        assertOnePost();

        fixture.proxy.otherwise(request -> Fault.none());
        assertThat(uid(create(calls(LONG)))).isEqualTo(fixture.bookings().get(0).uid());
        assertOnePost();
    }

    @Test
    void afterLookUpsThatFailedUntilTheyWereGivenUpTheNextMessageIsNotSent() throws Exception {
        fixture.proxy.plan(POST, Fault.dropAfter());
        fixture.proxy.otherwise(request -> fixture.proxy.count(POST) > 0 && request.startsWith("GET") ? Fault.answerInstead(500) : Fault.none());
        StartedCall first = create(calls(SHORT));
        await().atMost(PATIENCE).until(() -> fixture.proxy.count(POST) == 1);
        StartedCall second = create(calls(SHORT));

        assertThat(SafeCallsFixture.failure(first)).isInstanceOf(CalcomAmbiguousException.class);
        assertThat(SafeCallsFixture.failure(second)).isInstanceOf(CalcomAmbiguousException.class);
        assertThat(SafeCallsFixture.failure(create(calls(SHORT)))).isInstanceOf(CalcomAmbiguousException.class);
        assertOnePost();

        fixture.proxy.otherwise(request -> Fault.none());
        assertThat(uid(create(calls(SHORT)))).isEqualTo(fixture.bookings().get(0).uid());
        assertOnePost();
    }

    /** Another process may have used the key. */
    @ParameterizedTest
    @ValueSource(ints = {403, 404, 500, 503})
    void aKeyThatCannotBeLookedUpIsNotSent(int status) throws Exception {
        fixture.proxy.otherwise(request -> request.startsWith("GET") ? Fault.answerInstead(status) : Fault.none());

        Throwable failure = SafeCallsFixture.failure(create(calls(LONG)));

        assertThat(failure).isInstanceOf(CalcomAmbiguousException.class).hasMessageContaining(KEY).hasMessageContaining("cannot be looked up");
        assertThat(fixture.proxy.count(POST)).isZero();
        assertNoAttemptIsKept();
    }

    static List<Arguments> refusedLookUps() {
        return List.of(Arguments.of(400, CalcomValidationException.class), Arguments.of(401, CalcomAuthenticationException.class),
                Arguments.of(429, CalcomRateLimitException.class));
    }

    @ParameterizedTest
    @MethodSource("refusedLookUps")
    void aRefusalThatTheRequestWouldGetTooEndsTheCallWithoutARequest(int status, Class<? extends CalcomException> failure) throws Exception {
        fixture.proxy.otherwise(request -> request.startsWith("GET") ? Fault.answerInstead(status) : Fault.none());

        assertThat(SafeCallsFixture.failure(create(calls(LONG)))).isInstanceOf(failure).isNotInstanceOf(CalcomAmbiguousException.class);

        assertThat(fixture.proxy.count(POST)).isZero();
    }

    @Test
    void aCallerWithoutCredentialsSharesTheAttemptToo() throws Exception {
        fixture.proxy.plan(POST, Fault.dropAfter());
        SafeCalls withoutCredential = fixture.calls(new SafeCallSettings(true, LONG, 3), ApiProfile.SELF_HOSTED, FixedAuthentication.none());

        assertThat(SafeCallsFixture.failure(create(withoutCredential))).isInstanceOf(CalcomAmbiguousException.class);
        assertThat(SafeCallsFixture.failure(create(withoutCredential))).isInstanceOf(CalcomAmbiguousException.class).hasMessageContaining(KEY);

        assertOnePost();
    }

    @Test
    void aKeyIsNotSentToAServerThatCannotBeReached() throws Exception {
        // a socket that is bound and does not listen keeps its port from every other program
        try (Socket bound = new Socket()) {
            bound.bind(new InetSocketAddress("127.0.0.1", 0));
            SafeCalls calls = fixture.callsTo("http://127.0.0.1:" + bound.getLocalPort());

            assertThat(SafeCallsFixture.failure(create(calls))).isInstanceOf(CalcomConnectionException.class);
        }
        assertNoAttemptIsKept();
    }

    static List<ObjectNode> otherBookings() {
        return List.of(SafeCallsFixture.booking(1, SafeCallsFixture.START, "Ann"), SafeCallsFixture.booking(3, SafeCallsFixture.LATER, "Ann"),
                SafeCallsFixture.booking(3, SafeCallsFixture.START, "Bea"));
    }

    @ParameterizedTest
    @MethodSource("otherBookings")
    void anotherBookingWithTheKeyIsAConflictWhileTheFirstIsUnderWay(ObjectNode other) throws Exception {
        fixture.proxy.plan(POST, held());
        StartedCall first = create(calls(LONG));
        await().atMost(PATIENCE).until(() -> fixture.proxy.count(POST) == 1);
        int before = fixture.proxy.requests().size();

        Throwable failure = SafeCallsFixture.failure(StartedCall.of(calls(LONG), SafeCallsFixture.create(other), message()));

        assertThat(failure).isInstanceOf(CalcomConflictException.class).hasMessageContaining(KEY).hasMessageContaining("nothing was sent");
        assertThat(fixture.proxy.requests()).hasSize(before);
        release.countDown();
        SafeCallsFixture.result(first);
    }

    @Test
    void anotherBookingWithTheKeyIsAConflictWhileTheFirstIsOpen() throws Exception {
        fixture.proxy.plan(POST, Fault.dropBefore());
        fixture.proxy.otherwise(request -> fixture.proxy.count(POST) > 0 ? Fault.answerInstead(403) : Fault.none());
        assertThat(SafeCallsFixture.failure(create(calls(LONG)))).isInstanceOf(CalcomAmbiguousException.class);

        ObjectNode other = SafeCallsFixture.booking(eventType, SafeCallsFixture.START, "Bea");

        assertThat(SafeCallsFixture.failure(StartedCall.of(calls(LONG), SafeCallsFixture.create(other), message()))).isInstanceOf(CalcomConflictException.class);
        assertOnePost();
    }

    @Test
    void theSameKeyOfAnotherCallerIsAnotherAttempt() throws Exception {
        fixture.proxy.plan(POST, held());
        StartedCall first = create(calls(LONG));
        await().atMost(PATIENCE).until(() -> fixture.proxy.count(POST) == 1);
        SafeCalls bob = fixture.calls(new SafeCallSettings(true, LONG, 3), ApiProfile.SELF_HOSTED,
                FixedAuthentication.apiKey(fixture.sandbox.apiKey("bob")));

        String second = uid(StartedCall.of(bob, SafeCallsFixture.create(SafeCallsFixture.booking(1, SafeCallsFixture.LATER, "Bea")), message()));

        assertThat(first).isNotDone();
        release.countDown();
        assertThat(uid(first)).isNotEqualTo(second);
    }

    @Test
    void aWaitEndsWhenItsEndpointStops() throws Exception {
        fixture.proxy.plan(POST, held());
        StartedCall first = create(calls(LONG));
        await().atMost(PATIENCE).until(() -> fixture.proxy.count(POST) == 1);
        SafeCalls other = calls(LONG);
        StartedCall second = create(other);
        await().atMost(PATIENCE).until(second::isWaiting);

        SafeCallsFixture.stop(other);

        assertThat(SafeCallsFixture.failure(second)).isInstanceOf(CalcomAmbiguousException.class).hasMessageContaining("stopped");
        release.countDown();
        SafeCallsFixture.result(first);
        assertOnePost();
    }

    @Test
    void aSecondMessageGoesOnWithTheSearchWhenTheEndpointOfTheFirstStops() throws Exception {
        fixture.proxy.plan(POST, Fault.dropAfter());
        fixture.proxy.otherwise(request -> fixture.proxy.count(POST) > 0 && release.getCount() > 0 ? Fault.answerInstead(503) : Fault.none());
        SafeCalls stopped = calls(LONG);
        StartedCall first = create(stopped);
        await().atMost(PATIENCE).until(() -> fixture.proxy.count(POST) == 1
                && fixture.proxy.requests().lastIndexOf(POST) < fixture.proxy.requests().size() - 1);
        StartedCall second = create(calls(LONG));
        await().atMost(PATIENCE).until(second::isWaiting);

        SafeCallsFixture.stop(stopped);
        assertThat(SafeCallsFixture.failure(first)).isInstanceOf(CalcomAmbiguousException.class);
        release.countDown();

        assertThat(uid(second)).isEqualTo(fixture.bookings().get(0).uid());
        assertOnePost();
    }

    @Test
    void aSecondMessageLooksForTheRequestOfACallThatWasInterrupted() throws Exception {
        fixture.proxy.plan(POST, Fault.dropAfter());
        fixture.proxy.otherwise(request -> fixture.proxy.count(POST) > 0 && release.getCount() > 0 ? Fault.answerInstead(503) : Fault.none());
        StartedCall first = create(calls(LONG));
        await().atMost(PATIENCE).until(() -> fixture.proxy.count(LIST) > 1 && first.isWaiting());
        StartedCall second = create(calls(LONG));
        await().atMost(PATIENCE).until(second::isWaiting);

        first.interrupt();
        assertThat(SafeCallsFixture.failure(first)).isInstanceOf(CalcomAmbiguousException.class).hasMessageContaining("interrupted");
        release.countDown();

        assertThat(uid(second)).isEqualTo(fixture.bookings().get(0).uid());
        assertOnePost();
    }

    @Test
    void anInterruptEndsAWaitAndTheFirstMessageGoesOn() throws Exception {
        fixture.proxy.plan(POST, held());
        StartedCall first = create(calls(LONG));
        await().atMost(PATIENCE).until(() -> fixture.proxy.count(POST) == 1);
        StartedCall second = create(calls(LONG));
        await().atMost(PATIENCE).until(second::isWaiting);

        second.interrupt();

        assertThat(SafeCallsFixture.failure(second)).isInstanceOf(CalcomAmbiguousException.class).hasMessageContaining("interrupted");
        assertThat(second.endedInterrupted()).isTrue();
        release.countDown();
        SafeCallsFixture.result(first);
        assertOnePost();
        assertNoAttemptIsKept();
    }

    @Test
    void aSecondMessageIsSentWhenTheFirstCannotBe() throws Exception {
        ObjectNode full = body();
        ObjectNode metadata = full.putObject("metadata");
        for (int entry = 0; entry < 50; entry++) {
            metadata.put("k" + entry, "v");
        }
        SafeCalls calls = calls(LONG);
        assertThatIllegalArgumentException().isThrownBy(() -> calls.call(SafeCallsFixture.create(full), message()));

        assertThat(uid(create(calls))).isEqualTo(fixture.bookings().get(0).uid());
    }

    @Test
    void aWaitIsLimited() throws Exception {
        Queue<Long> waits = new ConcurrentLinkedQueue<>();
        CountDownLatch over = new CountDownLatch(1);
        SafeCalls waiting = fixture.calls(new SafeCallSettings(true, SHORT, 3), new Waits.Time() {
            @Override
            public void await(CountDownLatch signal, long nanos) throws InterruptedException {
                waits.add(nanos);
                over.await();
            }

            @Override
            public long nanoTime() {
                return 0;
            }
        });
        fixture.proxy.plan(POST, held());
        StartedCall first = create(calls(LONG));
        await().atMost(PATIENCE).until(() -> fixture.proxy.count(POST) == 1);
        StartedCall second = create(waiting);
        await().atMost(PATIENCE).until(() -> !waits.isEmpty());

        // the total timeout, and the horizon twice
        assertThat(waits).containsExactly(Duration.ofMinutes(5).plus(SHORT).plus(SHORT).toNanos());
        over.countDown();

        assertThat(SafeCallsFixture.failure(second)).isInstanceOf(CalcomAmbiguousException.class).hasMessageContaining("still under way");
        release.countDown();
        SafeCallsFixture.result(first);
        assertOnePost();
    }

    @Test
    void attemptsAreForgottenWhenTheirHorizonHasPassed() throws Exception {
        int lost = 20;
        fixture.proxy.otherwise(request -> request.equals(POST) ? Fault.dropBefore()
                : fixture.proxy.count(POST) > 0 ? Fault.answerInstead(403) : Fault.none());
        SafeCalls calls = calls(Duration.ofSeconds(5));
        List<StartedCall> all = new ArrayList<>();
        for (int call = 0; call < lost; call++) {
            all.add(StartedCall.of(calls, SafeCallsFixture.create(body()), new SafeCallsFixture.Message()));
        }
        for (StartedCall call : all) {
            assertThat(SafeCallsFixture.failure(call)).isInstanceOf(CalcomAmbiguousException.class);
        }
        assertThat(fixture.attempts.size()).isPositive();
        fixture.proxy.otherwise(request -> Fault.answerInstead(400));

        await().atMost(PATIENCE).untilAsserted(() -> {
            SafeCallsFixture.failure(StartedCall.of(calls, SafeCallsFixture.create(body()), new SafeCallsFixture.Message()));
            assertThat(fixture.attempts.size()).isZero();
        });
    }

    private SafeCalls calls(Duration horizon) {
        return fixture.calls(new SafeCallSettings(true, horizon, 3));
    }

    private StartedCall create(SafeCalls calls) {
        return StartedCall.of(calls, SafeCallsFixture.create(body()), message());
    }

    private ObjectNode body() {
        return SafeCallsFixture.booking(eventType, SafeCallsFixture.START, "Ann");
    }

    private static SafeCallsFixture.Message message() {
        return new SafeCallsFixture.Message().key(KEY);
    }

    private static String uid(StartedCall call) throws Exception {
        JsonNode booking = SafeCallsFixture.result(call);
        return booking.path("uid").asText();
    }

    /** Executes a request when it is released. */
    private Fault held() {
        return Fault.none().precededBy(this::awaitRelease);
    }

    private void awaitRelease() {
        try {
            release.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A call leaves its attempt just after it has ended. */
    private void assertNoAttemptIsKept() {
        await().atMost(PATIENCE).until(() -> fixture.attempts.size() == 0);
    }

    private void assertOnePost() {
        assertThat(fixture.proxy.count(POST)).isEqualTo(1);
    }
}
