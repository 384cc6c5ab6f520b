/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import io.github.camelcalcom.auth.IdentityLostException;
import io.github.camelcalcom.auth.Tokens;
import io.github.camelcalcom.error.CalcomAuthenticationException;
import io.github.camelcalcom.error.CalcomException;
import io.github.camelcalcom.error.CalcomValidationException;
import io.github.camelcalcom.sandbox.SandboxPlatform.ManagedUser;
import io.github.camelcalcom.sandbox.state.ReceivedCall;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static io.github.camelcalcom.support.CalcomContext.assertThatAnswer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

/** Tokens of managed users come, end and are replaced without the route noticing, and what cannot be replaced is said to be lost. */
class ManagedUserTokensTest {

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
    void tokensThatAreStoredServeUntilTheyEnd() throws Exception {
        ManagedUser mia = platform.user("mia");
        platform.store(mia, tokensOf(mia));
        platform.camel.start();

        assertThatAnswer(platform.me(mia)).containsEntry("email", mia.email());
        assertThat(platform.sandbox.calls(ManagedUserFixture.FORCE_REFRESH)).isEmpty();
    }

    @Test
    void aTokenThatHasEndedByTheServersClockIsRefreshedAndTheCallMadeAgain() throws Exception {
        ManagedUser mia = platform.user("mia");
        platform.store(mia, tokensOf(mia));
        platform.camel.start();

        platform.sandbox.clock().advance(Duration.ofMinutes(61));
        Exchange exchange = platform.me(mia);

        assertThatAnswer(exchange).containsEntry("email", mia.email());
        assertThat(platform.sandbox.calls("me/get")).extracting(ReceivedCall::answered).containsExactly(498, 200);
        assertThat(platform.sandbox.platform().refreshes()).isEqualTo(1);
        assertThat(platform.sandbox.calls(ManagedUserFixture.FORCE_REFRESH)).isEmpty();
        assertThat(platform.stored(mia).refreshToken()).isNotEqualTo(mia.tokens().refresh().text());
    }

    @Test
    void aTokenWhoseEndIsNearIsRefreshedAheadOfIt() throws Exception {
        ManagedUser mia = platform.user("mia");
        platform.store(mia, new Tokens(mia.tokens().access().text(), mia.tokens().refresh().text(), Instant.now().plusSeconds(30)));
        platform.camel.start();

        assertThatAnswer(platform.me(mia)).containsEntry("email", mia.email());
        assertThat(platform.sandbox.platform().refreshes()).isEqualTo(1);
        assertThat(platform.sandbox.calls("me/get")).as("no refusal was needed").hasSize(1);
    }

