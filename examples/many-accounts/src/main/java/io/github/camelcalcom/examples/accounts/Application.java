/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.examples.accounts;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.camelcalcom.auth.JdbcTokenStore;
import io.github.camelcalcom.feed.JdbcStateRepository;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.main.Main;
import org.h2.jdbcx.JdbcConnectionPool;

/** The application: the routes of the accounts, and a database with the table of accounts, the states of the feeds and the tokens. */
final class Application implements AutoCloseable {

    private final Map<String, List<String>> changes = new ConcurrentHashMap<>();
    private final Map<String, List<String>> events = new ConcurrentHashMap<>();
    private final JdbcConnectionPool database = JdbcConnectionPool.create("jdbc:h2:mem:accounts;DB_CLOSE_DELAY=-1", "sa", "");
    private final AccountTable table = new AccountTable(database);
    private final Main main = new Main();

    /** Starts with a table without accounts. */
    Application(Companies companies) throws Exception {
        JdbcStateRepository states = new JdbcStateRepository(database);
        states.createTable();
        JdbcTokenStore tokens = new JdbcTokenStore(database);
        tokens.createTable();
        table.create();
        main.bind("states", states);
        main.bind("tokens", tokens);
        String port = Integer.toString(freePort());
        main.addInitialProperty("accounts.port", port);
        main.addInitialProperty("accounts.url", "http://127.0.0.1:" + port);
        main.addInitialProperty("accounts.apiUrl", companies.url());
        main.addInitialProperty("accounts.platformClientId", companies.clientId());
        main.addInitialProperty("accounts.platformClientSecret", companies.clientSecret());
        main.configure().addRoutesBuilder(new AccountRoutes(table));
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

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    AccountTable table() {
        return table;
    }

    CamelContext context() {
        return main.getCamelContext();
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
        database.dispose();
    }
}
