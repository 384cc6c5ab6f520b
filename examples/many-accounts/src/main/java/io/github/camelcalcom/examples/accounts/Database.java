/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.examples.accounts;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

import io.github.camelcalcom.auth.JdbcTokenStore;
import io.github.camelcalcom.feed.JdbcStateRepository;
import org.h2.jdbcx.JdbcConnectionPool;

/** A database with the table of accounts, the states of the feeds and the tokens. It outlives the application. */
final class Database implements AutoCloseable {

    private final JdbcConnectionPool pool = JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
    private final AccountTable accounts = new AccountTable(pool);
    private final JdbcStateRepository states = new JdbcStateRepository(pool);
    private final JdbcTokenStore tokens = new JdbcTokenStore(pool);

    /** Creates the tables. There are no accounts. */
    Database() throws Exception {
        accounts.create();
        states.createTable();
        tokens.createTable();
    }

    AccountTable accounts() {
        return accounts;
    }

    JdbcStateRepository states() {
        return states;
    }

    JdbcTokenStore tokens() {
        return tokens;
    }

    @Override
    public void close() throws SQLException {
        try (Connection connection = pool.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute("SHUTDOWN");
        } finally {
            pool.dispose();
        }
    }
}
