/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.safecall;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.github.camelcalcom.support.FaultyProxy.Fault;
import io.github.camelcalcom.support.JavaProcess;
import io.github.camelcalcom.support.PostgresDatabase;
import io.github.camelcalcom.support.SharedDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** One key in two Java processes at the same time: with a store for the claims on keys, one of them sends, also if the other one is killed. */
@Timeout(600)
class KeyClaimProcessTest {

    private static final String POST = "POST /v2/bookings";
    private static final String LIST = "GET /v2/bookings";
    private static final Duration PATIENCE = Duration.ofSeconds(180);
    /** A search that finds nothing reads the list for the attendee, and for all. */
    private static final int READS_OF_A_SEARCH = 2;

    @TempDir
    private Path directory;

    private final CountDownLatch release = new CountDownLatch(1);
    private SafeCallsFixture fixture;
    private SharedDatabase database;
    private long eventType;

    @BeforeEach
    void start() throws Exception {
        fixture = new SafeCallsFixture();
        eventType = fixture.confirmed();
    }

    @AfterEach
    void stop() throws Exception {
        release.countDown();
        fixture.close();
        if (database != null) {
            database.close();
        }
    }

    private String place(String store) throws Exception {
        if (store.equals("file")) {
            return directory.toString();
        }
        database = new PostgresDatabase();
        new JdbcKeyClaimStore(database.dataSource()).createTable();
        return database.url();
    }

    private JavaProcess process(String options, String... place) throws Exception {
        List<String> arguments = new ArrayList<>(
                List.of(fixture.proxy.url(), fixture.sandbox.apiKey("alice"), String.valueOf(eventType), options));
        arguments.addAll(List.of(place));
        JavaProcess process = JavaProcess.start(BookingProcess.class, arguments.toArray(String[]::new));
        process.expect(BookingProcess.READY);
        return process;
    }

    @ParameterizedTest
    @ValueSource(strings = {"file", "database"})
    void oneOfTwoProcessesSends(String store) throws Exception {
        fixture.proxy.plan(POST, held());
        String place = place(store);
        try (JavaProcess first = process(BookingProcess.LONG, place); JavaProcess second = process(BookingProcess.LONG, place)) {
            first.say("book");
            awaitCount(POST, 1);
            second.say("book");
            awaitCount(LIST, 2 * READS_OF_A_SEARCH);
            release.countDown();

            String uid = first.next();
            second.expect(uid);
            assertThat(fixture.bookings()).extracting(booking -> booking.uid()).containsExactly(uid);
        }
        assertThat(fixture.proxy.count(POST)).isEqualTo(1);
    }

    /** What the guide says about processes without a store. */
    @Test
    void withoutAStoreBothProcessesSend() throws Exception {
        fixture.proxy.plan(POST, held(), held());
        try (JavaProcess first = process(BookingProcess.LONG); JavaProcess second = process(BookingProcess.LONG)) {
            first.say("book");
            awaitCount(POST, 1);
            second.say("book");
            awaitCount(POST, 2);
            release.countDown();

            assertThat(first.next()).isNotNull();
            assertThat(second.next()).isNotNull();
        }
    }

    @Test
    void theRequestOfAKilledProcessIsNotRepeatedIfItIsExecutedLate() throws Exception {
        fixture.proxy.plan(POST, held());
        String place = place("database");
        try (JavaProcess first = process(BookingProcess.SHORT, place); JavaProcess second = process(BookingProcess.SHORT, place)) {
            first.say("book");
            awaitCount(POST, 1);
            first.kill();
            second.say("book");
            awaitCount(LIST, 2 * READS_OF_A_SEARCH);
            release.countDown();

            String uid = second.next();
            assertThat(fixture.bookings()).extracting(booking -> booking.uid()).containsExactly(uid);
        }
        assertThat(fixture.proxy.count(POST)).isEqualTo(1);
    }

    @Test
    void theBookingOfAKilledProcessThatNeverArrivedIsMadeByTheNext() throws Exception {
        // a request that gets lost with the process
        fixture.proxy.plan(POST, call -> {
        });
        String place = place("file");
        try (JavaProcess first = process(BookingProcess.SHORT, place); JavaProcess second = process(BookingProcess.SHORT, place)) {
            first.say("book");
            awaitCount(POST, 1);
            first.kill();
            second.say("book");

            String uid = second.next();
            assertThat(fixture.bookings()).extracting(booking -> booking.uid()).containsExactly(uid);
        }
        assertThat(fixture.proxy.count(POST)).isEqualTo(2);
    }

    private void awaitCount(String request, long count) {
        await().atMost(PATIENCE).until(() -> fixture.proxy.count(request) >= count);
    }

    private Fault held() {
        return Fault.none().precededBy(() -> {
            try {
                assertThat(release.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
