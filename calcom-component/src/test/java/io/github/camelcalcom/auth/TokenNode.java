/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.auth;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import io.github.camelcalcom.catalog.AuthenticationKind;
import io.github.camelcalcom.client.ClientSettings;
import io.github.camelcalcom.client.OAuth2TokenIssuer;
import io.github.camelcalcom.client.Transport;
import io.github.camelcalcom.client.HttpTransport;
import io.github.camelcalcom.support.JavaProcess;
import io.github.camelcalcom.support.SettingsBuilder;
import io.github.camelcalcom.support.SharedDatabase;
import io.github.camelcalcom.support.TestTimer;

/** One of several nodes that call as the same OAuth2 caller, in the process of a test or in its own process. */
final class TokenNode implements AutoCloseable {

    static final String IDENTITY = "api.example:443/oauth2/client-1/0123456789abcdef";
    static final Tokens CONFIGURED = new Tokens(null, "refresh-0", null);

    private final ExecutorService workers = Executors.newFixedThreadPool(4);
    private final ExecutorService upkeep = Executors.newFixedThreadPool(2);
    private final TestTimer timer = new TestTimer();
    private final Transport transport;
    private final TokenStore store;
    private final TokenIssuer issuer;
    private final Duration claimTimeout;

    TokenNode(TokenStore store, String serverUrl, Duration claimTimeout) {
        ClientSettings settings = SettingsBuilder.to(serverUrl).build();
        this.transport = new HttpTransport(settings);
        this.store = store;
        this.issuer = new OAuth2TokenIssuer(transport, settings, "client-1", "client-secret", Clock.systemUTC());
        this.claimTimeout = claimTimeout;
    }

    /** An authentication that starts with the tokens of the store. */
    TokenAuthentication authentication() {
        return authentication(issuer);
    }

    private TokenAuthentication authentication(TokenIssuer its) {
        return new TokenAuthentication(AuthenticationKind.OAUTH2, IDENTITY, store, its, CONFIGURED,
                new RefreshSettings(workers, upkeep, timer, Clock.systemUTC(), Duration.ofMinutes(1), claimTimeout));
    }

    /** Obtains a credential from many threads at the same time. */
    List<Credential> obtainFrom(int threads) throws Exception {
        TokenAuthentication authentication = authentication();
        CountDownLatch start = new CountDownLatch(1);
        try (Callers callers = new Callers()) {
            List<Future<Credential>> obtaining = IntStream.range(0, threads).mapToObj(caller -> callers.begin(() -> {
                start.await();
                return authentication.obtain(Callers.PATIENCE);
            })).toList();
            start.countDown();
            List<Credential> obtained = new ArrayList<>();
            for (Future<Credential> one : obtaining) {
                obtained.add(Callers.get(one));
            }
            return obtained;
        }
    }

    private static void awaitStart(CountDownLatch start) {
        try {
            start.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        transport.close();
        workers.shutdownNow();
        upkeep.shutdownNow();
        timer.close();
    }

    /** Arguments: the database, the token server, and the action, {@code obtain} or {@code claim}. */
    public static void main(String[] arguments) throws Exception {
        JdbcTokenStore store = new JdbcTokenStore(SharedDatabase.dataSource(arguments[0]));
        try (TokenNode node = new TokenNode(store, arguments[1], Duration.ofMinutes(5))) {
            JavaProcess.report("ready");
            JavaProcess.awaitWord();
            if (arguments[2].equals("obtain")) {
                List<Credential> obtained = node.obtainFrom(32);
                JavaProcess.report("obtained " + obtained.stream().filter(new BearerCredential("test", "access-1")::equals).count());
            } else {
                // never sends a request to the server
                node.authentication(current -> {
                    JavaProcess.report("claimed");
                    awaitStart(new CountDownLatch(1));
                    return current;
                }).obtain(Duration.ofDays(1));
            }
            JavaProcess.awaitWord();
        }
    }
}
