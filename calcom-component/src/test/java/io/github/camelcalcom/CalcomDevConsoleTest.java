/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelcalcom.support.CalcomContext;
import io.github.camelcalcom.support.FollowedBookings;
import io.github.camelcalcom.support.FreePort;
import io.github.camelcalcom.support.RotatingTokenServer;
import io.github.camelcalcom.support.ScriptedServer;
import io.github.camelcalcom.support.SecretLeaks;
import io.github.camelcalcom.support.SubscriptionServer;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.console.DevConsole;
import org.apache.camel.console.DevConsoleRegistry;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Given the dev console of the component, when it is read, then it shows the current state and no secret. */
@Timeout(1_800)
class CalcomDevConsoleTest {

    private static final String OAUTH2 = "authentication=oauth2&oauthClientId=app-1&oauthClientSecret=s3cret-app"
                                         + "&oauthRefreshToken=RAW(s3cret+refresh)&oauthAccessToken=s3cret-access";

    private static DevConsole console(CamelContext camel) {
        return camel.getCamelContextExtension().getContextPlugin(DevConsoleRegistry.class).resolveById("calcom");
    }

    private static JsonNode json(CamelContext camel) {
        JsonNode shown = new ObjectMapper().valueToTree(console(camel).call(DevConsole.MediaType.JSON, Map.of()));
        return shown.path("components").path(0);
    }

    private static String text(CamelContext camel) {
        return (String) console(camel).call(DevConsole.MediaType.TEXT, Map.of());
    }

    private static CalcomContext prepared(CalcomContext camel) {
        camel.setDevConsole(true);
        return camel;
    }

    @Test
    void itTellsEndpointsLimitsAndBreakers() throws Exception {
        try (ScriptedServer server = new ScriptedServer(); CalcomContext camel = prepared(new CalcomContext(server.url()))) {
            server.answer(request -> {
                request.response().putHeader("x-ratelimit-limit-default", "120").putHeader("x-ratelimit-reset-default", "60");
                ScriptedServer.json(request, 200, "{\"status\":\"success\",\"data\":{}}");
            });
            camel.start();
            camel.call("calcom:bookings/get?circuitBreakerEnabled=true&bookingUid=some-uid");

            JsonNode shown = json(camel);

            assertThat(shown.path("component").asText()).isEqualTo("calcom");
            assertThat(shown.path("endpoints")).singleElement().satisfies(endpoint -> {
                assertThat(endpoint.path("operation").asText()).isEqualTo("bookings/get");
                assertThat(endpoint.path("host").asText()).isEqualTo("127.0.0.1");
                assertThat(endpoint.path("authentication").asText()).isEqualTo("API_KEY");
            });
            assertThat(shown.path("pacers")).singleElement().satisfies(pacer -> {
                assertThat(pacer.path("limit").asInt()).isEqualTo(120);
                assertThat(pacer.path("remaining").asInt()).isEqualTo(119);
            });
            assertThat(shown.path("circuitBreakers")).singleElement().satisfies(breaker -> {
                assertThat(breaker.path("state").asText()).isEqualTo("CLOSED");
                assertThat(breaker.path("succeeded").asInt()).isEqualTo(1);
            });
            assertThat(text(camel)).startsWith("component: calcom\n").contains("operation: bookings/get").contains("remaining: 119")
                    .contains("state: CLOSED").doesNotContain("some-uid");
        }
    }

    @Test
    void itTellsWhenTokensEndAndNoToken() throws Exception {
        try (RotatingTokenServer tokens = new RotatingTokenServer(); CalcomContext camel = prepared(new CalcomContext(tokens.url()))) {
            CalcomConfiguration configuration = camel.calcom().getConfiguration();
            configuration.setApiKey(null);
            configuration.setOauthClientId("app");
            configuration.setOauthRefreshToken("refresh-0");
            camel.start();
            assertThat(camel.call("calcom:me/get").getException()).isNull();

            JsonNode token = json(camel).path("tokens").path(0);

            assertThat(Instant.parse(token.path("expiresAt").asText())).isBetween(Instant.now(), Instant.now().plus(Duration.ofMinutes(31)));
            assertThat(token.path("identity").asText()).contains("/oauth2/app/");
            assertThat(json(camel).toString() + text(camel)).contains("expiresAt").doesNotContain("refresh-0", "refresh-1", "access-1");
        }
    }

