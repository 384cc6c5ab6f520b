/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.availability;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SlotsTest {

    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final Instant LONG_AGO = Instant.EPOCH;

    @Test
    void slotsFollowEachOtherUntilTheLastThatStillFits() {
        assertThat(starts(query("09:00", "10:40", 30, 30))).containsExactly("09:00", "09:30", "10:00");
    }

    @Test
    void aStepShorterThanTheLengthGivesOverlappingSlots() {
        assertThat(starts(query("09:00", "10:30", 60, 15))).containsExactly("09:00", "09:15", "09:30");
    }

    @Test
    void timeAfterABookingIsCutFromTheNextFullStepOn() {
        SlotQuery query = query("09:00", "11:30", 30, 30, List.of(at("09:50", "10:20")), List.of(), LONG_AGO);
        assertThat(starts(query)).containsExactly("09:00", "10:30", "11:00");
    }

    @Test
    void stepsThatDoNotDivideTheHourBeginAtTheirLargestDivisor() {
        SlotQuery query = query("09:00", "12:00", 45, 45, List.of(at("09:00", "09:50")), List.of(), LONG_AGO);
        assertThat(starts(query)).containsExactly("10:00", "10:45");
    }

    @Test
    void reservationsHideTheirSlotsWithoutMovingTheOthers() {
        SlotQuery query = query("09:00", "11:00", 30, 30, List.of(), List.of(at("09:15", "09:45")), LONG_AGO);
        assertThat(starts(query)).containsExactly("10:00", "10:30");
    }

    @Test
    void nothingStartsBeforeTheEarliestInstant() {
        SlotQuery query = query("09:00", "11:00", 30, 30, List.of(), List.of(), Instant.parse("2026-11-23T09:31:20.5Z"));
        assertThat(starts(query)).containsExactly("10:00", "10:30");
    }

    @Test
    void alignmentFollowsTheZonesOwnHours() {
        SlotQuery query = new SlotQuery(List.of(at("09:10", "11:00")), List.of(), List.of(), LONG_AGO, Duration.ofHours(1),
                Duration.ofHours(1), Duration.ZERO, ZoneId.of("Asia/Kolkata"));
        assertThat(starts(query)).as("09:30 UTC is 15:00 in Kolkata").containsExactly("09:30");
    }

    @Test
    void slotsCrossMidnightWhereTheOpenTimeDoes() {
        Interval night = new Interval(Instant.parse("2026-11-23T23:30:00Z"), Instant.parse("2026-11-24T01:00:00Z"));
        SlotQuery query = new SlotQuery(List.of(night), List.of(), List.of(), LONG_AGO, Duration.ofHours(1), Duration.ofMinutes(30),
                Duration.ZERO, UTC);
        assertThat(Slots.find(query)).extracting(Interval::start)
                .containsExactly(Instant.parse("2026-11-23T23:30:00Z"), Instant.parse("2026-11-24T00:00:00Z"));
    }

    @Test
    void anOffsetMovesTheFirstSlotAndMakesEveryStepLonger() {
        SlotQuery query = new SlotQuery(List.of(at("09:00", "11:00")), List.of(), List.of(), LONG_AGO, Duration.ofMinutes(30),
                Duration.ofMinutes(30), Duration.ofMinutes(10), UTC);
        assertThat(starts(query)).containsExactly("09:10", "09:50", "10:30");
    }

    @Test
    void timeThatIsFreeAgainWithinTheStepOfASlotGoesOnAfterThatStep() {
        SlotQuery query = query("09:00", "12:00", 15, 90, List.of(at("09:20", "09:40")), List.of(), LONG_AGO);
        assertThat(starts(query)).as("10:00 lies within the 90 minutes from 09:00").containsExactly("09:00", "10:30");
    }

    @Test
    void theSecondsOfTheEarliestInstantDoNotMoveTheSteps() {
        SlotQuery query = query("09:00", "12:00", 45, 45, List.of(), List.of(), Instant.parse("2026-11-23T10:00:20Z"));
        assertThat(starts(query)).as("10:00 is too early, and the next step counts from it").containsExactly("10:45");
    }

    @Test
    void slotsWithoutLengthAreRefused() {
        assertThatThrownBy(() -> query("09:00", "10:00", 0, 30)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("PT0S");
    }

    private static SlotQuery query(String from, String to, int length, int step) {
        return query(from, to, length, step, List.of(), List.of(), LONG_AGO);
    }

    private static SlotQuery query(String from, String to, int length, int step, List<Interval> busy, List<Interval> reserved,
            Instant earliest) {
        return new SlotQuery(List.of(at(from, to)), busy, reserved, earliest, Duration.ofMinutes(length), Duration.ofMinutes(step),
                Duration.ZERO, UTC);
    }

    private static Interval at(String start, String end) {
        return new Interval(Instant.parse("2026-11-23T" + start + ":00Z"), Instant.parse("2026-11-23T" + end + ":00Z"));
    }

    private static List<String> starts(SlotQuery query) {
        return Slots.find(query).stream().map(slot -> slot.start().toString().substring(11, 16)).toList();
    }
}
