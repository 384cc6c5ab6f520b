/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.safecall;

import java.util.Map;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.error.CalcomAmbiguousException;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.support.FaultyProxy.Fault;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Reservations of slots, which cannot be found again: only whether the slot is still offered can be seen. */
class ReservationTest extends SafeCallsTestSupport {

    private static final String POST = "POST /v2/slots/reservations";

    @Test
    void aSlotThatIsStillOfferedIsReservedAgain() throws Exception {
        fixture.proxy.plan(POST, Fault.dropBefore(), Fault.answerInstead(503));

        assertThat(SafeCallsFixture.result(reserve(1)).path("reservationUid").asText()).isNotEmpty();
        assertThat(reservations()).isEqualTo(1);
        assertThat(fixture.proxy.count(POST)).isEqualTo(3);
    }

    @Test
    void aSlotThatIsNotOfferedAnyMoreLeavesTheCallAmbiguousUntilTheReservationEnds() throws Exception {
        fixture.proxy.plan(POST, Fault.dropAfter());

        Throwable failure = SafeCallsFixture.failure(reserve(1));

        assertThat(failure).isInstanceOf(CalcomAmbiguousException.class).hasMessageContaining("not offered any more")
                .hasMessageContaining("ends by itself");
        assertThat(reservations()).isEqualTo(1);
        assertThat(fixture.proxy.count(POST)).isEqualTo(1);
    }

    @Test
    void aSlotWithSeatsIsOfferedWhetherItIsReservedOrNot() throws Exception {
        long seated = fixture.seated();
        fixture.proxy.plan(POST, Fault.dropAfter());

        Throwable failure = SafeCallsFixture.failure(reserve(seated));

        assertThat(failure).isInstanceOf(CalcomAmbiguousException.class).hasMessageContaining("has seats");
        assertThat(fixture.proxy.count(POST)).isEqualTo(1);
    }

    @Test
    void operationsThatAreNotCoveredAreNotCalledHere() {
        assertThat(SafeCalls.covers(SafeCallsFixture.request("slots/reserve", Map.of(), null).template().operation())).isTrue();
        assertThat(SafeCalls.covers(SafeCallsFixture.request("bookings/list", Map.of(), null).template().operation())).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> calls.call(SafeCallsFixture.request("bookings/list", Map.of(), null),
                new SafeCallsFixture.Message())).withMessageContaining("bookings/list").withMessageContaining("bookings/create");
    }

    private StartedCall reserve(long eventTypeId) {
        ObjectNode body = SafeCallsFixture.json("{}").put("eventTypeId", eventTypeId).put("slotStart", SafeCallsFixture.START);
        return StartedCall.of(calls, SafeCallsFixture.request("slots/reserve", Map.of(), body), new SafeCallsFixture.Message());
    }

    private int reservations() {
        return fixture.sandbox.read((SandboxState state) -> state.reservations().all().size());
    }
}
