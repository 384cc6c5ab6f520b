/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.safecall;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.error.CalcomConflictException;
import io.github.camelcalcom.support.FaultyProxy.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The bookings of an event type whose server replaces the e-mail address by one that it makes from the phone number. */
class HiddenAddressTest extends SafeCallsTestSupport {

    private static final String POST = "POST /v2/bookings";
    private static final String KEY = "order-7";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "'attendee':{'name':'Ann','email':'ann@example.net','phoneNumber':'+39 333 1234567','timeZone':'Europe/Rome'}",
            "'attendee':{'name':'Ann','phoneNumber':'+393331234567','timeZone':'Europe/Rome'}",
            "'attendee':{'name':'Ann','email':'ann@example.net','timeZone':'Europe/Rome'},'location':{'type':'attendeePhone','phone':'+393331234567'}",
            "'attendee':{'name':'Ann','email':'ann@example.net','timeZone':'Europe/Rome'},'bookingFieldsResponses':{'mobile':'+39-333-1234567'}",
    })
    void theBookingOfTheSamePhoneNumberIsThatOfTheKey(String attendee) throws Exception {
        String uid = book("393331234567@sms.cal.com", "+393331234567");

        assertThat(SafeCallsFixture.result(create(attendee)).path("uid").asText()).isEqualTo(uid);
        assertThat(fixture.proxy.count(POST)).isZero();
    }

    @Test
    void theAddressAloneIsEnough() throws Exception {
        String uid = book("393331234567@sms.cal.com", null);

        assertThat(SafeCallsFixture.result(create("'attendee':{'name':'Ann','email':'ann@example.net','phoneNumber':'+393331234567'}"))
                .path("uid").asText()).isEqualTo(uid);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "393331234567@sms.cal.com | +393331234567 | 'attendee':{'name':'Ann','email':'ann@example.net','phoneNumber':'+393337654321'}",
            "393331234567@sms.cal.com | +393331234567 | 'attendee':{'name':'Ann','email':'ann@example.net'}",
            "bea@example.net          | +393331234567 | 'attendee':{'name':'Ann','email':'ann@example.net','phoneNumber':'+393331234567'}",
            "bea@example.net          | +393331234567 | 'attendee':{'name':'Ann','phoneNumber':'+393337654321'}",
    })
    void theBookingOfAnotherAttendeeIsAConflict(String email, String phone, String attendee) throws Exception {
        String uid = book(email, phone);

        assertThat(SafeCallsFixture.failure(create(attendee))).isInstanceOf(CalcomConflictException.class).hasMessageContaining(uid);
        assertThat(fixture.proxy.count(POST)).isZero();
    }

    @Test
    void aLostAnswerIsFoundByTheKeyOfTheMessage() throws Exception {
        fixture.proxy.plan(POST, Fault.dropBefore().precededBy(() -> book("393331234567@sms.cal.com", "+393331234567")));

        assertThat(SafeCallsFixture.result(create("'attendee':{'name':'Ann','email':'ann@example.net','phoneNumber':'+393331234567'}"))
                .path("uid").asText()).isEqualTo(fixture.bookings().get(0).uid());
        assertThat(fixture.proxy.count(POST)).isEqualTo(1);
    }

    @Test
    void messagesThatWriteAPhoneNumberInAnotherWayShareTheAttempt() {
        BookingAttempt attempt = new BookingAttempt("caller", bytes("'attendee':{'phoneNumber':'+39 333 1234567'}"), KEY, true, null);

        assertThat(attempt.isOf("caller", bytes("'attendee':{'phoneNumber':'+393331234567'}"))).isTrue();
        assertThat(attempt.isOf("caller", bytes("'attendee':{'phoneNumber':'+393331234568'}"))).isFalse();
    }

    /** A booking as the server makes it. */
    private String book(String email, String phone) {
        ObjectNode body = SafeCallsFixture.booking(1, SafeCallsFixture.START, "Ann");
        ObjectNode attendee = (ObjectNode) body.get("attendee");
        attendee.put("email", email);
        if (phone != null) {
            attendee.put("phoneNumber", phone);
        }
        body.putObject("metadata").put(IdempotencyKey.METADATA_ENTRY, KEY);
        return fixture.direct("bookings/create", Map.of(), body).path("uid").asText();
    }

    private StartedCall create(String attendee) {
        return StartedCall.of(calls, SafeCallsFixture.create(json(attendee)), new SafeCallsFixture.Message().key(KEY));
    }

    private static byte[] bytes(String attendee) {
        return json(attendee).toString().getBytes(StandardCharsets.UTF_8);
    }

    private static ObjectNode json(String attendee) {
        return SafeCallsFixture.json(("{'eventTypeId':1,'start':'" + SafeCallsFixture.START + "'," + attendee + "}").replace('\'', '"'));
    }
}
