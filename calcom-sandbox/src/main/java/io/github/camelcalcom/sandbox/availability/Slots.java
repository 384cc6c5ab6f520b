/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.availability;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Divides free time into slots as the real server does. Each free period is divided separately. Its first slot starts at the next minute of
 * the hour that is a multiple of the largest of 60, 30, 20, 15, 10 and 5 that divides the step, plus the offset. A period that starts
 * within the step of a preceding slot continues from that slot.
 */
public final class Slots {

    private static final List<Integer> RASTERS = List.of(60, 30, 20, 15, 10, 5);

    private Slots() {
    }

    /** Returns the free slots in order. */
    public static List<Interval> find(SlotQuery query) {
        Duration step = query.step().plus(query.offset());
        NavigableSet<Instant> starts = new TreeSet<>();
        for (Interval free : Interval.without(query.open(), query.busy())) {
            Interval slot = Interval.of(first(free, query, starts, step), query.length());
            while (!slot.end().isAfter(free.end())) {
                starts.add(slot.start());
                slot = Interval.of(slot.start().plus(step), query.length());
            }
        }
        List<Interval> slots = new ArrayList<>();
        for (Instant start : starts) {
            Interval slot = Interval.of(start, query.length());
            if (!start.isBefore(query.earliest()) && query.reserved().stream().noneMatch(slot::overlaps)) {
                slots.add(slot);
            }
        }
        return slots;
    }

    private static Instant first(Interval free, SlotQuery query, NavigableSet<Instant> starts, Duration step) {
        // the server drops the seconds of the current time, so a step may start in the current minute; find leaves that slot out
        Instant begin = free.start().isBefore(query.earliest()) ? query.earliest().truncatedTo(ChronoUnit.MINUTES) : wholeMinute(free.start());
        Instant start = aligned(begin, query).plus(query.offset());
        Instant previous = starts.lower(start);
        if (previous == null || !previous.plus(step).isAfter(start)) {
            return start;
        }
        return previous.isBefore(free.start()) ? previous.plus(step) : previous;
    }

    private static Instant wholeMinute(Instant instant) {
        Instant minute = instant.truncatedTo(ChronoUnit.MINUTES);
        return minute.isBefore(instant) ? minute.plus(1, ChronoUnit.MINUTES) : minute;
    }

    private static Instant aligned(Instant minute, SlotQuery query) {
        ZonedDateTime local = minute.atZone(query.alignment());
        ZonedDateTime hour = local.truncatedTo(ChronoUnit.HOURS);
        long raster = raster(query.step());
        long past = Duration.between(hour, local).toMinutes();
        return hour.plusMinutes((past + raster - 1) / raster * raster).toInstant();
    }

    private static long raster(Duration step) {
        return RASTERS.stream().filter(minutes -> step.toMinutes() % minutes == 0).findFirst().orElse(1);
    }
}
