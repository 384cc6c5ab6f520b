/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import io.github.camelcalcom.auth.IdentityLostException;
import io.github.camelcalcom.auth.InMemoryTokenStore;
import io.github.camelcalcom.support.RealTimers;
import io.github.camelcalcom.error.CalcomConnectionException;
import io.github.camelcalcom.error.CalcomRateLimitException;
import io.github.camelcalcom.error.CalcomServerException;
import io.github.camelcalcom.pacing.Pacers;
import io.github.camelcalcom.sandbox.CalcomSandbox;
import io.github.camelcalcom.sandbox.RateLimit;
import io.github.camelcalcom.sandbox.SandboxBuilder;
import io.github.camelcalcom.sandbox.SandboxPlatform.ManagedUser;
import io.github.camelcalcom.sandbox.SandboxSeed;
import io.github.camelcalcom.sandbox.Seeding;
import io.github.camelcalcom.sandbox.fault.Fault;
import io.github.camelcalcom.sandbox.fault.FaultAnswer;
import io.github.camelcalcom.sandbox.state.OAuth2Client;
import io.github.camelcalcom.sandbox.state.OAuthClient;
import io.github.camelcalcom.sandbox.state.ReceivedCall;
import io.github.camelcalcom.sandbox.state.TokenPair;
import io.github.camelcalcom.support.CalcomContext;
import io.vertx.core.Vertx;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static io.github.camelcalcom.support.CalcomContext.assertThatAnswer;
import static org.assertj.core.api.Assertions.assertThat;

/** Several callers in one process: each has its own tokens, limit and trouble, and callers that are the same share them. */
class SeveralAccountsTest {

    private static final RateLimit TWO_CALLS = new RateLimit(2, Duration.ofSeconds(60), Duration.ofSeconds(60));
    private static final SandboxSeed ALICE_AND_BOB = seeding -> {
        SandboxSeed.standard().plant(seeding);
        seeding.user("bob", "Bob", "bob@example.com", "Europe/London");
    };

    private final List<CalcomContext> contexts = new ArrayList<>();
    private CalcomSandbox sandbox;

    @AfterEach
    void stop() throws Exception {
        for (CalcomContext context : contexts) {
            context.close();
        }
        sandbox.close();
    }

    @Test
    void twoComponentsAreTwoCallers() {
        CalcomContext camel = context(builder());
        component(camel, "calcom", configuration -> configuration.setApiKey(sandbox.apiKey("alice")));
        component(camel, "calcom-bob", configuration -> configuration.setApiKey(sandbox.apiKey("bob")));
        camel.start();

        assertThatAnswer(camel.call("calcom:me/get")).containsEntry("username", "alice");
        assertThatAnswer(camel.call("calcom-bob:me/get")).containsEntry("username", "bob");
    }

    @Test
    void anEndpointMayHaveItsOwnCaller() {
        CalcomContext camel = context(builder());
        component(camel, "calcom", configuration -> configuration.setApiKey(sandbox.apiKey("alice")));
        camel.start();

        assertThatAnswer(camel.call("calcom:me/get?apiKey=" + sandbox.apiKey("bob"))).containsEntry("username", "bob");
        assertThatAnswer(camel.call("calcom:me/get")).containsEntry("username", "alice");
        assertThatAnswer(camel.call("calcom:me/get?apiKey=" + sandbox.apiKey("bob"))).containsEntry("username", "bob");
    }

    @Test
    void aKeyWhoseLimitIsUsedUpDoesNotDelayAnotherOne() {
        CalcomContext camel = context(builder().rateLimit(TWO_CALLS));
        component(camel, "calcom", configuration -> configuration.setApiKey(sandbox.apiKey("alice")));
        component(camel, "calcom-bob", configuration -> configuration.setApiKey(sandbox.apiKey("bob")));
        camel.start();

        assertThatAnswer(camel.call("calcom:me/get")).isNotEmpty();
        assertThatAnswer(camel.call("calcom:me/get")).isNotEmpty();
        assertWouldHaveToWait(camel.call("calcom:me/get"));

        assertThatAnswer(camel.call("calcom-bob:me/get")).containsEntry("username", "bob");
        assertThatAnswer(camel.call("calcom:me/get?apiKey=" + sandbox.apiKey("bob"))).as("in the component of the throttled key, too")
                .containsEntry("username", "bob");
        assertThat(sandbox.calls()).extracting(ReceivedCall::answered).doesNotContain(429);
    }