    @Test
    void whereThePermissionGuardDoesNotKnowTheTokenItIsRefreshedAsWell() throws Exception {
        ManagedUser mia = platform.user("mia");
        platform.store(mia, new Tokens("s3cret-unknown", mia.tokens().refresh().text(), null));
        platform.camel.start();

        Exchange exchange = platform.camel.call("calcom:bookings/list", null, ManagedUserFixture.as(mia));

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody()).asInstanceOf(LIST).isEmpty();
        assertThat(platform.sandbox.calls("bookings/list")).extracting(ReceivedCall::answered).containsExactly(403, 200);
        assertThat(platform.sandbox.platform().refreshes()).isEqualTo(1);
    }

    @Test
    void deadTokensAreReplacedByForce() throws Exception {
        ManagedUser mia = platform.user("mia");
        platform.store(mia, new Tokens("s3cret-dead-access", "s3cret-dead-refresh", null));
        platform.camel.start();

        assertThatAnswer(platform.me(mia)).containsEntry("email", mia.email());
        assertThat(platform.sandbox.calls(ManagedUserFixture.REFRESH)).extracting(ReceivedCall::answered).containsExactly(400);
        assertThat(platform.sandbox.calls(ManagedUserFixture.FORCE_REFRESH)).extracting(ReceivedCall::answered).containsExactly(200);
    }

    @Test
    void anUnknownUserIsLostAndIsNotAskedForAgainAndAgain() {
        platform.camel.start();

        for (int message = 0; message < 3; message++) {
            assertThat(platform.camel.call("direct:me", null, Map.of(CalcomConstants.MANAGED_USER_ID, 99_999)).getException())
                    .isInstanceOf(IdentityLostException.class)
                    .hasMessageContaining("99999").hasMessageContaining(platform.client.id())
                    .hasMessageContaining("managedUserId").hasMessageContaining(CalcomConstants.MANAGED_USER_ID);
        }

        assertThat(platform.sandbox.calls()).hasSize(1);
    }

    @Test
    void aDeletedUserIsLost() throws Exception {
        ManagedUser mia = platform.user("mia");
        platform.store(mia, tokensOf(mia));
        platform.camel.start();
        assertThatAnswer(platform.me(mia)).containsEntry("email", mia.email());

        assertThatAnswer(platform.camel.call("calcom:oauth-client-users/delete?userId=" + mia.id())).isNotEmpty();

        assertThat(platform.me(mia).getException()).isInstanceOf(IdentityLostException.class).hasMessageContaining(String.valueOf(mia.id()));
    }

    @Test
    void aWrongSecretNamesTheOptionToCheck() {
        ManagedUser mia = platform.user("mia");
        platform.configuration.setPlatformClientSecret("s3cret-wrong");
        platform.camel.start();

        assertThat(platform.me(mia).getException()).isInstanceOf(IdentityLostException.class).hasMessageContaining("platformClientSecret")
                .hasMessageContaining(String.valueOf(mia.id())).hasMessageNotContaining("s3cret");
    }

    /** The recorded scenario managed-user-token-refresh, in its order. */
    @Test
    void aRouteThatRefreshesTokensItselfSeesWhatTheRecordedServerDoes() throws Exception {
        platform.camel.start();
        Exchange created = platform.camel.call("calcom:oauth-client-users/create", Map.of("email", "rot@example.net", "name", "Rot"), Map.of());
        assertThatAnswer(created).containsKeys("user", "accessToken", "accessTokenExpiresAt", "refreshToken", "refreshTokenExpiresAt");
        assertIsRot(token(created, "accessToken"));

        Exchange refreshed = refresh(token(created, "refreshToken"));
        assertThatAnswer(refreshed).containsKeys("accessToken", "accessTokenExpiresAt", "refreshToken", "refreshTokenExpiresAt");
        assertThat(refresh(token(created, "refreshToken")).getException()).as("a refresh token that was used")
                .isInstanceOfSatisfying(CalcomValidationException.class, refusal -> {
                    assertThat(refusal.getStatusCode()).isEqualTo(400);
                    assertThat(refusal.getServerMessage()).isEqualTo("Invalid refresh token");
                });
        Exchange newest = refresh(token(refreshed, "refreshToken"));
        for (Exchange each : List.of(created, refreshed, newest)) {
            assertIsRot(token(each, "accessToken"));
        }

        List<Exchange> both = Stream.of(1, 2)
                .map(call -> platform.camel.createProducerTemplate().asyncSend("calcom:oauth-client-users/refresh", prepared(token(newest, "refreshToken"))))
                .toList().stream().map(CompletableFuture::join).toList();
        assertThat(both).filteredOn(exchange -> exchange.getException() == null).as("of two at the same time").hasSize(1);
        assertThat(both).filteredOn(exchange -> exchange.getException() != null).singleElement()
                .satisfies(exchange -> assertThat(((CalcomException) exchange.getException()).getStatusCode()).isIn(404, 400));

        Object id = ((Map<?, ?>) created.getMessage().getBody(Map.class).get("user")).get("id");
        Exchange forced = platform.camel.call("calcom:oauth-client-users/force-refresh", null, Map.of(CalcomConstants.USER_ID, id));
        assertIsRot(token(forced, "accessToken"));
        assertThat(meWith(token(newest, "accessToken")).getException()).as("force ends all other tokens")
                .isInstanceOfSatisfying(CalcomAuthenticationException.class, refusal -> assertThat(refusal.getStatusCode()).isEqualTo(401));
    }

    private static String token(Exchange exchange, String field) {
        assertThat(exchange.getException()).isNull();
        return (String) exchange.getMessage().getBody(Map.class).get(field);
    }

    private Exchange refresh(String refreshToken) {
        return platform.camel.createProducerTemplate().send("calcom:oauth-client-users/refresh", prepared(refreshToken));
    }

    private static Processor prepared(String refreshToken) {
        return exchange -> exchange.getMessage().setBody(Map.of("refreshToken", refreshToken));
    }

    private Exchange meWith(String accessToken) {
        return platform.camel.call("calcom:me/get?authentication=oauth2&oauthAccessToken=" + accessToken);
    }

    private void assertIsRot(String accessToken) {
        assertThatAnswer(meWith(accessToken)).containsEntry("email", "rot+" + platform.client.id() + "@example.net").containsEntry("name", "Rot");
    }

    /** As this process would have kept them before a restart. */
    private static Tokens tokensOf(ManagedUser user) {
        return new Tokens(user.tokens().access().text(), user.tokens().refresh().text(), user.tokens().access().expiresAt());
    }
}
