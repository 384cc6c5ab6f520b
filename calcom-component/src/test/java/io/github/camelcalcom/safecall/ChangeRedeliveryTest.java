/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.safecall;

import java.time.Duration;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.error.CalcomAmbiguousException;
import io.github.camelcalcom.error.CalcomConflictException;
import io.github.camelcalcom.error.CalcomRateLimitException;
import io.github.camelcalcom.error.CalcomServerException;
import io.github.camelcalcom.error.CalcomValidationException;
import io.github.camelcalcom.support.FaultyProxy.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Changes that are made for a message once more: the server is asked what it has before anything is sent. */
class ChangeRedeliveryTest extends SafeCallsTestSupport {

    private static final String CANCEL = "{\"cancellationReason\":\"ill\"}";
    private static final String MOVE = "{\"start\":\"" + SafeCallsFixture.LATER + "\"}";
    private static final SafeCallSettings SHORT = new SafeCallSettings(true, Duration.ofMillis(300), 3);
    private static final String RESERVE = "POST /v2/slots/reservations";

    ChangeRedeliveryTest() {
        super(SHORT);
    }

    @ParameterizedTest(name = "delivered again by Camel: {0}")
    @ValueSource(booleans = {true, false})
    void aConfirmationDoesNotOpenABookingThatWasCancelledMeanwhile(boolean isRedelivered) throws Exception {
        String uid = booked(fixture.confirmed());
        leaveOpen("confirm", uid, null, Fault.dropBefore());
        fixture.direct("bookings/cancel", Map.of("bookingUid", uid), CANCEL);

        Throwable failure = SafeCallsFixture.failure(call("bookings/confirm", uid, null, isRedelivered ? message.again() : message));

        assertThat(failure).isInstanceOf(CalcomConflictException.class).hasMessageContaining("is cancelled");
        assertThat(posts("confirm", uid)).isEqualTo(1);
        assertThat(fixture.openBookings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"cancel|" + CANCEL + "|cancelled", "reschedule|" + MOVE + "|accepted"})
    void aChangeThatWasMadeByTheFirstDeliveryIsDone(String action, String body, String status) throws Exception {
        String uid = booked(1);
        leaveOpen(action, uid, body, Fault.dropAfter());

        JsonNode booking = SafeCallsFixture.result(call("bookings/" + action, uid, body, message.again()));

        assertThat(booking.path("status").asText()).isEqualTo(status);
        assertThat(posts(action, uid)).isEqualTo(1);
    }

    @Test
    void aMessageThatABrokerDeliversAgainIsLookedForToo() throws Exception {
        String uid = booked(1);
        fixture.direct("bookings/cancel", Map.of("bookingUid", uid), CANCEL);

        JsonNode booking = SafeCallsFixture.result(call("bookings/cancel", uid, CANCEL, message.again()));

        assertThat(booking.path("status").asText()).isEqualTo("cancelled");
        assertThat(fixture.proxy.requests()).containsExactly("GET /v2/bookings/" + uid);
    }

    @Test
    void whatTheFirstDeliveryDidNotDoIsDoneAtOnce() throws Exception {
        String uid = booked(fixture.confirmed());

        JsonNode booking = SafeCallsFixture.result(call("bookings/confirm", uid, null, message.again()));

        assertThat(booking.path("status").asText()).isEqualTo("accepted");
        assertThat(fixture.proxy.requests()).containsExactly("GET /v2/bookings/" + uid, "POST /v2/bookings/" + uid + "/confirm");
    }

    @Test
    void aRequestThatMayStillBeExecutedIsWaitedForUntilTheHorizon() throws Exception {
        calls = fixture.calls(new SafeCallSettings(true, Duration.ofSeconds(60), 3));
        String uid = booked(fixture.confirmed());
        leaveOpen("confirm", uid, null, Fault.lateBeforeRead(2));

        JsonNode booking = SafeCallsFixture.result(call("bookings/confirm", uid, null, message));

        assertThat(booking.path("status").asText()).isEqualTo("accepted");
        assertThat(posts("confirm", uid)).isEqualTo(1);
    }

    @Test
    void nothingIsSentWhileItCannotBeLookedFor() throws Exception {
        String uid = booked(1);
        fixture.proxy.otherwise(request -> request.startsWith("GET") ? Fault.answerInstead(503) : Fault.none());

        Throwable failure = SafeCallsFixture.failure(call("bookings/cancel", uid, CANCEL, message.again()));

        assertThat(failure).isInstanceOf(CalcomServerException.class).hasMessageContaining("bookings/get");
        assertThat(posts("cancel", uid)).isZero();
    }

    @Test
    void whoMayNotLookConfirmsNothingTwice() throws Exception {
        String uid = booked(fixture.confirmed());
        fixture.proxy.otherwise(request -> request.startsWith("GET") ? Fault.answerInstead(403) : Fault.none());

        Throwable failure = SafeCallsFixture.failure(call("bookings/confirm", uid, null, message.again()));

        assertThat(failure).isInstanceOf(CalcomAmbiguousException.class).hasMessageContaining("earlier delivery");
        assertThat(posts("confirm", uid)).isZero();
    }

