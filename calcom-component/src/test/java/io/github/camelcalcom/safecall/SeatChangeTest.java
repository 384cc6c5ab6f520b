/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.safecall;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.error.CalcomAmbiguousException;
import io.github.camelcalcom.sandbox.state.Attendee;
import io.github.camelcalcom.support.FaultyProxy.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Changes of one seat of a booking. */
class SeatChangeTest {

    private static final String NOT_FOUND = "{\"status\":\"error\",\"error\":{\"code\":\"NOT_FOUND\","
                                            + "\"message\":\"Invalid Query: The requested record was not found.\"}}";

    private SafeCallsFixture fixture;
    private SafeCalls calls;
    private long seated;
    private String uid;
    private String seatUid;

    @BeforeEach
    void start() throws Exception {
        fixture = new SafeCallsFixture();
        calls = fixture.calls();
        seated = fixture.seated();
        take("Ann", SafeCallsFixture.START);
        JsonNode second = take("Ben", SafeCallsFixture.START);
        uid = second.path("uid").asText();
        seatUid = second.path("seatUid").asText();
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void aSeatIsGivenUpOnce() throws Exception {
        plan("cancel", Fault.dropAfter());

        JsonNode left = SafeCallsFixture.result(call("bookings/cancel", cancellation()));

        assertThat(left.path("attendees")).hasSize(1);
        assertThat(posts("cancel")).isEqualTo(1);
    }

    @Test
    void aSeatThatIsStillTakenIsGivenUpAgain() throws Exception {
        plan("cancel", Fault.dropBefore());

        assertThat(SafeCallsFixture.result(call("bookings/cancel", cancellation())).path("attendees")).hasSize(1);
        assertThat(posts("cancel")).isEqualTo(2);
    }

    @Test
    void aSeatThatTheServerDidNotFindAfterItRemovedItIsGivenUp() throws Exception {
        plan("cancel", Fault.answerAfter(404, NOT_FOUND));

        JsonNode left = SafeCallsFixture.result(call("bookings/cancel", cancellation()));

        assertThat(left.path("attendees")).hasSize(1);
        assertThat(posts("cancel")).isEqualTo(1);
    }

    @Test
    void theLastSeatThatIsGivenUpCancelsTheBooking() throws Exception {
        JsonNode alone = take("Cid", SafeCallsFixture.LATER);
        uid = alone.path("uid").asText();
        seatUid = alone.path("seatUid").asText();
        plan("cancel", Fault.dropAfter());

        assertThat(SafeCallsFixture.result(call("bookings/cancel", cancellation())).path("status").asText()).isEqualTo("cancelled");
    }

    @Test
    void aSeatOfABookingThatDoesNotShowItsAttendeesIsAmbiguous() throws Exception {
        plan("cancel", Fault.dropAfter());
        fixture.proxy.otherwise(request -> Fault.answerInstead(200, "{\"status\":\"success\",\"data\":{\"uid\":\"" + uid
                                                                    + "\",\"status\":\"accepted\",\"attendees\":[]}}"));

        Throwable failure = SafeCallsFixture.failure(call("bookings/cancel", cancellation()));

        assertThat(failure).isInstanceOf(CalcomAmbiguousException.class).hasMessageContaining("does not show");
    }

    @Test
    void aMovedSeatThatIsAloneInANewBookingIsFound() throws Exception {
        plan("reschedule", Fault.dropAfter());

        JsonNode moved = SafeCallsFixture.result(call("bookings/reschedule", move()));

        assertThat(moved.path("seatUid").asText()).isEqualTo(seatOf("Ben").seat().uid()).isNotEqualTo(seatUid);
        assertThat(moved.path("start").asText()).isEqualTo("2027-03-22T15:00:00.000Z");
        assertThat(fixture.bookings()).hasSize(2);
        assertThat(posts("reschedule")).isEqualTo(1);
    }

    @Test
    void aSeatThatWasSeenBeforeItMovedIsFoundAmongOthers() throws Exception {
        take("Cid", SafeCallsFixture.LATER);
        plan("reschedule", Fault.dropBefore());

        JsonNode moved = SafeCallsFixture.result(call("bookings/reschedule", move()));

        assertThat(moved.path("seatUid").asText()).isEqualTo(seatOf("Ben").seat().uid());
        assertThat(posts("reschedule")).isEqualTo(2);
    }

    @Test
    void aSeatThatItsAttendeeMovesIsFoundAmongOthers() throws Exception {
        take("Cid", SafeCallsFixture.LATER);
        plan("reschedule", Fault.dropAfter());

        JsonNode moved = SafeCallsFixture.result(call("bookings/reschedule", move().put("rescheduledBy", "ben@example.net")));

        assertThat(moved.path("seatUid").asText()).isEqualTo(seatOf("Ben").seat().uid());
        assertThat(moved.path("attendees")).hasSize(2);
        assertThat(posts("reschedule")).isEqualTo(1);
    }

    @Test
    void aMovedSeatThatCannotBeToldFromOthersIsAmbiguous() throws Exception {
        take("Cid", SafeCallsFixture.LATER);
        plan("reschedule", Fault.dropAfter());

        Throwable failure = SafeCallsFixture.failure(call("bookings/reschedule", move()));

        assertThat(failure).isInstanceOf(CalcomAmbiguousException.class).hasMessageContaining("cannot be determined which seat");
        assertThat(posts("reschedule")).isEqualTo(1);
    }

    private JsonNode take(String name, String start) {
        return fixture.direct("bookings/create", Map.of(), SafeCallsFixture.booking(seated, start, name));
    }

    private Attendee seatOf(String name) {
        return fixture.openBookings().stream().flatMap(booking -> booking.attendees().stream())
                .filter(attendee -> attendee.name().equals(name)).findFirst().orElseThrow();
    }

    private ObjectNode cancellation() {
        return SafeCallsFixture.json("{}").put("seatUid", seatUid).put("cancellationReason", "ill");
    }

    private ObjectNode move() {
        return SafeCallsFixture.json("{}").put("seatUid", seatUid).put("start", SafeCallsFixture.LATER);
    }

    private void plan(String action, Fault... faults) {
        fixture.proxy.plan("POST /v2/bookings/" + uid + '/' + action, faults);
    }

    private long posts(String action) {
        return fixture.proxy.count("POST /v2/bookings/" + uid + '/' + action);
    }

    private StartedCall call(String operation, ObjectNode body) {
        return StartedCall.of(calls, SafeCallsFixture.act(operation, uid, body), new SafeCallsFixture.Message());
    }
}
