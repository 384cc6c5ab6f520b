/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.safecall;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.error.CalcomAmbiguousException;
import io.github.camelcalcom.error.CalcomConflictException;
import io.github.camelcalcom.error.CalcomConnectionException;
import io.github.camelcalcom.error.CalcomException;
import io.github.camelcalcom.error.CalcomServerException;
import io.github.camelcalcom.support.FaultyProxy.Fault;
import io.github.camelcalcom.support.RefusingPort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

/** Where the key of a booking comes from, how long it holds, and what it is good for when a message is delivered again. */
class IdempotencyKeyTest extends SafeCallsTestSupport {

    private static final String POST = "POST /v2/bookings";
    private static final String LIST = "GET /v2/bookings";

    IdempotencyKeyTest() {
        super(new SafeCallSettings(true, Duration.ofMillis(300), 3));
    }

    @Test
    void theCallersKeyMarksTheBooking() throws Exception {
        JsonNode booking = SafeCallsFixture.result(create(message.key("order-7")));

        assertThat(booking.path("metadata").path("camelCalcomIdempotencyKey").asText()).isEqualTo("order-7");
    }

    @Test
    void aKeyInTheCallersOwnMetadataIsTheKeyAndTheBodyIsSentAsItIs() throws Exception {
        ObjectNode body = body();
        body.putObject("metadata").put("camelCalcomIdempotencyKey", "order-8").put("crm", "9");

        SafeCallsFixture.result(StartedCall.of(calls, SafeCallsFixture.create(body), message.key("order-7")));

        assertThat(message.booking().key()).isEqualTo("order-8");
        assertThat(fixture.bookings().get(0).metadata()).isEqualTo(body.get("metadata"));
    }

    @Test
    void theKeyIsKeptBeforeAnythingIsSent() throws Exception {
        AtomicReference<CallAttempt> keptWhenSent = new AtomicReference<>();
        fixture.proxy.plan(POST, Fault.none().precededBy(() -> keptWhenSent.set(message.attempt())));

        SafeCallsFixture.result(create(message));

        assertThat(keptWhenSent.get()).isNotNull().isSameAs(message.attempt());
        assertThat(message.attempt()).hasToString("BookingAttempt[" + message.booking().key() + "]");
    }

    @Test
    void anotherMessageWithTheSameKeyGetsTheFirstBooking() throws Exception {
        JsonNode first = SafeCallsFixture.result(create(message.key("order-7")));

        JsonNode second = SafeCallsFixture.result(create(new SafeCallsFixture.Message().key("order-7")));

        assertThat(second).isEqualTo(first);
        assertThat(fixture.bookings()).hasSize(1);
        assertThat(fixture.proxy.count(POST)).isEqualTo(1);
    }

    @Test
    void aBookingThatWasMovedIsStillTheBookingOfItsKey() throws Exception {
        String uid = SafeCallsFixture.result(create(message.key("order-7"))).path("uid").asText();
        fixture.direct("bookings/reschedule", Map.of("bookingUid", uid), SafeCallsFixture.json("{\"start\":\"2027-03-22T16:00:00Z\"}"));

        JsonNode again = SafeCallsFixture.result(create(new SafeCallsFixture.Message().key("order-7")));

        assertThat(again.path("uid").asText()).isEqualTo(uid);
        assertThat(again.path("status").asText()).isEqualTo("cancelled");
        assertThat(fixture.openBookings()).hasSize(1);
    }

    @Test
    void aMessageThatWasNotDeliveredBeforeIsNotLookedFor() throws Exception {
        SafeCallsFixture.result(create(message));

        assertThat(fixture.proxy.count(LIST)).isZero();
    }

    @Test
    void aRedeliveryGetsTheBookingOfTheFirstDelivery() throws Exception {
        JsonNode first = SafeCallsFixture.result(create(message));

        JsonNode second = SafeCallsFixture.result(create(message.again()));

        assertThat(second).isEqualTo(first);
        assertThat(fixture.bookings()).hasSize(1);
    }

    @Test
    void aRedeliveryAfterARefusalBooks() throws Exception {
        fixture.proxy.plan(POST, Fault.answerInstead(429));
        assertThat(SafeCallsFixture.failure(create(message))).isInstanceOf(CalcomException.class)
                .isNotInstanceOf(CalcomAmbiguousException.class);
        String key = message.booking().key();

        JsonNode booking = SafeCallsFixture.result(create(message.again()));

        assertThat(booking.path("metadata").path("camelCalcomIdempotencyKey").asText()).isEqualTo(key);
        assertThat(fixture.bookings()).hasSize(1);
    }

