/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import io.github.camelcalcom.auth.JdbcTokenStore;
import io.github.camelcalcom.support.CalcomContext;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.support.TransactionTemplate;

import static io.github.camelcalcom.support.CalcomContext.assertThatAnswer;
import static org.assertj.core.api.Assertions.assertThat;

/** A route calls within a transaction of Spring's: the stored tokens follow the server, not the transaction. */
@Timeout(1_800)
class TokensInTransactionTest {

    private OAuth2Fixture oauth2;

    @BeforeEach
    void start() {
        oauth2 = new OAuth2Fixture();
    }

    @AfterEach
    void stop() throws Exception {
        oauth2.close();
    }

    /** The server has used the refresh token up, whatever the route does with its transaction. */
    @Test
    void aRolledBackTransactionOfTheRouteDoesNotRollBackTheTokens() throws Exception {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:" + oauth2.app.id() + ";DB_CLOSE_DELAY=-1");
        new JdbcTokenStore(database).createTable();
        JdbcTemplate orders = new JdbcTemplate(database);
        orders.execute("CREATE TABLE orders (id INT PRIMARY KEY)");
        CalcomContext camel = oauth2.started(new JdbcTokenStore(new TransactionAwareDataSourceProxy(database)));

        new TransactionTemplate(new DataSourceTransactionManager(database)).executeWithoutResult(transaction -> {
            orders.update("INSERT INTO orders VALUES (1)");
            assertThatAnswer(camel.call("direct:me")).containsEntry("username", "alice");
            transaction.setRollbackOnly();
        });
        camel.stop();

        assertThat(orders.queryForObject("SELECT COUNT(*) FROM orders", Integer.class)).as("the route's own work is rolled back").isZero();
        assertThatAnswer(oauth2.started(new JdbcTokenStore(database)).call("direct:me")).containsEntry("username", "alice");
        assertThat(oauth2.sandbox.oauth2().refreshes()).as("the stored access token is used").isEqualTo(1);
    }
}
