/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.examples.cluster;


import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.AdviceWith;
import org.apache.camel.component.kafka.KafkaComponent;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Given the worker's route on a PostgreSQL, when messages come from the topic, then the tables have each booking and notice once. */
@Timeout(1_800)
@EnabledIf("io.github.camelcalcom.examples.cluster.ClusterTest#hasPostgres")
class WorkerRoutesTest {

    private static final String CREATED = "2026-12-01T09:00:00.000Z";
    private static final String CANCELLED = "2026-12-01T09:00:02.000Z";

    @TempDir
    private static Path directory;
    private static Postgres postgres;

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final List<String> logged = new CopyOnWriteArrayList<>();
    private final CountDownLatch refused = new CountDownLatch(2);
    private ProducerTemplate topic;
    private MockEndpoint parked;

    @BeforeAll
    static void startDatabase() throws IOException {
        postgres = new Postgres(directory, Cluster.freePort());
        postgres.start();
    }

    @AfterAll
    static void stopDatabase() throws IOException {
        postgres.close();
    }

    @BeforeEach
    void startWorker() throws Exception {
        try (InputStream schema = getClass().getResourceAsStream("/sql/schema.sql")) {
            execute("drop schema public cascade; create schema public; " + new String(schema.readAllBytes(), StandardCharsets.UTF_8));
        }
        PGSimpleDataSource database = new PGSimpleDataSource() {
            @Override
            public Connection getConnection() throws SQLException {
                try {
                    return super.getConnection();
                } catch (SQLException e) {
                    refused.countDown();
                    throw e;
                }
            }
        };
        database.setUrl(postgres.url());
        camel.getRegistry().bind("database", database);
        Properties properties = new Properties();
        properties.setProperty("cluster.topic", "bookings");
        camel.getPropertiesComponent().setInitialProperties(properties);
        camel.getCamelContextExtension().addLogListener((exchange, logger, message) -> {
            logged.add(message);
            return message;
        });
        camel.getComponent("kafka", KafkaComponent.class).getConfiguration().setBrokers("127.0.0.1:9");
        camel.addRoutes(new WorkerRoutes());
        AdviceWith.adviceWith(camel, "worker", route -> {
            route.replaceFromWith("direct:topic");
            route.mockEndpointsAndSkip("kafka:*");
        });
        camel.start();
        topic = camel.createProducerTemplate();
        parked = camel.getEndpoint("mock:kafka:bookings-parked", MockEndpoint.class);
    }

    @AfterEach
    void stopWorker() {
        camel.stop();
    }

    private static String change(String uid, String status, String updatedAt) {
        return "{\"uid\": \"%s\", \"status\": \"%s\", \"start\": \"2026-12-09T10:00:00.000Z\", \"updatedAt\": \"%s\"}"
                .formatted(uid, status, updatedAt);
    }

    private static String delivery(String uid, String status, String createdAt) {
        return ("{\"triggerEvent\": \"BOOKING_CREATED\", \"createdAt\": \"%s\", \"payload\": {\"uid\": \"%s\", \"status\": \"%s\","
                + " \"startTime\": \"2026-12-09T10:00:00Z\"}}").formatted(createdAt, uid, status);
    }

    private void send(String... messages) {
        for (String message : messages) {
            topic.sendBody("direct:topic", message);
        }
    }

    @Test
    void aChangeThatComesAgainIsStoredAndNotedOnce() throws Exception {
        send(change("a", "accepted", CREATED), change("a", "accepted", CREATED));

        assertThat(rows("select uid, status from bookings")).containsExactly("a accepted");
        assertThat(rows("select uid, status from notices")).containsExactly("a accepted");
    }

    @Test
    void aReplayOfTheTopicChangesNothing() throws Exception {
        String[] messages = {delivery("a", "ACCEPTED", CREATED), change("a", "accepted", CREATED), change("a", "cancelled", CANCELLED),
            delivery("b", "PENDING", CREATED), change("b", "rejected", CANCELLED)};
        send(messages);
        List<String> bookings = rows("select uid, status, updated_at, reported_at, stored_at from bookings order by uid");

        send(messages);

        assertThat(rows("select uid, status, updated_at, reported_at, stored_at from bookings order by uid")).isEqualTo(bookings);
        assertThat(rows("select uid, status from notices order by id"))
                .containsExactly("a accepted", "a cancelled", "b pending", "b rejected");
    }

    @Test
    void aWebhookThatReportsWhatTheFeedHasBroughtGivesNoSecondNotice() throws Exception {
        send(change("a", "accepted", CREATED), delivery("a", "ACCEPTED", CREATED), delivery("a", "ACCEPTED", "2026-12-01T09:01:00.000Z"));

        assertThat(rows("select uid, status from notices")).containsExactly("a accepted");
    }

