/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.safecall;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.error.CalcomAmbiguousException;
import io.github.camelcalcom.error.CalcomException;
import io.github.camelcalcom.error.CalcomServerException;
import io.github.camelcalcom.support.FaultyProxy.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** New bookings that are asked for by a message once more, by Camel, by a broker, or by copies of the message at the same time. */
class CreationRedeliveryTest extends SafeCallsTestSupport {

    private static final String POST = "POST /v2/bookings";
    private static final String LIST = "GET /v2/bookings";
    private static final SafeCallSettings SHORT = new SafeCallSettings(true, Duration.ofMillis(300), 3);

    CreationRedeliveryTest() {
        super(SHORT);
    }

    @Test
    void aMessageThatABrokerDeliversAgainWaitsForTheRequestOfTheFirstDelivery() throws Exception {
        // given a first delivery to a process that is no more, whose request is executed only now
        ObjectNode first = body();
        first.putObject("metadata").put(IdempotencyKey.METADATA_ENTRY, "order-7");
        // each look asks twice: for the attendee, and for all
        fixture.proxy.plan(LIST, Fault.none(), Fault.none(),
                Fault.none().precededBy(() -> fixture.direct("bookings/create", Map.of(), first)));

        SafeCalls patient = fixture.calls(new SafeCallSettings(true, Duration.ofSeconds(60), 3));
        JsonNode booking = SafeCallsFixture.result(StartedCall.of(patient, SafeCallsFixture.create(body()), message.key("order-7").again()));

        assertThat(booking.path("uid").asText()).isEqualTo(fixture.bookings().get(0).uid());
        assertThat(fixture.bookings()).hasSize(1);
        assertThat(fixture.proxy.count(POST)).isZero();
    }

    @Test
    void aMessageThatABrokerDeliversAgainBooksAfterTheHorizon() throws Exception {
        SafeCallsFixture.result(create(message.key("order-7").again()));

        assertThat(fixture.bookings()).hasSize(1);
        assertThat(fixture.proxy.count(LIST)).isGreaterThan(2);
        assertThat(fixture.proxy.count(POST)).isEqualTo(1);
    }

    @Test
    void aMessageThatABrokerDeliversAgainIsNotSentByWhoMayNotLook() throws Exception {
        Throwable failure = SafeCallsFixture.failure(
                StartedCall.of(fixture.callsOfNobody(), SafeCallsFixture.create(body()), message.key("order-7").again()));

        assertThat(failure).isInstanceOf(CalcomAmbiguousException.class).hasMessageContaining("earlier delivery");
        assertThat(fixture.proxy.count(POST)).isZero();
    }

    @Test
    void aMessageThatABrokerDeliversAgainIsNotLookedForWithoutAKey() throws Exception {
        SafeCallsFixture.result(create(message.again()));

        assertThat(fixture.proxy.requests()).containsExactly(POST);
    }

    @Test
    void aRedeliveryIsNotSentWhileItCannotBeLookedFor() throws Exception {
        fixture.proxy.plan(POST, Fault.answerInstead(429));
        assertThat(SafeCallsFixture.failure(create(message))).isInstanceOf(CalcomException.class);
        fixture.proxy.plan(LIST, Fault.answerInstead(503));

        Throwable failure = SafeCallsFixture.failure(create(message.again()));

        assertThat(failure).isInstanceOf(CalcomServerException.class).hasMessageContaining("bookings/list");
        assertThat(fixture.bookings()).isEmpty();
        assertThat(fixture.proxy.count(POST)).isEqualTo(1);
    }

    @Test
    void aBodyThatIsBuiltAnewForTheRedeliveryIsStillTheSameBooking() throws Exception {
        leaveOpen(Fault.dropAfter());
        ObjectNode anew = body();
        anew.remove("start");
        anew.put("start", "2027-03-22T11:00:00+01:00").putObject("metadata").put("sentAt", "2027-03-01T09:00:07Z");

        JsonNode booking = SafeCallsFixture.result(StartedCall.of(calls, SafeCallsFixture.create(anew), message.again()));

        assertThat(booking.path("uid").asText()).isEqualTo(fixture.bookings().get(0).uid());
        assertThat(fixture.bookings()).hasSize(1);
        assertThat(fixture.proxy.count(POST)).isEqualTo(1);
    }

    @Test
    void anotherAttendeeIsAnotherBooking() throws Exception {
        leaveOpen(Fault.dropBefore());
        String key = message.booking().key();

        SafeCallsFixture.result(StartedCall.of(calls, SafeCallsFixture.create(SafeCallsFixture.booking(1, SafeCallsFixture.START, "Bea")), message.again()));

        assertThat(message.booking().key()).isNotEqualTo(key);
        assertThat(fixture.bookings()).hasSize(1);
    }

