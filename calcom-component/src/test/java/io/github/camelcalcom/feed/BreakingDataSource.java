/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.feed;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

/** Connections without auto-commit, of which one breaks as what was written is committed, so that its client does not know whether it was. */
final class BreakingDataSource {

    private final DataSource source;
    private final int isolation;
    private boolean breaksBefore;
    private String breaksAfter;

    BreakingDataSource(DataSource source) {
        this(source, Connection.TRANSACTION_READ_COMMITTED);
    }

    BreakingDataSource(DataSource source, int isolation) {
        this.source = source;
        this.isolation = isolation;
    }

    /** The next commit does not reach the database. */
    void breakBeforeCommit() {
        breaksBefore = true;
    }

    /** The response to the next commit is lost; its client receives this SQL state. */
    void breakAfterCommit(String state) {
        breaksAfter = state;
    }

    DataSource dataSource() {
        return (DataSource) Proxy.newProxyInstance(DataSource.class.getClassLoader(), new Class<?>[] {DataSource.class},
                (self, method, arguments) -> connection());
    }

    private Connection connection() throws SQLException {
        Connection connection = source.getConnection();
        connection.setTransactionIsolation(isolation);
        connection.setAutoCommit(false);
        return (Connection) Proxy.newProxyInstance(Connection.class.getClassLoader(), new Class<?>[] {Connection.class},
                (self, method, arguments) -> {
                    boolean commits = method.getName().equals("commit");
                    if (commits && breaksBefore) {
                        breaksBefore = false;
                        connection.close();
                    }
                    try {
                        Object result = method.invoke(connection, arguments);
                        if (commits && breaksAfter != null) {
                            String state = breaksAfter;
                            breaksAfter = null;
                            throw new SQLException("the connection was reset", state);
                        }
                        return result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
