/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import io.github.camelcalcom.feed.JdbcStateRepository;
import io.github.camelcalcom.support.FollowedBookings;
import io.github.camelcalcom.support.PostgresContainer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Given a feed whose state is in a PostgreSQL of its own in a container, then it survives restarts of the feed and pauses of the database. */
@Timeout(1_800)
@Testcontainers(disabledWithoutDocker = true)
class PostgresFeedIT {

    private static final int ANSWER_WITHIN = 2;

    @Container
    private static final PostgresContainer DATABASE = new PostgresContainer();

    private FollowedBookings feed;

    @BeforeEach
    void start() throws Exception {
        execute("DROP TABLE IF EXISTS calcom_state");
        repository().createTable();
        feed = new FollowedBookings();
    }

    @AfterEach
    void stop() {
        feed.close();
    }

    private static JdbcStateRepository repository() {
        return new JdbcStateRepository(DATABASE.dataSource(ANSWER_WITHIN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"hosted", "self-hosted"})
    void anotherProcessGoesOnWhereTheOneBeforeWas(String profile) throws Exception {
        put("a", "b");
        feed.follow("apiProfile=" + profile, repository());
        feed.awaitChanges(2);
        feed.follow("apiProfile=" + profile, repository());
        feed.awaitPolls();
        put("c");
        feed.awaitChanges(3);
        feed.awaitPolls();

        assertThat(feed.changes()).hasSize(3).containsExactlyInAnyOrder("created a", "created b", "created c");
    }

    @Test
    void whileTheDatabaseDoesNotAnswerAtMostOneIsDeliveredAndAfterwardsTheRest() throws Exception {
        put("a");
        feed.follow("", repository());
        feed.awaitChanges(1);
        feed.awaitPolls();
        DATABASE.pause();
        try {
            put("b", "c", "d");
            feed.awaitPollError();
            assertThat(feed.changes()).containsExactly("created a", "created b");
        } finally {
            DATABASE.goOn();
        }
        feed.awaitChanges(4);
        feed.awaitPolls();

        assertThat(feed.changes()).containsExactly("created a", "created b", "created c", "created d");
    }

    @Test
    void nodesThatStartAtTheSameTimeCreateOneTableAndOneState() throws SQLException {
        execute("DROP TABLE calcom_state");
        List<JdbcStateRepository> nodes = IntStream.range(0, 8).mapToObj(node -> repository()).toList();
        CompletableFuture.allOf(nodes.stream().map(node -> CompletableFuture.runAsync(() -> createTable(node)))
                .toArray(CompletableFuture<?>[]::new)).join();
        nodes.forEach(node -> assertThat(node.getState("feed")).isNull());
        nodes.get(0).setState("feed", "of the first");

        assertThatThrownBy(() -> nodes.get(1).setState("feed", "of the second")).isInstanceOf(IllegalStateException.class);
        assertThat(nodes.get(2).getState("feed")).isEqualTo("of the first");
    }

    private static void createTable(JdbcStateRepository node) {
        try {
            node.createTable();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static void execute(String command) throws SQLException {
        try (Connection connection = DATABASE.dataSource(ANSWER_WITHIN).getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    private void put(String... uids) {
        for (String uid : uids) {
            feed.bookings().pass(1_000);
            feed.bookings().put(uid, "accepted");
        }
    }
}
