/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.feed;

import java.time.Duration;
import java.time.Instant;

import io.github.camelcalcom.catalog.ApiProfile;
import io.github.camelcalcom.error.CalcomServerException;
import io.github.camelcalcom.sandbox.fault.PageFault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Given a server that makes a page in several steps, when bookings change between these steps, then a feed loses none of them. */
@Timeout(1_800)
class FeedUnderChangeTest {

    private static final Duration DELAY = Duration.ofSeconds(60);

    private final SteadyChanges server = new SteadyChanges();

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(ints = { 1, 2 })
    void aBookingThatChangesWhileItsPageIsMadeHidesNoOther(int step) throws Exception {
        server.bookings(72, Duration.ofMinutes(1));
        for (int row : new int[] { 3, 9 }) {
            server.sandbox().faults().onBookingPages().when(between -> between.number() == step && between.uids().size() > row).times(1)
                    .inject(PageFault.of("row " + row + " changes", between -> between.change(between.uids().get(row))));
        }
        ChangeFeed feed = server.feed(ApiProfile.SELF_HOSTED, 10, false);
        int calls = server.poll(feed);

        assertThat(server.missing()).isEmpty();
        assertThat(calls).isLessThanOrEqualTo(16);
        server.pass(Duration.ofMinutes(5));
        assertThat(server.poll(feed)).as("what was recent is settled now").isEqualTo(1);
    }

    @Test
    void aPageThatIsShortForADeletionHidesNothing() throws Exception {
        server.bookings(72, Duration.ofMinutes(1));
        server.sandbox().faults().onBookingPages().from(3).times(1).inject(PageFault.of("a deletion",
                between -> server.remove(between.uids().get(4))));
        ChangeFeed feed = server.feed(ApiProfile.SELF_HOSTED, 10, false);
        server.poll(feed);
        server.poll(feed);

        assertThat(server.missing()).isEmpty();
    }

    @Test
    void aFullScanGoesOnBehindAPageThatIsShortForADeletion() throws Exception {
        server.bookings(72, Duration.ofMinutes(1));
        server.sandbox().faults().onBookingPages().from(3).times(1).inject(PageFault.of("a deletion",
                between -> server.remove(between.uids().get(4))));
        server.poll(server.feed(ApiProfile.SELF_HOSTED, 10, true));

        assertThat(server.missing()).isEmpty();
    }

