/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.auth;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.stream.IntStream;

import javax.sql.DataSource;

import io.github.camelcalcom.support.DatabaseKind;
import io.github.camelcalcom.support.SharedDatabase;
import org.junit.jupiter.api.AfterEach;
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

/** Nodes share tokens in a table, with any transaction settings of their connections. */
@Timeout(1_800)
@ParameterizedClass
@EnumSource(DatabaseKind.class)
class JdbcTokenStoreTest {

    private static final String IDENTITY = "api.example:443/managed-user/client/10";
    private static final Tokens TOKENS = new Tokens("access-0", "refresh-0", Instant.parse("2026-11-22T12:00:00.123Z"));

    @Parameter
    private DatabaseKind kind;
    private SharedDatabase database;
    private JdbcTokenStore store;

    @BeforeEach
    void open() throws Exception {
        database = kind.open();
        store = new JdbcTokenStore(database.dataSource());
        store.createTable();
    }

    @AfterEach
    void close() throws SQLException {
        database.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatIsKeptIsReadByOthers(boolean autoCommit) throws IOException {
        JdbcTokenStore writer = new JdbcTokenStore(source(autoCommit));
        StoredTokens first = StoredTokens.first(TOKENS);
        StoredTokens nothingYet = new StoredTokens(1, null, "a node");
        StoredTokens endless = StoredTokens.first(new Tokens("access", null, null));
        writer.createTable();

        assertThat(writer.load(IDENTITY)).isNull();
        assertThat(writer.compareAndSet(IDENTITY, null, first)).isTrue();
        assertThat(writer.compareAndSet(IDENTITY, first, first.claimed("a node"))).isTrue();
        assertThat(writer.compareAndSet("nothing yet", null, nothingYet)).isTrue();
        assertThat(writer.compareAndSet("endless", null, endless)).isTrue();

        assertThat(store.load(IDENTITY)).isEqualTo(first.claimed("a node"));
        assertThat(store.load("nothing yet")).isEqualTo(nothingYet);
        assertThat(store.load("endless")).isEqualTo(endless);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void onlyWhoReadTheNewestMayWrite(boolean autoCommit) throws IOException {
        JdbcTokenStore late = new JdbcTokenStore(source(autoCommit));
        StoredTokens first = StoredTokens.first(TOKENS);
        store.compareAndSet(IDENTITY, null, first);

        assertThat(late.compareAndSet(IDENTITY, null, first)).isFalse();
        assertThat(late.compareAndSet(IDENTITY, first.claimed("me"), first.with(TOKENS))).isFalse();
        assertThat(late.load(IDENTITY)).isEqualTo(first);
    }

    @Test
    void threadsLoseNoUpdate() {
        IntStream.range(0, 100).parallel().forEach(update -> VersionCounter.increment(store, IDENTITY));

        assertThat(load().version()).isEqualTo(100);
    }

    @Test
    void tokensOfTheGreatestLengthFit() throws IOException {
        Tokens longest = new Tokens("ä".repeat(4_000), "z".repeat(4_000), null);

        assertThat(store.compareAndSet(IDENTITY, null, StoredTokens.first(longest))).isTrue();
        assertThat(load().tokens()).isEqualTo(longest);
    }

    @Test
    void anErrorThatIsNoLostRaceIsNoAnswer() throws Exception {
        try (Connection connection = database.dataSource().getConnection(); Statement statement = connection.createStatement()) {
            statement.execute("ALTER TABLE calcom_tokens ADD CONSTRAINT short_tokens CHECK (LENGTH(access_token) < 5)");
        }

        assertThatThrownBy(() -> store.compareAndSet(IDENTITY, null, StoredTokens.first(TOKENS))).isInstanceOf(IOException.class)
                .hasMessageContaining("calcom_tokens").hasMessageContaining("SQL state 23")
                .satisfies(e -> assertThat(stackTrace(e)).doesNotContain("access-0", "refresh-0"));
        assertThat(store.load(IDENTITY)).isNull();
    }

    @Test
    void aTokenThatDoesNotFitIsRefusedWithoutShowingIt() {
        Tokens endless = new Tokens("secret".repeat(1_000), null, null);

        assertThatThrownBy(() -> store.compareAndSet(IDENTITY, null, StoredTokens.first(endless))).isInstanceOf(IOException.class)
                .hasMessageContaining("4000").hasMessageNotContaining("secret");
    }

    @Test
    void aMissingTableIsNotTakenForAbsence() {
        JdbcTokenStore lost = new JdbcTokenStore(database.dataSource(), "public.other_tokens");

        assertThatThrownBy(() -> lost.load(IDENTITY)).isInstanceOf(IOException.class).hasMessageContaining("public.other_tokens");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tokens; DROP TABLE users", "a.b.c", "1tokens", "to kens"})
    void aTableNameThatIsNoNameIsRefused(String table) {
        assertThatThrownBy(() -> new JdbcTokenStore(database.dataSource(), table)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + table + "'").hasMessageContaining("calcom_tokens");
    }

    private StoredTokens load() {
        try {
            return store.load(IDENTITY);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Connections that roll back uncommitted changes when they are closed. They fail the test if their commit mode is changed. */
    private DataSource source(boolean autoCommit) {
        DataSource source = database.dataSource();
        return proxy(DataSource.class, (method, arguments) -> {
            Connection connection = source.getConnection();
            connection.setAutoCommit(autoCommit);
            return proxy(Connection.class, (name, values) -> {
                if (name.equals("setAutoCommit")) {
                    throw new AssertionError("The connection's settings are not ours");
                }
                if (name.equals("close") && !autoCommit) {
                    connection.rollback();
                }
                return invoke(connection, name, values);
            });
        });
    }

    private static Object invoke(Connection connection, String name, Object[] values) throws Exception {
        Class<?>[] types = values == null ? new Class<?>[0] : IntStream.range(0, values.length).mapToObj(index -> values[index].getClass())
                .toArray(Class<?>[]::new);
        try {
            return Connection.class.getMethod(name, types).invoke(connection, values);
        } catch (InvocationTargetException e) {
            throw (Exception) e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type},
                (self, method, arguments) -> call.make(method.getName(), arguments)));
    }

    private static String stackTrace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private interface Call {

        Object make(String method, Object[] arguments) throws Exception;
    }
}
