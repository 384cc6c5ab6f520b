/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.auth;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

import io.github.camelcalcom.support.JavaProcess;
import io.github.camelcalcom.support.RotatingTokenServer;
import io.github.camelcalcom.support.H2Database;
import io.github.camelcalcom.support.SharedDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Many threads and nodes call as the same caller after the access token has expired. The server revokes all tokens if a refresh token is used twice.
 */
@Timeout(1_800)
class TokenRaceTest {

    private SharedDatabase database;
    private JdbcTokenStore store;
    private RotatingTokenServer server;

    @BeforeEach
    void start() throws Exception {
        database = new H2Database();
        store = new JdbcTokenStore(database.dataSource());
        store.createTable();
        store.compareAndSet(TokenNode.IDENTITY, null,
                StoredTokens.first(new Tokens("ended", "refresh-0", Instant.now().minusSeconds(60))));
        server = new RotatingTokenServer();
    }

    @AfterEach
    void stop() throws SQLException {
        server.close();
        database.close();
    }

    @Test
    void threadsOfOneProcessCauseOneRefresh() throws Exception {
        try (TokenNode node = new TokenNode(store, server.url(), Duration.ofMinutes(5))) {
            assertThat(node.obtainFrom(64)).hasSize(64).containsOnly(new BearerCredential("test", "access-1"));
        }

        assertThat(server.refreshes()).containsExactly("refresh-0");
        assertStored("access-1", "refresh-1");
    }

    @Test
    void threadsOfTwoProcessesCauseOneRefresh() throws Exception {
        try (JavaProcess one = node("obtain"); JavaProcess two = node("obtain")) {
            one.expect("ready");
            two.expect("ready");
            one.say("go");
            two.say("go");
            one.expect("obtained 32");
            two.expect("obtained 32");
        }

        assertThat(server.refreshes()).containsExactly("refresh-0");
        assertStored("access-1", "refresh-1");
    }

    @Test
    void aProcessKilledBetweenRefreshAndUseLosesNothing() throws Exception {
        try (JavaProcess killed = node("obtain")) {
            killed.expect("ready");
            killed.say("go");
            killed.expect("obtained 32");
            killed.kill();
        }

        try (TokenNode next = new TokenNode(store, server.url(), Duration.ofMinutes(5))) {
            assertThat(next.obtainFrom(4)).containsOnly(new BearerCredential("test", "access-1"));
        }
        assertThat(server.refreshes()).containsExactly("refresh-0");
    }

    @Test
    void theClaimOfAKilledProcessIsTakenOver() throws Exception {
        try (JavaProcess killed = node("claim")) {
            killed.expect("ready");
            killed.say("go");
            killed.expect("claimed");
            killed.kill();
        }
        assertThat(store.load(TokenNode.IDENTITY).claimedBy()).isNotNull();

        try (TokenNode next = new TokenNode(store, server.url(), Duration.ofSeconds(1))) {
            assertThat(next.authentication().obtain(Callers.PATIENCE)).isEqualTo(new BearerCredential("test", "access-1"));
        }
        assertThat(server.refreshes()).containsExactly("refresh-0");
        assertStored("access-1", "refresh-1");
    }

    private JavaProcess node(String what) throws Exception {
        return JavaProcess.start(TokenNode.class, database.url(), server.url(), what);
    }

    private void assertStored(String accessToken, String refreshToken) throws IOException {
        StoredTokens stored = store.load(TokenNode.IDENTITY);
        assertThat(stored.claimedBy()).isNull();
        assertThat(stored.tokens().accessToken()).isEqualTo(accessToken);
        assertThat(stored.tokens().refreshToken()).isEqualTo(refreshToken);
    }
}
