/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.availability;

import io.github.camelcalcom.sandbox.state.Booking;
import io.github.camelcalcom.sandbox.state.BookingLimitPool;
import io.github.camelcalcom.sandbox.state.BookingLimits;
import io.github.camelcalcom.sandbox.state.BookingStatus;
import io.github.camelcalcom.sandbox.state.Bookings;
import io.github.camelcalcom.sandbox.state.EventType;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.state.User;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * The days, weeks, months and years in which a host cannot be booked because a limit is reached. Only accepted bookings count, in the
 * period in which they start.
 */
final class LimitedTime {

    private final SandboxState state;
    private final EventType eventType;
    private final Interval searched;
    private final ZoneId zone;
    private final Predicate<Booking> counts;

    /**
     * @param searched time in which a booking is requested
     * @param zone     zone that determines days and weeks
     * @param except   booking that does not count because it is about to be moved; null for none
     */
    LimitedTime(SandboxState state, EventType eventType, Interval searched, ZoneId zone, Booking except) {
        this.state = state;
        this.eventType = eventType;
        this.searched = searched;
        this.zone = zone;
        this.counts = booking -> booking.status() == BookingStatus.ACCEPTED && (except == null || !booking.uid().equals(except.uid()));
    }

    /**
     * Returns the periods in which the limit is reached.
     *
     * @param length length of the requested booking
     */
    List<Interval> of(User host, Duration length) {
        Bookings bookings = state.bookings();
        Function<Interval, Stream<Booking>> ofEventType = time -> bookings.ofEventType(eventType.id()).between(time.start(), time.end());
        Function<Interval, Stream<Booking>> ofHost = time -> bookings.ofHost(host.id()).between(time.start(), time.end());
        List<Interval> full = new ArrayList<>();
        PeriodLimit.of(eventType.settings().path("bookingLimitsCount"))
                .forEach(limit -> full.addAll(full(limit, ofEventType, booking -> 1, 1)));
        PeriodLimit.of(eventType.settings().path("bookingLimitsDuration")).forEach(limit -> {
            if (length.toMinutes() > limit.most()) {
                full.add(searched);
            }
            boolean yearly = limit.unit() == PeriodLimit.Unit.YEAR;
            full.addAll(full(limit, time -> ofEventType.apply(time).filter(booking -> yearly || booking.hostId() == host.id()),
                    LimitedTime::minutes, length.toMinutes()));
        });
        ownLimits(host, null).forEach(limit -> full.addAll(full(limit, ofHost, booking -> 1, 1)));
        if (eventType.isRoundRobin()) {
            ownLimits(host, eventType.teamId())
                    .forEach(limit -> full.addAll(full(limit, time -> ofHost.apply(time).filter(this::isOfTeam), booking -> 1, 1)));
            pools(host).forEach(pool -> PeriodLimit.of(pool.inForce(host.id())).forEach(limit -> full.addAll(full(limit,
                    time -> ofHost.apply(time).filter(booking -> pool.eventTypeIds().contains(booking.eventTypeId())), booking -> 1, 1))));
        }
        return full;
    }

    /** Returns the pools that limit a host who takes turns. */
    private List<BookingLimitPool> pools(User host) {
        boolean turns = new Hosts(state).of(eventType).stream().anyMatch(one -> one.userId() == host.id() && !one.mandatory());
        return turns ? state.bookingLimitPools().stream().filter(pool -> pool.eventTypeIds().contains(eventType.id())).toList() : List.of();
    }

    private List<PeriodLimit> ownLimits(User host, Long teamId) {
        return state.bookingLimits().find(new BookingLimits.Key(host.id(), teamId)).map(limits -> PeriodLimit.of(limits.limits()))
                .orElse(List.of());
    }

    private boolean isOfTeam(Booking booking) {
        return state.eventTypes().find(booking.eventTypeId()).filter(booked -> eventType.teamId().equals(booked.teamId())).isPresent();
    }

    private static long minutes(Booking booking) {
        return Duration.between(booking.start(), booking.end()).toMinutes();
    }

    private List<Interval> full(PeriodLimit limit, Function<Interval, Stream<Booking>> bookings, ToLongFunction<Booking> weight, long more) {
        Instant first = limit.around(searched.start(), zone).start();
        Instant last = limit.around(searched.end(), zone).end();
        Map<Interval, Long> booked = new HashMap<>();
        bookings.apply(new Interval(first, last)).filter(counts)
                .forEach(booking -> booked.merge(limit.around(booking.start(), zone), weight.applyAsLong(booking), Long::sum));
        return booked.entrySet().stream().filter(period -> period.getValue() + more > limit.most()).map(Map.Entry::getKey).toList();
    }
}
