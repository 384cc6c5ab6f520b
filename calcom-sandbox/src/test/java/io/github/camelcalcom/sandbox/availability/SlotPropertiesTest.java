/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.availability;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Properties of the slots of any schedule, compared with a calculation minute by minute. Fifty schedules in each of twenty zones; select
 * others with {@code -Dslots.seed=...}.
 */
class SlotPropertiesTest {

    static final List<String> ZONES = RandomHost.ZONES;

    private static final long SEED = Long.getLong("slots.seed", 20270328L);
    private static final int SCHEDULES = 50;

    @ParameterizedTest
    @FieldSource("ZONES")
    void slotsLieInTheScheduleOverlapNoBookingCanBeBookedAndComeOnce(String zone) {
        int offered = 0;
        for (int i = 0; i < SCHEDULES; i++) {
            long seed = SEED + 1000L * i + zone.hashCode();
            Random random = new Random(seed);
            RandomHost host = new RandomHost(random, zone, i % 2 == 0);
            ZoneId booker = ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
            offered += check(host, host.search(booker), "schedule " + i + " of " + zone + ", seed " + seed);
        }
        assertThat(offered).as("slots of %d schedules", SCHEDULES).isGreaterThan(SCHEDULES);
    }

    private static int check(RandomHost host, SlotSearch search, String which) {
        HostCalendar calendar = new HostCalendar(host.state());
        List<Interval> slots = calendar.slots(search);
        boolean[] free = host.freeMinutes();
        Instant earliest = search.now().plus(search.eventType().minimumBookingNotice());
        Instant previous = Instant.MIN;
        Interval searched = new Interval(search.from(), search.to());
        // slots of overrides beside the searched time are returned too; SlotRulesTest states which
        for (Interval slot : slots.stream().filter(searched::contains).toList()) {
            assertThat(slot.start()).as(which).isAfter(previous).isAfterOrEqualTo(earliest).isAfterOrEqualTo(search.from());
            assertThat(slot.end()).as(which).isBeforeOrEqualTo(search.to()).isEqualTo(slot.start().plus(search.length()));
            assertThat(isFree(free, search, slot)).as("%s: every minute of %s is open and not booked", which, slot).isTrue();
            assertThat(calendar.isInBounds(search.eventType(), slot.start(), search.zone(), search.now())).as(which).isTrue();
            assertThat(calendar.isFree(search.eventType(), slot, null)).as("%s: %s can be booked", which, slot).isTrue();
            previous = slot.start();
        }
        requireNothingForgotten(free, search, slots, earliest, which);
        return slots.size();
    }

    private static boolean isFree(boolean[] free, SlotSearch search, Interval slot) {
        int first = (int) Duration.between(search.from(), slot.start()).toMinutes();
        for (int minute = first; minute < first + search.length().toMinutes(); minute++) {
            if (!free[minute]) {
                return false;
            }
        }
        return true;
    }

    /** If a full hour of the booker's clock is free, and a step and the length of a slot after it, a slot is offered by then. */
    private static void requireNothingForgotten(boolean[] free, SlotSearch search, List<Interval> slots, Instant earliest, String which) {
        List<Instant> starts = new ArrayList<>(slots.stream().map(Interval::start).toList());
        long step = search.eventType().slotInterval().orElse((int) search.length().toMinutes()) + search.eventType().offsetStart();
        long needed = 2 * step + search.length().toMinutes();
        int run = 0;
        for (int minute = 0; minute < free.length; minute++) {
            run = free[minute] ? run + 1 : 0;
            Instant begin = search.from().plus(Duration.ofMinutes(minute + 1L - needed));
            boolean fullHour = begin.atZone(search.zone()).getMinute() == 0;
            if (run >= needed && fullHour && !begin.isBefore(earliest)) {
                Instant last = begin.plus(Duration.ofMinutes(2 * step));
                assertThat(starts).as("%s: a slot from %s to %s", which, begin, last)
                        .anyMatch(start -> !start.isBefore(begin) && !start.isAfter(last));
            }
        }
    }
}
