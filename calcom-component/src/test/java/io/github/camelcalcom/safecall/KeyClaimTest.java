/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.safecall;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.error.CalcomAmbiguousException;
import io.github.camelcalcom.error.CalcomValidationException;
import io.github.camelcalcom.support.FaultyProxy.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Messages with one key in two processes that claim keys in one store, and an event type of which the server makes each booking it gets. */
@Timeout(120)
class KeyClaimTest {

    private static final String POST = "POST /v2/bookings";
    private static final String LIST = "GET /v2/bookings";
    private static final String KEY = "order-7";
    private static final long TYPE_OF_BOB = 3;
    private static final SafeCallSettings LONG = new SafeCallSettings(true, Duration.ofHours(1), 3);
    private static final SafeCallSettings SHORT = new SafeCallSettings(true, Duration.ofMillis(300), 3);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final CountDownLatch release = new CountDownLatch(1);
    private final SharedClaims store = new SharedClaims();
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
    void theSecondProcessWaitsForTheFirstAndGetsItsBooking() throws Exception {
        fixture.proxy.plan(POST, held());
        StartedCall first = create(process(LONG));
        await().atMost(PATIENCE).until(() -> fixture.proxy.count(POST) == 1);

        StartedCall second = create(process(LONG));
        await().atMost(PATIENCE).until(second::isWaiting);
        release.countDown();

        assertThat(uid(second)).isEqualTo(uid(first)).isEqualTo(fixture.bookings().get(0).uid());
        assertThat(fixture.bookings()).hasSize(1);
        assertThat(fixture.proxy.count(POST)).isEqualTo(1);
        assertThat(store.claims).isEmpty();
    }

    @Test
    void theSecondProcessBooksAfterTheRefusalOfTheFirst() throws Exception {
        fixture.proxy.plan(POST, Fault.answerInstead(400).precededBy(this::awaitRelease));
        StartedCall first = create(process(LONG));
        await().atMost(PATIENCE).until(() -> fixture.proxy.count(POST) == 1);

        StartedCall second = create(process(LONG));
        await().atMost(PATIENCE).until(second::isWaiting);
        release.countDown();

        assertThat(SafeCallsFixture.failure(first)).isInstanceOf(CalcomValidationException.class);
        assertThat(uid(second)).isEqualTo(fixture.bookings().get(0).uid());
        assertThat(store.claims).isEmpty();
    }

    @Test
    void theBookingOfADeadProcessIsFoundWithoutAWait() throws Exception {
        store.leaveClaimOfDeadProcess(Duration.ofHours(1));
        ObjectNode body = body();
        body.putObject("metadata").put(IdempotencyKey.METADATA_ENTRY, KEY);
        fixture.direct("bookings/create", Map.of(), body);

        assertThat(uid(create(process(LONG)))).isEqualTo(fixture.bookings().get(0).uid());
        assertThat(fixture.proxy.count(POST)).isZero();
    }

    @Test
    void theRequestOfADeadProcessIsWaitedForBeforeAnotherIsSent() throws Exception {
        store.leaveClaimOfDeadProcess(Duration.ofMinutes(4));
        // given a request that the server executes while the second process waits for it
        fixture.proxy.plan(LIST, Fault.none(), Fault.none(), Fault.none().precededBy(() -> {
            ObjectNode body = body();
            body.putObject("metadata").put(IdempotencyKey.METADATA_ENTRY, KEY);
            fixture.direct("bookings/create", Map.of(), body);
        }));

        assertThat(uid(create(fixture.process(store, SHORT, new SkippedPauses())))).isEqualTo(fixture.bookings().get(0).uid());
        assertThat(fixture.proxy.count(POST)).isZero();
        assertThat(store.claims).isEmpty();
    }

    @Test
    void theKeyOfADeadProcessIsTakenOver() throws Exception {
        store.leaveClaimOfDeadProcess(Duration.ofMinutes(4));
        SkippedPauses time = new SkippedPauses();

        assertThat(uid(create(fixture.process(store, SHORT, time)))).isEqualTo(fixture.bookings().get(0).uid());

        assertThat(Duration.ofNanos(time.nanoTime())).isGreaterThanOrEqualTo(Duration.ofMinutes(4));
        assertThat(fixture.proxy.count(POST)).isEqualTo(1);
        assertThat(store.claims).isEmpty();
    }

