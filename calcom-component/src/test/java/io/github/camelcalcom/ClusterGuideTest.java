/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import io.github.camelcalcom.feed.JdbcStateRepository;
import io.github.camelcalcom.sandbox.CalcomSandbox;
import io.github.camelcalcom.support.CalcomContext;
import io.github.camelcalcom.support.DatabaseKind;
import io.github.camelcalcom.support.GuideBlocks;
import io.github.camelcalcom.support.SharedDatabase;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.file.cluster.FileLockClusterService;
import org.apache.camel.component.master.MasterComponent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What the guide of the feed says about several nodes stands in this class, and does here what the guide says. */
@Timeout(1_800)
class ClusterGuideTest {

    @TempDir
    private Path directory;

    @ParameterizedTest
    @MethodSource("blocks")
    void everyBlockOfJavaStandsInThisClass(String block) throws IOException {
        GuideBlocks.assertStandsIn(block, ClusterGuideTest.class);
    }

    static List<String> blocks() throws IOException {
        return GuideBlocks.of("clustering.adoc");
    }

    @Test
    void aNodeThatLeadsFollowsBookings() throws Exception {
        try (CalcomSandbox sandbox = CalcomSandbox.start(); SharedDatabase database = DatabaseKind.H2.open();
             CalcomContext camel = new CalcomContext(sandbox.url())) {
            camel.calcom().getConfiguration().setApiKey(sandbox.apiKey());
            DataSource dataSource = database.dataSource();
            new JdbcStateRepository(dataSource).createTable();

            oneOfSeveral(camel, dataSource, directory.toString());
            camel.start();

            await().atMost(300, TimeUnit.SECONDS).until(() -> new JdbcStateRepository(dataSource).getState("bookings") != null);
            assertThat(sandbox.calls("bookings/list")).isNotEmpty();
        }
    }

    private static void oneOfSeveral(CamelContext camel, DataSource dataSource, String directory) throws Exception {
        FileLockClusterService cluster = new FileLockClusterService();
        cluster.setRoot(directory);
        cluster.setAcquireLockInterval(1, TimeUnit.SECONDS);
        camel.addService(cluster);
        camel.getComponent("master", MasterComponent.class).setBackOffMaxAttempts(1);
        camel.getRegistry().bind("states", new JdbcStateRepository(dataSource));
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("master:bookings:calcom:bookings/changes?feedName=bookings&stateRepository=#states")
                    .log("${header.CamelCalcomChange} ${header.CamelCalcomChangeBookingUid}");
            }
        });
    }
}
