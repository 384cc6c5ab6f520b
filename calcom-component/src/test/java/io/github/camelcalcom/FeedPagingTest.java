/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

import io.github.camelcalcom.support.FollowedBookings;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Given a server that pages as its version does, whatever the profile is, then a feed delivers each change once. */
@Timeout(1_800)
class FeedPagingTest {

    private static final String NEWEST = "2026-05-01";

    private final MemoryStateRepository states = new MemoryStateRepository();
    private FollowedBookings feed;

    @BeforeEach
    void start() throws Exception {
        feed = new FollowedBookings();
        IntStream.range(0, 45).forEach(index -> {
            feed.bookings().pass(1_000);
            feed.bookings().put("u%02d".formatted(index), "accepted");
        });
        feed.bookings().pass(3_600_000);
    }

    @AfterEach
    void stop() {
        feed.close();
    }

    private void assertDeliversAll() {
        feed.awaitChanges(45);
        feed.bookings().pass(1_000);
        feed.bookings().put("u07", "cancelled");
        feed.awaitChanges(46);
        feed.awaitPolls();
        assertThat(feed.changes()).hasSize(46).doesNotHaveDuplicates().endsWith("cancelled u07");
    }

    private List<String> uris() {
        return feed.server().received().stream().map(request -> request.uri()).toList();
    }

    @ParameterizedTest
    @CsvSource({ "hosted, 2024-08-13, take=", "self-hosted, 2026-05-01, limit=" })
    void theFeedReadsInTheStyleOfTheVersionThatIsSent(String profile, String version, String size) throws Exception {
        feed.follow("apiProfile=" + profile + "&apiVersion=" + version, states);

        assertDeliversAll();

        assertThat(uris()).allMatch(uri -> uri.contains(size));
    }

    @ParameterizedTest
    @CsvSource({ "hosted, false", "self-hosted, true", "hosted&apiVersion=2024-08-13, true", "hosted&apiVersion=2024-08-13, false",
            "hosted&limit=4, false", "self-hosted&take=4, true" })
    void theFeedFollowsTheAnswer(String options, boolean byCursor) throws Exception {
        feed.bookings().pageOnly(byCursor);
        feed.follow("apiProfile=" + options, states);

        assertDeliversAll();
    }

    @Test
    void aChangeOfStyleBetweenPollsIsFollowed() throws Exception {
        feed.follow("apiProfile=hosted", states);
        feed.awaitChanges(45);
        feed.bookings().pageOnly(false);

        assertDeliversAll();
    }

    @ParameterizedTest
    @ValueSource(strings = { "apiProfile=hosted", "apiProfile=hosted&limit=5" })
    void aListThatIsNotAnsweredInTimeIsReadInTheVersionBefore(String options) throws Exception {
        feed.server().answer(request -> {
            if (NEWEST.equals(request.getHeader("cal-api-version"))) {
                request.response().setStatusCode(524).end();
            } else {
                feed.bookings().list(request);
            }
        });
        feed.follow(options, states);

        assertDeliversAll();

        assertThat(uris().stream().filter(uri -> uri.contains("limit="))).hasSize(1);
    }

    /** The newest version is answered again, and the one before not any more. */
    @Test
    void theFeedReturnsToItsOwnVersionAfterAFailure() throws Exception {
        AtomicBoolean newestIsLate = new AtomicBoolean(true);
        feed.server().answer(request -> {
            if (NEWEST.equals(request.getHeader("cal-api-version")) && newestIsLate.get()) {
                request.response().setStatusCode(524).end();
            } else if (NEWEST.equals(request.getHeader("cal-api-version")) || newestIsLate.get()) {
                feed.bookings().list(request);
            } else {
                request.response().setStatusCode(404).end();
            }
        });
        feed.follow("apiProfile=hosted", states);
        feed.awaitChanges(45);
        newestIsLate.set(false);

        assertDeliversAll();
    }

    @Test
    void aScanIsNotContinuedInAnotherVersion() throws Exception {
        feed.server().answer(request -> {
            if (request.getParam("cursor") != null) {
                request.response().setStatusCode(524).end();
            } else {
                feed.bookings().list(request);
            }
        });
        feed.follow("apiProfile=hosted&limit=10", states);
        feed.awaitPollError();
        feed.awaitCalls(4);

        assertThat(uris()).allMatch(uri -> uri.contains("limit=10"));
        assertThat(feed.changes()).hasSize(10);
    }
}
