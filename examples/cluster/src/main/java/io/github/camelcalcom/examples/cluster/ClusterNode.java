/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.examples.cluster;


import java.util.concurrent.TimeUnit;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.cluster.CamelClusterEventListener;
import org.apache.camel.cluster.CamelClusterService;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;

/** One process of the application: a receiver, a feed or a worker. */
public final class ClusterNode {

    /** The lines that a node prints to standard output. */
    static final String READY = "ready";
    static final String LEADS = "leads";
    static final String FOLLOWS = "follows";

    private ClusterNode() {
    }

    /**
     * Runs until the process is stopped. System properties {@code cluster.*} are its settings; the environment variable CLUSTER_DATABASE is the URL
     * of the database, which may contain a password.
     *
     * @param  arguments {@code receiver}, {@code feed} or {@code worker}
     * @throws Exception if the routes do not start
     */
    public static void main(String... arguments) throws Exception {
        Main main = new Main();
        switch (arguments[0]) {
            case "receiver" -> {
                main.addInitialProperty("camel.server.enabled", "true");
                main.addInitialProperty("camel.server.host", "127.0.0.1");
                main.addInitialProperty("camel.server.port", System.getProperty("cluster.port"));
                main.configure().addRoutesBuilder(new ReceiverRoutes());
            }
            case "feed" -> main.configure().addRoutesBuilder(new FeedRoutes(database()));
            case "worker" -> {
                main.bind("database", database());
                main.configure().addRoutesBuilder(new WorkerRoutes());
            }
            default -> throw new IllegalArgumentException("A node is a receiver, a feed or a worker, not: " + arguments[0]);
        }
        main.addMainListener(new MainListenerSupport() {
            @Override
            public void afterStart(BaseMainSupport started) {
                System.out.println(READY);
                observeLeadership(started.getCamelContext());
                if (arguments[0].equals("worker")) {
                    logHealth(started.getCamelContext());
                }
            }
        });
        main.run();
    }

    /** Prints who leads, for those who watch the node. The routes do not need it. */
    private static void observeLeadership(CamelContext camel) {
        CamelClusterService cluster = camel.hasService(CamelClusterService.class);
        if (cluster != null) {
            try {
                cluster.getView("bookings").addEventListener((CamelClusterEventListener.Leadership) (view, leader) ->
                        System.out.println(view.getLocalMember().isLeader() ? LEADS : FOLLOWS));
            } catch (Exception e) {
                throw new RuntimeCamelException("The cluster cannot be observed", e);
            }
        }
    }

    private static void logHealth(CamelContext camel) {
        camel.getExecutorServiceManager().newSingleThreadScheduledExecutor(camel, "health-log")
                .scheduleWithFixedDelay(new HealthLog(camel), 1, 1, TimeUnit.SECONDS);
    }

    private static HikariDataSource database() {
        HikariConfig pool = new HikariConfig();
        pool.setJdbcUrl(System.getenv("CLUSTER_DATABASE"));
        pool.setMaximumPoolSize(4);
        pool.setConnectionTimeout(5_000);
        // a database that is away when the node starts is waited for by the routes
        pool.setInitializationFailTimeout(-1);
        return new HikariDataSource(pool);
    }
}
