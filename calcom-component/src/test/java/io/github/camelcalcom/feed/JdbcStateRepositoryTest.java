/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.feed;

import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import io.github.camelcalcom.support.DatabaseKind;
import io.github.camelcalcom.support.SharedDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** Given states in a database, when connections break, nodes race or the table is somewhere else, then no state is lost or taken for another. */
@Timeout(1_800)
@ParameterizedClass
@EnumSource(DatabaseKind.class)
class JdbcStateRepositoryTest {

    private static final String KEY = "api.cal.com:443/bookings/changes?status=upcoming";
    private static final int WRITERS = 4;
    private static final int WRITES = 25;

    @Parameter
    private DatabaseKind kind;
    private SharedDatabase database;
    private JdbcStateRepository repository;

    @BeforeEach
    void open() throws Exception {
        database = kind.open();
        repository = new JdbcStateRepository(database.dataSource());
        repository.createTable();
    }

    @AfterEach
    void close() throws SQLException {
        database.close();
    }

    @Test
    void aTableThatIsThereAlreadyIsLeftAsItIs() throws Exception {
        repository.setState(KEY, "state");

        repository.createTable();

        assertThat(repository.getState(KEY)).isEqualTo("state");
    }

    @Test
    void nodesThatCreateTheTableAtTheSameTimeDoNotFail() {
        for (int round = 0; round < 10; round++) {
            String table = "state_" + round;
            CompletableFuture<?>[] nodes = IntStream.range(0, 8).mapToObj(node -> CompletableFuture.runAsync(() -> createTable(table)))
                    .toArray(CompletableFuture<?>[]::new);
            CompletableFuture.allOf(nodes).join();

            assertThat(new JdbcStateRepository(database.dataSource(), table).getState(KEY)).isNull();
        }
    }

