/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.support;

import java.sql.SQLException;

import javax.sql.DataSource;

import org.h2.jdbcx.JdbcDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** An empty database that other processes reach on a loopback port. It is gone when it is closed. */
public interface SharedDatabase extends AutoCloseable {

    /** A source of connections within this process. */
    DataSource dataSource();

    /** An address that other processes reach. */
    String url() throws SQLException;

    @Override
    void close() throws SQLException;

    /** A source of connections to a database of another process. */
    static DataSource dataSource(String url) {
        if (url.startsWith("jdbc:postgresql:")) {
            PGSimpleDataSource source = new PGSimpleDataSource();
            source.setUrl(url);
            return source;
        }
        JdbcDataSource source = new JdbcDataSource();
        source.setURL(url);
        return source;
    }
}
