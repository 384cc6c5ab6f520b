/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.storage;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.regex.Pattern;

import javax.sql.DataSource;

/**
 * Keeps values in a table of a relational database, one row for each name, with the version in the column {@code version}. Each call uses one
 * connection for a short time and does not change its settings. Writes are committed, also without auto-commit.
 */
public final class TableStore<T> implements VersionedStore<T> {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,62}(\\.[A-Za-z_][A-Za-z0-9_]{0,62})?");
    /** Class of the SQL states of constraint violations. */
    private static final String INTEGRITY_VIOLATION = "23";
    private static final String UNIQUE_VIOLATION = "23505";
    /** Class of the SQL states of transactions that were rolled back because of another transaction. */
    private static final String TRANSACTION_ROLLBACK = "40";
    /** A state of that class in which the transaction may have had an effect. */
    private static final String COMPLETION_UNKNOWN = "40003";

    private final DataSource dataSource;
    private final String table;
    private final String use;
    private final Columns<T> columns;

    /**
     * @param  table                    with a schema before a dot or without
     * @param  use                      the use of the table, for messages
     * @param  example                  a valid name, for messages
     * @throws IllegalArgumentException if the name is not a plain identifier, because it could change the meaning of a statement
     */
    public TableStore(DataSource dataSource, String table, String use, String example, Columns<T> columns) {
        if (!NAME.matcher(table).matches()) {
            throw new IllegalArgumentException("Invalid name '" + table + "' of the table of a " + use + ": expected letters, digits and"
                                               + " underscores, such as " + example + " or myschema." + example);
        }
        this.dataSource = dataSource;
        this.table = table;
        this.use = use;
        this.columns = columns;
    }

    /** Creates the table if it does not exist. Only this method requires the right to create tables. */
    public void createTable() throws IOException {
        try {
            create();
        } catch (SQLException e) {
            createAgain(e);
        }
    }

    /** If another node creates the table at the same time, PostgreSQL fails with 23505, 42P07 or 42710. Then the table exists. */
    private void createAgain(SQLException reason) throws IOException {
        try {
            create();
        } catch (SQLException e) {
            e.addSuppressed(reason);
            throw new IOException("The table " + table + " of the " + use + " could not be created: " + e.getMessage(), e);
        }
    }

    private void create() throws SQLException {
        inTransaction(connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.execute("CREATE TABLE IF NOT EXISTS " + table + " (" + columns.definition() + ')');
            }
        });
    }

    @Override
    public T load(String name) throws IOException {
        try {
            return inTransaction(connection -> select(connection, name));
        } catch (SQLException e) {
            throw new IOException("The table " + table + " of the " + use + " could not be read: " + e.getMessage(), e);
        }
    }

    private T select(Connection connection, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT version, " + String.join(", ", columns.values()) + " FROM " + table + " WHERE " + columns.key() + " = ?")) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? columns.read(rows) : null;
            }
        }
    }

    @Override
    public boolean compareAndSet(String name, T expected, T updated) throws IOException {
        try {
            return inTransaction(connection -> expected == null
                    ? insert(connection, name, updated) : update(connection, name, columns.version(expected), updated));
        } catch (SQLException e) {
            if (isRolledBack(e) || expected == null && isRefusedForOther(name, e)) {
                return false;
            }
            throw new IOException("The table " + table + " of the " + use + " could not be written: " + state(e), withoutText(e));
        }
    }

    @Override
    public boolean remove(String name, T expected) throws IOException {
        try {
            return inTransaction(connection -> delete(connection, name, columns.version(expected)));
        } catch (SQLException e) {
            if (isRolledBack(e)) {
                return false;
            }
            throw new IOException("The table " + table + " of the " + use + " could not be written: " + state(e), withoutText(e));
        }
    }

    private boolean delete(Connection connection, String name, long expectedVersion) throws SQLException {
        String sql = "DELETE FROM " + table + " WHERE " + columns.key() + " = ? AND version = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, name);
            statement.setLong(2, expectedVersion);
            return statement.executeUpdate() == 1;
        }
    }

    /** Whether there is, or was, another row of the name. It may have been removed again meanwhile. */
    private boolean isRefusedForOther(String name, SQLException e) throws IOException {
        return UNIQUE_VIOLATION.equals(e.getSQLState()) || hasState(e, INTEGRITY_VIOLATION) && load(name) != null;
    }

    private boolean insert(Connection connection, String name, T value) throws SQLException {
        String sql = "INSERT INTO " + table + " (version, " + String.join(", ", columns.values()) + ", " + columns.key() + ") VALUES (?, "
                     + "?, ".repeat(columns.values().size()) + "?)";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            setValues(statement, name, value);
            return statement.executeUpdate() == 1;
        }
    }

    private boolean update(Connection connection, String name, long expectedVersion, T value) throws SQLException {
        String sql = "UPDATE " + table + " SET version = ?, " + String.join(" = ?, ", columns.values()) + " = ? WHERE " + columns.key()
                     + " = ? AND version = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            setValues(statement, name, value);
            statement.setLong(columns.values().size() + 3, expectedVersion);
            return statement.executeUpdate() == 1;
        }
    }

    private void setValues(PreparedStatement statement, String name, T value) throws SQLException {
        statement.setLong(1, columns.version(value));
        columns.write(statement, 2, value);
        statement.setString(columns.values().size() + 2, name);
    }

    private <R> R inTransaction(Work<R> work) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            boolean commits = connection.getAutoCommit();
            try {
                R result = work.run(connection);
                if (!commits) {
                    connection.commit();
                }
                return result;
            } catch (SQLException e) {
                if (!commits) {
                    rollBack(connection, e);
                }
                throw e;
            }
        }
    }

    private static void rollBack(Connection connection, SQLException reason) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            reason.addSuppressed(e);
        }
    }

    private static boolean isRolledBack(SQLException e) {
        return hasState(e, TRANSACTION_ROLLBACK) && !COMPLETION_UNKNOWN.equals(e.getSQLState());
    }

    private static boolean hasState(SQLException e, String stateClass) {
        return e.getSQLState() != null && e.getSQLState().startsWith(stateClass);
    }

    private static String state(SQLException e) {
        return e.getClass().getSimpleName() + ", SQL state " + e.getSQLState() + ", code " + e.getErrorCode();
    }

    /** Removes the message, because drivers and databases quote the values of a statement, which may be secrets. */
    private static SQLException withoutText(SQLException e) {
        SQLException safe = new SQLException(state(e), e.getSQLState(), e.getErrorCode());
        safe.setStackTrace(e.getStackTrace());
        return safe;
    }

    @Override
    public String toString() {
        return "table " + table;
    }

    /** The columns of the table. */
    public interface Columns<T> {

        /** All columns with their types, as in {@code CREATE TABLE}. */
        String definition();

        /** The key column, which contains the name. */
        String key();

        /** The columns of the value without its version. */
        List<String> values();

        /** The version of a value. */
        long version(T value);

        /** Reads a value from a row. */
        T read(ResultSet row) throws SQLException;

        /** Sets a value, without its version, as consecutive parameters of a statement from {@code first} on. */
        void write(PreparedStatement statement, int first, T value) throws SQLException;
    }

    @FunctionalInterface
    private interface Work<R> {

        R run(Connection connection) throws SQLException;
    }
}
