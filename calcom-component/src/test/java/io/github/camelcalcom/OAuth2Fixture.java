/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import io.github.camelcalcom.auth.TokenStore;
import io.github.camelcalcom.sandbox.CalcomSandbox;
import io.github.camelcalcom.sandbox.SandboxSeed;
import io.github.camelcalcom.sandbox.state.OAuth2Client;
import io.github.camelcalcom.sandbox.state.TokenPair;
import io.github.camelcalcom.support.CalcomContext;
import org.apache.camel.builder.RouteBuilder;

/**
 * A server that takes each refresh token once and ends the whole grant when one comes again, a user who has consented to a client, and
 * contexts that call as that client.
 */
final class OAuth2Fixture implements AutoCloseable {

    static final String REDIRECT = "http://localhost:4321/cb";

    final CalcomSandbox sandbox;
    final List<CalcomContext> contexts = new ArrayList<>();
    OAuth2Client app;
    TokenPair granted;

    OAuth2Fixture() {
        SandboxSeed users = seeding -> {
            SandboxSeed.standard().plant(seeding);
            seeding.user("bob", "Bob", "bob@example.com", "Europe/London").eventType("30 minutes of Bob", "30min", 30);
        };
        sandbox = CalcomSandbox.builder().seed(users).start();
        app = sandbox.oauth2().confidentialClient("App", REDIRECT, "BOOKING_READ", "BOOKING_WRITE", "PROFILE_READ");
        granted = sandbox.oauth2().grant(app, "alice");
    }

    /** A context with the refresh token that was granted and the tokens of a store; null for one in memory. */
    CalcomContext started(TokenStore store) throws Exception {
        return started(null, store);
    }

    /** A context that has the access token that was granted as well. */
    CalcomContext startedWithAccessToken(TokenStore store) throws Exception {
        return started(granted.access().text(), store);
    }

    private CalcomContext started(String accessToken, TokenStore store) throws Exception {
        CalcomContext camel = new CalcomContext(sandbox.url());
        contexts.add(camel);
        CalcomConfiguration configuration = camel.calcom().getConfiguration();
        configuration.setApiKey(null);
        configuration.setOauthClientId(app.id());
        configuration.setOauthClientSecret(app.secret());
        configuration.setOauthRefreshToken(granted.refresh().text());
        configuration.setOauthAccessToken(accessToken);
        camel.calcom().setTokenStore(store);
        return camel.routes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:me").to("calcom:me/get");
            }
        }).started();
    }

    @Override
    public void close() throws IOException {
        for (CalcomContext context : contexts) {
            context.close();
        }
        sandbox.close();
    }
}
