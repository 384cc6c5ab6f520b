/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.support;

import java.sql.SQLException;

/** The databases that tests are made with. */
public enum DatabaseKind {

    H2,

    /** Skips the test where there are no binaries of it for the platform. */
    POSTGRESQL;

    /** An empty database. */
    public SharedDatabase open() throws SQLException {
        return this == H2 ? new H2Database() : new PostgresDatabase();
    }
}
