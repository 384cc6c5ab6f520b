/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;

import javax.sql.DataSource;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.Assumptions;

/** A database of a PostgreSQL server, which all tests of a process share and which ends with it. */
public final class PostgresDatabase implements SharedDatabase {

    private final String name = "test_" + UUID.randomUUID().toString().replace('-', '_');

    /** An empty database; skips the test where there are no binaries of PostgreSQL for the platform. */
    public PostgresDatabase() throws SQLException {
        execute("CREATE DATABASE " + name);
    }

    @Override
    public DataSource dataSource() {
        return SharedDatabase.dataSource(url());
    }

    @Override
    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + Running.SERVER.getPort() + '/' + name + "?user=postgres";
    }

    @Override
    public void close() throws SQLException {
        execute("DROP DATABASE " + name + " WITH (FORCE)");
    }

    private static void execute(String command) throws SQLException {
        Assumptions.assumeTrue(Running.SERVER != null, "There are no binaries of PostgreSQL for this platform");
        try (Connection connection = Running.SERVER.getPostgresDatabase().getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    /** Started by the first who needs it. */
    private static final class Running {

        /** Null without binaries for the platform. */
        static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder().setServerConfig("listen_addresses", "127.0.0.1").setServerConfig("fsync", "off").setPGStartupWait(Duration.ofSeconds(180)).start();
            } catch (IllegalStateException e) {
                if (String.valueOf(e.getMessage()).startsWith("Missing embedded postgres binaries")) {
                    return null;
                }
                throw e;
            } catch (IOException e) {
                throw new UncheckedIOException("PostgreSQL did not start", e);
            }
        }
    }
}
