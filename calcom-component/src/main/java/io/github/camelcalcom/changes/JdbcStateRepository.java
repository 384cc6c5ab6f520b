package io.github.camelcalcom.changes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import javax.sql.DataSource;

import io.github.camelcalcom.storage.SqlTable;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.service.ServiceSupport;

/**
 * Keeps states in a table of a relational database, one row for each key. Each row has a version, and a state that another node has written
 * since it was read here is not overwritten: {@link #setState} fails until {@link #getState} has read it again, so that a node that was
 * deposed without noticing cannot undo the work of its successor. Thread safe. Needs one connection per call for a moment.
 * <p>
 * The table, which {@link #createTable()} makes (tested with PostgreSQL and H2; plain SQL for any database that has {@code TEXT}):
 *
 * <pre>{@code
 * CREATE TABLE calcom_state (
 *     name    VARCHAR(200) NOT NULL PRIMARY KEY,
 *     version BIGINT       NOT NULL,
 *     state   TEXT         NOT NULL
 * )
 * }</pre>
 */
public final class JdbcStateRepository extends ServiceSupport implements StateRepository<String, String> {

    /** The table where no other is named. */
    public static final String DEFAULT_TABLE = "calcom_state";

    private final SqlTable table;
    private final Map<String, Long> versions = new ConcurrentHashMap<>();
    /** What was to be written when the connection broke, so that nobody knows whether it was. */
    private final Map<String, String> unsure = new ConcurrentHashMap<>();

    /** Uses the table {@value #DEFAULT_TABLE}. */
    public JdbcStateRepository(DataSource dataSource) {
        this(dataSource, DEFAULT_TABLE);
    }

    /**
     * @param  table                    its name, with a schema before a dot or without
     * @throws IllegalArgumentException if it is no plain name
     */
    public JdbcStateRepository(DataSource dataSource, String table) {
        this.table = new SqlTable(dataSource, table, "state repository", DEFAULT_TABLE);
    }

    /** Creates the table where there is none; the right to do so is needed for this method only. */
    public void createTable() throws IOException {
        try {
            table.createIfAbsent("name VARCHAR(200) NOT NULL PRIMARY KEY, version BIGINT NOT NULL, state TEXT NOT NULL");
        } catch (SQLException e) {
            throw new IOException("The " + table + " of the state repository could not be created: " + e.getMessage(), e);
        }
    }

    /**
     * The state of a key.
     *
     * @param  key                  at most 200 characters
     * @return                      null if it has none
     * @throws UncheckedIOException if it cannot be read
     */
    @Override
    public String getState(String key) {
        try {
            return table.inTransaction(connection -> select(connection, key));
        } catch (SQLException e) {
            throw failed(key, "read from", e);
        }
    }

    private String select(Connection connection, String key) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT version, state FROM " + table.name() + " WHERE name = ?")) {
            statement.setString(1, key);
            try (ResultSet rows = statement.executeQuery()) {
                if (!rows.next()) {
                    versions.remove(key);
                    return null;
                }
                String state = rows.getString("state");
                versions.put(key, rows.getLong("version"));
                return state;
            }
        }
    }

    /**
     * Sets the state of a key.
     *
     * @throws IllegalStateException if it was written by somebody else since it was read here, or never read here
     * @throws UncheckedIOException  if it cannot be written; the state before is still there
     */
    @Override
    public void setState(String key, String value) {
        clarify(key);
        Long version = versions.get(key);
        long next = version == null ? 1 : version + 1;
        try {
            if (!table.inTransaction(connection -> version == null
                    ? insert(connection, key, value) : update(connection, key, version, value))) {
                throw conflict(key, null);
            }
        } catch (SQLException e) {
            if (SqlTable.isRolledBack(e) || version == null && SqlTable.isIntegrityViolation(e)) {
                throw conflict(key, e);
            }
            unsure.put(key, value);
            throw failed(key, "written to", e);
        }
        versions.put(key, next);
    }

    private void clarify(String key) {
        String attempted = unsure.get(key);
        if (attempted != null) {
            Long version = versions.get(key);
            if (!attempted.equals(getState(key))) {
                restore(key, version);
            }
            unsure.remove(key);
        }
    }

    /** What somebody else wrote is not to be taken for something that was read here. */
    private void restore(String key, Long version) {
        if (version == null) {
            versions.remove(key);
        } else {
            versions.put(key, version);
        }
    }

    private boolean insert(Connection connection, String key, String value) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("INSERT INTO " + table.name() + " (name, version, state) VALUES (?, 1, ?)")) {
            statement.setString(1, key);
            statement.setString(2, value);
            return statement.executeUpdate() == 1;
        }
    }

    private boolean update(Connection connection, String key, long version, String value) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "UPDATE " + table.name() + " SET version = version + 1, state = ? WHERE name = ? AND version = ?")) {
            statement.setString(1, value);
            statement.setString(2, key);
            statement.setLong(3, version);
            return statement.executeUpdate() == 1;
        }
    }

    private IllegalStateException conflict(String key, SQLException cause) {
        return new IllegalStateException("The state '" + key + "' in " + table + " was written by somebody else meanwhile. Only one feed at a"
                                         + " time may use it", cause);
    }

    private UncheckedIOException failed(String key, String verb, SQLException e) {
        return new UncheckedIOException(new IOException("The state '" + key + "' could not be " + verb + ' ' + table + ": " + e.getMessage(), e));
    }

    @Override
    public String toString() {
        return "state repository in " + table;
    }
}
