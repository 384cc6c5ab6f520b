package io.github.camelcalcom.support;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;

import javax.sql.DataSource;

import org.h2.jdbcx.JdbcDataSource;
import org.h2.tools.Server;

/** A database in the memory of the test that other processes reach on a loopback port. */
public final class SharedDatabase implements AutoCloseable {

    static {
        // H2 reads it once, and listens everywhere without it
        System.setProperty("h2.bindAddress", "127.0.0.1");
    }

    private final String name = "mem:" + UUID.randomUUID();
    private final Connection keptOpen;
    private Server server;

    /** An empty database. */
    public SharedDatabase() throws SQLException {
        keptOpen = DriverManager.getConnection("jdbc:h2:" + name);
    }

    /** A source of connections within this process. */
    public DataSource dataSource() {
        return dataSource("jdbc:h2:" + name);
    }

    /** An address that other processes reach. */
    public String url() throws SQLException {
        if (server == null) {
            server = Server.createTcpServer("-tcpPort", "0").start();
        }
        return "jdbc:h2:tcp://127.0.0.1:" + server.getPort() + '/' + name;
    }

    /** A source of connections to a database of another process. */
    public static DataSource dataSource(String url) {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL(url);
        return source;
    }

    @Override
    public void close() throws SQLException {
        if (server != null) {
            server.stop();
        }
        keptOpen.close();
    }
}
