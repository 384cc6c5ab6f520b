/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.askedfor;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelcalcom.CalcomComponent;
import io.github.camelcalcom.CalcomConstants;
import io.github.camelcalcom.sandbox.CalcomSandbox;
import io.github.camelcalcom.sandbox.SandboxProfile;
import io.github.camelcalcom.sandbox.Seeding;
import io.github.camelcalcom.sandbox.state.OAuthClient;
import io.github.camelcalcom.support.CalcomContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Calls operations by name through routes on a sandbox, and demands that each of them succeeds. Olivia owns the organization Acme with the
 * team Sales, and the team Support. Mia is a member of Acme and Sales, Bob of Support only. Pat owns the platform with the OAuth client.
 */
final class Caller implements AutoCloseable {

    static final ObjectMapper JSON = new ObjectMapper();
    static final String TEN = "2026-11-24T10:00:00.000Z";
    static final String NOON = "2026-11-24T12:00:00.000Z";
    static final String BACK = "https://app.example.com/back";
    static final String FAILED = "https://app.example.com/failed";

    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");

    private final CalcomSandbox sandbox;
    private final CalcomContext camel;
    private final Map<String, Long> ids = new HashMap<>();

    Caller() throws Exception {
        sandbox = CalcomSandbox.builder().profile(SandboxProfile.HOSTED).clock(Clock.fixed(NOW, ZoneOffset.UTC)).seed(this::plant).start();
        camel = new CalcomContext(sandbox.url());
        camel.calcom().getConfiguration().setApiKey(sandbox.apiKey("olivia"));
        CalcomComponent portal = new CalcomComponent();
        portal.getConfiguration().setApiUrl(sandbox.url());
        OAuthClient client = sandbox.platform().client();
        portal.getConfiguration().setPlatformClientId(client.id());
        portal.getConfiguration().setPlatformClientSecret(client.secret());
        camel.addComponent("portal", portal);
        camel.start();
    }

    private void plant(Seeding seeding) {
        Seeding.SeededUser olivia = user(seeding, "olivia").eventType("Intro", "intro", 30).eventType("Long talk", "long-talk", 60);
        Seeding.SeededUser mia = user(seeding, "mia");
        Seeding.SeededUser bob = user(seeding, "bob");
        Seeding.SeededOrganization acme = seeding.organization("Acme", olivia).member(mia);
        Seeding.SeededTeam sales = acme.team("Sales").member(mia).eventType("Demo", "demo", 30, "roundRobin");
        Seeding.SeededTeam support = seeding.team("Support", olivia).member(bob).eventType("Help", "help", 30, "roundRobin");
        seeding.platform("Portal", user(seeding, "pat")).oAuthClient("Portal", "https://portal.example.com/callback");
        ids.put("olivia", olivia.id());
        ids.put("mia", mia.id());
        ids.put("bob", bob.id());
        ids.put("acme", acme.id());
        ids.put("sales", sales.id());
        ids.put("support", support.id());
    }

    private static Seeding.SeededUser user(Seeding seeding, String name) {
        return seeding.user(name, name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1), name + "@example.com", "Europe/London");
    }

    /** Restores what was planted, and a Monday without bookings. */
    void reset() {
        sandbox.reset();
    }

    CalcomSandbox sandbox() {
        return sandbox;
    }

    /** Returns the id of a planted user, team or organization. */
    long id(String name) {
        return ids.get(name);
    }

    /** Returns the id of a planted event type. */
    long eventType(String slug) {
        return sandbox.<Long>read(state -> state.eventTypes().findFirst(found -> found.slug().equals(slug)).orElseThrow().id());
    }

    /** Returns the id of a membership. */
    long membership(String group, String user) {
        return sandbox.<Long>read(state -> state.memberships().find(id(group), id(user)).orElseThrow().id());
    }

    /** Calls as Olivia. Parameters are names and values. */
    JsonNode call(String operation, Object body, Object... parameters) {
        return json(send("calcom", operation, body, headers(parameters)));
    }

    /** Calls as the OAuth client of the platform. */
    JsonNode portal(String operation, Object body, Object... parameters) {
        return json(send("portal", operation, body, headers(parameters)));
    }

    /** Calls a callback, and returns the address to which it redirects. */
    String redirected(String operation, Object... parameters) {
        Exchange exchange = send("calcom", operation, null, headers(parameters));
        assertThat(exchange.getMessage().getHeader(CalcomConstants.RESPONSE_STATUS_CODE)).isEqualTo(301);
        return exchange.getMessage().getHeader(CalcomConstants.RESPONSE_LOCATION, String.class);
    }

    private static Map<String, Object> headers(Object... parameters) {
        Map<String, Object> headers = new HashMap<>();
        for (int i = 0; i < parameters.length; i += 2) {
            String name = parameters[i].toString();
            headers.put("CamelCalcom" + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1), parameters[i + 1]);
        }
        return headers;
    }

    private Exchange send(String scheme, String operation, Object body, Map<String, Object> headers) {
        String name = scheme + ':' + operation;
        if (camel.getRoute(name) == null) {
            addRoute(name);
        }
        Exchange exchange = camel.call("direct:" + name, body, headers);
        assertThat(exchange.getException()).as(name).isNull();
        return exchange;
    }

    private void addRoute(String name) {
        try {
            camel.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:" + name).routeId(name).to(name);
                }
            });
        } catch (Exception e) {
            throw new IllegalStateException("The route of " + name + " cannot be added", e);
        }
    }

    private static JsonNode json(Exchange exchange) {
        return JSON.valueToTree(exchange.getMessage().getBody());
    }

    /** Books an event type for an attendee. */
    JsonNode book(String slug, String start, String name) {
        return call("bookings/create", Map.of("eventTypeId", eventType(slug), "start", start, "attendee",
                Map.of("name", name, "email", name.toLowerCase(Locale.ROOT) + "@example.net", "timeZone", "Europe/Rome")));
    }

    /** Returns the state in the address for the consent of a user. */
    static String state(JsonNode connect) {
        String url = connect.path("authUrl").asText(connect.path("url").asText());
        String state = url.replaceAll(".*[?&]state=([^&]*).*", "$1");
        return URLDecoder.decode(state, StandardCharsets.UTF_8);
    }

    /** Returns the values of a field of the elements of a list. */
    static List<String> texts(JsonNode list, String field) {
        assertThat(list.isArray()).as("a list: %s", list).isTrue();
        return StreamSupport.stream(list.spliterator(), false).map(element -> element.path(field).asText()).toList();
    }

    /** Returns a body for a webhook. */
    static Map<String, Object> webhook(String path) {
        return Map.of("active", true, "subscriberUrl", "https://hooks.example.com/" + path, "triggers", List.of("BOOKING_CREATED"));
    }

    /** Returns a body for a schedule. */
    static Map<String, Object> schedule(String name) {
        return Map.of("name", name, "timeZone", "Europe/Rome", "isDefault", false);
    }

    @Override
    public void close() throws IOException {
        camel.close();
        sandbox.close();
    }
}
