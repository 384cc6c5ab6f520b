/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.examples.accounts;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.main.Main;

/** The application: the routes of the accounts of a database. */
final class Application implements AutoCloseable {

    private final Map<String, List<String>> changes = new ConcurrentHashMap<>();
    private final Map<String, List<String>> events = new ConcurrentHashMap<>();
    private final Main main = new Main();

    /**
     * Follows the accounts of a database.
     *
     * @param port       the port at which it receives webhooks. After a restart it must be the same: the URLs of the webhooks contain it
     * @param properties further properties of Camel
     */
    Application(Companies companies, Database database, int port, Map<String, String> properties) throws Exception {
        main.bind("states", database.states());
        main.bind("tokens", database.tokens());
        properties.forEach(main::addInitialProperty);
        main.addInitialProperty("accounts.port", Integer.toString(port));
        main.addInitialProperty("accounts.url", "http://127.0.0.1:" + port);
        main.addInitialProperty("accounts.apiUrl", companies.url());
        main.addInitialProperty("accounts.platformClientId", companies.clientId());
        main.addInitialProperty("accounts.platformClientSecret", companies.clientSecret());
        main.configure().addRoutesBuilder(new AccountRoutes(database.accounts()));
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:change").process(exchange -> note(changes, exchange.getMessage().getHeader("account", String.class),
                        exchange.getMessage().getHeader("CamelCalcomChangeBookingUid", String.class)));
                from("direct:event").process(exchange -> note(events, exchange.getMessage().getHeader("account", String.class),
                        exchange.getMessage().getHeader("CamelCalcomWebhookTrigger", String.class)));
            }
        });
        main.start();
    }

    private static void note(Map<String, List<String>> notes, String account, String note) {
        notes.computeIfAbsent(account, first -> new CopyOnWriteArrayList<>()).add(note);
    }

    /** Returns a port at which no process listens. */
    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    CamelContext context() {
        return main.getCamelContext();
    }

    /** Whether an account has its routes. */
    boolean follows(String account) {
        return context().getRoute(account) != null && context().getRoute(account + AccountRoutes.EVENTS) != null;
    }

    /** Returns the uids of the bookings whose changes the feed of an account has delivered. */
    List<String> changes(String account) {
        return List.copyOf(changes.getOrDefault(account, List.of()));
    }

    /** Returns the triggers of the events that the webhook of an account has received. */
    List<String> events(String account) {
        return List.copyOf(events.getOrDefault(account, List.of()));
    }

    /** Returns the names of the health checks that are DOWN. */
    List<String> down() {
        return HealthCheckHelper.invoke(context()).stream().filter(result -> result.getState() == HealthCheck.State.DOWN)
                .map(result -> result.getCheck().getId()).sorted().toList();
    }

    @Override
    public void close() {
        main.stop();
    }
}