    @Test
    void aCallThatWasInterruptedIsLookedForByTheRedelivery() throws Exception {
        fixture.proxy.plan(POST, Fault.dropAfter());
        fixture.proxy.otherwise(request -> fixture.proxy.count(POST) > 0 ? Fault.answerInstead(503) : Fault.none());
        StartedCall interrupted = StartedCall.of(fixture.calls(new SafeCallSettings(true, Duration.ofHours(1), 3)),
                SafeCallsFixture.create(body()), message);
        await().atMost(Duration.ofSeconds(300)).until(() -> !fixture.bookings().isEmpty() && interrupted.isWaiting());
        interrupted.interrupt();

        assertThat(SafeCallsFixture.failure(interrupted)).isInstanceOf(CalcomAmbiguousException.class).hasMessageContaining("interrupted");
        assertThat(interrupted.endedInterrupted()).isTrue();
        assertThat(message.booking().isOpen()).isTrue();
        fixture.proxy.otherwise(request -> Fault.none());

        JsonNode booking = SafeCallsFixture.result(create(message.again()));

        assertThat(booking.path("uid").asText()).isEqualTo(fixture.bookings().get(0).uid());
        assertThat(fixture.bookings()).hasSize(1);
        assertThat(fixture.proxy.count(POST)).isEqualTo(1);
    }

    @Test
    void aMessageThatBooksTwiceOnItsWayHasTwoKeys() throws Exception {
        SafeCallsFixture.result(create(message.again()));
        String first = message.booking().key();
        ObjectNode other = SafeCallsFixture.booking(1, "2027-03-22T12:00:00Z", "Ann");

        SafeCallsFixture.result(StartedCall.of(calls, SafeCallsFixture.create(other), message));

        assertThat(message.booking().key()).isNotEqualTo(first);
        assertThat(fixture.bookings()).hasSize(2);
    }

    static Stream<ObjectNode> otherBookings() {
        return Stream.of(SafeCallsFixture.booking(1, "2027-03-22T16:00:00Z", "Ann"), SafeCallsFixture.booking(1, SafeCallsFixture.START, "Bea"));
    }

    @ParameterizedTest
    @MethodSource("otherBookings")
    void aKeyThatIsUsedForAnotherStartOrAttendeeIsAConflict(ObjectNode other) throws Exception {
        String uid = SafeCallsFixture.result(create(message.key("order-7"))).path("uid").asText();

        Throwable failure = SafeCallsFixture.failure(StartedCall.of(calls, SafeCallsFixture.create(other), new SafeCallsFixture.Message().key("order-7")));

        assertThat(failure).isInstanceOf(CalcomConflictException.class).hasMessageContaining("order-7").hasMessageContaining(uid)
                .hasMessageContaining("another start or attendee");
        assertThat(fixture.bookings()).hasSize(1);
        assertThat(fixture.proxy.count(POST)).isEqualTo(1);
    }

    @Test
    void aKeyThatCalcomWouldNotKeepIsRefusedBeforeAnyCall() {
        assertThatIllegalArgumentException().isThrownBy(() -> calls.call(SafeCallsFixture.create(body()), message.key("x".repeat(501))))
                .withMessageContaining("CamelCalcomIdempotencyKey").withMessageContaining("501");
        assertThatIllegalArgumentException().isThrownBy(() -> calls.call(SafeCallsFixture.create(body()), message.key(" "))).withMessageContaining("CamelCalcomIdempotencyKey");
        ObjectNode full = body();
        ObjectNode metadata = full.putObject("metadata");
        for (int index = 0; index < 50; index++) {
            metadata.put("k" + index, "v");
        }
        assertThatIllegalArgumentException().isThrownBy(() -> calls.call(SafeCallsFixture.create(full), new SafeCallsFixture.Message()));
        assertThat(fixture.proxy.requests()).isEmpty();
    }

