/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.util.Map;

import io.github.camelcalcom.auth.IdentityLostException;
import io.github.camelcalcom.error.CalcomAuthenticationException;
import io.github.camelcalcom.sandbox.fault.Fault;
import io.github.camelcalcom.sandbox.fault.FaultAnswer;
import io.github.camelcalcom.sandbox.state.BookingStatus;
import io.github.camelcalcom.sandbox.state.OAuth2Client;
import io.github.camelcalcom.sandbox.state.ReceivedCall;
import io.github.camelcalcom.support.BookingRequest;
import io.github.camelcalcom.support.CalcomContext;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.camelcalcom.support.CalcomContext.assertThatAnswer;
import static org.assertj.core.api.Assertions.assertThat;

/** The result of a call that is refused for its token or an apparent token error, and of a grant that has ended. */
@Timeout(1_800)
class OAuth2RefusalTest {

    private OAuth2Fixture oauth2;

    @BeforeEach
    void start() {
        oauth2 = new OAuth2Fixture();
    }

    @AfterEach
    void stop() throws Exception {
        oauth2.close();
    }

    @ParameterizedTest
    @ValueSource(strings = { "bookings/create", "bookings/get" })
    void aTokenThatIsRefusedOnceCostsOneRefreshAndOneMoreCall(String operation) throws Exception {
        CalcomContext camel = oauth2.startedWithAccessToken(null);
        String uid = operation.equals("bookings/create") ? null : book(camel);
        oauth2.sandbox.faults().on(operation).times(1).inject(Fault.answerInstead(FaultAnswer.unauthorized()));

        Exchange exchange = call(camel, operation, uid);

        assertThatAnswer(exchange).containsEntry("status", "accepted");
        assertThat(oauth2.sandbox.calls(operation)).hasSize(2);
        assertThat(oauth2.sandbox.oauth2().refreshes()).isEqualTo(1);
        assertThat(oauth2.sandbox.bookings()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = { "bookings/create", "bookings/get" })
    void aTokenThatIsAlwaysRefusedIsTheServersRefusal(String operation) throws Exception {
        CalcomContext camel = oauth2.startedWithAccessToken(null);
        String uid = operation.equals("bookings/create") ? null : book(camel);
        oauth2.sandbox.faults().on(operation).inject(Fault.answerInstead(FaultAnswer.unauthorized()));

        for (int message = 0; message < 2; message++) {
            assertThat(call(camel, operation, uid).getException()).isExactlyInstanceOf(CalcomAuthenticationException.class)
                    .hasMessageContaining(operation).hasMessageContaining("401");
        }

        assertThat(oauth2.sandbox.calls(operation)).as("two for the first message, one for the second: the token is new then").hasSize(3);
        assertThat(oauth2.sandbox.oauth2().refreshes()).isEqualTo(1);
        assertThat(oauth2.sandbox.bookings()).hasSize(uid == null ? 0 : 1);
    }

    @Test
    void aRefusalThatIsNotAboutTheTokenIsTheOutcomeAfterOneRefresh() throws Exception {
        CalcomContext camel = oauth2.startedWithAccessToken(null);
        String uid = bookingOfBob();

        for (int message = 0; message < 3; message++) {
            assertThat(camel.call("calcom:bookings/confirm", null, Map.of(CalcomConstants.BOOKING_UID, uid)).getException())
                    .isExactlyInstanceOf(CalcomAuthenticationException.class).hasMessageContaining("TRPCError");
        }

        assertThat(oauth2.sandbox.oauth2().refreshes()).isEqualTo(1);
        assertThat(oauth2.sandbox.calls("bookings/confirm")).extracting(ReceivedCall::answered).containsOnly(401).hasSize(4);
        assertThat(oauth2.sandbox.bookings()).extracting(booking -> booking.status()).containsExactly(BookingStatus.PENDING);
    }

    @Test
    void aGrantThatWasRevokedIsLostAndTheMessageSaysWhatToDo() throws Exception {
        CalcomContext camel = oauth2.startedWithAccessToken(null);
        oauth2.sandbox.oauth2().revoke("alice");

        for (int message = 0; message < 3; message++) {
            assertThat(camel.call("direct:me").getException()).isInstanceOf(IdentityLostException.class).hasMessageContaining("log in again")
                    .hasMessageContaining("oauthRefreshToken");
        }

        assertThat(oauth2.sandbox.calls("oauth2/token")).as("a refresh token that is dead is not sent with each message").hasSize(1);
    }

    @Test
    void aWrongSecretOfTheClientNamesTheOptionToCheck() throws Exception {
        oauth2.app = new OAuth2Client(oauth2.app.id(), "s3cret-wrong", oauth2.app.name(), oauth2.app.redirectUris(), oauth2.app.scopes());

        assertThat(oauth2.started(null).call("direct:me").getException()).isInstanceOf(IdentityLostException.class)
                .hasMessageContaining("oauthClientSecret").hasMessageNotContaining("s3cret");
    }

    @Test
    void aRefreshTokenThatSomebodyElseHasUsedEndsTheGrantAndTheRouteSaysSo() throws Exception {
        assertThatAnswer(oauth2.started(null).call("direct:me")).containsEntry("username", "alice");

        CalcomContext other = oauth2.started(null);

        assertThat(other.call("direct:me").getException()).isInstanceOf(IdentityLostException.class).hasMessageContaining("used elsewhere");
        assertThat(oauth2.contexts.get(0).call("direct:me").getException()).as("whoever came first has lost it, too")
                .isInstanceOf(CalcomAuthenticationException.class);
    }

    private static Exchange call(CalcomContext camel, String operation, String uid) {
        return uid == null ? camel.call("calcom:" + operation, BookingRequest.of(1, 10), Map.of())
                : camel.call("calcom:" + operation, null, Map.of(CalcomConstants.BOOKING_UID, uid));
    }

    private static String book(CalcomContext camel) {
        Exchange booked = call(camel, "bookings/create", null);
        assertThatAnswer(booked).containsEntry("status", "accepted");
        return booked.getMessage().getBody(Map.class).get("uid").toString();
    }

    /** A booking that Bob has to confirm. */
    private String bookingOfBob() throws Exception {
        try (CalcomContext bob = new CalcomContext(oauth2.sandbox.url())) {
            bob.calcom().getConfiguration().setApiKey(oauth2.sandbox.apiKey("bob"));
            bob.start();
            Exchange type = bob.call("calcom:event-types/create", Map.of("title", "To be confirmed", "slug", "confirm", "lengthInMinutes", 30,
                    "confirmationPolicy", Map.of("type", "always", "blockUnconfirmedBookingsInBooker", false)), Map.of());
            assertThatAnswer(type).containsKey("id");
            Object id = type.getMessage().getBody(Map.class).get("id");
            Exchange booked = bob.call("calcom:bookings/create", BookingRequest.of(id, 10), Map.of());
            assertThatAnswer(booked).containsEntry("status", "pending");
            return booked.getMessage().getBody(Map.class).get("uid").toString();
        }
    }
}
