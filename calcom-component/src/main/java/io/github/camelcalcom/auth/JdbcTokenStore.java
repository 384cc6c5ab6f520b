/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.auth;

import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;

import javax.sql.DataSource;

import io.github.camelcalcom.storage.TableStore;

/**
 * Keeps tokens in a table of a relational database, so that several nodes share them. Thread safe. Each call uses one connection for
 * a short time and does not change its settings. Writes are committed, also without auto-commit.
 * <p>
 * {@link #createTable()} creates the table:
 *
 * <pre>{@code
 * CREATE TABLE calcom_tokens (
 *     identity_name VARCHAR(200)  NOT NULL PRIMARY KEY,
 *     version       BIGINT        NOT NULL,
 *     access_token  VARCHAR(4000),
 *     refresh_token VARCHAR(4000),
 *     expires_at    BIGINT,                              -- milliseconds since 1970
 *     claimed_by    VARCHAR(100)
 * )
 * }</pre>
 *
 * The tokens are not encrypted: do not grant other users access to the table.
 */
public final class JdbcTokenStore implements TokenStore {

    /** Default name of the table. */
    public static final String DEFAULT_TABLE = "calcom_tokens";

    private static final int LONGEST_TOKEN = 4000;

    private final TableStore<StoredTokens> table;

    /** Uses the table {@value #DEFAULT_TABLE}. */
    public JdbcTokenStore(DataSource dataSource) {
        this(dataSource, DEFAULT_TABLE);
    }

    /**
     * @param  table                    the name of the table, optionally with a schema and a dot before it
     * @throws IllegalArgumentException if it is not a plain identifier
     */
    public JdbcTokenStore(DataSource dataSource, String table) {
        this.table = new TableStore<>(dataSource, table, "token store", DEFAULT_TABLE, new TokenColumns());
    }

    /** Creates the table if it does not exist. Only this method requires the right to create tables. */
    public void createTable() throws IOException {
        table.createTable();
    }

    @Override
    public StoredTokens load(String identity) throws IOException {
        return table.load(identity);
    }

    @Override
    public boolean compareAndSet(String identity, StoredTokens expected, StoredTokens updated) throws IOException {
        checkLength(updated.tokens());
        return table.compareAndSet(identity, expected, updated);
    }

    private static void checkLength(Tokens tokens) throws IOException {
        if (tokens != null && (isTooLong(tokens.accessToken()) || isTooLong(tokens.refreshToken()))) {
            throw new IOException("A token is longer than the " + LONGEST_TOKEN + " characters that the table of the token store can contain");
        }
    }

    private static boolean isTooLong(String token) {
        return token != null && token.length() > LONGEST_TOKEN;
    }

    @Override
    public String toString() {
        return "token store in " + table;
    }

    private static final class TokenColumns implements TableStore.Columns<StoredTokens> {

        @Override
        public String definition() {
            return "identity_name VARCHAR(200) NOT NULL PRIMARY KEY, version BIGINT NOT NULL, access_token VARCHAR(4000),"
                   + " refresh_token VARCHAR(4000), expires_at BIGINT, claimed_by VARCHAR(100)";
        }

        @Override
        public String key() {
            return "identity_name";
        }

        @Override
        public List<String> values() {
            return List.of("access_token", "refresh_token", "expires_at", "claimed_by");
        }

        @Override
        public long version(StoredTokens entry) {
            return entry.version();
        }

        @Override
        public StoredTokens read(ResultSet row) throws SQLException {
            String accessToken = row.getString("access_token");
            String refreshToken = row.getString("refresh_token");
            long expiresAt = row.getLong("expires_at");
            Instant end = row.wasNull() ? null : Instant.ofEpochMilli(expiresAt);
            Tokens tokens = accessToken == null && refreshToken == null ? null : new Tokens(accessToken, refreshToken, end);
            return new StoredTokens(row.getLong("version"), tokens, row.getString("claimed_by"));
        }

        @Override
        public void write(PreparedStatement statement, int first, StoredTokens entry) throws SQLException {
            Tokens tokens = entry.tokens();
            statement.setString(first, tokens == null ? null : tokens.accessToken());
            statement.setString(first + 1, tokens == null ? null : tokens.refreshToken());
            if (tokens == null || tokens.expiresAt() == null) {
                statement.setNull(first + 2, Types.BIGINT);
            } else {
                statement.setLong(first + 2, tokens.expiresAt().toEpochMilli());
            }
            statement.setString(first + 3, entry.claimedBy());
        }
    }
}