    @Test
    void endpointsThatCallWithOneKeyShareItsLimit() {
        CalcomContext camel = context(builder().rateLimit(TWO_CALLS));
        component(camel, "calcom", configuration -> configuration.setApiKey(sandbox.apiKey("alice")));
        camel.start();

        assertThatAnswer(camel.call("calcom:me/get")).isNotEmpty();
        assertThat(camel.call("calcom:schedules/list?requestTimeout=5000").getException()).isNull();

        assertWouldHaveToWait(camel.call("calcom:event-types/list?apiKey=" + sandbox.apiKey("alice") + "&maxRetries=1"));
        assertThat(sandbox.calls()).hasSize(2);
    }

    @Test
    void componentsThatCallWithOneKeyShareItsLimitWhereTheyShareTheirPacers() {
        CalcomContext camel = context(builder().rateLimit(TWO_CALLS));
        Vertx vertx = Vertx.vertx();
        try {
            Pacers pacers = new Pacers(1_000, RealTimers.create());
            for (String name : List.of("calcom", "calcom-too")) {
                component(camel, name, configuration -> configuration.setApiKey(sandbox.apiKey("alice"))).setPacers(pacers);
            }
            camel.start();

            assertThatAnswer(camel.call("calcom:me/get")).isNotEmpty();
            assertThatAnswer(camel.call("calcom-too:me/get")).isNotEmpty();

            assertWouldHaveToWait(camel.call("calcom:me/get"));
            assertWouldHaveToWait(camel.call("calcom-too:me/get"));
            assertThat(sandbox.calls()).hasSize(2);
        } finally {
            vertx.close();
        }
    }

    @Test
    void aServerThatFailsForOneAccountOpensTheCircuitBreakerOfItsComponentOnly() {
        CalcomContext camel = context(builder());
        for (String name : List.of("alice", "bob")) {
            component(camel, "calcom-" + name, configuration -> {
                configuration.setApiKey(sandbox.apiKey(name));
                configuration.setMaxRetries(0);
                configuration.setCircuitBreakerEnabled(true);
                configuration.setCircuitBreakerWindow(2);
            });
        }
        camel.start();
        sandbox.faults().everywhere().times(2).inject(Fault.answerInstead(FaultAnswer.json(503)));

        for (int call = 0; call < 2; call++) {
            assertThat(camel.call("calcom-alice:me/get").getException()).isInstanceOf(CalcomServerException.class);
        }

        assertThat(camel.call("calcom-alice:me/get").getException()).isInstanceOf(CalcomConnectionException.class)
                .hasMessageContaining("circuit breaker");
        assertThatAnswer(camel.call("calcom-bob:me/get")).containsEntry("username", "bob");
    }

    @Test
    void twoContextsWithTwoGrantsHaveTheirOwnTokens() {
        sandbox = builder().start();
        OAuth2Client app = sandbox.oauth2().publicClient("App", "http://localhost:4321/cb", "PROFILE_READ");
        InMemoryTokenStore shared = new InMemoryTokenStore();
        for (String name : List.of("alice", "bob")) {
            TokenPair granted = sandbox.oauth2().grant(app, name);
            CalcomContext camel = context();
            component(camel, "calcom", configuration -> grant(configuration, app, granted)).setTokenStore(shared);
            camel.start();
        }

        assertThatAnswer(contexts.get(0).call("calcom:me/get")).containsEntry("username", "alice");
        assertThatAnswer(contexts.get(1).call("calcom:me/get")).containsEntry("username", "bob");
        assertThat(sandbox.oauth2().refreshes()).isEqualTo(2);

        sandbox.oauth2().revoke("alice");
        assertThat(contexts.get(0).call("calcom:me/get").getException()).isNotNull();
        assertThatAnswer(contexts.get(1).call("calcom:me/get")).containsEntry("username", "bob");
    }

