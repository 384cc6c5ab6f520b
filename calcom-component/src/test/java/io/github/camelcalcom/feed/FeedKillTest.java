/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.feed;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.github.camelcalcom.support.BookingServer;
import io.github.camelcalcom.support.JavaProcess;
import io.github.camelcalcom.support.PostgresDatabase;
import io.github.camelcalcom.support.ScriptedServer;
import io.github.camelcalcom.support.SharedDatabase;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Given a process that follows bookings, when it is killed at any moment and started again, then every change is delivered, and only what was
 * in flight when it was killed may come twice. The system property {@code feed.kills} says how often it is killed (4).
 */
@Timeout(1_200)
class FeedKillTest {

    private static final int CHANGES_PER_LIFE = 40;
    private static final int LATEST_MOMENT = 30;

    @TempDir
    private Path directory;

    private final Map<String, String> states = new HashMap<>();
    private final DeliveryLog log = new DeliveryLog();
    private final Random random = new Random(42);

    @ParameterizedTest
    @CsvSource({ "self-hosted, file", "hosted, file", "self-hosted, database", "hosted, database" })
    void nothingIsLostAndOnlyWhatWasInFlightComesTwice(String profile, String store) throws Exception {
        if (store.equals("file")) {
            follow(profile, store, directory.toString());
        } else {
            try (SharedDatabase database = new PostgresDatabase()) {
                new JdbcStateRepository(database.dataSource()).createTable();
                follow(profile, store, database.url());
            }
        }
    }

    private void follow(String profile, String store, String place) throws Exception {
        int kills = Integer.getInteger("feed.kills", 4);
        try (ScriptedServer server = new ScriptedServer()) {
            BookingServer bookings = new BookingServer(server);
            String[] arguments = {server.url(), "key", profile, place};
            for (int life = 0; life < kills; life++) {
                change(bookings);
                live(1 + random.nextInt(missing().size() / 2), arguments);
            }
            untilTheEnd(arguments);
        }
        System.out.println("killed " + kills + " times, " + profile + ", " + store + ": " + log);
    }

    private void change(BookingServer bookings) {
        for (int index = 0; index < CHANGES_PER_LIFE; index++) {
            bookings.pass(random.nextInt(400));
            String uid = "u" + (states.isEmpty() || random.nextInt(3) > 0 ? states.size() : random.nextInt(states.size()));
            // a booking's timestamp only grows
            bookings.pass(1);
            bookings.put(uid, "accepted");
            states.put(uid, uid + '@' + bookings.now());
        }
    }

    /** Kills the process at some moment after so many deliveries. */
    private void live(int deliveries, String... arguments) throws Exception {
        try (JavaProcess process = JavaProcess.start(FeedProcess.class, arguments)) {
            for (int count = 0; count < deliveries; count++) {
                log.add(next(process));
            }
            new CompletableFuture<Void>().completeOnTimeout(null, random.nextInt(LATEST_MOMENT), TimeUnit.MILLISECONDS).join();
            process.killed().forEach(log::add);
            log.killed();
        }
    }

    private void untilTheEnd(String... arguments) throws Exception {
        try (JavaProcess process = JavaProcess.start(FeedProcess.class, arguments)) {
            while (!missing().isEmpty()) {
                log.add(next(process));
            }
            process.killed().forEach(log::add);
        }
    }

    private String next(JavaProcess process) throws InterruptedException {
        String line = process.next();
        assertThat(line).as("nothing comes any more, but %s did not come", missing()).isNotNull();
        return line;
    }

    private Set<String> missing() {
        Set<String> missing = new HashSet<>(states.values());
        missing.removeIf(log::contains);
        return missing;
    }
}