    @Test
    void aMissingParameterFailsBeforeTheLook() {
        assertThatIllegalArgumentException().isThrownBy(() -> calls.call(SafeCallsFixture.request("bookings/confirm", Map.of(), null), message.again()))
                .withMessageContaining("bookingUid");
        assertThat(fixture.proxy.requests()).isEmpty();
    }

    @Test
    void aRefusalIsNotLookedForWhenTheRouteCallsAgain() throws Exception {
        String uid = booked(1);
        assertThat(SafeCallsFixture.failure(call("bookings/cancel", uid, "{}", message))).isInstanceOf(CalcomValidationException.class);

        SafeCallsFixture.result(call("bookings/cancel", uid, CANCEL, message));

        assertThat(fixture.proxy.requests()).allMatch(request -> request.startsWith("POST")).hasSize(2);
    }

    @Test
    void anotherBookingOfTheSameMessageIsNotLookedFor() throws Exception {
        String first = booked(1);
        leaveOpen("cancel", first, CANCEL, Fault.dropBefore());
        String second = fixture.direct("bookings/create", Map.of(), SafeCallsFixture.booking(1, SafeCallsFixture.LATER, "Bea")).path("uid").asText();

        SafeCallsFixture.result(call("bookings/cancel", second, CANCEL, message));

        assertThat(fixture.proxy.count("GET /v2/bookings/" + second)).isZero();
    }

    @Test
    void aSeatOfASlotIsReservedForARedeliveryUnlessAnEarlierRequestIsKnownToBeOpen() throws Exception {
        ObjectNode body = SafeCallsFixture.json("{}").put("eventTypeId", fixture.seated()).put("slotStart", SafeCallsFixture.START);
        SafeCallsFixture.result(StartedCall.of(calls, SafeCallsFixture.request("slots/reserve", Map.of(), body), new SafeCallsFixture.Message().again()));
        fixture.proxy.plan(RESERVE, Fault.dropBefore());

        Throwable first = SafeCallsFixture.failure(StartedCall.of(calls, SafeCallsFixture.request("slots/reserve", Map.of(), body), message));
        Throwable second = SafeCallsFixture.failure(StartedCall.of(calls, SafeCallsFixture.request("slots/reserve", Map.of(), body), message.again()));

        assertThat(first).isInstanceOf(CalcomAmbiguousException.class).hasMessageContaining("has seats");
        assertThat(second).isInstanceOf(CalcomAmbiguousException.class).hasMessageContaining("has seats");
        assertThat(fixture.proxy.count(RESERVE)).isEqualTo(2);
    }

    @Test
    void aRequestThatWasNotExecutedLeavesOpenWhetherTheOneBeforeWas() throws Exception {
        String uid = booked(1);
        leaveOpen("cancel", uid, CANCEL, Fault.dropBefore());
        fixture.proxy.plan("POST /v2/bookings/" + uid + "/cancel", Fault.answerInstead(429));

        Throwable failure = SafeCallsFixture.failure(call("bookings/cancel", uid, CANCEL, message.again()));

        assertThat(failure).isInstanceOf(CalcomRateLimitException.class);
        assertThat(message.attempt().isOpen()).isTrue();
        SafeCallsFixture.result(call("bookings/cancel", uid, CANCEL, message));
        assertThat(message.attempt().isOpen()).isFalse();
        assertThat(posts("cancel", uid)).isEqualTo(3);
    }

    /** Two requests at once would move the booking twice, or fail the copy that comes second. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", value = {"confirm|none", "reschedule|" + MOVE, "cancel|" + CANCEL})
    void ofCopiesOfAMessageOneSends(String action, String body) throws Exception {
        String uid = booked(fixture.confirmed());
        leaveOpen(action, uid, body, Fault.dropBefore());

        StartedCall first = call("bookings/" + action, uid, body, message);
        StartedCall second = call("bookings/" + action, uid, body, message);

        assertThat(SafeCallsFixture.result(first).path("uid")).isEqualTo(SafeCallsFixture.result(second).path("uid"));
        assertThat(posts(action, uid)).isEqualTo(2);
    }

    /** Makes a call whose answer is lost, of which the server says nothing. */
    private void leaveOpen(String action, String uid, String body, Fault fault) throws Exception {
        fixture.proxy.plan("POST /v2/bookings/" + uid + '/' + action, fault);
        fixture.proxy.otherwise(request -> Fault.answerInstead(403));
        assertThat(SafeCallsFixture.failure(call("bookings/" + action, uid, body, message))).isInstanceOf(CalcomAmbiguousException.class);
        fixture.proxy.otherwise(request -> Fault.none());
    }

    private String booked(long eventTypeId) {
        return fixture.direct("bookings/create", Map.of(), SafeCallsFixture.booking(eventTypeId, SafeCallsFixture.START, "Ann")).path("uid").asText();
    }

    private StartedCall call(String operation, String uid, String body, CallContext context) {
        return StartedCall.of(calls, SafeCallsFixture.act(operation, uid, body == null ? null : SafeCallsFixture.json(body)), context);
    }

    private long posts(String action, String uid) {
        return fixture.proxy.count("POST /v2/bookings/" + uid + '/' + action);
    }
}