    @Test
    void itTellsHowFeedsStand() throws Exception {
        try (FollowedBookings feed = new FollowedBookings(); CalcomContext camel = prepared(feed.context(new MemoryStateRepository()))) {
            feed.failing().add("a");
            feed.bookings().put("a", "accepted");
            feed.bookings().put("b", "accepted");
            camel.routes(feed.route("feed", "calcom:bookings/changes?initialDelay=0&delay=20&since=beginning&maxFailures=2&feedName=mine")).start();
            await().atMost(300, TimeUnit.SECONDS).until(() -> json(camel).path("feeds").path(0).path("dropped").asInt() == 1);

            JsonNode shown = json(camel).path("feeds").path(0);

            assertThat(shown.path("name").asText()).isEqualTo("mine");
            assertThat(shown.path("routeId").asText()).isEqualTo("feed");
            assertThat(shown.path("delivered").asInt()).isEqualTo(1);
            assertThat(shown.path("failures").asInt()).isEqualTo(2);
            assertThat(shown.path("waiting").asInt()).isZero();
            assertThat(Instant.parse(shown.path("watermark").asText())).isAfter(Instant.EPOCH);
            assertThat(shown.has("lagSeconds")).isTrue();
            assertThat(text(camel)).contains("name: mine").contains("dropped: 1");

            camel.getRouteController().stopRoute("feed");
            assertThat(json(camel).path("feeds")).isEmpty();
        }
    }

    @Test
    void itTellsWhetherWebhooksAreRegistered() throws Exception {
        int port = FreePort.find();
        try (SubscriptionServer subscriptions = new SubscriptionServer(); CalcomContext camel = prepared(new CalcomContext(subscriptions.url()))) {
            camel.routes(new RouteBuilder() {
                @Override
                public void configure() {
                    restConfiguration().component("undertow").host("127.0.0.1").port(port);
                    from("webhook:calcom:webhooks/events?webhookComponentName=undertow&webhookPath=/hook&webhookExternalUrl=http://hooks.example.com"
                         + "&signingSecrets=s3cret-signing&triggers=BOOKING_CREATED").to("mock:deliveries");
                }
            }).start();
            await().atMost(300, TimeUnit.SECONDS)
                    .until(() -> json(camel).path("webhooks").path(0).path("state").asText().equals("registered"));

            assertThat(json(camel).path("webhooks")).singleElement().satisfies(webhook -> {
                assertThat(webhook.path("operation").asText()).isEqualTo("webhooks/events");
                assertThat(webhook.path("subscriberUrl").asText()).isEqualTo("http://hooks.example.com/hook");
            });
            assertThat(text(camel)).contains("state: registered").doesNotContainPattern(SecretLeaks.PLANTED);
        }
    }

    @Test
    void itTellsWhyAWebhookIsNotRegistered() throws Exception {
        int port = FreePort.find();
        try (ScriptedServer server = new ScriptedServer().answer(503, "{}"); CalcomContext camel = prepared(new CalcomContext(server.url()))) {
            camel.routes(new RouteBuilder() {
                @Override
                public void configure() {
                    restConfiguration().component("undertow").host("127.0.0.1").port(port);
                    from("webhook:calcom:webhooks/events?webhookComponentName=undertow&webhookPath=/hook&webhookExternalUrl=http://hooks.example.com"
                         + "&maxRetries=0&triggers=BOOKING_CREATED").to("mock:deliveries");
                }
            }).start();

            await().atMost(300, TimeUnit.SECONDS).untilAsserted(() -> assertThat(json(camel).path("webhooks").path(0).path("state").asText())
                    .startsWith("not registered: ").contains("503"));
        }
    }

    @Test
    void itTellsEveryComponentAndNoSecretOfAnyUri() throws Exception {
        try (ScriptedServer server = new ScriptedServer(); CalcomContext camel = prepared(new CalcomContext(server.url()))) {
            CalcomComponent eu = new CalcomComponent();
            eu.setConfiguration(camel.calcom().getConfiguration().copy());
            camel.addComponent("calcom-eu", eu);
            camel.routes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:key").to("calcom:me/get?authentication=api-key&apiKey=cal_secret_0123456789");
                    from("direct:grant").to("calcom-eu:me/get?" + OAUTH2);
                }
            }).start();
            for (String route : List.of("direct:key", "direct:grant")) {
                camel.call(route);
            }

            String shown = text(camel) + console(camel).call(DevConsole.MediaType.JSON, Map.of());

            assertThat(shown).contains("component: calcom\n", "component: calcom-eu\n", "OAUTH2", "identities: 1")
                    .doesNotContainPattern(SecretLeaks.PLANTED);
        }
    }

    @Test
    void lookingCallsNobody() throws Exception {
        try (ScriptedServer server = new ScriptedServer(); CalcomContext camel = prepared(new CalcomContext(server.url()))) {
            camel.start();
            assertThat(text(camel)).startsWith("component: calcom");
            assertThat(server.received()).isEmpty();
            camel.stop();
            assertThat(server.received()).isEmpty();
        }
    }
}
