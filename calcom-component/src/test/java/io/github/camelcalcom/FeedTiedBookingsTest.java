/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import io.github.camelcalcom.support.CalcomContext;
import io.github.camelcalcom.support.FollowedBookings;
import io.github.camelcalcom.support.LoggedProblems;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Given more bookings than a page with the same timestamps, as a bulk import makes them, and a server that orders them differently in each
 * answer, then the feed delivers each of them once, or says which it cannot read, and goes on to newer ones.
 */
@Timeout(600)
class FeedTiedBookingsTest {

    private static final String CHANGES = "bookings/changes?";
    private static final String FULL_SCAN = "team-bookings/changes?teamId=2&scan=full&";

    private final MemoryStateRepository states = new MemoryStateRepository();
    private FollowedBookings feed;
    private CalcomContext camel;

    @BeforeEach
    void start() throws Exception {
        feed = new FollowedBookings();
        feed.bookings().put("before", "accepted");
        feed.bookings().pass(60_000);
        feed.bookings().unstableTies();
    }

    @AfterEach
    void stop() {
        camel.stop();
        feed.close();
    }

    private void follow(String list, int pageSize) throws Exception {
        camel = feed.context(states);
        camel.routes(feed.route(FollowedBookings.ROUTE, "calcom:" + list + "take=" + pageSize
                                                        + "&apiProfile=self-hosted&initialDelay=0&delay=20&since=beginning")).start();
    }

    private CalcomConsumer consumer() {
        return (CalcomConsumer) camel.getRoute(FollowedBookings.ROUTE).getConsumer();
    }

    private void importBookings(int count) {
        IntStream.range(0, count).forEach(index -> feed.bookings().put("u" + index, "accepted"));
    }

    @ParameterizedTest
    @ValueSource(strings = { CHANGES, FULL_SCAN })
    void eachBookingIsDeliveredAndNewerOnesAsWell(String list) throws Exception {
        importBookings(330);
        feed.bookings().pass(120_000);
        feed.bookings().put("newer", "accepted");
        follow(list, 50);
        feed.awaitChanges(332);
        feed.awaitPolls();

        assertThat(feed.changes()).hasSize(332).doesNotHaveDuplicates();
        assertThat(consumer().getErrorCounter()).isZero();
        assertThat(consumer().getFigures().dropped()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = { CHANGES, FULL_SCAN })
    void anImportOfThisMomentDoesNotHoldUpNewerBookings(String list) throws Exception {
        importBookings(330);
        feed.bookings().pass(1_000);
        feed.bookings().put("newer", "accepted");
        follow(list, 50);
        feed.awaitChanges(332);

        assertThat(feed.changes()).hasSize(332).doesNotHaveDuplicates();
        assertThat(feed.server().received()).as("passes are bounded").hasSizeLessThan(1_000);
    }

    /** Pages of 20 end within groups of 7. */
    @ParameterizedTest
    @ValueSource(strings = { CHANGES, FULL_SCAN })
    void groupsThatAreSmallerThanAPageAreReadAsAWhole(String list) throws Exception {
        for (int group = 0; group < 60; group++) {
            feed.bookings().pass(1_000);
            for (int index = 0; index < 7; index++) {
                feed.bookings().put("u" + group + "-" + index, "accepted");
            }
        }
        feed.bookings().pass(60_000);
        follow(list, 20);
        feed.awaitChanges(421);
        feed.awaitPolls();

        assertThat(feed.changes()).hasSize(421).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = { CHANGES, FULL_SCAN })
    void whatTheServerNeverShowsIsReportedAndNewerBookingsCome(String list) throws Exception {
        importBookings(130);
        feed.bookings().neverShow("u77");
        feed.bookings().pass(120_000);
        feed.bookings().put("newer", "accepted");
        try (LoggedProblems problems = new LoggedProblems()) {
            follow(list, 50);
            feed.awaitChanges(131);
            await().atMost(60, TimeUnit.SECONDS).until(() -> consumer().getFigures().dropped() == 1);
            feed.awaitCalls(40);

            assertThat(problems.texts()).filteredOn(text -> text.contains("were not seen")).as("said once").singleElement().asString()
                    .contains("130 bookings").contains("2026-11-23T10:01:00Z").contains("1 of them");
        }
        assertThat(feed.changes()).contains("created newer").doesNotContain("created u77").doesNotHaveDuplicates();
        feed.bookings().neverShow(null);
        feed.bookings().put("u77", "cancelled");
        feed.awaitChanges(132);
        assertThat(feed.changes()).last().isEqualTo("cancelled u77");
    }

    @Test
    void moreBookingsThanAPageInOneMillisecondAreDelivered() throws Exception {
        for (int index = 0; index < 240; index++) {
            String instant = "2026-11-23T10:01:00.123%03dZ".formatted(index * 4);
            feed.bookings().put("u" + index, "accepted", Map.of("createdAt", "2026-11-23T10:01:00.123456Z", "updatedAt", instant));
        }
        feed.bookings().put("next", "accepted", Map.of("updatedAt", "2026-11-23T10:01:00.124001Z"));
        feed.bookings().pass(120_000);
        feed.bookings().put("newer", "accepted");
        follow(CHANGES, 50);
        feed.awaitChanges(243);
        feed.awaitPolls();

        assertThat(feed.changes()).hasSize(243).doesNotHaveDuplicates();
        assertThat(consumer().getErrorCounter()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = { "self-hosted", "hosted" })
    void theOverlapMayBeginWithinAMillisecond(String profile) throws Exception {
        camel = feed.context(states);
        camel.routes(feed.route(FollowedBookings.ROUTE, "calcom:bookings/changes?apiProfile=" + profile
                                                        + "&initialDelay=0&delay=20&since=beginning&overlap=0")).start();
        for (String micros : List.of("123900", "124500", "124100")) {
            int due = feed.changes().size() + 1;
            feed.bookings().put("m" + micros, "accepted", Map.of("createdAt", "2026-11-23T10:01:00." + micros + "Z",
                    "updatedAt", "2026-11-23T10:01:00." + micros + "Z"));
            feed.awaitChanges(due);
        }
        feed.awaitPolls();
        assertThat(consumer().getErrorCounter()).isZero();
    }
}
