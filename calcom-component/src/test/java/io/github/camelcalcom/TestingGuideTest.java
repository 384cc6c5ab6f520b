/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.time.Instant;
import java.util.Map;

import io.github.camelcalcom.sandbox.CalcomSandbox;
import io.github.camelcalcom.sandbox.SandboxSeed;
import io.github.camelcalcom.sandbox.fault.Fault;
import io.github.camelcalcom.sandbox.fault.FaultAnswer;
import io.github.camelcalcom.sandbox.fault.WebhookFault;
import io.github.camelcalcom.sandbox.junit5.CalcomSandboxExtension;
import io.github.camelcalcom.sandbox.state.Booking;
import io.github.camelcalcom.sandbox.webhook.Trigger;
import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.test.AvailablePortFinder;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The test that the guide "Testing your routes" shows; {@link TestingGuideBlocksTest} compares both. */
@Timeout(1_800)
class TestingGuideTest extends CamelTestSupport {

    @RegisterExtension
    static final CalcomSandboxExtension CALCOM = CalcomSandboxExtension.builder()
            .settings(settings -> settings.seed(SandboxSeed.yaml("""
                    users:
                      - username: ada
                        email: ada@example.com
                        timeZone: Europe/London
                        eventTypes:
                          - {title: Consultation, slug: consultation, lengthInMinutes: 30}
                    """)))
            .prepare(sandbox -> sandbox.clock().moveTo(Instant.parse("2026-11-23T10:00:00Z")))
            .resetBetweenTests()
            .build();

    private final int port = AvailablePortFinder.getNextAvailable();

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext camel = super.createCamelContext();
        CalcomConfiguration calcom = camel.getComponent("calcom", CalcomComponent.class).getConfiguration();
        calcom.setApiUrl(CALCOM.url());
        calcom.setApiKey(CALCOM.apiKey());
        VertxPlatformHttpServerConfiguration http = new VertxPlatformHttpServerConfiguration();
        http.setBindHost("127.0.0.1");
        http.setBindPort(port);
        camel.addService(new VertxPlatformHttpServer(http));
        return camel;
    }

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:book").to("calcom:bookings/create");

                from("calcom:bookings/changes?delay=200&initialDelay=0&since=beginning").routeId("feed")
                    .to("mock:changes");

                from("webhook:calcom:webhooks/events?webhookComponentName=platform-http&webhookPath=/calcom"
                     + "&webhookExternalUrl=http://127.0.0.1:" + port + "&triggers=BOOKING_CREATED,MEETING_STARTED,MEETING_ENDED")
                    .to("mock:webhooks");
            }
        };
    }

    @Test
    void aBookingIsMadeAndSeenByTheFeed() throws Exception {
        MockEndpoint changes = getMockEndpoint("mock:changes");
        changes.expectedHeaderReceived("CamelCalcomChange", "created");

        Map<?, ?> booking = template.requestBody("direct:book", consultation("2026-12-01T09:00:00Z"), Map.class);

        changes.assertIsSatisfied();
        assertThat(CALCOM.sandbox().bookings()).extracting(Booking::uid).containsExactly(booking.get("uid").toString());
    }

    private static Map<String, Object> consultation(String start) {
        return Map.of("start", start, "eventTypeSlug", "consultation", "username", "ada",
                "attendee", Map.of("name", "Bob", "email", "bob@example.com", "timeZone", "Europe/Paris"));
    }

    @Test
    void aBookingWhoseAnswerIsLostIsNotMadeTwice() {
        CalcomSandbox sandbox = CALCOM.sandbox();
        sandbox.faults().on("bookings/create").times(1).inject(Fault.resetAfterExecution());

        template.requestBody("direct:book", consultation("2026-12-01T09:00:00Z"));

        assertThat(sandbox.bookings()).hasSize(1);
        assertThat(sandbox.calls("bookings/create")).hasSize(1);
    }

    @Test
    void theFeedGoesOnAfterAPollThatFailed() throws Exception {
        CalcomSandbox sandbox = CALCOM.sandbox();
        sandbox.faults().on("bookings/list").times(1).inject(Fault.answerInstead(FaultAnswer.json(503)));
        getMockEndpoint("mock:changes").expectedMessageCount(1);

        template.requestBody("direct:book", consultation("2026-12-01T09:00:00Z"));

        MockEndpoint.assertIsSatisfied(context);
    }

    @Test
    void aMeetingIsAnnouncedWhenItsTimeHasCome() throws Exception {
        CalcomSandbox sandbox = CALCOM.sandbox();
        await().until(() -> !sandbox.read(state -> state.webhooks().all().isEmpty()));
        MockEndpoint webhooks = getMockEndpoint("mock:webhooks");
        webhooks.expectedHeaderValuesReceivedInAnyOrder("CamelCalcomWebhookTrigger", "BOOKING_CREATED", "MEETING_STARTED", "MEETING_ENDED");

        template.requestBody("direct:book", consultation("2026-12-01T09:00:00Z"));
        sandbox.clock().moveTo(Instant.parse("2026-12-01T09:30:01Z"));

        webhooks.assertIsSatisfied();
    }

    @Test
    void aLostWebhookIsNoLostBooking() throws Exception {
        CalcomSandbox sandbox = CALCOM.sandbox();
        await().until(() -> !sandbox.read(state -> state.webhooks().all().isEmpty()));
        sandbox.faults().onWebhooks(Trigger.BOOKING_CREATED).times(1).inject(WebhookFault.lost());
        getMockEndpoint("mock:changes").expectedMessageCount(1);
        getMockEndpoint("mock:webhooks").expectedMessageCount(0);

        template.requestBody("direct:book", consultation("2026-12-01T09:00:00Z"));

        MockEndpoint.assertIsSatisfied(context);
        assertThat(sandbox.deliveries()).isEmpty();
    }
}
