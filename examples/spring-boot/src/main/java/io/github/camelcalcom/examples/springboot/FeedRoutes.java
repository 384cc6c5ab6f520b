/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.examples.springboot;

import java.io.IOException;
import java.time.OffsetDateTime;
import java.util.Map;

import javax.sql.DataSource;

import io.github.camelcalcom.CalcomConstants;
import io.github.camelcalcom.feed.JdbcStateRepository;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps the bookings of Cal.com in a table. The state of the feed is in the same database. */
@Configuration
class FeedRoutes {

    @Bean
    JdbcStateRepository feedState(DataSource dataSource) throws IOException {
        JdbcStateRepository repository = new JdbcStateRepository(dataSource);
        repository.createTable();
        return repository;
    }

    @Bean
    RouteBuilder feed(JdbcClient database) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("calcom:bookings/changes?stateRepository=#feedState&feedName=example&since=beginning&initialDelay=0"
                     + "&delay={{example.feed-delay}}").routeId("feed").process(exchange -> keep(database, exchange));
            }
        };
    }

    /** A change that is delivered again after a crash updates its row, so that there are no duplicates. */
    private static void keep(JdbcClient database, Exchange exchange) {
        Map<?, ?> booking = exchange.getMessage().getBody(Map.class);
        database.sql("merge into booking (uid, status, title, starts, last_change) key (uid) values (?, ?, ?, ?, ?)")
                .params(booking.get("uid"), booking.get("status"), booking.get("title"), OffsetDateTime.parse(booking.get("start").toString()),
                        exchange.getMessage().getHeader(CalcomConstants.CHANGE, String.class))
                .update();
    }
}
