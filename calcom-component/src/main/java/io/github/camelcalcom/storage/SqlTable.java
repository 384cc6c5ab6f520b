package io.github.camelcalcom.storage;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Pattern;

import javax.sql.DataSource;

/**
 * One table of a relational database, and what is done with it. Thread safe. Needs one connection per call for a moment, and changes none of
 * its settings: what is written is committed, also where connections do not commit by themselves.
 */
public final class SqlTable {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,62}(\\.[A-Za-z_][A-Za-z0-9_]{0,62})?");
    /** The class of SQL states that say: a constraint does not permit it. */
    private static final String INTEGRITY_VIOLATION = "23";
    /** The class of SQL states that say: another transaction was first, and this one has had no effect. */
    private static final String TRANSACTION_ROLLBACK = "40";
    /** Of that class, but says: nobody knows whether it had an effect. */
    private static final String COMPLETION_UNKNOWN = "40003";

    private final DataSource dataSource;
    private final String name;

    /**
     * @param  name                     with a schema before a dot or without
     * @param  use                      what it is the table of, for messages
     * @param  example                  a name that would be right, for messages
     * @throws IllegalArgumentException if the name is no plain name, which could change what a statement says
     */
    public SqlTable(DataSource dataSource, String name, String use, String example) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("Invalid name '" + name + "' of the table of a " + use + ": expected letters, digits and"
                                               + " underscores, such as " + example + " or myschema." + example);
        }
        this.dataSource = dataSource;
        this.name = name;
    }

    /** As statements name it. */
    public String name() {
        return name;
    }

    /** Creates the table where there is none; the right to do so is needed for this method only. */
    public void createIfAbsent(String columns) throws SQLException {
        try {
            create(columns);
        } catch (SQLException e) {
            // where another node creates it at the same moment, PostgreSQL fails in one of several ways (23505, 42P07, 42710); it is there then
            createAgain(columns, e);
        }
    }

    private void createAgain(String columns, SQLException reason) throws SQLException {
        try {
            create(columns);
        } catch (SQLException e) {
            e.addSuppressed(reason);
            throw e;
        }
    }

    private void create(String columns) throws SQLException {
        inTransaction(connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.execute("CREATE TABLE IF NOT EXISTS " + name + " (" + columns + ')');
            }
        });
    }

    /** Does something, commits it where the connection does not do so by itself, and takes it back where it fails. */
    public <T> T inTransaction(Work<T> work) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            boolean commits = connection.getAutoCommit();
            try {
                T result = work.run(connection);
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

    /** Whether a constraint did not permit it, such as a key that is there already. */
    public static boolean isIntegrityViolation(SQLException e) {
        return hasState(e, INTEGRITY_VIOLATION);
    }

    /** Whether another transaction was first, so that this one has had no effect. */
    public static boolean isRolledBack(SQLException e) {
        return hasState(e, TRANSACTION_ROLLBACK) && !COMPLETION_UNKNOWN.equals(e.getSQLState());
    }

    private static boolean hasState(SQLException e, String stateClass) {
        return e.getSQLState() != null && e.getSQLState().startsWith(stateClass);
    }

    @Override
    public String toString() {
        return "table " + name;
    }

    /** What is done with a connection. */
    @FunctionalInterface
    public interface Work<T> {

        /** Does it. */
        T run(Connection connection) throws SQLException;
    }
}
