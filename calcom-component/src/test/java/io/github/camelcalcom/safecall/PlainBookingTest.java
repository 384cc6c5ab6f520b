/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.safecall;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.auth.FixedAuthentication;
import io.github.camelcalcom.catalog.ApiProfile;
import io.github.camelcalcom.error.CalcomAmbiguousException;
import io.github.camelcalcom.error.CalcomConflictException;
import io.github.camelcalcom.error.CalcomServerException;
import io.github.camelcalcom.error.CalcomValidationException;
import io.github.camelcalcom.support.FaultyProxy.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** New bookings of an ordinary event type of the caller's own, of which the server itself refuses a second one. */
class PlainBookingTest {

    private static final String POST = "POST /v2/bookings";
    private static final String LIST = "GET /v2/bookings";
    private static final long THIRTY = 1;

    private SafeCallsFixture fixture;

    @BeforeEach
    void start() throws Exception {
        fixture = new SafeCallsFixture();
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void aCallThatGoesWellAddsTheKeyAndNothingElse() throws Exception {
        SafeCallsFixture.Message message = new SafeCallsFixture.Message();

        JsonNode booking = SafeCallsFixture.result(create(fixture.calls(), message));

        assertThat(booking.path("metadata").path("camelCalcomIdempotencyKey").asText()).isEqualTo(message.booking().key());
        assertThat(booking.path("metadata")).hasSize(1);
        assertThat(fixture.proxy.requests()).containsExactly(POST);
    }

    static Stream<Arguments> lostAnswers() {
        return Stream.of(
                Arguments.of("dropped after it was executed", 1, new Fault[] {Fault.dropAfter()}),
                Arguments.of("dropped before it arrived", 2, new Fault[] {Fault.dropBefore()}),
                Arguments.of("executed after the client gave up", 1, new Fault[] {Fault.lateBeforeRead(3)}),
                Arguments.of("500 after it was executed", 1, new Fault[] {Fault.answerAfter(500)}),
                Arguments.of("502 after it was executed", 1, new Fault[] {Fault.answerAfter(502)}),
                Arguments.of("503 after it was executed", 1, new Fault[] {Fault.answerAfter(503)}),
                Arguments.of("504 after it was executed", 1, new Fault[] {Fault.answerAfter(504)}),
                Arguments.of("500 and not executed", 2, new Fault[] {Fault.answerInstead(500)}),
                Arguments.of("503 and not executed", 2, new Fault[] {Fault.answerInstead(503)}),
                Arguments.of("truncated JSON", 1, new Fault[] {Fault.truncate()}),
                Arguments.of("not executed twice, then executed and dropped", 3,
                        new Fault[] {Fault.dropBefore(), Fault.answerInstead(502), Fault.dropAfter()}));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lostAnswers")
    void aLostAnswerEndsInTheOneBooking(String what, int posts, Fault[] faults) throws Exception {
        fixture.proxy.plan(POST, faults);

        StartedCall call = create(fixture.calls(), new SafeCallsFixture.Message());
        JsonNode booking = SafeCallsFixture.result(call);

        assertThat(fixture.bookings()).hasSize(1);
        assertThat(booking.path("uid").asText()).isEqualTo(fixture.bookings().get(0).uid());
        assertThat(booking.path("status").asText()).isEqualTo("accepted");
        assertThat(call.join().operation().uri()).isEqualTo("bookings/create");
        assertThat(fixture.proxy.count(POST)).isEqualTo(posts);
    }

    @Test
    void aBookingWithoutAnAnswerUntilTheTimeoutIsFound() throws Exception {
        SafeCallsFixture.result(create(fixture.calls(), new SafeCallsFixture.Message()));
        fixture.proxy.plan(POST, Fault.silence());
        SafeCalls impatient = fixture.withRequestTimeout(Duration.ofSeconds(3)).calls();

        JsonNode booking = SafeCallsFixture.result(StartedCall.of(impatient,
                SafeCallsFixture.create(SafeCallsFixture.booking(THIRTY, SafeCallsFixture.LATER, "Ann")), new SafeCallsFixture.Message()));

        assertThat(fixture.bookings()).hasSize(2);
        assertThat(booking.path("uid").asText()).isEqualTo(fixture.bookings().get(1).uid());
        assertThat(fixture.proxy.count(POST)).isEqualTo(2);
    }

    @Test
    void aBookingOfTheHostedServiceIsFoundThroughItsOwnListAndVersions() throws Exception {
        SafeCalls calls = fixture.calls(new SafeCallSettings(true, SafeCallsFixture.HORIZON, 3), ApiProfile.HOSTED,
                FixedAuthentication.apiKey(fixture.sandbox.apiKey("alice")));
        fixture.proxy.plan(POST, Fault.dropBefore(), Fault.dropAfter());

        JsonNode booking = SafeCallsFixture.result(StartedCall.of(calls, SafeCallsFixture.request(ApiProfile.HOSTED, "bookings/create", Map.of(),
                SafeCallsFixture.booking(THIRTY, SafeCallsFixture.START, "Ann")), new SafeCallsFixture.Message()));

        assertThat(fixture.bookings()).hasSize(1);
        assertThat(booking.path("uid").asText()).isEqualTo(fixture.bookings().get(0).uid());
        assertThat(fixture.proxy.requests()).anyMatch(request -> request.contains("limit="));
    }

    @Test
    void aBookingBySlugIsFoundAndMadeAgainToo() throws Exception {
        fixture.proxy.plan(POST, Fault.dropBefore(), Fault.dropAfter());
        ObjectNode body = SafeCallsFixture.booking(THIRTY, SafeCallsFixture.START, "Ann");
        body.remove("eventTypeId");
        body.put("eventTypeSlug", "30min").put("username", "alice");

        SafeCallsFixture.result(StartedCall.of(fixture.calls(), SafeCallsFixture.create(body), new SafeCallsFixture.Message()));

        assertThat(fixture.bookings()).hasSize(1);
        assertThat(fixture.proxy.count(POST)).isEqualTo(2);
    }

    @Test
    void anAddressThatTheServerWritesInAnotherWayDoesNotHideTheBooking() throws Exception {
        fixture.proxy.plan(POST, Fault.dropAfter());
        // the list has the booking only for those who do not ask for the attendee
        fixture.proxy.otherwise(request -> request.contains("attendeeEmail")
                ? Fault.answerInstead(200, "{\"status\":\"success\",\"data\":[]}") : Fault.none());

        SafeCallsFixture.result(create(fixture.calls(), new SafeCallsFixture.Message()));

        assertThat(fixture.bookings()).hasSize(1);
        assertThat(fixture.proxy.count(POST)).isEqualTo(1);
    }

    @Test
    void lookUpsThatFailProveNothingAndAreMadeAgain() throws Exception {
        fixture.proxy.plan(LIST, Fault.answerInstead(503), Fault.dropBefore(), Fault.truncate(), Fault.answerInstead(429));
        fixture.proxy.otherwise(request -> request.equals(POST) ? Fault.dropAfter() : Fault.none());
        SafeCalls calls = fixture.calls(new SafeCallSettings(true, SafeCallsFixture.HORIZON, 3), new SkippedPauses());

        SafeCallsFixture.result(create(calls, new SafeCallsFixture.Message()));

        assertThat(fixture.bookings()).hasSize(1);
        assertThat(fixture.proxy.count(POST)).isEqualTo(1);
    }

    @Test
    void aServerThatCanNeverBeAskedLeavesTheCallAmbiguous() throws Exception {
        SafeCalls calls = fixture.calls(new SafeCallSettings(true, Duration.ofMillis(300), 3));
        fixture.proxy.otherwise(request -> request.equals(POST) ? Fault.dropAfter() : Fault.answerInstead(503));
        SafeCallsFixture.Message message = new SafeCallsFixture.Message();

        Throwable failure = SafeCallsFixture.failure(create(calls, message));

        assertThat(failure).isInstanceOf(CalcomAmbiguousException.class).hasMessageContaining(message.booking().key());
        assertThat(fixture.bookings()).hasSize(1);

        fixture.proxy.otherwise(request -> Fault.none());
        JsonNode booking = SafeCallsFixture.result(create(calls, message.again()));
        assertThat(booking.path("uid").asText()).isEqualTo(fixture.bookings().get(0).uid());
        assertThat(fixture.bookings()).hasSize(1);
        assertThat(fixture.proxy.count(POST)).isEqualTo(1);
    }

    @Test
    void aSlotThatSomebodyElseTookMeanwhileIsAConflict() throws Exception {
        fixture.proxy.plan(POST, Fault.dropBefore().precededBy(() -> fixture.direct("bookings/create", Map.of(),
                SafeCallsFixture.booking(THIRTY, SafeCallsFixture.START, "Bea"))));

        Throwable failure = SafeCallsFixture.failure(create(fixture.calls(), new SafeCallsFixture.Message()));

        assertThat(failure).isInstanceOf(CalcomConflictException.class);
        assertThat(fixture.bookings()).hasSize(1);
    }

    @Test
    void aConflictWithTheCallsOwnFirstRequestIsItsBooking() throws Exception {
        // given a first request that is executed only after the horizon, at the same time as the second one
        SafeCalls calls = fixture.calls(new SafeCallSettings(true, Duration.ofMillis(200), 3));
        String conflict = "{\"statusCode\":409,\"message\":\"booking_conflict_error\"}";
        fixture.proxy.plan(POST, Fault.dropBefore(), Fault.answerAfter(409, conflict));

        JsonNode booking = SafeCallsFixture.result(create(calls, new SafeCallsFixture.Message()));

        assertThat(booking.path("uid").asText()).isEqualTo(fixture.bookings().get(0).uid());
        assertThat(fixture.bookings()).hasSize(1);
    }

    @Test
    void aConflictOfAFirstRequestIsTheAnswerWithoutALook() throws Exception {
        fixture.direct("bookings/create", Map.of(), SafeCallsFixture.booking(THIRTY, SafeCallsFixture.START, "Bea"));

        Throwable failure = SafeCallsFixture.failure(create(fixture.calls(), new SafeCallsFixture.Message()));

        assertThat(failure).isInstanceOf(CalcomConflictException.class);
        assertThat(fixture.proxy.requests()).containsExactly(POST);
    }

    @Test
    void aRefusalIsTheAnswerWithoutALook() throws Exception {
        ObjectNode body = SafeCallsFixture.booking(THIRTY, "2020-01-01T10:00:00Z", "Ann");

        Throwable failure = SafeCallsFixture.failure(StartedCall.of(fixture.calls(), SafeCallsFixture.create(body), new SafeCallsFixture.Message()));

        assertThat(failure).isInstanceOf(CalcomValidationException.class);
        assertThat(fixture.proxy.requests()).containsExactly(POST);
    }

    @Test
    void whatIsNeverExecutedIsSentAsOftenAsRetriesAreAllowed() throws Exception {
        SafeCalls calls = fixture.calls(new SafeCallSettings(true, Duration.ofMillis(150), 2));
        fixture.proxy.otherwise(request -> request.equals(POST) ? Fault.answerInstead(500) : Fault.none());

        Throwable failure = SafeCallsFixture.failure(create(calls, new SafeCallsFixture.Message()));

        assertThat(failure).isInstanceOf(CalcomAmbiguousException.class).hasMessageContaining("maxRetries")
                .hasMessageContaining("sent 3 times").hasCauseInstanceOf(CalcomServerException.class);
        assertThat(fixture.proxy.count(POST)).isEqualTo(3);
        assertThat(fixture.bookings()).isEmpty();
    }

    @Test
    void whatOverridesTheServersOwnCheckIsNotMadeAgain() throws Exception {
        SafeCalls calls = fixture.calls(new SafeCallSettings(true, Duration.ofMillis(150), 3));
        fixture.proxy.plan(POST, Fault.dropBefore());
        ObjectNode body = SafeCallsFixture.booking(THIRTY, SafeCallsFixture.START, "Ann").put("allowConflicts", true);

        Throwable failure = SafeCallsFixture.failure(StartedCall.of(calls, SafeCallsFixture.create(body), new SafeCallsFixture.Message()));

        assertThat(failure).isInstanceOf(CalcomAmbiguousException.class).hasMessageContaining("allowConflicts");
        assertThat(fixture.proxy.count(POST)).isEqualTo(1);
    }

    @Test
    void anInterruptedCallMakesNoFurtherRequest() throws Exception {
        SafeCalls calls = fixture.calls(new SafeCallSettings(true, Duration.ofHours(1), 3));
        fixture.proxy.plan(POST, Fault.dropBefore());
        SafeCallsFixture.Message message = new SafeCallsFixture.Message();
        StartedCall call = create(calls, message);
        await().atMost(Duration.ofSeconds(300)).until(call::isWaiting);
        List<String> before = List.copyOf(fixture.proxy.requests());

        call.interrupt();

        assertThat(SafeCallsFixture.failure(call)).isInstanceOf(CalcomAmbiguousException.class).hasMessageContaining("interrupted");
        assertThat(call.endedInterrupted()).isTrue();
        assertThat(message.booking().isOpen()).isTrue();
        assertThat(fixture.proxy.requests()).isEqualTo(before);
    }

    /** In the version of bookings, an event type does not say whether it needs confirmation. */
    @Test
    void anEventTypeIsReadInItsOwnVersionWhateverTheEndpointSends() throws Exception {
        fixture.proxy.plan(POST, Fault.dropBefore());

        JsonNode booking = SafeCallsFixture.result(create(fixture.callsInVersion("2024-04-15"), new SafeCallsFixture.Message()));

        assertThat(booking.path("uid").asText()).isEqualTo(fixture.bookings().get(0).uid());
        assertThat(fixture.proxy.count(POST)).isEqualTo(2);
    }

    @Test
    void aSearchThatIsUnderWayWhenTheEndpointStopsIsAmbiguous() throws Exception {
        SafeCalls calls = fixture.calls(new SafeCallSettings(true, Duration.ofHours(1), 3));
        fixture.proxy.plan(POST, Fault.dropBefore());
        SafeCallsFixture.Message message = new SafeCallsFixture.Message();
        StartedCall call = create(calls, message);
        await().atMost(Duration.ofSeconds(300)).until(() -> fixture.proxy.count(LIST) > 0);

        SafeCallsFixture.stop(calls);

        assertThat(SafeCallsFixture.failure(call)).isInstanceOf(CalcomAmbiguousException.class).hasMessageContaining("stopped");
        assertThat(message.booking().isOpen()).isTrue();
    }

    private static StartedCall create(SafeCalls calls, CallContext message) {
        return StartedCall.of(calls, SafeCallsFixture.create(SafeCallsFixture.booking(THIRTY, SafeCallsFixture.START, "Ann")), message);
    }
}
