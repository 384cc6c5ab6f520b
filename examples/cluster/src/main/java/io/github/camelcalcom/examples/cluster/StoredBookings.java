/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.examples.cluster;


import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Compares the tables with the bookings that were made. */
final class StoredBookings {

    private final String database;

    StoredBookings(String database) {
        this.database = database;
    }

    /**
     * The state of the tables.
     *
     * @param stored  number of bookings in the table
     * @param doubled number of bookings and statuses that have more than one notice
     * @param lost    uids of the bookings that are absent, or have another status than they must have, and why
     * @param lags    times from the request that made a booking to its commit, in ascending order
     */
    record Comparison(int stored, int doubled, List<String> lost, List<Duration> lags) {

        /** Returns the lag that a share of the bookings does not exceed. */
        Duration lag(double share) {
            return lags.isEmpty() ? Duration.ZERO : lags.get((int) Math.min(lags.size() - 1L, Math.round(share * lags.size())));
        }
    }

    int count() throws SQLException {
        return query("select count(*) from bookings", rows -> rows.getInt(1)).get(0);
    }

    Comparison compare(Map<String, Guests.Expected> expected) throws SQLException {
        Map<String, String> statuses = new HashMap<>();
        List<Duration> lags = new ArrayList<>();
        query("select uid, status, stored_at from bookings", rows -> {
            statuses.put(rows.getString(1), rows.getString(2));
            Guests.Expected made = expected.get(rows.getString(1));
            return made == null ? null : lags.add(lag(made, rows.getObject(3, OffsetDateTime.class).toInstant()));
        });
        lags.sort(null);
        List<String> lost = expected.entrySet().stream().filter(made -> !made.getValue().status().equals(statuses.get(made.getKey())))
                .map(made -> made.getKey() + " is " + statuses.get(made.getKey()) + ", not " + made.getValue().status()).toList();
        int doubled = query("select count(*) from (select 1 from notices group by uid, status having count(*) > 1) as doubled",
                rows -> rows.getInt(1)).get(0);
        return new Comparison(statuses.size(), doubled, lost, lags);
    }

    private static Duration lag(Guests.Expected made, Instant stored) {
        return Duration.between(made.requested(), stored);
    }

    @FunctionalInterface
    private interface Row<T> {
        T read(ResultSet rows) throws SQLException;
    }

    private <T> List<T> query(String sql, Row<T> row) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database); Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<T> read = new ArrayList<>();
            while (rows.next()) {
                read.add(row.read(rows));
            }
            return read;
        }
    }
}
