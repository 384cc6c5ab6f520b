/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.util.List;
import java.util.Map;

import io.github.camelcalcom.sandbox.SandboxPlatform.ManagedUser;
import io.github.camelcalcom.sandbox.fault.Fault;
import io.github.camelcalcom.support.BookingRequest;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static io.github.camelcalcom.support.CalcomContext.assertThatAnswer;
import static org.assertj.core.api.Assertions.assertThat;

/** A route of a platform calls for the managed user whom the message or the configuration names. */
class ManagedUserTest {

    private ManagedUserFixture platform;

    @BeforeEach
    void start() throws Exception {
        platform = new ManagedUserFixture();
    }

    @AfterEach
    void stop() throws Exception {
        platform.close();
    }

    @Test
    void theHeaderNamesTheUserOfEachMessage() {
        ManagedUser mia = platform.user("mia");
        ManagedUser tom = platform.user("tom");
        platform.camel.start();

        assertThatAnswer(platform.me(mia)).containsEntry("email", mia.email());
        assertThatAnswer(platform.me(tom)).containsEntry("email", tom.email());
        assertThatAnswer(platform.me(mia)).containsEntry("email", mia.email());
        assertThatAnswer(platform.camel.call("direct:me")).as("without the header, the platform client itself").containsEntry("username", "platowner");
        assertThat(platform.sandbox.calls(ManagedUserFixture.FORCE_REFRESH)).as("tokens that were not there, once for each user").hasSize(2);
        assertThat(platform.sandbox.calls(ManagedUserFixture.REFRESH)).isEmpty();
    }

    @Test
    void theHeaderWinsOverTheOption() {
        ManagedUser mia = platform.user("mia");
        ManagedUser tom = platform.user("tom");
        platform.configuration.setManagedUserId(String.valueOf(mia.id()));
        platform.camel.start();

        assertThatAnswer(platform.camel.call("direct:me")).containsEntry("email", mia.email());
        assertThatAnswer(platform.me(tom)).containsEntry("email", tom.email());
    }

    @Test
    void theHeaderHoldsForTheCallsThatFollowUntilTheRouteRemovesIt() throws Exception {
        ManagedUser mia = platform.user("mia");
        platform.camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:journey")
                        .to("calcom:me/get").setProperty("first", body())
                        .to("calcom:me/get").setProperty("second", body())
                        .removeHeader(CalcomConstants.MANAGED_USER_ID)
                        .to("calcom:me/get");
            }
        });
        platform.camel.start();

        Exchange exchange = platform.camel.call("direct:journey", null, ManagedUserFixture.as(mia));

        assertThatAnswer(exchange).containsEntry("username", "platowner");
        assertThat(exchange.getProperty("first", Map.class).get("email")).isEqualTo(mia.email());
        assertThat(exchange.getProperty("second", Map.class).get("email")).isEqualTo(mia.email());
    }

    @Test
    void theHeaderWinsOverWhateverAuthenticationSays() {
        ManagedUser mia = platform.user("mia");
        platform.configuration.setApiKey(platform.sandbox.apiKey());
        platform.configuration.setAuthentication("api-key");
        platform.camel.start();

        assertThatAnswer(platform.camel.call("direct:me")).containsEntry("username", "alice");
        assertThatAnswer(platform.me(mia)).containsEntry("email", mia.email());
    }

    @Test
    void withoutAPlatformClientTheHeaderFailsBeforeAnyCall() {
        platform.configuration.setPlatformClientSecret(null);
        platform.configuration.setApiKey(platform.sandbox.apiKey());
        platform.camel.start();

        Exchange exchange = platform.camel.call("direct:me", null, Map.of(CalcomConstants.MANAGED_USER_ID, 7));

        assertThat(exchange.getException()).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("managed user")
                .hasMessageContaining("platformClientSecret");
        assertThat(platform.sandbox.calls()).as("above all, no call with another identity").isEmpty();
    }

    @Test
    void aUserWhomNobodyNamesFailsBeforeAnyCall() {
        platform.configuration.setAuthentication("managed-user");
        platform.camel.start();

        assertThat(platform.camel.call("direct:me").getException()).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(CalcomConstants.MANAGED_USER_ID).hasMessageContaining("managedUserId");
        assertThat(platform.sandbox.calls()).isEmpty();
    }

    @Test
    void anIdThatIsNoNumberFailsBeforeAnyCall() {
        platform.camel.start();

        Exchange exchange = platform.camel.call("direct:me", null, Map.of(CalcomConstants.MANAGED_USER_ID, "7/../8"));

        assertThat(exchange.getException()).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("'7/../8'")
                .hasMessageContaining(CalcomConstants.MANAGED_USER_ID).hasMessageContaining("number");
        assertThat(platform.sandbox.calls()).isEmpty();
    }

    @Test
    void aBookingWhoseAnswerIsLostIsLookedForAsTheSameUser() {
        ManagedUser mia = platform.user("mia");
        platform.camel.start();
        Map<String, Object> asMia = ManagedUserFixture.as(mia);
        Exchange types = platform.camel.call("calcom:event-types/list", null, asMia);
        Object eventType = ((Map<?, ?>) ((List<?>) types.getMessage().getBody()).get(0)).get("id");
        platform.sandbox.faults().on("bookings/create").times(1).inject(Fault.resetAfterExecution());

        Exchange booked = platform.camel.call("calcom:bookings/create?requestTimeout=20000", BookingRequest.of(eventType, 10), asMia);

        assertThatAnswer(booked).containsEntry("status", "accepted");
        assertThat(platform.sandbox.bookings()).hasSize(1).allSatisfy(booking -> assertThat(booking.hostId()).isEqualTo(mia.id()));
        assertThat(platform.sandbox.calls("bookings/create")).hasSize(1);
    }
}
