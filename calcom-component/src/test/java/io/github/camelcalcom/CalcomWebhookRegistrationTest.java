/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import io.github.camelcalcom.sandbox.CalcomSandbox;
import io.github.camelcalcom.sandbox.state.Webhook;
import io.github.camelcalcom.support.CalcomContext;
import io.github.camelcalcom.support.FreePort;
import io.github.camelcalcom.support.RecordedDelivery;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** Given a server, when a route that receives webhooks starts and stops, then the server has the one subscription that it needs. */
@Timeout(1_800)
class CalcomWebhookRegistrationTest {

    private static final String DELIVERY = "{\"triggerEvent\":\"BOOKING_CREATED\",\"payload\":{\"uid\":\"u\"}}";

    private final List<String> received = new CopyOnWriteArrayList<>();
    private CalcomSandbox sandbox;
    private CalcomContext camel;
    private int port;
    private String url;

    @BeforeEach
    void start() throws Exception {
        sandbox = CalcomSandbox.builder().port(FreePort.find()).start();
        port = FreePort.find();
        url = "http://127.0.0.1:" + port + "/hook";
        camel = context();
    }

    @AfterEach
    void stop() throws Exception {
        camel.close();
        sandbox.close();
    }

    private CalcomContext context() {
        CalcomContext context = new CalcomContext(sandbox.url());
        context.calcom().getConfiguration().setApiKey(sandbox.apiKey());
        return context;
    }

    private void listen(String options) throws Exception {
        listen("webhooks/events", options);
    }

    private void listen(String events, String options) throws Exception {
        receive(events, (options.isEmpty() ? "" : options + "&") + "webhookExternalUrl=http://127.0.0.1:" + port);
    }

    private void receive(String events, String options) throws Exception {
        camel.routes(new RouteBuilder() {
            @Override
            public void configure() {
                restConfiguration().component("undertow").host("127.0.0.1").port(port);
                from("webhook:calcom:" + events + "?webhookComponentName=undertow&webhookPath=/hook&" + options).routeId("hook")
                        .process(exchange -> received.add(exchange.getMessage().getHeader(CalcomConstants.WEBHOOK_TRIGGER) + " "
                                                          + exchange.getMessage().getHeader(CalcomConstants.WEBHOOK_BOOKING_UID)));
            }
        }).start();
    }

    private List<Webhook> webhooks() {
        return sandbox.read(state -> List.copyOf(state.webhooks().all()));
    }

    private Webhook awaitWebhook() {
        return await().atMost(300, TimeUnit.SECONDS).until(() -> webhooks().stream()
                .filter(webhook -> webhook.subscriberUrl().equals(url) && webhook.active()).findFirst().orElse(null), Objects::nonNull);
    }

    private String plant(String subscriberUrl, String secret, boolean active, String... triggers) throws Exception {
        Map<String, Object> fields = new HashMap<>(
                Map.of("subscriberUrl", subscriberUrl, "active", active, "triggers", List.of(triggers)));
        if (secret != null) {
            fields.put("secret", secret);
        }
        try (CalcomContext other = context()) {
            other.start();
            return (String) other.call("calcom:webhooks/create", fields, Map.of()).getMessage().getBody(Map.class).get("id");
        }
    }

    private int deliver(String secret) throws Exception {
        return RecordedDelivery.signed(DELIVERY, secret).sendTo(url).statusCode();
    }

    private void awaitAccepted(String secret) {
        await().atMost(300, TimeUnit.SECONDS).until(() -> deliver(secret) == 200);
    }

    @Test
    void aSubscriptionIsCreatedWithASecretOfItsOwnWhichDeliveriesAreSignedWith() throws Exception {
        listen("");
        Webhook webhook = awaitWebhook();
        assertThat(webhook.secret()).matches("[0-9a-f]{64}");
        assertThat(webhook.triggers()).containsExactlyInAnyOrder("BOOKING_CREATED", "BOOKING_REQUESTED", "BOOKING_RESCHEDULED",
                "BOOKING_CANCELLED", "BOOKING_REJECTED", "BOOKING_NO_SHOW_UPDATED", "BOOKING_PAYMENT_INITIATED", "BOOKING_PAID");
        assertThat(deliver(webhook.secret())).isEqualTo(200);
        assertThat(received).containsExactly("BOOKING_CREATED u");
        assertThat(deliver("another-secret")).isEqualTo(401);
    }

    @Test
    void aConfiguredSecretIsRegistered() throws Exception {
        listen("signingSecrets=first-secret,second-secret");
        assertThat(awaitWebhook().secret()).isEqualTo("first-secret");
        assertThat(deliver("second-secret")).isEqualTo(200);
        assertThat(deliver("third-secret")).isEqualTo(401);
    }

    @Test
    void aSubscriptionThatFitsIsUsedWithTheSecretThatItHas() throws Exception {
        String id = plant(url, "of-another-node", true, "BOOKING_CREATED");
        Webhook before = awaitWebhook();
        listen("triggers=BOOKING_CREATED");
        awaitAccepted("of-another-node");
        assertThat(webhooks()).as("not changed").containsExactly(before);
        assertThat(before.id()).isEqualTo(id);
    }

    @ParameterizedTest
    @CsvSource({ "other-secret,true,BOOKING_CREATED", "my-secret,false,BOOKING_CREATED", "my-secret,true,BOOKING_PAID",
            ",true,BOOKING_CREATED" })
    void aSubscriptionThatHasDriftedIsBroughtUpToDate(String secret, boolean active, String trigger) throws Exception {
        String id = plant(url, secret, active, trigger);
        listen("triggers=BOOKING_CREATED&signingSecrets=my-secret");
        await().atMost(300, TimeUnit.SECONDS).untilAsserted(() -> assertThat(webhooks()).singleElement().satisfies(webhook -> {
            assertThat(webhook.id()).isEqualTo(id);
            assertThat(webhook.active()).isTrue();
            assertThat(webhook.triggers()).containsExactly("BOOKING_CREATED");
            assertThat(webhook.secret()).isEqualTo("my-secret");
        }));
    }