    @Test
    void ofCopiesOfAMessageOneSendsWhenTheHorizonHasPassed() throws Exception {
        leaveOpen(Fault.dropBefore());

        bookWithTwoCopies();

        assertThat(fixture.proxy.count(POST)).isEqualTo(2);
    }

    @Test
    void ofCopiesOfAMessageThatWasRefusedOneSends() throws Exception {
        fixture.proxy.plan(POST, Fault.answerInstead(429));
        assertThat(SafeCallsFixture.failure(create(message))).isInstanceOf(CalcomException.class);

        bookWithTwoCopies();

        assertThat(fixture.proxy.count(POST)).isEqualTo(2);
    }

    private void bookWithTwoCopies() throws Exception {
        StartedCall first = create(message.again());
        StartedCall second = create(message.again());

        assertThat(SafeCallsFixture.result(first).path("uid")).isEqualTo(SafeCallsFixture.result(second).path("uid"));
        assertThat(fixture.bookings()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2027-03-22T10:00:00+0000", "2027-03-22T11:00:00+01", "2027-03-22T10:00:00", "2027-03-22", "22 March 2027, 10 a.m."})
    void aBookingIsFoundHoweverItsStartIsWritten(String start) throws Exception {
        ObjectNode body = body().put("start", start);
        fixture.proxy.plan(POST, Fault.dropBefore().precededBy(() -> {
            ObjectNode executed = body();
            executed.putObject("metadata").put(IdempotencyKey.METADATA_ENTRY, message.booking().key());
            fixture.direct("bookings/create", Map.of(), executed);
        }));

        JsonNode booking = SafeCallsFixture.result(StartedCall.of(calls, SafeCallsFixture.create(body), message));

        assertThat(booking.path("uid").asText()).isEqualTo(fixture.bookings().get(0).uid());
        assertThat(fixture.proxy.count(POST)).isEqualTo(1);
    }

    @Test
    void whereOnlySomeBookingsCanBeLookedAtFindingNoneProvesNothing() throws Exception {
        String page = IntStream.range(0, 250).mapToObj(index -> "{\"uid\":\"u" + index + "\"}")
                .collect(Collectors.joining(",", "{\"status\":\"success\",\"data\":[", "]}"));
        fixture.proxy.plan(POST, Fault.dropBefore());
        fixture.proxy.otherwise(request -> request.startsWith(LIST + '?') ? Fault.answerInstead(200, page) : Fault.none());

        Throwable failure = SafeCallsFixture.failure(StartedCall.of(calls, SafeCallsFixture.create(body().put("start", "2027-03-22")), message));

        assertThat(failure).isInstanceOf(CalcomAmbiguousException.class).hasMessageContaining("more bookings than were looked at");
        assertThat(fixture.proxy.count(POST)).isEqualTo(1);
        assertThat(fixture.proxy.requests()).filteredOn(request -> request.startsWith(LIST + '?')).allMatch(request -> request.contains("sortCreated=desc"));
    }

    @Test
    void aSearchThatBreaksDownLeavesTheCallAmbiguous() throws Exception {
        IllegalStateException closed = new IllegalStateException("no time any more");
        SafeCalls broken = fixture.calls(SHORT, new Waits.Time() {
            @Override
            public void await(CountDownLatch signal, long nanos) {
                throw closed;
            }

            @Override
            public long nanoTime() {
                return System.nanoTime();
            }
        });
        fixture.proxy.plan(POST, Fault.dropBefore());

        Throwable failure = SafeCallsFixture.failure(StartedCall.of(broken, SafeCallsFixture.create(body()), message));

        assertThat(failure).isInstanceOf(CalcomAmbiguousException.class).hasCause(closed);
        assertThat(message.booking().isOpen()).isTrue();
    }

    /** Makes a call whose answer is lost, of which the server says nothing. */
    private void leaveOpen(Fault fault) throws Exception {
        fixture.proxy.plan(POST, fault);
        fixture.proxy.otherwise(request -> Fault.answerInstead(403));
        assertThat(SafeCallsFixture.failure(create(message))).isInstanceOf(CalcomAmbiguousException.class);
        fixture.proxy.otherwise(request -> Fault.none());
    }

    private StartedCall create(CallContext context) {
        return StartedCall.of(calls, SafeCallsFixture.create(body()), context);
    }

    private static ObjectNode body() {
        return SafeCallsFixture.booking(1, SafeCallsFixture.START, "Ann");
    }
}
