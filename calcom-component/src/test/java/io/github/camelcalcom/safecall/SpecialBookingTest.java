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
import io.github.camelcalcom.error.CalcomAuthenticationException;
import io.github.camelcalcom.error.CalcomConflictException;
import io.github.camelcalcom.error.CalcomException;
import io.github.camelcalcom.sandbox.state.Booking;
import io.github.camelcalcom.support.FaultyProxy.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * New bookings where the server would not refuse a second one, or whose list the caller cannot see: they are found where that is
 * possible, and never made again by themselves.
 */
class SpecialBookingTest {

    private static final String POST = "POST /v2/bookings";
    private static final String LIST = "GET /v2/bookings";
    private static final SafeCallSettings SHORT = new SafeCallSettings(true, Duration.ofMillis(300), 3);
    private static final long TYPE_OF_BOB = 3;

    private SafeCallsFixture fixture;
    private final SafeCallsFixture.Message message = new SafeCallsFixture.Message();

    @BeforeEach
    void start() throws Exception {
        fixture = new SafeCallsFixture();
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void aSeriesIsFoundAsAWholeAndAnsweredAsTheServerDoes() throws Exception {
        ObjectNode body = SafeCallsFixture.booking(fixture.weekly(), SafeCallsFixture.START, "Rita").put("recurrenceCount", 3);
        fixture.proxy.plan(POST, Fault.dropAfter());

        JsonNode series = SafeCallsFixture.result(create(fixture.calls(), body));

        assertThat(fixture.bookings()).hasSize(3);
        assertThat(series).extracting(booking -> booking.path("uid").asText())
                .containsExactlyElementsOf(fixture.bookings().stream().map(Booking::uid).toList());
        assertThat(fixture.proxy.count(POST)).isEqualTo(1);
    }

    @Test
    void aSeriesWithoutACountHasThatOfItsEventType() throws Exception {
        ObjectNode body = SafeCallsFixture.booking(fixture.weekly(), SafeCallsFixture.START, "Rita");
        fixture.proxy.plan(POST, Fault.dropAfter());

        assertThat(SafeCallsFixture.result(create(fixture.calls(), body))).hasSize(4);
        assertThat(fixture.bookings()).hasSize(4);
    }

    @Test
    void aSeriesThatStaysIncompleteIsAmbiguousAndNamesWhatExists() throws Exception {
        // given a server that gets no further than two of three occurrences
        ObjectNode body = SafeCallsFixture.booking(fixture.weekly(), SafeCallsFixture.START, "Rita").put("recurrenceCount", 3);
        fixture.proxy.plan(POST, Fault.dropBefore().precededBy(() -> partOf(body, message.booking().key(), 2)));

        Throwable failure = SafeCallsFixture.failure(create(fixture.calls(SHORT), body));

        assertThat(failure).isInstanceOf(CalcomAmbiguousException.class).hasMessageContaining("only 2 of 3 occurrences")
                .hasMessageContaining(fixture.bookings().get(0).uid()).hasMessageContaining(fixture.bookings().get(1).uid());
        assertThat(fixture.bookings()).hasSize(2);
        assertThat(fixture.proxy.count(POST)).isEqualTo(1);
    }

    @Test
    void aSeriesThatTheServerRefusesInTheMiddleIsAConflictAndNamesWhatExists() throws Exception {
        ObjectNode body = SafeCallsFixture.booking(fixture.weekly(), SafeCallsFixture.START, "Rita").put("recurrenceCount", 4);
        fixture.proxy.plan(POST, Fault.answerInstead(409, "{\"statusCode\":409,\"message\":\"booking_conflict_error\"}")
                .precededBy(() -> partOf(body, "order-7", 2)));

        Throwable failure = SafeCallsFixture.failure(StartedCall.of(fixture.calls(), SafeCallsFixture.create(body), message.key("order-7")));

        assertThat(failure).isInstanceOf(CalcomConflictException.class).hasMessageContaining("only 2 of 4 occurrences")
                .hasMessageContaining("booking_conflict_error")
                .hasMessageContaining(fixture.bookings().get(0).uid()).hasMessageContaining(fixture.bookings().get(1).uid());
        assertThat(((CalcomException) failure).getStatusCode()).isEqualTo(409);
    }

    @Test
    void aSeriesThatIsStillBeingMadeIsWaitedForByAnotherMessageWithItsKey() throws Exception {
        ObjectNode body = SafeCallsFixture.booking(fixture.weekly(), SafeCallsFixture.START, "Rita").put("recurrenceCount", 3);
        partOf(body, "order-7", 3);
        String series = fixture.bookings().get(0).recurringBookingUid();
        JsonNode whole = fixture.direct("bookings/get", Map.of("bookingUid", series), null);
        fixture.proxy.plan("GET /v2/bookings/" + series,
                Fault.answerInstead(200, "{\"status\":\"success\",\"data\":[" + whole.get(0) + ',' + whole.get(1) + "]}"));

        JsonNode found = SafeCallsFixture.result(StartedCall.of(fixture.calls(), SafeCallsFixture.create(body), message.key("order-7")));

        assertThat(found).hasSize(3);
        assertThat(fixture.proxy.count(POST)).isZero();
    }

    @Test
    void aSeriesOfUnknownLengthIsAmbiguous() throws Exception {
        long weekly = fixture.weekly();
        ObjectNode body = SafeCallsFixture.booking(weekly, SafeCallsFixture.START, "Rita");
        fixture.proxy.plan(POST, Fault.dropBefore().precededBy(() -> partOf(body, message.booking().key(), 2)));
        fixture.proxy.otherwise(request -> request.equals("GET /v2/event-types/" + weekly) ? Fault.answerInstead(404) : Fault.none());

        Throwable failure = SafeCallsFixture.failure(create(fixture.calls(), body));

        assertThat(failure).isInstanceOf(CalcomAmbiguousException.class).hasMessageContaining("2 of an unknown number of occurrences")
                .hasMessageContaining(fixture.bookings().get(1).uid());
    }

    @Test
    void aSeriesThatTheServerDoesNotShowIsAmbiguous() throws Exception {
        ObjectNode body = SafeCallsFixture.booking(fixture.weekly(), SafeCallsFixture.START, "Rita");
        fixture.proxy.plan(POST, Fault.dropAfter());
        fixture.proxy.otherwise(request -> request.startsWith("GET /v2/bookings/")
                ? Fault.answerInstead(200, "{\"status\":\"success\",\"data\":[]}") : Fault.none());

        Throwable failure = SafeCallsFixture.failure(create(fixture.calls(SHORT), body));

        assertThat(failure).isInstanceOf(CalcomAmbiguousException.class).hasMessageContaining("only 0 of 4 occurrences");
        assertThat(fixture.proxy.count(POST)).isEqualTo(1);
    }

    @Test
    void aSeriesThatWasNotMadeIsNotMadeAgain() throws Exception {
        ObjectNode body = SafeCallsFixture.booking(fixture.weekly(), SafeCallsFixture.START, "Rita").put("recurrenceCount", 3);
        fixture.proxy.plan(POST, Fault.dropBefore());

        Throwable failure = SafeCallsFixture.failure(create(fixture.calls(SHORT), body));

        assertThat(failure).isInstanceOf(CalcomAmbiguousException.class).hasMessageContaining("it recurs");
        assertThat(fixture.bookings()).isEmpty();
    }

    @Test
    void aSeatIsFoundByItsAttendeesOwnMetadata() throws Exception {
        long seated = fixture.seated();
        fixture.direct("bookings/create", Map.of(), SafeCallsFixture.booking(seated, SafeCallsFixture.START, "Bea"));
        fixture.proxy.plan(POST, Fault.dropAfter());

        JsonNode booking = SafeCallsFixture.result(create(fixture.calls(), SafeCallsFixture.booking(seated, SafeCallsFixture.START, "Ann")));

        assertThat(fixture.bookings()).hasSize(1);
        assertThat(fixture.bookings().get(0).attendees()).hasSize(2);
        assertThat(booking.path("seatUid").asText()).isEqualTo(fixture.bookings().get(0).attendees().get(1).seat().uid());
        assertThat(booking.path("attendees")).hasSize(2);
    }

    @Test
    void aSeatThatWasNotTakenIsNotTakenAgainByItselfButByARedelivery() throws Exception {
        ObjectNode body = SafeCallsFixture.booking(fixture.seated(), SafeCallsFixture.START, "Ann");
        SafeCalls calls = fixture.calls(SHORT);
        fixture.proxy.plan(POST, Fault.dropBefore());

        Throwable failure = SafeCallsFixture.failure(create(calls, body));

        assertThat(failure).isInstanceOf(CalcomAmbiguousException.class).hasMessageContaining("it has seats")
                .hasMessageContaining(message.booking().key());
        assertThat(fixture.bookings()).isEmpty();
        assertThat(SafeCallsFixture.result(StartedCall.of(calls, SafeCallsFixture.create(body), message.again())).path("seatUid").asText()).isNotEmpty();
        assertThat(fixture.bookings()).hasSize(1);
    }

    @Test
    void aBookingThatNeedsConfirmationIsFoundButNotMadeAgain() throws Exception {
        long asked = fixture.confirmed();
        fixture.proxy.plan(POST, Fault.dropAfter(), Fault.dropBefore());

        JsonNode booking = SafeCallsFixture.result(create(fixture.calls(), SafeCallsFixture.booking(asked, SafeCallsFixture.START, "Ann")));
        Throwable failure = SafeCallsFixture.failure(create(fixture.calls(SHORT),
                SafeCallsFixture.booking(asked, SafeCallsFixture.LATER, "Ann")));

        assertThat(booking.path("status").asText()).isEqualTo("pending");
        assertThat(failure).isInstanceOf(CalcomAmbiguousException.class).hasMessageContaining("needs confirmation");
        assertThat(fixture.bookings()).hasSize(1);
    }

    @Test
    void aBookingWithSomebodyElseIsFoundWhereTheCallerAttendsIt() throws Exception {
        ObjectNode body = SafeCallsFixture.booking(TYPE_OF_BOB, SafeCallsFixture.START, "Alice");
        ((ObjectNode) body.get("attendee")).put("email", "alice@example.com");
        fixture.proxy.plan(POST, Fault.dropAfter());

        JsonNode booking = SafeCallsFixture.result(create(fixture.calls(), body));

        assertThat(booking.path("uid").asText()).isEqualTo(fixture.bookings().get(0).uid());
        assertThat(fixture.bookings()).hasSize(1);
    }

    @Test
    void aBookingWithSomebodyElseThatCannotBeSeenIsAmbiguousWithoutWaitingAndStaysSo() throws Exception {
        ObjectNode body = SafeCallsFixture.booking(TYPE_OF_BOB, SafeCallsFixture.START, "Ann");
        SafeCalls calls = fixture.calls(new SafeCallSettings(true, Duration.ofHours(1), 3));
        fixture.proxy.plan(POST, Fault.dropAfter());

        Throwable failure = SafeCallsFixture.failure(create(calls, body));
        Throwable again = SafeCallsFixture.failure(StartedCall.of(calls, SafeCallsFixture.create(body), message.again()));

        assertThat(failure).isInstanceOf(CalcomAmbiguousException.class).hasMessageContaining("not the caller's own")
                .hasMessageContaining(message.booking().key());
        assertThat(again).isInstanceOf(CalcomAmbiguousException.class).hasMessageContaining("earlier delivery");
        assertThat(fixture.bookings()).hasSize(1);
        assertThat(fixture.proxy.count(POST)).isEqualTo(1);
    }

    @Test
    void whoHasNoCredentialsCannotLook() throws Exception {
        SafeCalls calls = fixture.callsOfNobody();
        ObjectNode body = SafeCallsFixture.booking(1, SafeCallsFixture.START, "Ann");
        fixture.proxy.plan(POST, Fault.dropAfter());

        Throwable failure = SafeCallsFixture.failure(create(calls, body));

        assertThat(failure).isInstanceOf(CalcomAmbiguousException.class);
        assertThat(failure.getSuppressed()).hasOnlyElementsOfType(CalcomAuthenticationException.class);
        assertThat(fixture.proxy.count(LIST)).isEqualTo(1);
        assertThat(fixture.bookings()).hasSize(1);
    }

    @Test
    void whoHasNoCredentialsBooksWithAKeyAllTheSame() throws Exception {
        SafeCallsFixture.result(StartedCall.of(fixture.callsOfNobody(),
                SafeCallsFixture.create(SafeCallsFixture.booking(1, SafeCallsFixture.START, "Ann")), message.key("order-7")));

        assertThat(fixture.bookings()).hasSize(1);
    }

    @Test
    void aTeamsEventTypeIsNotMadeAgain() throws Exception {
        ObjectNode body = SafeCallsFixture.booking(1, SafeCallsFixture.START, "Ann");
        body.remove("eventTypeId");
        body.put("eventTypeSlug", "30min").put("teamSlug", "crew");
        fixture.proxy.plan(POST, Fault.dropBefore());

        Throwable failure = SafeCallsFixture.failure(create(fixture.calls(), body));

        assertThat(failure).isInstanceOf(CalcomAmbiguousException.class);
        assertThat(fixture.proxy.count(POST)).isEqualTo(1);
    }

    @Test
    void anEventTypeWithSeveralHostsIsNotMadeAgain() throws Exception {
        fixture.proxy.plan(POST, Fault.dropBefore());
        fixture.proxy.otherwise(request -> request.equals("GET /v2/event-types/1") ? Fault.answerInstead(200,
                "{\"status\":\"success\",\"data\":{\"id\":1,\"ownerId\":1,\"schedulingType\":\"roundRobin\",\"recurrence\":null,"
                + "\"confirmationPolicy\":{\"disabled\":true},\"seats\":{\"disabled\":true}}}") : Fault.none());

        Throwable failure = SafeCallsFixture.failure(create(fixture.calls(SHORT),
                SafeCallsFixture.booking(1, SafeCallsFixture.START, "Ann")));

        assertThat(failure).isInstanceOf(CalcomAmbiguousException.class).hasMessageContaining("several hosts");
        assertThat(fixture.proxy.count(POST)).isEqualTo(1);
    }

    /** What a server has made of a series when it gets no further. */
    private void partOf(ObjectNode body, String key, int count) {
        ObjectNode part = body.deepCopy().put("recurrenceCount", count);
        part.putObject("metadata").put(IdempotencyKey.METADATA_ENTRY, key);
        fixture.direct("bookings/create", Map.of(), part);
    }

    private StartedCall create(SafeCalls calls, ObjectNode body) {
        return StartedCall.of(calls, SafeCallsFixture.create(body), message);
    }
}