    /** Such a key was ignored, and the booking was made without it. */
    @ParameterizedTest
    @ValueSource(strings = {"'metadata':'text'", "'metadata':[1]", "'metadata':7", "'metadata':{'camelCalcomIdempotencyKey':7}",
            "'metadata':{'camelCalcomIdempotencyKey':null}", "'metadata':{'camelCalcomIdempotencyKey':{'id':'order-7'}}"})
    void aKeyThatCannotBeStoredIsRefusedBeforeAnyCall(String metadata) {
        ObjectNode body = SafeCallsFixture.json(("{'start':'" + SafeCallsFixture.START + "'," + metadata + "}").replace('\'', '"'));

        assertThatIllegalArgumentException().isThrownBy(() -> calls.call(SafeCallsFixture.create(body), message.key("order-7")))
                .withMessageContaining("CamelCalcomIdempotencyKey").withMessageContaining("metadata").withMessageContaining("cannot be stored");
        assertThatIllegalArgumentException().isThrownBy(() -> calls.call(SafeCallsFixture.request("bookings/create", Map.of(), null), message))
                .withMessageContaining("no body");
        assertThat(fixture.proxy.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "null", "true", "['order-7']", "'a','camelCalcomIdempotencyKey':7"})
    void anEntryOfTheKeysNameThatIsNotTextIsRefusedWithoutAHeaderToo(String entry) throws Exception {
        byte[] body = ("{'metadata':{'camelCalcomIdempotencyKey':" + entry + "}}").replace('\'', '"').getBytes(StandardCharsets.UTF_8);

        assertThatIllegalArgumentException().isThrownBy(() -> calls.call(SafeCallsFixture.request("bookings/create", Map.of(), null).body(body), message))
                .withMessageContaining("camelCalcomIdempotencyKey is not text");
        assertThat(fixture.proxy.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 0xD83D, 0xDE00})
    void aKeyThatTheDatabaseDoesNotStoreIsRefused(int character) {
        String key = "order" + (char) character;

        assertThatIllegalArgumentException().isThrownBy(() -> calls.call(SafeCallsFixture.create(body()), message.key(key)))
                .withMessageContaining("CamelCalcomIdempotencyKey").withMessageContaining("U+0000");
        assertThat(fixture.proxy.requests()).isEmpty();
    }

    @Test
    void metadataThatIsNotAnObjectIsLeftToTheServerIfTheMessageHasNoKey() throws Exception {
        ObjectNode body = body().put("metadata", "text");

        assertThat(SafeCallsFixture.failure(StartedCall.of(calls, SafeCallsFixture.create(body), message))).isInstanceOf(CalcomException.class);
        assertThat(fixture.proxy.requests()).containsExactly(POST);
    }

    @Test
    void switchedOffNothingIsAddedAndALostAnswerIsAmbiguousAtOnce() throws Exception {
        SafeCalls off = fixture.calls(new SafeCallSettings(false, Duration.ofMillis(300), 3));
        fixture.proxy.plan(POST, Fault.dropAfter(), Fault.answerInstead(502), Fault.truncate());

        Throwable dropped = SafeCallsFixture.failure(StartedCall.of(off, SafeCallsFixture.create(body()), message));
        Throwable failed = SafeCallsFixture.failure(StartedCall.of(off, SafeCallsFixture.create(body()), message));
        Throwable truncated = SafeCallsFixture.failure(StartedCall.of(off,
                SafeCallsFixture.create(SafeCallsFixture.booking(1, SafeCallsFixture.LATER, "Ann")), message));

        assertThat(dropped).isInstanceOf(CalcomAmbiguousException.class);
        assertThat(failed).isInstanceOf(CalcomAmbiguousException.class).hasCauseInstanceOf(CalcomServerException.class);
        assertThat(((CalcomException) failed).getStatusCode()).isEqualTo(502);
        assertThat(truncated).isInstanceOf(CalcomAmbiguousException.class);
        assertThat(fixture.bookings()).hasSize(2).allMatch(booking -> booking.metadata().isEmpty());
        assertThat(fixture.proxy.requests()).containsExactly(POST, POST, POST);
        assertThat(message.attempt()).isNull();
    }

    @Test
    void aKeyThatWouldDoNothingIsRefused() {
        SafeCalls off = fixture.calls(new SafeCallSettings(false, Duration.ofMillis(300), 3));

        assertThatIllegalArgumentException().isThrownBy(() -> off.call(SafeCallsFixture.create(body()), message.key("order-7")))
                .withMessageContaining("CamelCalcomIdempotencyKey").withMessageContaining("idempotentBookings");
        assertThatIllegalArgumentException().isThrownBy(() -> calls.open(SafeCallsFixture.create(body()), message))
                .withMessageContaining("CamelCalcomIdempotencyKey").withMessageContaining("output=raw");
        assertThat(fixture.proxy.requests()).isEmpty();
    }

    @Test
    void aRequestThatWasNotSentFailsAsSuch() throws Exception {
        try (RefusingPort refusingPort = new RefusingPort()) {
            SafeCalls toNobody = fixture.callsTo(refusingPort.url());

            Throwable failure = SafeCallsFixture.failure(StartedCall.of(toNobody, SafeCallsFixture.create(body()), message));

            assertThat(failure).isInstanceOf(CalcomConnectionException.class);
        }
    }

    private StartedCall create(CallContext context) {
        return StartedCall.of(calls, SafeCallsFixture.create(body()), context);
    }

    private static ObjectNode body() {
        return SafeCallsFixture.booking(1, SafeCallsFixture.START, "Ann");
    }
}
