/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.safecall;

import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

import javax.sql.DataSource;

import io.github.camelcalcom.storage.TableStore;

/**
 * Keeps claims in a table of a relational database while bookings are made, so that several nodes share them. Thread safe. Needs one connection
 * per call for a moment, and changes none of its settings: a write is committed, also if connections do not commit by themselves.
 * <p>
 * The table, which {@link #createTable()} makes:
 *
 * <pre>{@code
 * CREATE TABLE calcom_key_claims (
 *     claim_name  VARCHAR(64)  NOT NULL PRIMARY KEY,     -- a hash of the server, the caller and the key
 *     version     BIGINT       NOT NULL,
 *     claimed_by  VARCHAR(100) NOT NULL,
 *     wait_millis BIGINT       NOT NULL,
 *     claimed_at  BIGINT       NOT NULL                  -- milliseconds since 1970
 * )
 * }</pre>
 *
 * A row is removed when it is known what the server did. The row of a process that died stays until its key is used again.
 */
public final class JdbcKeyClaimStore implements KeyClaimStore {

    /** Default name of the table. */
    public static final String DEFAULT_TABLE = "calcom_key_claims";

    private final TableStore<KeyClaim> table;

    /** Uses the table {@value #DEFAULT_TABLE}. */
    public JdbcKeyClaimStore(DataSource dataSource) {
        this(dataSource, DEFAULT_TABLE);
    }

    /**
     * @param  table                    its name, with a schema before a dot or without
     * @throws IllegalArgumentException if it is not a plain name
     */
    public JdbcKeyClaimStore(DataSource dataSource, String table) {
        this.table = new TableStore<>(dataSource, table, "key claim store", DEFAULT_TABLE, new ClaimColumns());
    }

    /** Creates the table if there is none; the right to do so is needed for this method only. */
    public void createTable() throws IOException {
        table.createTable();
    }

    @Override
    public KeyClaim load(String name) throws IOException {
        return table.load(name);
    }

    @Override
    public boolean compareAndSet(String name, KeyClaim expected, KeyClaim updated) throws IOException {
        return table.compareAndSet(name, expected, updated);
    }

    @Override
    public boolean remove(String name, KeyClaim expected) throws IOException {
        return table.remove(name, expected);
    }

    @Override
    public String toString() {
        return "key claim store in " + table;
    }

    private static final class ClaimColumns implements TableStore.Columns<KeyClaim> {

        @Override
        public String definition() {
            return "claim_name VARCHAR(64) NOT NULL PRIMARY KEY, version BIGINT NOT NULL, claimed_by VARCHAR(100) NOT NULL,"
                   + " wait_millis BIGINT NOT NULL, claimed_at BIGINT NOT NULL";
        }

        @Override
        public String key() {
            return "claim_name";
        }

        @Override
        public List<String> values() {
            return List.of("claimed_by", "wait_millis", "claimed_at");
        }

        @Override
        public long version(KeyClaim claim) {
            return claim.version();
        }

        @Override
        public KeyClaim read(ResultSet row) throws SQLException {
            return new KeyClaim(row.getLong("version"), row.getString("claimed_by"), row.getLong("wait_millis"),
                    Instant.ofEpochMilli(row.getLong("claimed_at")));
        }

        @Override
        public void write(PreparedStatement statement, int first, KeyClaim claim) throws SQLException {
            statement.setString(first, claim.owner());
            statement.setLong(first + 1, claim.waitMillis());
            statement.setLong(first + 2, claim.claimedAt().toEpochMilli());
        }
    }
}