    private void createTable(String table) {
        try {
            new JdbcStateRepository(database.dataSource(), table).createTable();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aTableOfASchemaIsFoundThere() throws Exception {
        execute("CREATE SCHEMA scheduling");
        JdbcStateRepository elsewhere = new JdbcStateRepository(database.dataSource(), "scheduling.Feed_State");
        elsewhere.createTable();
        elsewhere.setState(KEY, "elsewhere");

        assertThat(repository.getState(KEY)).isNull();
        assertThat(new JdbcStateRepository(database.dataSource(), "SCHEDULING.feed_state").getState(KEY)).isEqualTo("elsewhere");
    }

    @Test
    void aMissingTableIsNotTakenForNoState() {
        JdbcStateRepository lost = new JdbcStateRepository(database.dataSource(), "public.other_state");

        assertThatThrownBy(() -> lost.getState(KEY)).isInstanceOf(UncheckedIOException.class).hasMessageContaining("public.other_state");
    }

    @ParameterizedTest
    @ValueSource(ints = {Connection.TRANSACTION_READ_COMMITTED, Connection.TRANSACTION_SERIALIZABLE})
    void ofNodesThatWriteAtTheSameTimeOneIsFirst(int isolation) {
        CompletableFuture<?>[] nodes = IntStream.range(0, WRITERS).mapToObj(node -> CompletableFuture.runAsync(() -> count(isolation)))
                .toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(nodes).join();

        assertThat(repository.getState(KEY)).isEqualTo(String.valueOf(WRITERS * WRITES));
    }

    /** Writes a number that is one more than what it read, until that has succeeded often enough. */
    private void count(int isolation) {
        JdbcStateRepository node = new JdbcStateRepository(new BreakingDataSource(database.dataSource(), isolation).dataSource());
        int written = 0;
        while (written < WRITES) {
            String before = node.getState(KEY);
            try {
                node.setState(KEY, String.valueOf(before == null ? 1 : Integer.parseInt(before) + 1));
                written++;
            } catch (IllegalStateException e) {
                assertThat(e).hasMessageContaining(KEY);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"08006", "40003"})
    void aWriteOfWhichNobodyKnowsWhetherItWasMadeIsNotTakenForSomebodyElses(String sqlState) {
        BreakingDataSource breaking = new BreakingDataSource(database.dataSource());
        JdbcStateRepository unlucky = new JdbcStateRepository(breaking.dataSource());
        for (String state : new String[] {"begun", "changed"}) {
            breaking.breakAfterCommit(sqlState);

            assertThatThrownBy(() -> unlucky.setState(KEY, state)).isInstanceOf(UncheckedIOException.class).hasMessageContaining(KEY);
            assertThat(repository.getState(KEY)).as("it was made").isEqualTo(state);
            unlucky.setState(KEY, "after " + state);
            assertThat(repository.getState(KEY)).isEqualTo("after " + state);
        }
    }

    @Test
    void aWriteThatDidNotReachTheDatabaseCanBeMadeAgain() {
        BreakingDataSource breaking = new BreakingDataSource(database.dataSource());
        JdbcStateRepository unlucky = new JdbcStateRepository(breaking.dataSource());
        unlucky.setState(KEY, "first");
        breaking.breakBeforeCommit();

        assertThatThrownBy(() -> unlucky.setState(KEY, "second")).isInstanceOf(UncheckedIOException.class).hasMessageContaining(KEY);
        assertThat(repository.getState(KEY)).isEqualTo("first");
        unlucky.setState(KEY, "second");
        assertThat(repository.getState(KEY)).isEqualTo("second");
    }

    @Test
    void whoWasOvertakenWhileItsConnectionWasBrokenCannotWrite() {
        BreakingDataSource breaking = new BreakingDataSource(database.dataSource());
        JdbcStateRepository deposed = new JdbcStateRepository(breaking.dataSource());
        deposed.setState(KEY, "first");
        breaking.breakBeforeCommit();
        assertThatThrownBy(() -> deposed.setState(KEY, "of the deposed")).isInstanceOf(UncheckedIOException.class);
        repository.getState(KEY);
        repository.setState(KEY, "of the successor");

        assertThatThrownBy(() -> deposed.setState(KEY, "of the deposed")).isInstanceOf(IllegalStateException.class);
        assertThat(repository.getState(KEY)).isEqualTo("of the successor");
    }

    @Test
    void aConnectionThatIsCutWhileTheDatabaseWorksLosesNothing() throws Exception {
        Assumptions.assumeTrue(kind == DatabaseKind.POSTGRESQL, "H2 has no command that cuts a connection");
        repository.setState(KEY, "first");
        CompletableFuture<Void> write;
        try (Connection lock = database.dataSource().getConnection(); Statement statement = lock.createStatement()) {
            lock.setAutoCommit(false);
            statement.execute("SELECT * FROM calcom_state FOR UPDATE");
            write = CompletableFuture.runAsync(() -> repository.setState(KEY, "second"));
            await().atMost(300, TimeUnit.SECONDS).until(() -> cutWhoWaitsForTheLock() == 1);
        }

        assertThatThrownBy(() -> write.get(300, TimeUnit.SECONDS)).isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(UncheckedIOException.class).hasMessageContaining(KEY);
        assertThat(new JdbcStateRepository(database.dataSource()).getState(KEY)).isEqualTo("first");
        repository.setState(KEY, "second");
        assertThat(new JdbcStateRepository(database.dataSource()).getState(KEY)).isEqualTo("second");
    }

    private int cutWhoWaitsForTheLock() throws SQLException {
        try (Connection connection = database.dataSource().getConnection(); Statement statement = connection.createStatement();
             ResultSet row = statement.executeQuery("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
                     + " WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE 'UPDATE calcom_state%'")) {
            row.next();
            return row.getInt(1);
        }
    }

    private void execute(String command) throws SQLException {
        try (Connection connection = database.dataSource().getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(command);
        }
    }
}
