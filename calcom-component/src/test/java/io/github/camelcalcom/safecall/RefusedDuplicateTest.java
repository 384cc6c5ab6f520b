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
import io.github.camelcalcom.error.CalcomException;
import io.github.camelcalcom.support.FaultyProxy.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A request that is refused after an earlier one whose answer was lost: the booking that is in the way may be the one of the earlier request. */
class RefusedDuplicateTest extends SafeCallsTestSupport {

    private static final String POST = "POST /v2/bookings";
    private static final String LIST = "GET /v2/bookings?";
    private static final String NO_BOOKINGS = "{\"status\":\"success\",\"data\":[]}";
    private static final String WITHOUT_METADATA = "{\"status\":\"success\",\"data\":[{\"uid\":\"bare\",\"status\":\"accepted\",\"start\":\""
            + SafeCallsFixture.START + "\",\"eventTypeId\":1,\"attendees\":[{\"email\":\"ann@example.net\"}]}]}";
    private static final SafeCallSettings SHORT = new SafeCallSettings(true, Duration.ofMillis(300), 3);

    RefusedDuplicateTest() {
        super(SHORT);
    }

    @ParameterizedTest
    @CsvSource({"400, User either already has booking at this time or is not available", "409, booking_conflict_error", "401, booking_limit_reached",
            "401, duration_limit_reached"})
    void aBookingThatTheListDoesNotShowIsAmbiguousUntilItIsFound(int status, String text) throws Exception {
        fixture.proxy.plan(POST, Fault.dropBefore(), Fault.answerAfter(status, bare(status, text)));
        fixture.proxy.otherwise(request -> request.startsWith(LIST) ? Fault.answerInstead(200, NO_BOOKINGS) : Fault.none());

        Throwable failure = SafeCallsFixture.failure(create());

        assertThat(failure).isInstanceOf(CalcomAmbiguousException.class).hasMessageContaining(text).hasMessageContaining(message.booking().key());
        assertThat(((CalcomException) failure).getStatusCode()).isEqualTo(status);
        assertThat(message.booking().isOpen()).isTrue();

        fixture.proxy.otherwise(request -> Fault.none());
        message.again();
        assertThat(SafeCallsFixture.result(create()).path("uid").asText()).isEqualTo(fixture.bookings().get(0).uid());
        assertThat(fixture.bookings()).hasSize(1);
        assertThat(fixture.proxy.count(POST)).isEqualTo(2);
    }

    @Test
    void aBookingThatTheListShowsLaterIsTheAnswer() throws Exception {
        SafeCalls patient = fixture.calls(new SafeCallSettings(true, Duration.ofMinutes(1), 3), new SkippedPauses());
        fixture.proxy.plan(POST, Fault.dropBefore(), Fault.answerAfter(409, bare(409, "booking_conflict_error")));
        long[] looks = {0};
        fixture.proxy.otherwise(request -> request.startsWith(LIST) && fixture.proxy.count(POST) == 2 && looks[0]++ < 4
                ? Fault.answerInstead(200, NO_BOOKINGS) : Fault.none());

        JsonNode booking = SafeCallsFixture.result(StartedCall.of(patient, SafeCallsFixture.create(body()), message));

        assertThat(booking.path("uid").asText()).isEqualTo(fixture.bookings().get(0).uid());
        assertThat(fixture.proxy.count(POST)).isEqualTo(2);
    }

    @Test
    void aBookingThatTheListShowsWithoutItsMetadataIsAmbiguous() throws Exception {
        fixture.proxy.plan(POST, Fault.dropBefore(), Fault.answerAfter(409, bare(409, "booking_conflict_error")));
        fixture.proxy.otherwise(request -> request.startsWith(LIST) && fixture.proxy.count(POST) == 2
                ? Fault.answerInstead(200, WITHOUT_METADATA) : Fault.none());

        assertThat(SafeCallsFixture.failure(create())).isInstanceOf(CalcomAmbiguousException.class)
                .hasMessageContaining("the booking bare").hasMessageContaining("no key");
    }

    @Test
    void aBookingIsNotMadeAgainWhileTheListShowsOneWithoutMetadata() throws Exception {
        fixture.proxy.plan(POST, Fault.dropAfter());
        fixture.proxy.otherwise(request -> request.startsWith(LIST) ? Fault.answerInstead(200, WITHOUT_METADATA) : Fault.none());

        assertThat(SafeCallsFixture.failure(create())).isInstanceOf(CalcomAmbiguousException.class)
                .hasMessageContaining("the booking bare");
        assertThat(fixture.proxy.count(POST)).isEqualTo(1);
    }

