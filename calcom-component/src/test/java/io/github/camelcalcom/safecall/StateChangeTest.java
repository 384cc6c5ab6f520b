/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.safecall;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.client.CalcomRequest;
import io.github.camelcalcom.error.CalcomAmbiguousException;
import io.github.camelcalcom.error.CalcomConflictException;
import io.github.camelcalcom.error.CalcomException;
import io.github.camelcalcom.error.CalcomServerException;
import io.github.camelcalcom.error.CalcomValidationException;
import io.github.camelcalcom.sandbox.state.Booking;
import io.github.camelcalcom.support.FaultyProxy.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Changes of single bookings: after a lost answer, the state of the booking decides. */
class StateChangeTest extends SafeCallsTestSupport {

    private static final SafeCallSettings SHORT = new SafeCallSettings(true, Duration.ofMillis(300), 3);
    private static final String MOVE = "{\"start\":\"" + SafeCallsFixture.LATER + "\"}";
    private static final String CANCEL = "{\"cancellationReason\":\"ill\"}";

    static Stream<Arguments> lostAnswers() {
        return Stream.of(
                Arguments.of("dropped after it was executed", 1, Fault.dropAfter()),
                Arguments.of("dropped before it arrived", 2, Fault.dropBefore()),
                Arguments.of("500 after it was executed", 1, Fault.answerAfter(500)),
                Arguments.of("502 and not executed", 2, Fault.answerInstead(502)),
                Arguments.of("truncated JSON", 1, Fault.truncate()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lostAnswers")
    void aBookingIsMovedOnce(String what, int posts, Fault fault) throws Exception {
        String uid = booked(1, "Ann");
        plan("reschedule", uid, fault);

        JsonNode moved = SafeCallsFixture.result(call("bookings/reschedule", uid, MOVE));

        assertThat(moved.path("start").asText()).isEqualTo("2027-03-22T15:00:00.000Z");
        assertThat(moved.path("rescheduledFromUid").asText()).isEqualTo(uid);
        assertThat(fixture.bookings()).hasSize(2);
        assertThat(fixture.openBookings()).extracting(Booking::uid).containsExactly(moved.path("uid").asText());
        assertThat(posts("reschedule", uid)).isEqualTo(posts);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lostAnswers")
    void aBookingIsCancelledOnce(String what, int posts, Fault fault) throws Exception {
        String uid = booked(1, "Ann");
        plan("cancel", uid, fault);

        JsonNode cancelled = SafeCallsFixture.result(call("bookings/cancel", uid, CANCEL));

        assertThat(cancelled.path("uid").asText()).isEqualTo(uid);
        assertThat(cancelled.path("status").asText()).isEqualTo("cancelled");
        assertThat(fixture.openBookings()).isEmpty();
        assertThat(posts("cancel", uid)).isEqualTo(posts);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lostAnswers")
    void aBookingIsConfirmedOnce(String what, int posts, Fault fault) throws Exception {
        String uid = booked(fixture.confirmed(), "Ann");
        plan("confirm", uid, fault);

        assertThat(SafeCallsFixture.result(call("bookings/confirm", uid, null)).path("status").asText()).isEqualTo("accepted");
        assertThat(posts("confirm", uid)).isEqualTo(posts);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lostAnswers")
    void aBookingIsDeclinedOnce(String what, int posts, Fault fault) throws Exception {
        String uid = booked(fixture.confirmed(), "Ann");
        plan("decline", uid, fault);

        assertThat(SafeCallsFixture.result(call("bookings/decline", uid, "{\"reason\":\"no\"}")).path("status").asText()).isEqualTo("rejected");
        assertThat(posts("decline", uid)).isEqualTo(posts);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lostAnswers")
    void anAbsenceIsRecorded(String what, int posts, Fault fault) throws Exception {
        String uid = booked(1, "Ann");
        fixture.sandbox.clock().advance(Duration.ofDays(30));
        plan("mark-absent", uid, fault);

        JsonNode marked = SafeCallsFixture.result(call("bookings/mark-absent", uid,
                "{\"host\":true,\"attendees\":[{\"email\":\"ann@example.net\",\"absent\":true}]}"));

        assertThat(marked.path("absentHost").asBoolean()).isTrue();
        assertThat(marked.path("attendees").path(0).path("absent").asBoolean()).isTrue();
        assertThat(posts("mark-absent", uid)).isEqualTo(posts);
    }

    @Test
    void anAttendeeWhoIsNotInTheBookingIsAConflictAtOnce() throws Exception {
        String uid = booked(1, "Ann");
        fixture.sandbox.clock().advance(Duration.ofDays(30));

        Throwable failure = SafeCallsFixture.failure(call("bookings/mark-absent", uid,
                "{\"attendees\":[{\"email\":\"bea@example.net\",\"absent\":true}]}"));

        assertThat(failure).isInstanceOf(CalcomConflictException.class).hasMessageContaining("has no attendee bea@example.net");
        assertThat(posts("mark-absent", uid)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 308})
    void aRedirectIsARefusalWithoutALook(int status) throws Exception {
        String uid = booked(1, "Ann");
        plan("cancel", uid, Fault.answerInstead(status));

        Throwable failure = SafeCallsFixture.failure(call("bookings/cancel", uid, CANCEL));

        assertThat(failure).isInstanceOf(CalcomServerException.class).hasMessageContaining("check apiUrl");
        assertThat(fixture.proxy.requests()).hasSize(1);
    }

    @Test
    void aBookingThatSomebodyElseMovedIsNotMovedBack() throws Exception {
        String uid = booked(1, "Ann");
        plan("reschedule", uid, Fault.dropBefore().precededBy(() -> direct("bookings/reschedule", uid, "{\"start\":\"2027-03-22T18:00:00Z\"}")));

        Throwable failure = SafeCallsFixture.failure(call("bookings/reschedule", uid, MOVE));

        assertThat(failure).isInstanceOf(CalcomConflictException.class).hasMessageContaining("rescheduled by another caller");
        assertThat(fixture.openBookings()).hasSize(1);
        assertThat(posts("reschedule", uid)).isEqualTo(1);
    }

    @Test
    void aBookingThatWasCancelledMeanwhileIsNotMoved() throws Exception {
        String uid = booked(1, "Ann");
        plan("reschedule", uid, Fault.dropBefore().precededBy(() -> direct("bookings/cancel", uid, CANCEL)));

        Throwable failure = SafeCallsFixture.failure(call("bookings/reschedule", uid, MOVE));

        assertThat(failure).isInstanceOf(CalcomConflictException.class).hasMessageContaining("is cancelled");
        assertThat(fixture.openBookings()).isEmpty();
    }

    @Test
    void aMoveThatIsExecutedAfterTheHorizonIsRecognizedByTheRefusalOfTheSecond() throws Exception {
        String uid = booked(1, "Ann");
        plan("reschedule", uid, Fault.dropBefore(), Fault.none().precededBy(() -> direct("bookings/reschedule", uid, MOVE)));

        JsonNode moved = SafeCallsFixture.result(StartedCall.of(fixture.calls(SHORT), act("bookings/reschedule", uid, MOVE), new SafeCallsFixture.Message()));

        assertThat(moved.path("rescheduledFromUid").asText()).isEqualTo(uid);
        assertThat(fixture.openBookings()).hasSize(1);
    }

    @Test
    void anOccurrenceOfASeriesIsMovedOnceThoughTheOldOneDoesNotTellWhereTo() throws Exception {
        JsonNode series = fixture.direct("bookings/create", Map.of(),
                SafeCallsFixture.booking(fixture.weekly(), SafeCallsFixture.START, "Rita"));
        String uid = series.path(1).path("uid").asText();
        plan("reschedule", uid, Fault.dropAfter());

        JsonNode moved = SafeCallsFixture.result(call("bookings/reschedule", uid, "{\"start\":\"2027-03-30T18:00:00Z\"}"));

        assertThat(moved.path("rescheduledFromUid").asText()).isEqualTo(uid);
        assertThat(posts("reschedule", uid)).isEqualTo(1);
        assertThat(fixture.openBookings()).hasSize(4);
    }

    @Test
    void aBookingThatWasMovedMeanwhileIsNotTakenForCancelled() throws Exception {
        String uid = booked(1, "Ann");
        plan("cancel", uid, Fault.dropBefore().precededBy(() -> direct("bookings/reschedule", uid, MOVE)));

        Throwable failure = SafeCallsFixture.failure(call("bookings/cancel", uid, CANCEL));

        assertThat(failure).isInstanceOf(CalcomConflictException.class).hasMessageContaining("was moved and is now");
        assertThat(fixture.openBookings()).hasSize(1);
    }

    @Test
    void anOccurrenceThatWasMovedMeanwhileIsNotTakenForCancelled() throws Exception {
        JsonNode series = fixture.direct("bookings/create", Map.of(),
                SafeCallsFixture.booking(fixture.weekly(), SafeCallsFixture.START, "Rita"));
        String uid = series.path(1).path("uid").asText();
        plan("cancel", uid, Fault.dropBefore().precededBy(() -> direct("bookings/reschedule", uid, "{\"start\":\"2027-03-30T18:00:00Z\"}")));

        Throwable failure = SafeCallsFixture.failure(call("bookings/cancel", uid, CANCEL));

        assertThat(failure).isInstanceOf(CalcomConflictException.class).hasMessageContaining("was moved and is now");
    }

    @Test
    void aCancellationThatIsExecutedBesidesTheSecondOneIsDone() throws Exception {
        String uid = booked(1, "Ann");
        plan("cancel", uid, Fault.dropBefore(), Fault.none().precededBy(() -> direct("bookings/cancel", uid, CANCEL)));

        JsonNode cancelled = SafeCallsFixture.result(call("bookings/cancel", uid, CANCEL));

        assertThat(cancelled.path("status").asText()).isEqualTo("cancelled");
        assertThat(posts("cancel", uid)).isEqualTo(2);
    }

    @Test
    void aRefusedCancellationIsRefusedWithoutALook() throws Exception {
        String uid = booked(1, "Ann");
        direct("bookings/cancel", uid, CANCEL);

        Throwable failure = SafeCallsFixture.failure(call("bookings/cancel", uid, CANCEL));

        assertThat(failure).isInstanceOf(CalcomValidationException.class);
        assertThat(fixture.proxy.requests()).hasSize(1);
    }

    @Test
    void theRestOfASeriesIsCancelledAndAnsweredAsTheServerDoes() throws Exception {
        JsonNode series = fixture.direct("bookings/create", Map.of(),
                SafeCallsFixture.booking(fixture.weekly(), SafeCallsFixture.START, "Rita"));
        String uid = series.path(1).path("uid").asText();
        plan("cancel", uid, Fault.dropAfter());

        JsonNode all = SafeCallsFixture.result(call("bookings/cancel", uid,
                "{\"cancellationReason\":\"off\",\"cancelSubsequentBookings\":true}"));

        assertThat(all).extracting(booking -> booking.path("status").asText()).containsExactly("accepted", "cancelled", "cancelled", "cancelled");
        assertThat(posts("cancel", uid)).isEqualTo(1);
    }

    @Test
    void aSeriesOfWhichOnlyAPartWasCancelledIsAmbiguousAndNamesWhatIsLeft() throws Exception {
        // given a server that got no further than the first one
        JsonNode series = fixture.direct("bookings/create", Map.of(),
                SafeCallsFixture.booking(fixture.weekly(), SafeCallsFixture.START, "Rita"));
        String uid = series.path(2).path("uid").asText();
        plan("cancel", uid, Fault.dropBefore().precededBy(() -> direct("bookings/cancel", uid, CANCEL)));

        Throwable failure = SafeCallsFixture.failure(StartedCall.of(fixture.calls(SHORT), act("bookings/cancel", uid,
                "{\"cancellationReason\":\"off\",\"cancelSubsequentBookings\":true}"), new SafeCallsFixture.Message()));

        assertThat(failure).isInstanceOf(CalcomAmbiguousException.class).hasMessageContaining(series.path(3).path("uid").asText())
                .hasMessageNotContaining(series.path(1).path("uid").asText());
        assertThat(posts("cancel", uid)).isEqualTo(1);
    }

    @Test
    void aSeriesThatTheServerDoesNotShowIsNotTakenForCancelled() throws Exception {
        JsonNode series = fixture.direct("bookings/create", Map.of(),
                SafeCallsFixture.booking(fixture.weekly(), SafeCallsFixture.START, "Rita"));
        String uid = series.path(1).path("uid").asText();
        String seriesUid = series.path(1).path("recurringBookingUid").asText();
        plan("cancel", uid, Fault.dropBefore());
        fixture.proxy.otherwise(request -> request.contains(seriesUid)
                ? Fault.answerInstead(200, "{\"status\":\"success\",\"data\":[]}") : Fault.none());

        Throwable failure = SafeCallsFixture.failure(call("bookings/cancel", uid,
                "{\"cancellationReason\":\"off\",\"cancelSubsequentBookings\":true}"));

        assertThat(failure).isInstanceOf(CalcomAmbiguousException.class).hasMessageContaining("does not show").hasMessageContaining(seriesUid);
        assertThat(fixture.openBookings()).hasSize(4);
    }

    static Stream<Arguments> statesThatAConfirmationWouldUndo() {
        return Stream.of(Arguments.of("bookings/cancel", CANCEL, "cancelled"), Arguments.of("bookings/decline", "{}", "rejected"));
    }

    @ParameterizedTest
    @MethodSource("statesThatAConfirmationWouldUndo")
    void aBookingThatEndedMeanwhileIsNotOpenedAgain(String operation, String body, String status) throws Exception {
        String uid = booked(fixture.confirmed(), "Ann");
        plan("confirm", uid, Fault.dropBefore().precededBy(() -> direct(operation, uid, body)));

        Throwable failure = SafeCallsFixture.failure(call("bookings/confirm", uid, null));

        assertThat(failure).isInstanceOf(CalcomConflictException.class).hasMessageContaining(uid + " is " + status);
        assertThat(posts("confirm", uid)).isEqualTo(1);
        assertThat(fixture.openBookings()).isEmpty();
    }

    @Test
    void aBookingThatWasConfirmedMeanwhileIsNotDeclined() throws Exception {
        String uid = booked(fixture.confirmed(), "Ann");
        plan("decline", uid, Fault.dropBefore().precededBy(() -> direct("bookings/confirm", uid, null)));

        Throwable failure = SafeCallsFixture.failure(call("bookings/decline", uid, "{}"));

        assertThat(failure).isInstanceOf(CalcomConflictException.class).hasMessageContaining("is accepted");
        assertThat(posts("decline", uid)).isEqualTo(1);
    }

    @Test
    void whatAlwaysFailsIsSentAsOftenAsRetriesAreAllowed() throws Exception {
        String uid = booked(1, "Ann");
        fixture.proxy.otherwise(request -> request.startsWith("POST") ? Fault.answerInstead(500) : Fault.none());

        Throwable failure = SafeCallsFixture.failure(StartedCall.of(fixture.calls(SHORT), act("bookings/cancel", uid, CANCEL), new SafeCallsFixture.Message()));

        assertThat(failure).isInstanceOf(CalcomAmbiguousException.class).hasMessageContaining("is accepted");
        assertThat(((CalcomException) failure).getStatusCode()).isEqualTo(500);
        assertThat(posts("cancel", uid)).isEqualTo(4);
    }

    @Test
    void aBookingThatCannotBeReadLeavesTheCallAmbiguous() throws Exception {
        String uid = booked(1, "Ann");
        plan("cancel", uid, Fault.dropAfter());
        fixture.proxy.otherwise(request -> Fault.answerInstead(403));

        Throwable failure = SafeCallsFixture.failure(call("bookings/cancel", uid, CANCEL));

        assertThat(failure).isInstanceOf(CalcomAmbiguousException.class);
        assertThat(failure.getSuppressed()).hasSize(1);
    }

    private String booked(long eventTypeId, String name) {
        return fixture.direct("bookings/create", Map.of(), SafeCallsFixture.booking(eventTypeId, SafeCallsFixture.START, name)).path("uid").asText();
    }

    private void direct(String operation, String uid, String body) {
        fixture.direct(operation, Map.of("bookingUid", uid), body);
    }

    private void plan(String action, String uid, Fault... faults) {
        fixture.proxy.plan("POST /v2/bookings/" + uid + '/' + action, faults);
    }

    private long posts(String action, String uid) {
        return fixture.proxy.count("POST /v2/bookings/" + uid + '/' + action);
    }

    private static CalcomRequest act(String operation, String uid, String body) {
        ObjectNode json = body == null ? null : SafeCallsFixture.json(body);
        return SafeCallsFixture.act(operation, uid, json);
    }

    private StartedCall call(String operation, String uid, String body) {
        return StartedCall.of(calls, act(operation, uid, body), new SafeCallsFixture.Message());
    }
}
