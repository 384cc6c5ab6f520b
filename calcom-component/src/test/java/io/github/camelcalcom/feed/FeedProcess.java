/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.feed;

import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import io.github.camelcalcom.CalcomConstants;
import io.github.camelcalcom.support.CalcomContext;
import io.github.camelcalcom.support.JavaProcess;
import io.github.camelcalcom.support.SharedDatabase;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.file.cluster.FileLockClusterService;
import org.apache.camel.component.master.MasterComponent;
import org.apache.camel.processor.idempotent.jdbc.JdbcMessageIdRepository;

/** A process that follows bookings and says a line for each delivery; optionally one of several that share the work. */
final class FeedProcess {

    /** A booking with such a uid is processed until the test says a word. */
    static final String HELD = "held";
    /** What the processes of the test say when a state that they write is refused. */
    static final String REFUSED = "refused";
    /** How often a process looks whether it leads, or whether the leader is still there, in milliseconds. */
    static final long LOCK_INTERVAL = 100;

    /** How far behind the newest change it reads again; more than what {@link ChangingBookings} makes visible late. In milliseconds. */
    private static final long OVERLAP = 2_000;

    private static final Semaphore WORDS = new Semaphore(0);

    private FeedProcess() {
    }

    /**
     * @param arguments the server, the key, the profile, and where the state is: the URL of a database or a directory; then, for one of several
     *                  processes, its name, the directory of their locks, and whether they share an idempotent repository in the database
     */
    public static void main(String[] arguments) throws Exception {
        CalcomContext camel = new CalcomContext(arguments[0]);
        camel.calcom().getConfiguration().setApiKey(arguments[1]);
        String feed = "calcom:bookings/changes?initialDelay=0&delay=10&since=beginning&overlap=" + OVERLAP + "&apiProfile=" + arguments[2];
        String place = arguments[3];
        boolean inDatabase = place.startsWith("jdbc:");
        camel.calcom().getConfiguration().setStateRepository(inDatabase
                ? new JdbcStateRepository(SharedDatabase.dataSource(place)) : new AtomicFileStateRepository(Path.of(place)));
        if (arguments.length == 4) {
            camel.routes(route(feed, "")).start();
        } else {
            String name = arguments[4];
            camel.calcom().getConfiguration().setStateRepository(new ReportingRepository(camel.calcom().getConfiguration().getStateRepository(), name));
            camel.addService(cluster(name, arguments[5]));
            // more, and Camel 4.18.0 starts the consumer again after the process has lost the lead (CAMEL-24583)
            camel.getComponent("master", MasterComponent.class).setBackOffMaxAttempts(1);
            if (Boolean.parseBoolean(arguments[6])) {
                camel.calcom().getConfiguration().setIdempotentRepository(idempotentRepository(SharedDatabase.dataSource(place)));
            }
            camel.routes(route("master:feed:" + feed, name + ' ')).start();
        }
        while (true) {
            JavaProcess.awaitWord();
            WORDS.release();
        }
    }

    static JdbcMessageIdRepository idempotentRepository(DataSource database) {
        JdbcMessageIdRepository repository = new JdbcMessageIdRepository(database, "feed");
        repository.start();
        return repository;
    }

    private static FileLockClusterService cluster(String name, String locks) {
        FileLockClusterService cluster = new FileLockClusterService();
        cluster.setId(name);
        cluster.setRoot(locks);
        cluster.setAcquireLockDelay(LOCK_INTERVAL, TimeUnit.MILLISECONDS);
        cluster.setAcquireLockInterval(LOCK_INTERVAL, TimeUnit.MILLISECONDS);
        return cluster;
    }

    private static RouteBuilder route(String uri, String prefix) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from(uri).process(exchange -> {
                    String uid = exchange.getMessage().getHeader(CalcomConstants.CHANGE_BOOKING_UID, String.class);
                    JavaProcess.report(prefix + uid + '@' + exchange.getMessage().getHeader(CalcomConstants.CHANGE_UPDATED_AT));
                    if (uid.startsWith(HELD)) {
                        WORDS.acquire();
                    }
                });
            }
        };
    }
}
