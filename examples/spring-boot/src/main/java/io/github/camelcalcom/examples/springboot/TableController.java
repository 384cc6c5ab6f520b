/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.examples.springboot;

import java.util.List;
import java.util.Map;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows the bookings of the feed and the deliveries of the webhook. */
@RestController
class TableController {

    private final JdbcClient database;

    TableController(JdbcClient database) {
        this.database = database;
    }

    @GetMapping("/table")
    List<Map<String, Object>> bookings() {
        return database.sql("select uid, status, title, starts, last_change from booking order by starts").query().listOfRows();
    }

    @GetMapping("/deliveries")
    List<Map<String, Object>> deliveries() {
        return database.sql("select trigger_event, booking_uid from delivery order by id").query().listOfRows();
    }
}
