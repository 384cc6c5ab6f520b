/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.examples.cluster;


import javax.sql.DataSource;

import io.github.camelcalcom.feed.JdbcStateRepository;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.component.master.MasterComponent;
import org.apache.camel.component.zookeeper.cluster.ZooKeeperClusterService;
import org.apache.camel.processor.idempotent.jdbc.JdbcMessageIdRepository;

/** Follows the bookings on the node that leads. It delivers what the webhooks missed, and the version of each booking. */
final class FeedRoutes extends RouteBuilder {

    private final DataSource database;

    FeedRoutes(DataSource database) {
        this.database = database;
    }

    @Override
    public void configure() throws Exception {
        getContext().addService(clusterService());
        // needed with Camel 4.18.0, see the page Clustering and scale
        getContext().getComponent("master", MasterComponent.class).setBackOffMaxAttempts(1);
        bindToRegistry("states", new JdbcStateRepository(database));
        bindToRegistry("delivered", new JdbcMessageIdRepository(database, "bookings"));

        // the feed logs a delivery that failed, once
        onException(Exception.class).logExhausted(false);

        // what Kafka does not take is a failure of Kafka and not of the booking: with maxWaitingFailures=1 the feed pauses and goes no further.
        // The state has what changed within the overlap, and is written with each delivery: with many changes, the default of 30 s makes it long.
        // It must be longer than the server needs to show a change; the sandbox shows it at once
        from("master:bookings:calcom:bookings/changes?feedName=bookings&since=beginning&output=json&delay=1000&initialDelay=0&overlap=5000"
             + "&stateRepository=#states&idempotentRepository=#delivered&maxWaitingFailures=1")
                .routeId("feed")
                .setHeader(KafkaConstants.KEY, header("CamelCalcomChangeBookingUid"))
                .to("kafka:{{cluster.topic}}");
    }

    private ZooKeeperClusterService clusterService() {
        ZooKeeperClusterService service = new ZooKeeperClusterService();
        service.setId(getContext().resolvePropertyPlaceholders("{{cluster.node}}"));
        service.setNodes(getContext().resolvePropertyPlaceholders("{{cluster.zookeeper}}"));
        service.setBasePath(getContext().resolvePropertyPlaceholders("/{{cluster.topic}}"));
        // another node leads this long after the leader was killed
        service.setSessionTimeout(6_000);
        service.setConnectTimeout(5_000);
        return service;
    }
}
