/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.support;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import org.postgresql.ds.PGSimpleDataSource;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

import static org.awaitility.Awaitility.await;

/**
 * PostgreSQL in a container, of the image that the environment variable {@code CALCOM_POSTGRES_IMAGE} names, which is never pulled, or of a
 * public one.
 */
public final class PostgresContainer extends PostgreSQLContainer {

    private static final String LOCAL_IMAGE = System.getenv("CALCOM_POSTGRES_IMAGE");
    private static final String PUBLIC_IMAGE = "postgres:15-alpine";

    public PostgresContainer() {
        super(DockerImageName.parse(LOCAL_IMAGE == null ? PUBLIC_IMAGE : LOCAL_IMAGE).asCompatibleSubstituteFor("postgres"));
        withCommand("-c", "fsync=off");
        // the public image says it twice: its first server only prepares the database and takes no connections from outside
        setWaitStrategy(Wait.forLogMessage(".*database system is ready to accept connections.*\\s", 1));
        if (LOCAL_IMAGE != null) {
            withImagePullPolicy(image -> false);
        }
    }

    @Override
    public void start() {
        super.start();
        await().atMost(300, TimeUnit.SECONDS).ignoreExceptionsInstanceOf(SQLException.class).until(this::isAnswering);
    }

    private boolean isAnswering() throws SQLException {
        try (Connection connection = dataSource(5).getConnection()) {
            return connection.isValid(5);
        }
    }

    /** @param timeout how long an answer is waited for, in seconds */
    public DataSource dataSource(int timeout) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(getJdbcUrl());
        source.setUser(getUsername());
        source.setPassword(getPassword());
        source.setConnectTimeout(timeout);
        source.setSocketTimeout(timeout);
        return source;
    }

    /** The database does not answer any more, as where the network to it is broken. */
    public void pause() {
        getDockerClient().pauseContainerCmd(getContainerId()).exec();
    }

    /** Ends a pause. */
    public void goOn() {
        getDockerClient().unpauseContainerCmd(getContainerId()).exec();
    }
}