    @Test
    void aRefusalOfAKeyIsAmbiguousIfTheListShowsTheBookingWithoutMetadata() throws Exception {
        fixture.direct("bookings/create", Map.of(), body());
        fixture.proxy.otherwise(request -> request.startsWith(LIST) ? Fault.answerInstead(200, WITHOUT_METADATA) : Fault.none());
        message.key("order-7");

        assertThat(SafeCallsFixture.failure(create())).isInstanceOf(CalcomAmbiguousException.class)
                .hasMessageContaining("the booking bare").hasMessageContaining("already has booking");
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 404})
    void aRefusalAfterWhichTheBookingsCannotBeReadIsAmbiguous(int status) throws Exception {
        fixture.proxy.plan(POST, Fault.dropBefore(), Fault.answerAfter(409, bare(409, "booking_conflict_error")));
        fixture.proxy.otherwise(request -> request.startsWith(LIST) && fixture.proxy.count(POST) == 2 ? Fault.answerInstead(status) : Fault.none());

        assertThat(SafeCallsFixture.failure(create())).isInstanceOf(CalcomAmbiguousException.class).hasMessageContaining(message.booking().key());
        assertThat(message.booking().isOpen()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2027-03-22T09:45:00Z", "2027-03-22T10:00:00Z", "2027-03-22T10:15:00Z"})
    void aBookingOfAnotherAttendeeThatTakesAPartOfTheTimeIsAConflict(String start) throws Exception {
        fixture.direct("event-types/update", Map.of("eventTypeId", 1), SafeCallsFixture.json("{\"slotInterval\":15}"));
        fixture.proxy.plan(POST, Fault.dropBefore().precededBy(() -> fixture.direct("bookings/create", Map.of(),
                SafeCallsFixture.booking(1, start, "Bea"))));

        assertThat(SafeCallsFixture.failure(create())).isInstanceOf(CalcomConflictException.class)
                .hasMessageContaining(fixture.bookings().get(0).uid());
        assertThat(message.booking().isOpen()).isFalse();
        assertThat(fixture.proxy.count(POST)).isEqualTo(2);
    }

    @Test
    void aBookingThatOnlyTouchesTheTimeDoesNotExplainARefusal() throws Exception {
        fixture.proxy.plan(POST, Fault.dropBefore().precededBy(() -> fixture.direct("bookings/create", Map.of(),
                SafeCallsFixture.booking(1, "2027-03-22T10:30:00Z", "Bea"))), Fault.answerInstead(409, bare(409, "booking_conflict_error")));

        assertThat(SafeCallsFixture.failure(create())).isInstanceOf(CalcomAmbiguousException.class);
    }

    @Test
    void aSeatThatIsRefusedToARedeliveryIsAmbiguous() throws Exception {
        ObjectNode seat = SafeCallsFixture.booking(fixture.seated(), SafeCallsFixture.START, "Ann");
        fixture.proxy.plan(POST, Fault.dropBefore(), Fault.answerAfter(409, bare(409, "already_signed_up_for_this_booking_error")));
        fixture.proxy.otherwise(request -> request.startsWith(LIST) ? Fault.answerInstead(200, NO_BOOKINGS) : Fault.none());
        assertThat(SafeCallsFixture.failure(StartedCall.of(calls, SafeCallsFixture.create(seat), message)))
                .isInstanceOf(CalcomAmbiguousException.class).hasMessageContaining("it has seats");
        message.booking().openUntil(System.nanoTime());

        Throwable failure = SafeCallsFixture.failure(StartedCall.of(calls, SafeCallsFixture.create(seat), message.again()));

        assertThat(failure).isInstanceOf(CalcomAmbiguousException.class).hasMessageContaining("already_signed_up");
    }

    private StartedCall create() {
        return StartedCall.of(calls, SafeCallsFixture.create(body()), message);
    }

    private static String bare(int status, String text) {
        return "{\"statusCode\":" + status + ",\"message\":\"" + text + "\"}";
    }

    private static ObjectNode body() {
        return SafeCallsFixture.booking(1, SafeCallsFixture.START, "Ann");
    }
}