    @Test
    void aLateWebhookDoesNotUndoACancellationThatTheFeedHasBrought() throws Exception {
        send(change("a", "cancelled", CANCELLED), delivery("a", "ACCEPTED", CREATED), delivery("a", "ACCEPTED", "2026-12-01T09:00:03.000Z"));

        assertThat(rows("select uid, status from bookings")).containsExactly("a cancelled");
        assertThat(rows("select uid, status from notices")).containsExactly("a cancelled");
    }

    @Test
    void aLateChangeDoesNotUndoACancellationThatAWebhookHasBrought() throws Exception {
        send(delivery("a", "ACCEPTED", CREATED), delivery("a", "CANCELLED", CANCELLED), change("a", "accepted", CREATED),
                delivery("b", "CANCELLED", "2026-12-01T09:30:00.000Z"), change("b", "accepted", CREATED));

        assertThat(rows("select uid, status from bookings order by uid")).containsExactly("a cancelled", "b cancelled");
        assertThat(rows("select uid, status from notices order by id")).containsExactly("a accepted", "a cancelled", "b cancelled");
    }

    @Test
    void aWebhookCancelsAtOnceWhatTheFeedHasBroughtBefore() throws Exception {
        send(change("a", "accepted", CREATED), delivery("a", "CANCELLED", CANCELLED),
                change("b", "accepted", CREATED), delivery("b", "CANCELLED", "2026-12-01T09:30:00.000Z"));

        assertThat(rows("select uid, status from bookings order by uid")).containsExactly("a cancelled", "b cancelled");
    }

    @Test
    void aBookingThatIsConfirmedAgainLaterIsAccepted() throws Exception {
        send(delivery("a", "CANCELLED", CREATED), change("a", "accepted", CANCELLED));
        send(change("b", "cancelled", CREATED), delivery("b", "ACCEPTED", "2026-12-01T09:30:00.000Z"));

        assertThat(rows("select uid, status from bookings order by uid")).containsExactly("a accepted", "b accepted");
    }

    @Test
    void theFeedCorrectsWhatALostWebhookHasLeftBehind() throws Exception {
        send(delivery("a", "ACCEPTED", CREATED), change("a", "cancelled", CANCELLED));

        assertThat(rows("select uid, status from bookings")).containsExactly("a cancelled");
        assertThat(rows("select uid, status from notices order by id")).containsExactly("a accepted", "a cancelled");
    }

    @Test
    void aPoisonedMessageIsParkedAndLoggedOnceAndTheOthersAreStored() throws Exception {
        List<String> poison = List.of("poison", "[1]", "{\"uid\": \"a\"}", change("a", "accepted", "yesterday"),
                change("a".repeat(101), "accepted", CREATED));
        parked.expectedBodiesReceived(poison);

        send(poison.toArray(String[]::new));
        send(change("b", "accepted", CREATED));

        parked.assertIsSatisfied();
        assertThat(logged).hasSize(poison.size()).allMatch(line -> line.startsWith("Parked the message"));
        assertThat(logged.get(0)).endsWith("not JSON");
        assertThat(logged.get(4)).endsWith("refused by the database");
        assertThat(rows("select uid, status from bookings")).containsExactly("b accepted");
        assertThat(HealthCheckHelper.invoke(camel)).filteredOn(result -> result.getCheck().getId().equals("parked")).singleElement()
                .satisfies(result -> {
                    assertThat(result.getState()).isEqualTo(HealthCheck.State.UP);
                    assertThat(result.getDetails()).containsEntry("parked.messages", 5L).containsKey("parked.last");
                });
    }

    @Test
    void aMessageThatCannotBeParkedIsNotPassedOver() {
        parked.whenAnyExchangeReceived(exchange -> exchange.setException(new IOException("The broker is away")));

        assertThatThrownBy(() -> send("poison")).isInstanceOf(CamelExecutionException.class)
                .hasRootCauseMessage("The broker is away");
    }

    @Test
    void aMessageWaitsForADatabaseThatWasKilled() throws Exception {
        postgres.kill();
        CompletableFuture<Void> sent = CompletableFuture.runAsync(() -> send(change("a", "accepted", CREATED)));
        assertThat(refused.await(10, TimeUnit.MINUTES)).as("two attempts have failed").isTrue();

        postgres.start();

        sent.get(10, TimeUnit.MINUTES);
        assertThat(rows("select uid, status from bookings")).containsExactly("a accepted");
        parked.assertIsSatisfied();
        assertThat(parked.getReceivedExchanges()).isEmpty();
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(postgres.url()); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> rows(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(postgres.url()); Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> read = new ArrayList<>();
            while (rows.next()) {
                List<String> columns = new ArrayList<>();
                for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                    columns.add(String.valueOf(rows.getString(column)));
                }
                read.add(String.join(" ", columns));
            }
            return read;
        }
    }
}