    @Test
    void endpointsWithTheSameGrantShareOneRefresh() {
        sandbox = builder().start();
        OAuth2Client app = sandbox.oauth2().publicClient("App", "http://localhost:4321/cb", "PROFILE_READ");
        TokenPair granted = sandbox.oauth2().grant(app, "alice");
        CalcomContext camel = context();
        component(camel, "calcom", configuration -> grant(configuration, app, granted));
        camel.start();

        assertThatAnswer(camel.call("calcom:me/get")).containsEntry("username", "alice");
        assertThatAnswer(camel.call("calcom:me/get?maxConnections=2")).containsEntry("username", "alice");
        assertThatAnswer(camel.call("calcom:me/get?tokenRefreshAhead=120000")).containsEntry("username", "alice");
        assertThat(sandbox.oauth2().refreshes()).isEqualTo(1);
    }

    @Test
    void managedUsersOfTwoPlatformsDoNotMix() {
        sandbox = CalcomSandbox.builder().seed(seeding -> {
            SandboxSeed.platform().plant(seeding);
            Seeding.SeededUser owner = seeding.user("second", "Second", "second@example.com", "Europe/London");
            seeding.platform("Second platform", owner).oAuthClient("Second client", "http://localhost:4321/cb");
        }).start();
        ManagedUser mia = sandbox.platform().managedUser("mia@example.net", "Mia");
        CalcomContext camel = context();
        sandbox.read(state -> List.copyOf(state.oAuthClients().all())).forEach(client -> component(camel, client.organizationId() == 1
                ? "calcom" : "calcom-second", configuration -> platform(configuration, client)));
        camel.start();
        Map<String, Object> asMia = Map.of(CalcomConstants.MANAGED_USER_ID, mia.id());

        assertThatAnswer(camel.call("calcom:me/get", null, asMia)).containsEntry("email", mia.email());
        assertThat(camel.call("calcom-second:me/get", null, asMia).getException()).as("a user of the other platform")
                .isInstanceOf(IdentityLostException.class);
    }

    @Test
    void aWrongSecretOfOneEndpointIsNotTheSecretOfAnother() {
        sandbox = CalcomSandbox.builder().seed(SandboxSeed.platform()).start();
        ManagedUser mia = sandbox.platform().managedUser("mia@example.net", "Mia");
        CalcomContext camel = context();
        component(camel, "calcom", configuration -> {
            platform(configuration, sandbox.platform().client());
            configuration.setManagedUserId(String.valueOf(mia.id()));
        });
        camel.start();

        assertThat(camel.call("calcom:me/get?platformClientSecret=s3cret-wrong").getException()).isInstanceOf(IdentityLostException.class);
        assertThatAnswer(camel.call("calcom:me/get")).containsEntry("email", mia.email());
        assertThat(sandbox.calls("me/get")).hasSize(1);
    }

    private static SandboxBuilder builder() {
        return CalcomSandbox.builder().seed(ALICE_AND_BOB);
    }

    private CalcomContext context(SandboxBuilder builder) {
        sandbox = builder.start();
        return context();
    }

    private CalcomContext context() {
        CalcomContext camel = new CalcomContext(sandbox.url());
        contexts.add(camel);
        return camel;
    }

    /** A component under a name, whose calls do not wait for a limit. */
    private CalcomComponent component(CalcomContext camel, String name, Consumer<CalcomConfiguration> caller) {
        CalcomComponent component = new CalcomComponent();
        component.getConfiguration().setApiUrl(sandbox.url());
        component.getConfiguration().setTotalTimeout(20_000);
        caller.accept(component.getConfiguration());
        camel.removeComponent(name);
        camel.addComponent(name, component);
        return component;
    }

    private static void grant(CalcomConfiguration configuration, OAuth2Client app, TokenPair granted) {
        configuration.setOauthClientId(app.id());
        configuration.setOauthRefreshToken(granted.refresh().text());
    }

    private static void platform(CalcomConfiguration configuration, OAuthClient client) {
        configuration.setPlatformClientId(client.id());
        configuration.setPlatformClientSecret(client.secret());
    }

    /** The window of a limit is longer than the time that a call has. */
    private static void assertWouldHaveToWait(Exchange exchange) {
        assertThat(exchange.getException()).isInstanceOfSatisfying(CalcomRateLimitException.class,
                refusal -> assertThat(refusal.getStatusCode()).as("nothing was sent").isZero());
    }
}
