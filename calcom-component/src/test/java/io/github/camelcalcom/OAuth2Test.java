/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.github.camelcalcom.auth.FileTokenStore;
import io.github.camelcalcom.auth.IdentityLostException;
import io.github.camelcalcom.auth.JdbcTokenStore;
import io.github.camelcalcom.sandbox.state.ReceivedCall;
import io.github.camelcalcom.support.CalcomContext;
import org.apache.camel.Exchange;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static io.github.camelcalcom.support.CalcomContext.assertThatAnswer;
import static org.assertj.core.api.Assertions.assertThat;

/** A route calls for a user who has consented to it: one refresh for all who need it, and none that is lost with a restart. */
@Timeout(1_800)
class OAuth2Test {

    private static final int THREADS = 64;

    private OAuth2Fixture oauth2;

    @BeforeEach
    void start() {
        oauth2 = new OAuth2Fixture();
    }

    @AfterEach
    void stop() throws Exception {
        oauth2.close();
    }

    @Test
    void theFirstCallObtainsATokenThatAllFurtherCallsUse() throws Exception {
        CalcomContext camel = oauth2.started(null);

        for (int message = 0; message < 3; message++) {
            assertThatAnswer(camel.call("direct:me")).containsEntry("username", "alice");
        }

        assertThat(oauth2.sandbox.oauth2().refreshes()).isEqualTo(1);
        assertThat(oauth2.sandbox.calls("me/get")).extracting(ReceivedCall::answered).containsExactly(200, 200, 200);
    }

    @Test
    void aPublicClientHasNoSecret() throws Exception {
        oauth2.app = oauth2.sandbox.oauth2().publicClient("App", OAuth2Fixture.REDIRECT, "PROFILE_READ");
        oauth2.granted = oauth2.sandbox.oauth2().grant(oauth2.app, "bob");

        assertThatAnswer(oauth2.started(null).call("direct:me")).containsEntry("username", "bob");
    }

    @Test
    void aConfiguredAccessTokenServesUntilItIsRefused() throws Exception {
        CalcomContext camel = oauth2.startedWithAccessToken(null);
        assertThatAnswer(camel.call("direct:me")).containsEntry("username", "alice");
        assertThat(oauth2.sandbox.oauth2().refreshes()).isZero();

        oauth2.sandbox.oauth2().expireAccessTokens("alice");

        assertThatAnswer(camel.call("direct:me")).containsEntry("username", "alice");
        assertThat(oauth2.sandbox.calls("me/get")).extracting(ReceivedCall::answered).containsExactly(200, 401, 200);
        assertThat(oauth2.sandbox.oauth2().refreshes()).isEqualTo(1);
    }

    @Test
    void ofManyThreadsWithATokenThatHasEndedOneRefreshesAndAllSucceed() throws Exception {
        CalcomContext camel = oauth2.startedWithAccessToken(null);
        oauth2.sandbox.oauth2().expireAccessTokens("alice");

        assertThat(callsAtOnce(THREADS, List.of(camel))).allSatisfy(exchange -> assertThatAnswer(exchange).containsEntry("username", "alice"));
        assertThat(oauth2.sandbox.oauth2().refreshes()).isEqualTo(1);
        assertThat(oauth2.sandbox.calls("oauth2/token")).as("no refused one either").hasSize(1);
    }

    @Test
    void ofManyThreadsInTwoContextsThatShareADatabaseOneRefreshesAndAllSucceed() throws Exception {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:" + oauth2.app.id() + ";DB_CLOSE_DELAY=-1");
        JdbcTokenStore table = new JdbcTokenStore(database);
        table.createTable();
        List<CalcomContext> nodes = List.of(oauth2.startedWithAccessToken(new JdbcTokenStore(database)),
                oauth2.startedWithAccessToken(new JdbcTokenStore(database)));
        oauth2.sandbox.oauth2().expireAccessTokens("alice");

        assertThat(callsAtOnce(THREADS, nodes)).allSatisfy(exchange -> assertThatAnswer(exchange).containsEntry("username", "alice"));
        assertThat(oauth2.sandbox.oauth2().refreshes()).isEqualTo(1);
        assertThat(oauth2.sandbox.calls("oauth2/token")).hasSize(1);
    }

    @Test
    void afterARestartTheStoredTokensServe(@TempDir Path directory) throws Exception {
        CalcomContext before = oauth2.started(new FileTokenStore(directory.resolve("tokens")));
        assertThatAnswer(before.call("direct:me")).containsEntry("username", "alice");
        before.stop();

        CalcomContext after = oauth2.started(new FileTokenStore(directory.resolve("tokens")));
        assertThatAnswer(after.call("direct:me")).containsEntry("username", "alice");
        assertThat(oauth2.sandbox.oauth2().refreshes()).as("the stored access token is good").isEqualTo(1);

        oauth2.sandbox.oauth2().expireAccessTokens("alice");
        assertThatAnswer(after.call("direct:me")).containsEntry("username", "alice");
        assertThat(oauth2.sandbox.oauth2().refreshes()).as("with the rotated refresh token, not the configured one").isEqualTo(2);
        assertThat(oauth2.sandbox.calls("oauth2/token")).extracting(ReceivedCall::answered).containsExactly(200, 200);
    }

    @Test
    void anotherRefreshTokenInTheConfigurationBeginsAnew(@TempDir Path directory) throws Exception {
        CalcomContext before = oauth2.started(new FileTokenStore(directory.resolve("tokens")));
        assertThatAnswer(before.call("direct:me")).containsEntry("username", "alice");
        oauth2.sandbox.oauth2().revoke("alice");
        before.stop();

        CalcomContext unchanged = oauth2.started(new FileTokenStore(directory.resolve("tokens")));
        assertThat(unchanged.call("direct:me").getException()).isInstanceOf(IdentityLostException.class);
        unchanged.stop();
        oauth2.granted = oauth2.sandbox.oauth2().grant(oauth2.app, "alice");
        CalcomContext changed = oauth2.started(new FileTokenStore(directory.resolve("tokens")));

        assertThatAnswer(changed.call("direct:me")).containsEntry("username", "alice");
    }

    private static List<Exchange> callsAtOnce(int threads, List<CalcomContext> contexts) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            CountDownLatch ready = new CountDownLatch(threads);
            List<Future<Exchange>> calls = Stream.iterate(0, number -> number + 1).limit(threads)
                    .map(number -> contexts.get(number % contexts.size())).map(camel -> executor.submit(() -> {
                        ready.countDown();
                        ready.await();
                        return camel.call("direct:me");
                    })).toList();
            List<Exchange> exchanges = new ArrayList<>();
            for (Future<Exchange> call : calls) {
                exchanges.add(call.get(300, TimeUnit.SECONDS));
            }
            return exchanges;
        } finally {
            executor.shutdownNow();
        }
    }
}
