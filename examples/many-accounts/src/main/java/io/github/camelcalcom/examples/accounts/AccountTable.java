/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.examples.accounts;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;

import javax.sql.DataSource;

/** The table of accounts. The statements are those with which an administrator changes it, but for {@link #delete(String)}. */
final class AccountTable {

    private final DataSource database;

    AccountTable(DataSource database) {
        this.database = database;
    }

    void create() throws SQLException {
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute("""
                    CREATE TABLE account (
                        name            VARCHAR(50) PRIMARY KEY CHECK (REGEXP_LIKE(name, '^[A-Za-z0-9-]+$')),
                        api_key         VARCHAR(200),
                        managed_user_id BIGINT,
                        state           VARCHAR(10) DEFAULT 'ACTIVE' NOT NULL CHECK (state IN ('ACTIVE', 'PAUSED', 'REMOVED')),
                        CHECK ((api_key IS NULL) <> (managed_user_id IS NULL))
                    )""");
        }
    }

    void addWithKey(String name, String apiKey) throws SQLException {
        execute("INSERT INTO account (name, api_key) VALUES (?, ?)", name, apiKey);
    }

    void addManagedUser(String name, long id) throws SQLException {
        execute("INSERT INTO account (name, managed_user_id) VALUES (?, ?)", name, id);
    }

    void changeKey(String name, String apiKey) throws SQLException {
        execute("UPDATE account SET api_key = ? WHERE name = ?", apiKey, name);
    }

    /** Follows an account, no longer follows it, or removes it. */
    void change(String name, Account.State state) throws SQLException {
        execute("UPDATE account SET state = ? WHERE name = ?", state.name(), name);
    }

    /** Deletes the row of an account that is removed: the application does so when it has deleted the account's webhooks. */
    void delete(String name) throws SQLException {
        // unless it is followed again meanwhile
        execute("DELETE FROM account WHERE name = ? AND state = 'REMOVED'", name);
    }

    private void execute(String sql, Object... values) throws SQLException {
        try (Connection connection = database.getConnection(); PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int index = 0; index < values.length; index++) {
                statement.setObject(index + 1, values[index]);
            }
            statement.executeUpdate();
        }
    }

    /** Returns the accounts by name. */
    Map<String, Account> read() throws SQLException {
        Map<String, Account> accounts = new TreeMap<>();
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT name, api_key, managed_user_id, state FROM account")) {
            while (rows.next()) {
                accounts.put(rows.getString("name"), new Account(rows.getString("name"), rows.getString("api_key"),
                        rows.getObject("managed_user_id", Long.class), Account.State.valueOf(rows.getString("state"))));
            }
        }
        return accounts;
    }
}
