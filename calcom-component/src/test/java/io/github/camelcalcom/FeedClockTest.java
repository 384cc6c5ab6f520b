/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.camelcalcom.support.CalcomContext;
import io.github.camelcalcom.support.FollowedBookings;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Given a server whose Date header is of another clock than the timestamps of its bookings, when that clock is ahead by more than the overlap,
 * then no change is lost.
 */
@Timeout(600)
class FeedClockTest {

    private static final String OFFSET = "bookings/changes?apiProfile=self-hosted";
    private static final String CURSOR = "bookings/changes?apiProfile=hosted";
    private static final String FULL_SCAN = "team-bookings/changes?teamId=2&scan=full&apiProfile=self-hosted";

    private FollowedBookings feed;
    private CalcomContext camel;

    @BeforeEach
    void start() throws Exception {
        feed = new FollowedBookings();
        feed.bookings().clockAhead(Duration.ofSeconds(45));
    }

    @AfterEach
    void stop() {
        camel.stop();
        feed.close();
    }

    private void follow(String list, String options) throws Exception {
        camel = feed.context(new MemoryStateRepository());
        camel.routes(feed.route(FollowedBookings.ROUTE, "calcom:" + list + "&initialDelay=0&delay=20&" + options)).start();
    }

    @ParameterizedTest
    @ValueSource(strings = { OFFSET, CURSOR, FULL_SCAN })
    void aChangeSoonAfterAPollIsDelivered(String list) throws Exception {
        feed.bookings().put("a", "accepted");
        follow(list, "since=beginning");
        feed.awaitChanges(1);
        feed.awaitPolls();
        feed.bookings().pass(10_000);
        feed.bookings().put("b", "accepted");
        feed.awaitChanges(2);

        assertThat(feed.changes()).containsExactly("created a", "created b");
    }

    @ParameterizedTest
    @ValueSource(strings = { OFFSET, CURSOR, FULL_SCAN })
    void aFeedThatBeginsNowDeliversWhatChangesNext(String list) throws Exception {
        feed.bookings().put("old", "accepted");
        feed.bookings().pass(5_000);
        follow(list, "since=now");
        feed.awaitPolls();
        feed.bookings().pass(5_000);
        feed.bookings().put("new", "accepted");
        feed.awaitChanges(1);
        feed.awaitPolls();

        assertThat(feed.changes()).containsExactly("created new");
    }

    @ParameterizedTest
    @ValueSource(strings = { OFFSET, CURSOR, FULL_SCAN })
    void aFeedOfAnEmptyListDeliversTheFirstBooking(String list) throws Exception {
        follow(list, "since=now");
        feed.awaitPolls();
        feed.bookings().pass(5_000);
        feed.bookings().put("new", "accepted");
        feed.awaitChanges(1);

        assertThat(feed.changes()).containsExactly("created new");
    }

    /** The booking is behind the cursor when it changes, and the scan then reads one that changed later. */
    @Test
    void aChangeDuringAScanIsDeliveredByTheNextOne() throws Exception {
        for (String uid : new String[] {"a", "b", "c", "d"}) {
            feed.bookings().put(uid, "accepted");
        }
        feed.bookings().pass(3_600_000);
        AtomicInteger pages = new AtomicInteger();
        feed.bookings().beforePage(() -> {
            if (pages.getAndIncrement() == 1) {
                feed.bookings().pass(5_000);
                feed.bookings().put("d", "cancelled");
                feed.bookings().pass(60_000);
                feed.bookings().put("a", "cancelled");
            }
        });
        follow(CURSOR, "since=beginning&limit=2");
        feed.awaitChanges(5);

        assertThat(feed.changes()).containsExactly("created d", "created c", "created b", "cancelled a", "cancelled d");
    }
}
