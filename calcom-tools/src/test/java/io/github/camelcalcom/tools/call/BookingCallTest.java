/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.tools.call;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.fault.Fault;
import io.github.camelcalcom.sandbox.fault.FaultAnswer;
import io.github.camelcalcom.tools.call.ToolAnswer.Outcome;
import io.github.camelcalcom.tools.support.ToolServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/** Given a slot that a tool has found, when a model books it and repeats its calls, then there is one booking. */
@Timeout(600)
class BookingCallTest {

    private ToolServer server;
    private ToolServer.Slot slot;

    @BeforeEach
    void start() throws Exception {
        server = ToolServer.start();
        slot = server.freeSlot();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static String uid(ToolAnswer answer) {
        assertThat(answer.outcome()).as(answer.text()).isEqualTo(Outcome.SUCCESS);
        return ToolServer.json(answer.text()).path("result").path("uid").textValue();
    }

    @Test
    void aFoundSlotIsBooked() {
        JsonNode booking = server.answer("create_booking", slot.booking("Bob")).path("result");

        assertThat(booking.path("status").textValue()).isEqualTo("accepted");
        assertThat(server.sandbox.bookings()).singleElement().satisfies(made -> assertThat(made.uid()).isEqualTo(booking.path("uid").textValue()));
    }

    @Test
    void aKeyInTheMetadataIsRefused() {
        ObjectNode arguments = (ObjectNode) ToolServer.json(slot.booking("Bob"));
        ((ObjectNode) arguments.get("body")).putObject("metadata").put("camelCalcomIdempotencyKey", "M1");

        ToolAnswer answer = server.call("create_booking", arguments.put("idempotencyKey", "A1").toString());

        assertThat(answer.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(answer.text()).contains("argument idempotencyKey");
        assertThat(server.sandbox.bookings()).isEmpty();
    }

    @Test
    void aRepeatedCallOfTheSessionReturnsTheSameBooking() {
        String first = uid(server.call("create_booking", slot.booking("Bob"), "one", Consent.BY_CODE));
        String second = uid(server.call("create_booking", slot.booking("Bob"), "one", Consent.BY_CODE));

        assertThat(second).isEqualTo(first);
        assertThat(server.sandbox.bookings()).hasSize(1);
    }

    @Test
    void theSameCallOfAnotherSessionIsAnotherBooking() {
        server.call("create_booking", slot.booking("Bob"), "one", Consent.BY_CODE);
        ToolAnswer other = server.call("create_booking", slot.booking("Bob"), "two", Consent.BY_CODE);

        assertThat(other.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(server.sandbox.calls("bookings/create")).hasSize(2);
        assertThat(server.sandbox.bookings()).hasSize(1);
    }

    @Test
    void copiesOfACallAtTheSameTimeMakeOneBooking() throws Exception {
        List<CompletableFuture<ToolAnswer>> copies = IntStream.range(0, 8)
                .mapToObj(copy -> CompletableFuture.supplyAsync(() -> server.call("create_booking", slot.booking("Bob")))).toList();
        CompletableFuture.allOf(copies.toArray(CompletableFuture[]::new)).get(300, TimeUnit.SECONDS);

        assertThat(copies).extracting(copy -> uid(copy.join())).containsOnly(server.sandbox.bookings().get(0).uid());
        assertThat(server.sandbox.bookings()).hasSize(1);
        assertThat(server.sandbox.calls("bookings/create")).hasSize(1);
    }

    @Test
    void aLostAnswerMakesOneBooking() {
        server.sandbox.faults().on("bookings/create").times(1).inject(Fault.resetAfterExecution());

        String uid = uid(server.call("create_booking", slot.booking("Bob")));

        assertThat(server.sandbox.bookings()).singleElement().satisfies(made -> assertThat(made.uid()).isEqualTo(uid));
    }

    @Test
    void anAnswerThatStaysLostIsFoundByTheRepeatedCall() {
        server.sandbox.faults().on("bookings/create").times(1).inject(Fault.resetAfterExecution());
        server.sandbox.faults().on("bookings/list").times(200).inject(Fault.answerInstead(FaultAnswer.json(503)));
        ToolAnswer lost = server.call("create_booking", slot.booking("Bob"));
        assertThat(lost.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(lost.text()).contains("not known whether the call was executed", "Repeat it with the same arguments only");
        server.sandbox.faults().clear();

        String uid = uid(server.call("create_booking", slot.booking("Bob")));

        assertThat(server.sandbox.bookings()).singleElement().satisfies(made -> assertThat(made.uid()).isEqualTo(uid));
        assertThat(server.sandbox.calls("bookings/create")).hasSize(1);
    }

    @Test
    void aKeyOfTheModelNamesOneBookingWhateverTheSession() {
        ObjectNode arguments = (ObjectNode) ToolServer.json(slot.booking("Bob"));
        arguments.put("idempotencyKey", "order 7");
        String first = uid(server.call("create_booking", arguments.toString(), "one", Consent.BY_CODE));
        String second = uid(server.call("create_booking", arguments.toString(), "two", Consent.BY_CODE));

        assertThat(second).isEqualTo(first);
        assertThat(server.sandbox.bookings()).hasSize(1);
    }

    @Test
    void aRepeatedCallAfterTheCancellationSaysThatTheBookingIsCancelled() {
        String uid = uid(server.call("create_booking", slot.booking("Bob")));
        server.call("cancel_booking", "{\"bookingUid\":\"" + uid + "\",\"body\":{\"cancellationReason\":\"ill\"}}", "", line -> Consent.Decision.AGREED);

        JsonNode answer = server.answer("create_booking", slot.booking("Bob"));

        assertThat(answer.path("result").path("uid").textValue()).isEqualTo(uid);
        assertThat(answer.path("note").textValue()).contains("another idempotencyKey");
    }
}
