/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.availability;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A period of time.
 *
 * @param start first instant
 * @param end   first instant after the period
 */
public record Interval(Instant start, Instant end) {

    /** Returns the period with a start and a length. */
    public static Interval of(Instant start, Duration length) {
        return new Interval(start, start.plus(length));
    }

    /** Whether the period contains no instant. */
    public boolean isEmpty() {
        return !start.isBefore(end);
    }

    /** Whether both periods share an instant. Adjacent periods do not. */
    public boolean overlaps(Interval other) {
        return start.isBefore(other.end) && other.start.isBefore(end);
    }

    /** Whether this period contains all of another one. */
    public boolean contains(Interval other) {
        return !other.start.isBefore(start) && !other.end.isAfter(end);
    }

    /** Returns this period, extended at both ends. */
    public Interval extended(Duration before, Duration after) {
        return new Interval(start.minus(before), end.plus(after));
    }

    /** Returns the same time in order, without empty, overlapping or adjacent periods. */
    public static List<Interval> merged(List<Interval> intervals) {
        List<Interval> ordered = intervals.stream().filter(interval -> !interval.isEmpty())
                .sorted(Comparator.comparing(Interval::start)).toList();
        List<Interval> merged = new ArrayList<>();
        for (Interval next : ordered) {
            Interval last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
            if (last == null || next.start.isAfter(last.end)) {
                merged.add(next);
            } else if (next.end.isAfter(last.end)) {
                merged.set(merged.size() - 1, new Interval(last.start, next.end));
            }
        }
        return merged;
    }

    /** Returns the time that both lists contain. */
    public static List<Interval> common(List<Interval> intervals, List<Interval> others) {
        List<Interval> common = new ArrayList<>();
        for (Interval one : merged(intervals)) {
            for (Interval other : others) {
                if (one.overlaps(other)) {
                    common.add(new Interval(one.start.isAfter(other.start) ? one.start : other.start,
                            one.end.isBefore(other.end) ? one.end : other.end));
                }
            }
        }
        return merged(common);
    }

    /** Returns the time of the first list that the second does not contain. */
    public static List<Interval> without(List<Interval> intervals, List<Interval> taken) {
        List<Interval> free = new ArrayList<>(merged(intervals));
        for (Interval hole : merged(taken)) {
            List<Interval> rest = new ArrayList<>();
            for (Interval interval : free) {
                if (interval.overlaps(hole)) {
                    rest.add(new Interval(interval.start, hole.start));
                    rest.add(new Interval(hole.end, interval.end));
                } else {
                    rest.add(interval);
                }
            }
            free = rest.stream().filter(interval -> !interval.isEmpty()).toList();
        }
        return free;
    }
}
