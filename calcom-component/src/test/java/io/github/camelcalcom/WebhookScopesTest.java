/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import io.github.camelcalcom.sandbox.CalcomSandbox;
import io.github.camelcalcom.sandbox.SandboxProfile;
import io.github.camelcalcom.sandbox.Seeding;
import io.github.camelcalcom.sandbox.state.Delivery;
import io.github.camelcalcom.sandbox.state.EventType;
import io.github.camelcalcom.sandbox.state.Webhook;
import io.github.camelcalcom.support.CalcomContext;
import io.github.camelcalcom.support.FreePort;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Given a user, a team, an organization and a platform client, when a route listens for one of them, then it hears of that one's bookings. */
@Timeout(1_800)
class WebhookScopesTest {

    private static final int PATIENCE_SECONDS = 60;
    private static final String PUBLIC_URL = "https://hooks.my-company.com";

    private final List<Map<String, Object>> received = new CopyOnWriteArrayList<>();
    private CalcomSandbox sandbox;
    private CalcomContext camel;
    private Place place;

    /** Where bookings are made and by whom webhooks are registered. */
    private record Place(long eventType, long organization, long team, long teamEventType, long managedEventType, String clientId) {

        String options(String scope) {
            return switch (scope) {
                case "event-type-webhooks" -> "&eventTypeId=" + eventType;
                case "team-event-type-webhooks" -> "&teamId=" + team + "&eventTypeId=" + teamEventType;
                case "org-webhooks" -> "&orgId=" + organization;
                case "oauth-client-webhooks" -> "&clientId=" + clientId;
                default -> "";
            };
        }

        long bookedEventType(String scope) {
            return switch (scope) {
                case "team-event-type-webhooks", "org-webhooks" -> teamEventType;
                case "oauth-client-webhooks" -> managedEventType;
                default -> eventType;
            };
        }
    }

    @AfterEach
    void stop() throws Exception {
        camel.close();
        sandbox.close();
    }

    private void serve(SandboxProfile profile) {
        long[] ids = new long[2];
        sandbox = CalcomSandbox.builder().profile(profile).seed(seeding -> {
            seeding.user("alice", "Alice", "alice@example.com", "Europe/London").eventType("Thirty", "thirty", 30);
            Seeding.SeededUser olivia = seeding.user("olivia", "Olivia", "olivia@example.com", "Europe/London");
            Seeding.SeededOrganization acme = seeding.organization("Acme", olivia);
            Seeding.SeededTeam sales = acme.team("Sales").eventType("Demo", "demo", 30, "collective");
            ids[0] = acme.id();
            ids[1] = sales.id();
            seeding.platform("Platform", seeding.user("platowner", "Platowner", "platowner@example.com", "Europe/London"))
                    .oAuthClient("Platform client", "http://localhost:4321/cb");
        }).start();
        sandbox.clock().stopAt(Instant.parse("2027-03-01T08:00:00Z"));
        long managedUser = sandbox.platform().managedUser("mia@example.com", "Mia").id();
        String clientId = sandbox.platform().client().id();
        place = sandbox.read(state -> new Place(eventType("thirty", state.eventTypes().stream().toList()), ids[0], ids[1],
                eventType("demo", state.eventTypes().stream().toList()),
                state.eventTypes().findFirst(type -> type.ownerId() == managedUser).orElseThrow().id(), clientId));
    }

    private static long eventType(String slug, List<EventType> eventTypes) {
        return eventTypes.stream().filter(type -> type.slug().equals(slug)).findFirst().orElseThrow().id();
    }

    private String key(String scope) {
        return switch (scope) {
            case "team-event-type-webhooks", "org-webhooks" -> sandbox.apiKey("olivia");
            case "oauth-client-webhooks" -> sandbox.platform().apiKey();
            default -> sandbox.apiKey("alice");
        };
    }

