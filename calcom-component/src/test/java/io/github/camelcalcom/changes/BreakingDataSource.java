package io.github.camelcalcom.changes;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

/** Connections without auto-commit, of which one breaks when what was written is committed but its client does not know it. */
final class BreakingDataSource {

    private final DataSource source;
    private boolean breaks;

    BreakingDataSource(DataSource source) {
        this.source = source;
    }

    void breakAfterCommit() {
        breaks = true;
    }

    DataSource dataSource() {
        return (DataSource) Proxy.newProxyInstance(DataSource.class.getClassLoader(), new Class<?>[] {DataSource.class},
                (self, method, arguments) -> connection());
    }

    private Connection connection() throws SQLException {
        Connection connection = source.getConnection();
        connection.setAutoCommit(false);
        return (Connection) Proxy.newProxyInstance(Connection.class.getClassLoader(), new Class<?>[] {Connection.class},
                (self, method, arguments) -> {
                    try {
                        Object result = method.invoke(connection, arguments);
                        if (breaks && method.getName().equals("commit")) {
                            breaks = false;
                            throw new SQLException("the connection was reset", "08006");
                        }
                        return result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