    @Test
    void aSubscriptionWithoutASecretGetsOne() throws Exception {
        plant(url, null, true, "BOOKING_CREATED");
        listen("triggers=BOOKING_CREATED");
        String secret = await().atMost(300, TimeUnit.SECONDS).until(() -> webhooks().get(0).secret(), found -> found != null);
        assertThat(deliver(secret)).isEqualTo(200);
    }

    @Test
    void theSubscriptionStaysSoThatARestartLosesNothing() throws Exception {
        listen("");
        Webhook webhook = awaitWebhook();
        camel.close();
        assertThat(webhooks()).containsExactly(webhook);
        camel = context();
        listen("");
        awaitAccepted(webhook.secret());
        assertThat(webhooks()).containsExactly(webhook);
    }

    @Test
    void onStopDeleteDeletesOnlyItsOwn() throws Exception {
        String other = plant("http://127.0.0.1:9/other", "s", true, "BOOKING_CREATED");
        listen("onStop=delete");
        awaitWebhook();
        camel.close();
        assertThat(webhooks()).extracting(Webhook::id).containsExactly(other);
    }

    @Test
    void onStopDisableDisablesIt() throws Exception {
        listen("onStop=disable");
        Webhook webhook = awaitWebhook();
        camel.close();
        assertThat(webhooks()).singleElement().satisfies(disabled -> {
            assertThat(disabled.id()).isEqualTo(webhook.id());
            assertThat(disabled.active()).isFalse();
        });
    }

    @Test
    void aServerThatIsDownDoesNotKeepTheRouteFromStarting() throws Exception {
        int serverPort = sandbox.port();
        sandbox.close();
        listen("");
        assertThat(camel.getRouteController().getRouteStatus("hook").isStarted()).isTrue();
        assertThat(deliver("any-secret")).as("before a secret is known").isEqualTo(503);
        sandbox = CalcomSandbox.builder().port(serverPort).start();
        assertThat(deliver(awaitWebhook().secret())).isEqualTo(200);
    }

    @Test
    void aServerThatIsDownDoesNotKeepTheRouteFromStopping() throws Exception {
        listen("onStop=delete");
        awaitWebhook();
        sandbox.close();
        long before = System.nanoTime();
        camel.close();
        assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - before)).isLessThan(45);
    }

    @Test
    void nothingIsRegisteredBeforeTheRouteListens() throws Exception {
        camel.routes(new RouteBuilder() {
            @Override
            public void configure() {
                restConfiguration().component("undertow").host("127.0.0.1").port(port);
                from("webhook:calcom:webhooks/events?webhookComponentName=undertow&webhookPath=/hook&webhookExternalUrl=http://127.0.0.1:" + port).routeId("hook").autoStartup(false)
                        .to("log:hook");
            }
        }).start();
        assertThat(webhooks()).isEmpty();
        camel.getRouteController().startRoute("hook");
        awaitWebhook();
    }

    @Test
    void theScopeIsNamedByTheOptionsOfTheUri() throws Exception {
        camel.start();
        Object eventTypeId = ((Map<?, ?>) camel.call("calcom:event-types/list").getMessage().getBody(List.class).get(0)).get("id");
        camel.close();
        camel = context();
        listen("event-type-webhooks/events", "eventTypeId=" + eventTypeId);
        assertThat(String.valueOf(awaitWebhook().eventTypeId())).isEqualTo(eventTypeId.toString());
    }

    @Test
    void aMissingScopeFailsTheStart() {
        assertThatThrownBy(() -> listen("event-type-webhooks/events", "")).hasStackTraceContaining("needs the option eventTypeId");
    }

    @Test
    void missingCredentialsFailTheStart() {
        camel.calcom().getConfiguration().setApiKey(null);
        assertThatThrownBy(() -> listen("")).hasStackTraceContaining("set the option apiKey");
    }

    @ParameterizedTest
    @ValueSource(strings = { "apiProfile=hosted&webhookExternalUrl=http://hooks.my-company.com", "webhookExternalUrl=http://0.0.0.0:8080" })
    void aUrlThatTheServerCannotReachFailsTheStart(String options) {
        assertThatThrownBy(() -> receive("webhooks/events", options)).hasStackTraceContaining("Set the option webhookExternalUrl");
    }

    @ParameterizedTest
    @ValueSource(strings = { "apiProfile=hosted", "apiProfile=self-hosted", "onStop=disable" })
    void aMissingExternalUrlFailsTheStartOnAnyServer(String options) {
        assertThatThrownBy(() -> receive("webhooks/events", options))
                .hasStackTraceContaining("The option webhookExternalUrl of webhook:calcom:webhooks/events")
                .hasStackTraceContaining("is missing");
        assertThat(webhooks()).isEmpty();
    }

    @Test
    void anExplicitRegistrationIsDoneAtOnceAndAnExplicitRemovalToo() throws Exception {
        listen("webhookAutoRegister=false&signingSecrets=my-secret");
        assertThat(webhooks()).isEmpty();
        CalcomEndpoint endpoint = camel.getEndpoints().stream().filter(CalcomEndpoint.class::isInstance).map(CalcomEndpoint.class::cast)
                .findFirst().orElseThrow();
        endpoint.registerWebhook();
        assertThat(webhooks()).singleElement().satisfies(webhook -> assertThat(webhook.secret()).isEqualTo("my-secret"));
        endpoint.unregisterWebhook();
        assertThat(webhooks()).isEmpty();
    }
}
