/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.examples.accounts;

import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.github.camelcalcom.sandbox.CalcomSandbox;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;

/** The sandbox and those who book there: the side of the example that is not the application. */
final class Companies implements AutoCloseable {

    private static final int DAYS = 7;

    private final CalcomSandbox sandbox;
    private final CamelContext camel = new DefaultCamelContext();
    private final ProducerTemplate calls;
    private final Map<String, Object> eventTypes = new ConcurrentHashMap<>();

    /** @param users number of users with an API key, from account-1 on */
    Companies(int users) throws Exception {
        sandbox = CalcomSandbox.builder().seed(seeding -> {
            for (int number = 1; number <= users; number++) {
                seeding.user("account-" + number, "Account " + number, "account-" + number + "@example.com", "UTC").eventType("Call", "call", 60);
            }
            seeding.platform("Platform", seeding.user("owner", "Owner", "owner@example.com", "UTC")).oAuthClient("Portal", "http://localhost:4321/cb");
        }).start();
        camel.start();
        calls = camel.createProducerTemplate();
    }

    String url() {
        return sandbox.url();
    }

    String clientId() {
        return sandbox.platform().client().id();
    }

    String clientSecret() {
        return sandbox.platform().client().secret();
    }

    String key(String account) {
        return sandbox.apiKey(account);
    }

    /** Creates a managed user, and returns its id. */
    long managedUser(String account) {
        return sandbox.platform().managedUser(account + "@example.net", account).id();
    }

    /** Books the first free slot of an account, and returns the uid of the booking. */
    String book(Account account) {
        Object eventType = eventTypes.computeIfAbsent(account.name(), name -> eventType(account));
        return calls.requestBody(uri("bookings/create", "authentication=none"), Map.of("start", firstSlot(eventType), "eventTypeId", eventType,
                "attendee", Map.of("name", "A guest", "email", "guest@example.com", "timeZone", "UTC")), Map.class).get("uid").toString();
    }

    private String firstSlot(Object eventType) {
        LocalDate tomorrow = LocalDate.now(ZoneOffset.UTC).plusDays(1);
        Map<?, ?> days = calls.requestBodyAndHeaders(uri("slots/list", "authentication=none"), null, Map.of("CamelCalcomEventTypeId", eventType,
                "CamelCalcomStart", tomorrow, "CamelCalcomEnd", tomorrow.plusDays(DAYS)), Map.class);
        return days.values().stream().flatMap(day -> ((List<?>) day).stream()).findFirst().map(slot -> ((Map<?, ?>) slot).get("start").toString())
                .orElseThrow(() -> new IllegalStateException("No slot is free within " + DAYS + " days"));
    }

    /** The tokens of a managed user are left to the application: whoever obtains some ends those before. */
    private long eventType(Account account) {
        return sandbox.read(state -> {
            long host = account.managedUserId() != null ? account.managedUserId()
                    : state.users().findFirst(user -> account.name().equals(user.username())).orElseThrow().id();
            return state.eventTypes().findFirst(eventType -> host == eventType.ownerId()).orElseThrow().id();
        });
    }

    private String uri(String operation, String options) {
        return "calcom:" + operation + "?apiUrl=" + url() + '&' + options;
    }

    /** Returns the paths of the webhooks of all accounts, in alphabetical order. */
    List<String> webhooks() {
        return sandbox.read(state -> state.webhooks().stream().map(webhook -> URI.create(webhook.subscriberUrl()).getPath()).sorted().toList());
    }

    /** Lets all meetings begin and end. */
    void passMeetings() {
        sandbox.clock().advance(Duration.ofDays(DAYS + 2));
    }

    @Override
    public void close() {
        camel.stop();
        sandbox.close();
    }
}
