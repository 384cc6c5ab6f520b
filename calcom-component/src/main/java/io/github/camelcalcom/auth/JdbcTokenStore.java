package io.github.camelcalcom.auth;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;

import javax.sql.DataSource;

import io.github.camelcalcom.storage.SqlTable;

/**
 * Keeps tokens in a table of a relational database, so that several nodes share them. Thread safe. Needs one connection per call for a
 * moment, and changes none of its settings: what is written is committed, also where connections do not commit by themselves.
 * <p>
 * The table, which {@link #createTable()} makes:
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
 * The tokens are not encrypted: grant the table to nobody else.
 */
public final class JdbcTokenStore implements TokenStore {

    /** The table where no other is named. */
    public static final String DEFAULT_TABLE = "calcom_tokens";

    private static final int LONGEST_TOKEN = 4000;

    private final SqlTable table;

    /** Uses the table {@value #DEFAULT_TABLE}. */
    public JdbcTokenStore(DataSource dataSource) {
        this(dataSource, DEFAULT_TABLE);
    }

    /**
     * @param  table                    its name, with a schema before a dot or without
     * @throws IllegalArgumentException if it is no plain name
     */
    public JdbcTokenStore(DataSource dataSource, String table) {
        this.table = new SqlTable(dataSource, table, "token store", DEFAULT_TABLE);
    }

    /** Creates the table where there is none; the right to do so is needed for this method only. */
    public void createTable() throws IOException {
        try {
            table.createIfAbsent("identity_name VARCHAR(200) NOT NULL PRIMARY KEY, version BIGINT NOT NULL, access_token VARCHAR(4000),"
                                 + " refresh_token VARCHAR(4000), expires_at BIGINT, claimed_by VARCHAR(100)");
        } catch (SQLException e) {
            throw new IOException("The " + table + " of the token store could not be created: " + e.getMessage(), e);
        }
    }

    @Override
    public StoredTokens load(String identity) throws IOException {
        try {
            return table.inTransaction(connection -> select(connection, identity));
        } catch (SQLException e) {
            throw new IOException("The " + table + " of the token store could not be read: " + e.getMessage(), e);
        }
    }

    private StoredTokens select(Connection connection, String identity) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT version, access_token, refresh_token, expires_at, claimed_by FROM " + table.name() + " WHERE identity_name = ?")) {
            statement.setString(1, identity);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? entry(rows) : null;
            }
        }
    }

    private static StoredTokens entry(ResultSet row) throws SQLException {
        String accessToken = row.getString("access_token");
        String refreshToken = row.getString("refresh_token");
        long expiresAt = row.getLong("expires_at");
        Instant end = row.wasNull() ? null : Instant.ofEpochMilli(expiresAt);
        Tokens tokens = accessToken == null && refreshToken == null ? null : new Tokens(accessToken, refreshToken, end);
        return new StoredTokens(row.getLong("version"), tokens, row.getString("claimed_by"));
    }

    @Override
    public boolean compareAndSet(String identity, StoredTokens expected, StoredTokens updated) throws IOException {
        checkLength(updated.tokens());
        try {
            return table.inTransaction(connection -> expected == null
                    ? insert(connection, identity, updated) : update(connection, identity, expected.version(), updated));
        } catch (SQLException e) {
            if (SqlTable.isRolledBack(e) || expected == null && SqlTable.isIntegrityViolation(e) && load(identity) != null) {
                return false;
            }
            throw new IOException("The " + table + " of the token store could not be written: " + state(e), withoutText(e));
        }
    }

    private boolean insert(Connection connection, String identity, StoredTokens entry) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("INSERT INTO " + table.name()
                + " (version, access_token, refresh_token, expires_at, claimed_by, identity_name) VALUES (?, ?, ?, ?, ?, ?)")) {
            setValues(statement, entry);
            statement.setString(6, identity);
            return statement.executeUpdate() == 1;
        }
    }

    private boolean update(Connection connection, String identity, long expectedVersion, StoredTokens entry) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("UPDATE " + table.name()
                + " SET version = ?, access_token = ?, refresh_token = ?, expires_at = ?, claimed_by = ? WHERE identity_name = ? AND version = ?")) {
            setValues(statement, entry);
            statement.setString(6, identity);
            statement.setLong(7, expectedVersion);
            return statement.executeUpdate() == 1;
        }
    }

    private static void setValues(PreparedStatement statement, StoredTokens entry) throws SQLException {
        Tokens tokens = entry.tokens();
        statement.setLong(1, entry.version());
        statement.setString(2, tokens == null ? null : tokens.accessToken());
        statement.setString(3, tokens == null ? null : tokens.refreshToken());
        if (tokens == null || tokens.expiresAt() == null) {
            statement.setNull(4, Types.BIGINT);
        } else {
            statement.setLong(4, tokens.expiresAt().toEpochMilli());
        }
        statement.setString(5, entry.claimedBy());
    }

    private static void checkLength(Tokens tokens) throws IOException {
        if (tokens != null && (isTooLong(tokens.accessToken()) || isTooLong(tokens.refreshToken()))) {
            throw new IOException("A token is longer than the " + LONGEST_TOKEN + " characters that the table of the token store can hold");
        }
    }

    private static boolean isTooLong(String token) {
        return token != null && token.length() > LONGEST_TOKEN;
    }

    private static String state(SQLException e) {
        return e.getClass().getSimpleName() + ", SQL state " + e.getSQLState() + ", code " + e.getErrorCode();
    }

    /** Drivers and databases quote the values of a statement in their messages, and the values are secrets. */
    private static SQLException withoutText(SQLException e) {
        SQLException safe = new SQLException(state(e), e.getSQLState(), e.getErrorCode());
        safe.setStackTrace(e.getStackTrace());
        return safe;
    }

    @Override
    public String toString() {
        return "token store in " + table;
    }
}
