/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.support;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;

import javax.sql.DataSource;

import org.h2.tools.Server;

/** A database in the memory of the test. */
public final class H2Database implements SharedDatabase {

    static {
        // H2 reads it once, and listens everywhere without it
        System.setProperty("h2.bindAddress", "127.0.0.1");
    }

    private final String name = "mem:" + UUID.randomUUID();
    private final Connection keptOpen;
    private Server server;

    /** An empty database. */
    public H2Database() throws SQLException {
        keptOpen = DriverManager.getConnection("jdbc:h2:" + name);
    }

    @Override
    public DataSource dataSource() {
        return SharedDatabase.dataSource("jdbc:h2:" + name);
    }

    @Override
    public String url() throws SQLException {
        if (server == null) {
            server = Server.createTcpServer("-tcpPort", "0").start();
        }
        return "jdbc:h2:tcp://127.0.0.1:" + server.getPort() + '/' + name;
    }

    @Override
    public void close() throws SQLException {
        if (server != null) {
            server.stop();
        }
        keptOpen.close();
    }
}