    @Test
    void aBookingThatCannotBeSeenIsNotMadeAgainAfterADeadProcess() throws Exception {
        store.leaveClaimOfDeadProcess(Duration.ofMinutes(4));
        ObjectNode body = SafeCallsFixture.booking(TYPE_OF_BOB, SafeCallsFixture.START, "Ann");

        Throwable failure = SafeCallsFixture.failure(StartedCall.of(fixture.process(store, SHORT, new SkippedPauses()),
                SafeCallsFixture.create(body), message()));

        assertThat(failure).isInstanceOf(CalcomAmbiguousException.class).hasMessageContaining("not the caller's own").hasMessageContaining(KEY);
        assertThat(fixture.proxy.count(POST)).isZero();
    }

    @Test
    void aProcessThatDoesNotKnowItsResultKeepsTheKeyForItself() throws Exception {
        fixture.proxy.plan(POST, Fault.dropBefore());
        fixture.proxy.otherwise(request -> fixture.proxy.count(POST) > 0 && request.startsWith("GET") ? Fault.answerInstead(403) : Fault.none());
        SafeCalls first = process(LONG);
        assertThat(SafeCallsFixture.failure(create(first))).isInstanceOf(CalcomAmbiguousException.class);
        StartedCall second = create(process(LONG));
        await().atMost(PATIENCE).until(second::isWaiting);

        ObjectNode executed = body();
        executed.putObject("metadata").put(IdempotencyKey.METADATA_ENTRY, KEY);
        fixture.direct("bookings/create", Map.of(), executed);
        fixture.proxy.otherwise(request -> Fault.none());

        assertThat(uid(create(first))).isEqualTo(fixture.bookings().get(0).uid());
        assertThat(uid(second)).isEqualTo(fixture.bookings().get(0).uid());
        assertThat(fixture.proxy.count(POST)).isEqualTo(1);
        assertThat(store.claims).isEmpty();
    }

    @Test
    void aProcessThatLostItsClaimSendsNothingMore() throws Exception {
        fixture.proxy.plan(POST, Fault.dropBefore().precededBy(store::takeOver));

        Throwable failure = SafeCallsFixture.failure(StartedCall.of(process(SHORT),
                SafeCallsFixture.create(SafeCallsFixture.booking(1, SafeCallsFixture.START, "Ann")), message()));

        assertThat(failure).isInstanceOf(CalcomAmbiguousException.class).hasMessageContaining("taken over").hasMessageContaining(KEY);
        assertThat(fixture.proxy.count(POST)).isEqualTo(1);
    }

    @Test
    void aProcessThatWorksLongerThanExpectedIsNotOvertaken() throws Exception {
        store.leaveClaimOfDeadProcess(Duration.ofDays(1));

        Throwable failure = SafeCallsFixture.failure(create(fixture.process(store, SHORT, new SkippedPauses())));

        assertThat(failure).isInstanceOf(CalcomAmbiguousException.class).hasMessageContaining("another process still works on the key " + KEY);
        assertThat(fixture.proxy.count(POST)).isZero();
    }

    @Test
    void aKeyThatCannotBeClaimedIsNotSent() throws Exception {
        store.isBroken = true;

        assertThat(SafeCallsFixture.failure(create(process(LONG)))).isInstanceOf(CalcomAmbiguousException.class)
                .hasMessageContaining("the key order-7 cannot be claimed: no connection").hasRootCauseInstanceOf(IOException.class);
        assertThat(fixture.proxy.requests()).isEmpty();

        store.isBroken = false;
        assertThat(uid(create(process(LONG)))).isEqualTo(fixture.bookings().get(0).uid());
    }

