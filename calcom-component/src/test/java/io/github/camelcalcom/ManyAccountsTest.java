/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.lang.ref.WeakReference;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

import io.github.camelcalcom.support.CalcomContext;
import io.github.camelcalcom.support.H2Database;
import io.github.camelcalcom.support.ScriptedServer;
import io.vertx.core.http.HttpServerRequest;
import org.apache.camel.ServiceStatus;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Given a table of accounts, when rows are added, paused, resumed and removed, then their feeds are, and the others go on. */
@Timeout(1_800)
class ManyAccountsTest {

    private final Map<String, AtomicInteger> polls = new ConcurrentHashMap<>();
    private H2Database tables;
    private DataSource database;
    private AccountRoutes routes;
    private ScriptedServer server;
    private CalcomContext camel;

    @BeforeEach
    void start() throws Exception {
        tables = new H2Database();
        database = tables.dataSource();
        routes = new AccountRoutes(database);
        execute("CREATE TABLE account (name VARCHAR(50) PRIMARY KEY, api_key VARCHAR(200) NOT NULL, paused BOOLEAN NOT NULL)");
        server = new ScriptedServer().answer(this::answer);
        camel = new CalcomContext(server.url(), Map.of("states", new MemoryStateRepository()));
        camel.getPropertiesComponent().addInitialProperty("feed.delay", "20");
        camel.calcom().setFeedThreads(4);
        camel.addRoutes(routes);
        camel.start();
    }

    @AfterEach
    void stop() throws Exception {
        camel.close();
        server.close();
        tables.close();
    }

    private void answer(HttpServerRequest request) {
        polls.computeIfAbsent(request.getHeader("authorization"), first -> new AtomicInteger()).incrementAndGet();
        request.response().putHeader("date", "Mon, 23 Nov 2026 10:00:00 GMT");
        ScriptedServer.json(request, 200, "{\"status\":\"success\",\"data\":[]}");
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void add(String account) throws SQLException {
        execute("INSERT INTO account VALUES ('" + account + "', 'cal_test_" + account + "', FALSE)");
    }

    private int polls(String account) {
        AtomicInteger number = polls.get("Bearer cal_test_" + account);
        return number == null ? 0 : number.get();
    }

    private void assertThatItGoesOn(String account) {
        int before = polls(account);
        await().atMost(Duration.ofMinutes(10)).until(() -> polls(account) > before + 2);
    }

    private CalcomConsumer consumer(String account) {
        return (CalcomConsumer) camel.getRoute(account).getConsumer();
    }

    @Test
    void rowsAreFeeds() throws Exception {
        add("alice");
        add("bob");
        routes.synchronize();
        assertThatItGoesOn("alice");
        assertThatItGoesOn("bob");

        execute("UPDATE account SET paused = TRUE WHERE name = 'alice'");
        add("carol");
        routes.synchronize();
        assertThat(camel.getRouteController().getRouteStatus("alice")).isEqualTo(ServiceStatus.Suspended);
        await().atMost(Duration.ofMinutes(10)).until(() -> !consumer("alice").isPolling());
        int whilePaused = polls("alice");
        assertThatItGoesOn("bob");
        assertThatItGoesOn("carol");
        assertThat(polls("alice")).isEqualTo(whilePaused);

        execute("UPDATE account SET paused = FALSE WHERE name = 'alice'");
        int endpoints = camel.getEndpoints().size();
        execute("DELETE FROM account WHERE name = 'bob'");
        routes.synchronize();
        assertThatItGoesOn("alice");
        assertThat(camel.getRoute("bob")).isNull();
        assertThat(camel.getEndpoints()).as("the endpoint of a removed account is gone").hasSize(endpoints - 1);
        int afterRemoval = polls("bob");
        assertThatItGoesOn("carol");
        assertThat(polls("bob")).isEqualTo(afterRemoval);
    }

    @Test
    void theMemoryOfARemovedAccountIsFree() throws Exception {
        add("alice");
        routes.synchronize();
        assertThatItGoesOn("alice");
        WeakReference<CalcomConsumer> removed = new WeakReference<>(consumer("alice"));

        execute("DELETE FROM account");
        add("bob");
        routes.synchronize();
        assertThatItGoesOn("bob");

        await().atMost(Duration.ofMinutes(10)).until(() -> {
            System.gc();
            return removed.get() == null;
        });
    }

    @Test
    void noKeyIsInTheUriOfAnEndpoint() throws Exception {
        add("alice");
        routes.synchronize();

        assertThat(camel.getEndpoints()).extracting(endpoint -> endpoint.getEndpointUri()).isNotEmpty().noneMatch(uri -> uri.contains("cal_test"));
    }
}