    /** Starts the route; gives the URL at which it listens. */
    private String listen(String scope, SandboxProfile profile) throws Exception {
        int port = FreePort.find();
        String local = "http://127.0.0.1:" + port;
        String external = profile == SandboxProfile.HOSTED ? PUBLIC_URL : local;
        camel = new CalcomContext(sandbox.url());
        camel.calcom().getConfiguration().setApiKey(key(scope));
        camel.routes(new RouteBuilder() {
            @Override
            public void configure() {
                restConfiguration().component("undertow").host("127.0.0.1").port(port);
                from("webhook:calcom:" + scope + "/events?webhookComponentName=undertow&webhookPath=/hook&onStop=delete&apiProfile="
                     + (profile == SandboxProfile.HOSTED ? "hosted" : "self-hosted") + "&webhookExternalUrl=" + external + place.options(scope))
                        .process(exchange -> received.add(Map.copyOf(exchange.getMessage().getHeaders())));
            }
        }).start();
        return local + "/hook";
    }

    private List<Webhook> webhooks() {
        return sandbox.read(state -> state.webhooks().stream().toList());
    }

    @ParameterizedTest
    @CsvSource({ "webhooks, SELF_HOSTED", "webhooks, HOSTED", "event-type-webhooks, SELF_HOSTED", "event-type-webhooks, HOSTED",
            "team-event-type-webhooks, HOSTED", "org-webhooks, SELF_HOSTED", "org-webhooks, HOSTED", "oauth-client-webhooks, SELF_HOSTED",
            "oauth-client-webhooks, HOSTED" })
    void aBookingOfTheScopeArrivesOnceAndNothingIsLeftBehind(String scope, SandboxProfile profile) throws Exception {
        serve(profile);
        String local = listen(scope, profile);
        await().atMost(PATIENCE_SECONDS, TimeUnit.SECONDS).until(() -> webhooks().size() == 1 && isRegistered());
        if (profile == SandboxProfile.HOSTED) {
            pass(PUBLIC_URL + "/hook", local);
        }

        Exchange booked = camel.call("calcom:bookings/create", Map.of("start", "2027-03-02T10:00:00Z", "eventTypeId", place.bookedEventType(scope),
                "attendee", Map.of("name", "Ann", "email", "ann@example.net", "timeZone", "Europe/Rome")), Map.of());

        assertThat(booked.getException()).isNull();
        await().atMost(PATIENCE_SECONDS, TimeUnit.SECONDS).until(() -> received.size() == 1);
        assertThat(sandbox.deliveries()).extracting(Delivery::status).containsExactly(200);
        assertThat(received.get(0)).containsEntry(CalcomConstants.WEBHOOK_TRIGGER, "BOOKING_CREATED")
                .containsEntry(CalcomConstants.WEBHOOK_BOOKING_UID, sandbox.bookings().get(0).uid());
        camel.stop();
        assertThat(webhooks()).isEmpty();
    }

    /** What the hosted service delivers to a public https URL, a reverse proxy would bring here. */
    private void pass(String external, String local) {
        sandbox.read(state -> {
            Webhook known = state.webhooks().findFirst(webhook -> webhook.subscriberUrl().equals(external)).orElseThrow();
            return state.webhooks().put(new Webhook(known.id(), known.userId(), known.teamId(), known.eventTypeId(), known.oAuthClientId(), local,
                    known.triggers(), known.active(), known.payloadTemplate(), known.secret(), known.version(), known.waits(), known.createdAt()));
        });
    }

    @Test
    void whatASelfHostedServerDoesNotHaveIsToldByTheHealth() throws Exception {
        serve(SandboxProfile.SELF_HOSTED);
        listen("team-event-type-webhooks", SandboxProfile.SELF_HOSTED);

        await().atMost(PATIENCE_SECONDS, TimeUnit.SECONDS).untilAsserted(() -> assertThat(HealthCheckHelper.invoke(camel))
                .filteredOn(result -> result.getState() == HealthCheck.State.DOWN)
                .anySatisfy(result -> assertThat(result.getMessage().orElse("")).contains("404")));
        assertThat(webhooks()).isEmpty();
    }

    private boolean isRegistered() {
        return HealthCheckHelper.invoke(camel).stream().allMatch(result -> result.getState() == HealthCheck.State.UP);
    }
}