    @Test
    void aClaimWhoseWriteFailedAfterItWasMadeIsThatOfItsAttempt() throws Exception {
        store.isAnswerLost = true;
        SafeCalls process = process(LONG);
        SafeCallsFixture.Message message = message();
        assertThat(SafeCallsFixture.failure(create(process, message))).isInstanceOf(CalcomAmbiguousException.class);
        assertThat(store.claims).hasSize(1);

        assertThat(uid(create(process, message))).isEqualTo(fixture.bookings().get(0).uid());
        assertThat(store.claims).isEmpty();
    }

    @Test
    void aClaimThatCannotBeGivenBackDoesNotFailTheCall() throws Exception {
        fixture.proxy.plan(POST, Fault.none().precededBy(() -> store.isBroken = true));

        assertThat(uid(create(process(LONG)))).isEqualTo(fixture.bookings().get(0).uid());
        assertThat(store.claims).hasSize(1);
    }

    @Test
    void anInterruptEndsTheWait() throws Exception {
        store.leaveClaimOfDeadProcess(Duration.ofHours(1));
        StartedCall call = create(process(LONG));
        await().atMost(PATIENCE).until(call::isWaiting);

        call.interrupt();

        assertThat(SafeCallsFixture.failure(call)).isInstanceOf(CalcomAmbiguousException.class).hasMessageContaining("interrupted");
        assertThat(fixture.proxy.count(POST)).isZero();
    }

    @Test
    void aKeyOfTheComponentIsNotClaimed() throws Exception {
        store.isBroken = true;

        SafeCallsFixture.result(StartedCall.of(process(LONG), SafeCallsFixture.create(body()), new SafeCallsFixture.Message()));

        assertThat(fixture.proxy.requests()).containsExactly(POST);
    }

    private SafeCalls process(SafeCallSettings settings) {
        return fixture.process(store, settings, Waits.Time.REAL);
    }

    private StartedCall create(SafeCalls process) {
        return create(process, message());
    }

    private StartedCall create(SafeCalls process, CallContext message) {
        return StartedCall.of(process, SafeCallsFixture.create(body()), message);
    }

    private static SafeCallsFixture.Message message() {
        return new SafeCallsFixture.Message().key(KEY);
    }

    private ObjectNode body() {
        return SafeCallsFixture.booking(eventType, SafeCallsFixture.START, "Ann");
    }

    private static String uid(StartedCall call) throws Exception {
        JsonNode booking = SafeCallsFixture.result(call);
        return booking.path("uid").asText();
    }

    private Fault held() {
        return Fault.none().precededBy(this::awaitRelease);
    }

    private void awaitRelease() {
        try {
            assertThat(release.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The store of all processes of the test, which use one key. */
    private static final class SharedClaims implements KeyClaimStore {

        private static final KeyClaim DEAD = KeyClaim.first("dead", Duration.ZERO);

        private final Map<String, KeyClaim> claims = new ConcurrentHashMap<>();
        private volatile KeyClaim leftBehind;
        private volatile boolean isBroken;
        /** Whether the next write is made, and fails. */
        private volatile boolean isAnswerLost;

        void leaveClaimOfDeadProcess(Duration wait) {
            leftBehind = DEAD.replacedBy("dead", wait);
        }

        synchronized void takeOver() {
            claims.replaceAll((name, claim) -> claim.replacedBy("another process", Duration.ofHours(1)));
        }

        @Override
        public synchronized KeyClaim load(String name) throws IOException {
            check(name);
            return claims.get(name);
        }

        @Override
        public synchronized boolean compareAndSet(String name, KeyClaim expected, KeyClaim updated) throws IOException {
            check(name);
            KeyClaim present = claims.get(name);
            if (present != expected && (present == null || !present.isSame(expected))) {
                return false;
            }
            claims.put(name, updated);
            if (isAnswerLost) {
                isAnswerLost = false;
                throw new IOException("no answer");
            }
            return true;
        }

        @Override
        public synchronized boolean remove(String name, KeyClaim expected) throws IOException {
            check(name);
            return claims.containsKey(name) && claims.get(name).isSame(expected) && claims.remove(name) != null;
        }

        private void check(String name) throws IOException {
            if (isBroken) {
                throw new IOException("no connection");
            }
            if (leftBehind != null) {
                claims.put(name, leftBehind);
                leftBehind = null;
            }
        }
    }
}
