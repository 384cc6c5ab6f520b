/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.feed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import javax.sql.DataSource;

import io.github.camelcalcom.storage.TableStore;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.service.ServiceSupport;

/**
 * Keeps states in a table of a relational database, one row for each key. Each row has a version. {@link #setState} does not overwrite a state
 * that another node has written since it was read here: it fails until {@link #getState} has read it again. A node that was replaced without
 * noticing therefore cannot undo the work of its successor. Thread safe. Needs one connection per call for a moment.
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

    /** Default name of the table. */
    public static final String DEFAULT_TABLE = "calcom_state";

    private final TableStore<State> table;
    private final Map<String, Long> versions = new ConcurrentHashMap<>();
    /** States whose write failed, so that they may or may not be in the table. */
    private final Map<String, String> unsure = new ConcurrentHashMap<>();

    /** Uses the table {@value #DEFAULT_TABLE}. */
    public JdbcStateRepository(DataSource dataSource) {
        this(dataSource, DEFAULT_TABLE);
    }

    /**
     * @param  table                    its name, with a schema before a dot or without
     * @throws IllegalArgumentException if it is not a plain name
     */
    public JdbcStateRepository(DataSource dataSource, String table) {
        this.table = new TableStore<>(dataSource, table, "state repository", DEFAULT_TABLE, new StateColumns());
    }

    /** Creates the table if there is none; the right to do so is needed for this method only. */
    public void createTable() throws IOException {
        table.createTable();
    }

    /**
     * Reads the state of a key.
     *
     * @param  key                  at most 200 characters
     * @return                      null if it has none
     * @throws UncheckedIOException if it cannot be read
     */
    @Override
    public String getState(String key) {
        State state;
        try {
            state = table.load(key);
        } catch (IOException e) {
            throw new UncheckedIOException("The state '" + key + "' could not be read: " + e.getMessage(), e);
        }
        remember(key, state == null ? null : state.version());
        return state == null ? null : state.text();
    }

    /**
     * Sets the state of a key.
     *
     * @throws IllegalStateException if another writer has changed it since it was read here, or it was never read here
     * @throws UncheckedIOException  if it cannot be written; the state before is still there
     */
    @Override
    public void setState(String key, String value) {
        clarify(key);
        Long version = versions.get(key);
        State expected = version == null ? null : new State(version, null);
        State updated = new State(version == null ? 1 : version + 1, value);
        try {
            if (!table.compareAndSet(key, expected, updated)) {
                throw new IllegalStateException("The state '" + key + "' in " + table + " was changed by another writer. Only one feed at a time"
                                                + " may use it");
            }
        } catch (IOException e) {
            unsure.put(key, value);
            throw new UncheckedIOException("The state '" + key + "' could not be written: " + e.getMessage(), e);
        }
        versions.put(key, updated.version());
    }

    /** Reads the version of a state that this repository has written after all. The state of another writer does not count as read. */
    private void clarify(String key) {
        String attempted = unsure.get(key);
        if (attempted != null) {
            Long version = versions.get(key);
            if (!attempted.equals(getState(key))) {
                remember(key, version);
            }
            unsure.remove(key);
        }
    }

    private void remember(String key, Long version) {
        if (version == null) {
            versions.remove(key);
        } else {
            versions.put(key, version);
        }
    }

    @Override
    public String toString() {
        return "state repository in " + table;
    }

    private record State(long version, String text) {
    }

    private static final class StateColumns implements TableStore.Columns<State> {

        @Override
        public String definition() {
            return "name VARCHAR(200) NOT NULL PRIMARY KEY, version BIGINT NOT NULL, state TEXT NOT NULL";
        }

        @Override
        public String key() {
            return "name";
        }

        @Override
        public List<String> values() {
            return List.of("state");
        }

        @Override
        public long version(State state) {
            return state.version();
        }

        @Override
        public State read(ResultSet row) throws SQLException {
            return new State(row.getLong("version"), row.getString("state"));
        }

        @Override
        public void write(PreparedStatement statement, int first, State state) throws SQLException {
            statement.setString(first, state.text());
        }
    }
}
