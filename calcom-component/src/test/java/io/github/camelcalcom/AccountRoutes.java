/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;

import javax.sql.DataSource;

import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.builder.RouteBuilder;

/** The routes of docs/many-accounts.adoc: a feed for each row of a table, which is added, paused and removed while the context runs. */
class AccountRoutes extends RouteBuilder {

    private static final String GROUP = "accounts";

    private final DataSource dataSource;

    AccountRoutes(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public void configure() {
        routeTemplate("account").templateParameter("account")
                .from("calcom:bookings/changes?feedName={{account}}&apiKey=#bean:key-{{account}}&delay={{feed.delay:60000}}"
                      + "&stateRepository=#states")
                .routeGroup(GROUP)
                .to("direct:change");
        from("direct:change").log("${header.CamelCalcomChange} ${header.CamelCalcomChangeBookingUid}");
    }

    /** Makes the routes those of the table. */
    void synchronize() throws Exception {
        Map<String, Boolean> accounts = read();
        CamelContext context = getContext();
        for (Route route : context.getRoutes().stream().filter(any -> GROUP.equals(any.getGroup())).toList()) {
            String account = route.getRouteId();
            if (!accounts.containsKey(account)) {
                context.getRouteController().stopRoute(account);
                context.removeRoute(account);
                context.getRegistry().unbind("key-" + account);
            }
        }
        for (Map.Entry<String, Boolean> account : accounts.entrySet()) {
            String name = account.getKey();
            if (context.getRoute(name) == null) {
                context.addRouteFromTemplate(name, "account", Map.of("account", name));
            }
            if (account.getValue()) {
                context.getRouteController().suspendRoute(name);
            } else {
                context.getRouteController().resumeRoute(name);
            }
        }
    }

    /** Reads the accounts, and whether they are paused. */
    private Map<String, Boolean> read() throws SQLException {
        Map<String, Boolean> accounts = new TreeMap<>();
        try (Connection connection = dataSource.getConnection(); Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT name, api_key, paused FROM account")) {
            while (rows.next()) {
                getContext().getRegistry().bind("key-" + rows.getString("name"), rows.getString("api_key"));
                accounts.put(rows.getString("name"), rows.getBoolean("paused"));
            }
        }
        return accounts;
    }
}
