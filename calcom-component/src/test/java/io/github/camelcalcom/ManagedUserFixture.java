/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.io.IOException;
import java.util.Map;

import io.github.camelcalcom.auth.InMemoryTokenStore;
import io.github.camelcalcom.auth.StoredTokens;
import io.github.camelcalcom.auth.TokenIdentity;
import io.github.camelcalcom.auth.Tokens;
import io.github.camelcalcom.sandbox.CalcomSandbox;
import io.github.camelcalcom.sandbox.SandboxPlatform.ManagedUser;
import io.github.camelcalcom.sandbox.SandboxSeed;
import io.github.camelcalcom.sandbox.state.OAuthClient;
import io.github.camelcalcom.support.CalcomContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;

import static org.assertj.core.api.Assertions.assertThat;

/** A sandbox with a platform, and a context, to be started, that calls as its client. */
final class ManagedUserFixture implements AutoCloseable {

    static final String FORCE_REFRESH = "oauth-client-users/force-refresh";
    static final String REFRESH = "oauth-client-users/refresh";

    final CalcomSandbox sandbox = CalcomSandbox.builder().seed(SandboxSeed.platform()).start();
    final OAuthClient client = sandbox.platform().client();
    final CalcomContext camel = new CalcomContext(sandbox.url());
    final CalcomConfiguration configuration = camel.calcom().getConfiguration();
    private final InMemoryTokenStore store = new InMemoryTokenStore();

    ManagedUserFixture() throws Exception {
        camel.calcom().setTokenStore(store);
        configuration.setApiKey(null);
        configuration.setPlatformClientId(client.id());
        configuration.setPlatformClientSecret(client.secret());
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:me").to("calcom:me/get");
            }
        });
    }

    ManagedUser user(String name) {
        return sandbox.platform().managedUser(name + "@example.net", name);
    }

    /** Asks as a user who that is. */
    Exchange me(ManagedUser user) {
        return camel.call("direct:me", null, as(user));
    }

    static Map<String, Object> as(ManagedUser user) {
        return Map.of(CalcomConstants.MANAGED_USER_ID, user.id());
    }

    /** Keeps tokens as if the process had got them before a restart. */
    void store(ManagedUser user, Tokens tokens) throws IOException {
        assertThat(store.compareAndSet(identity(user), null, StoredTokens.first(tokens))).isTrue();
    }

    Tokens stored(ManagedUser user) {
        return store.load(identity(user)).tokens();
    }

    private String identity(ManagedUser user) {
        return TokenIdentity.managedUser("127.0.0.1:" + sandbox.port(), client.id(), String.valueOf(user.id()));
    }

    @Override
    public void close() throws IOException {
        camel.close();
        sandbox.close();
    }
}