    @Test
    void aFullScanGoesOnBehindAPageWhoseNewRowsAreAllDeleted() throws Exception {
        server.bookings(72, Duration.ofMinutes(1));
        server.sandbox().faults().onBookingPages().from(3).times(1).inject(PageFault.of("deletions",
                between -> between.uids().stream().skip(2).toList().forEach(server::remove)));
        server.poll(server.feed(ApiProfile.SELF_HOSTED, 10, true));

        assertThat(server.missing()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = { 1, 2, 3, 4 })
    void aFullScanGoesOnBehindAPageThatIsCalledTheLastOneForADeletion(int step) throws Exception {
        server.bookings(11, Duration.ofMinutes(1));
        server.sandbox().faults().onBookingPages().from(step).times(1).inject(PageFault.of("a deletion", between -> server.remove("b00004")));
        server.poll(server.feed(ApiProfile.SELF_HOSTED, 10, true));

        assertThat(server.missing()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({ "SELF_HOSTED, false", "HOSTED, false", "SELF_HOSTED, true" })
    void aFirstReadingLosesNothingWhileBookingsChange(ApiProfile profile, boolean fullScan) throws Exception {
        server.bookings(2_000, Duration.ofSeconds(20));
        server.change(6, 0, 2_000);
        ChangeFeed feed = server.feed(profile, 100, fullScan);
        int first = server.poll(feed);
        server.calm();
        server.poll(feed);

        assertThat(server.missing()).isEmpty();
        assertThat(first).isLessThan(60);
    }

    @ParameterizedTest
    @CsvSource({ "org-bookings, SELF_HOSTED, false", "org-bookings, HOSTED, false", "org-team-bookings, SELF_HOSTED, false",
            "org-team-bookings, SELF_HOSTED, true", "org-team-bookings, HOSTED, false", "team-bookings, SELF_HOSTED, false",
            "team-bookings, SELF_HOSTED, true", "team-bookings, HOSTED, false" })
    void theFeedsOfOrganizationsAndTeamsLoseNothingWhileBookingsChange(String resource, ApiProfile profile, boolean fullScan) throws Exception {
        server.ofTeam(resource);
        server.bookings(500, Duration.ofSeconds(20));
        server.change(6, 0, 250);
        ChangeFeed feed = server.feed(resource, profile, 50, fullScan);
        for (int poll = 0; poll < 3; poll++) {
            server.poll(feed);
            for (int index = 250; index < 500; index++) {
                assertThat(server.isDelivered("b%05d".formatted(index))).as("untouched booking %d after poll %d", index, poll).isTrue();
            }
            server.pass(Duration.ofSeconds(10));
        }
        server.calm();
        server.poll(feed);

        assertThat(server.missing()).isEmpty();
    }

    @Test
    void smallPagesLoseNothingWhileManyBookingsChange() throws Exception {
        server.bookings(1_000, Duration.ofSeconds(20));
        server.change(40, 0, 500);
        ChangeFeed feed = server.feed(ApiProfile.SELF_HOSTED, 10, false);
        for (int poll = 0; poll < 3; poll++) {
            assertThat(server.poll(feed)).as("poll %d", poll).isLessThan(600);
            for (int index = 500; index < 1_000; index++) {
                assertThat(server.isDelivered("b%05d".formatted(index))).as("untouched booking %d after poll %d", index, poll).isTrue();
            }
            assertThat(server.isCaughtUp()).as("poll %d has read to the end", poll).isTrue();
            server.pass(Duration.ofSeconds(10));
        }
        server.calm();
        server.poll(feed);

        assertThat(server.missing()).isEmpty();
    }

    @Test
    void aPollThatSeesRecentChangesOnlyEndsAndALaterOneMovesOn() throws Exception {
        server.bookings(60, Duration.ofMillis(100));
        ChangeFeed feed = server.feed(ApiProfile.SELF_HOSTED, 10, false);
        server.poll(feed);
        assertThat(server.missing()).isEmpty();
        Instant before = feed.figures().watermark();
        for (int poll = 0; poll < 3; poll++) {
            assertThat(server.poll(feed)).as("each poll reads them again, once").isLessThan(12);
        }
        assertThat(feed.figures().watermark()).as("nothing is settled").isEqualTo(before);

        server.pass(SteadyChanges.OVERLAP.multipliedBy(2));
        server.poll(feed);
        assertThat(feed.figures().watermark()).isAfter(before);
        assertThat(server.poll(feed)).isLessThan(12);
    }

    @Test
    void aPageThatContradictsTheOrderFailsThePoll() throws Exception {
        server.bookings(40, Duration.ofMinutes(1));
        server.sandbox().faults().onBookingPages().when(between -> between.number() == 2).inject(PageFault.of("an old row out of place",
                between -> server.touch(between.uids().get(0), SteadyChanges.START.minusSeconds(90))));

        assertThatThrownBy(() -> server.poll(server.feed(ApiProfile.SELF_HOSTED, 100, false))).isInstanceOf(CalcomServerException.class)
                .hasMessageContaining("the server ignored sortUpdatedAt=asc").hasMessageContaining("b00000");
    }

    @ParameterizedTest
    @EnumSource(value = ApiProfile.class, names = { "SELF_HOSTED", "HOSTED" })
    void aFeedOfItemsDeliversEachBookingOnceWhilePagesChange(ApiProfile profile) throws Exception {
        server.bookings(200, Duration.ofSeconds(20));
        server.change(40, 0, 200);
        ItemFeed feed = server.items(profile, 10);
        for (int poll = 0; poll < 3; poll++) {
            server.poll(feed);
        }
        assertThat(server.deliveredIds()).isEqualTo(200);
    }

    /** The guide has a table of these costs. */
    @ParameterizedTest
    @CsvSource({ "5, 1", "10, 1", "10, 10", "10, 40", "50, 1", "50, 10", "250, 1", "250, 10" })
    void whatAPollCostsWhileBookingsChangeIsBoundedByWhatChanges(int pageSize, int perSecond) throws Exception {
        server.bookings(5_000, Duration.ofSeconds(60));
        ChangeFeed feed = server.feed(ApiProfile.SELF_HOSTED, pageSize, false);
        server.poll(feed);
        server.change(perSecond, 0, 5_000);
        int calls = 0;
        for (int poll = 0; poll < 4; poll++) {
            server.pass(DELAY);
            calls = server.poll(feed);
            assertThat(server.isCaughtUp()).as("poll %d has read to the end", poll).isTrue();
        }
        double rows = perSecond * (DELAY.toSeconds() + SteadyChanges.OVERLAP.toSeconds());
        // time passes with each call, during which more bookings change
        double perCall = pageSize - 1 - perSecond / 10.0;
        assertThat(calls).isLessThan((int) (2 * rows / perCall) + 8);
        server.calm();
        server.poll(feed);
        assertThat(server.missing()).isEmpty();
    }
}
