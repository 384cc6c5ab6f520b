/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.availability;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.state.Booking;
import io.github.camelcalcom.sandbox.state.EventType;
import io.github.camelcalcom.sandbox.state.NamedZone;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.state.Schedule;
import io.github.camelcalcom.sandbox.state.Uids;
import io.github.camelcalcom.sandbox.state.User;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A host with a random schedule, two event types with random settings, and random bookings of both, around a day on which the clocks of the
 * host's zone change, if there is such a day.
 */
final class RandomHost {

    static final List<String> ZONES = List.of("UTC", "Europe/London", "Europe/Rome", "Europe/Lisbon", "Europe/Athens", "America/New_York",
            "America/Chicago", "America/Los_Angeles", "America/St_Johns", "America/Santiago", "America/Sao_Paulo", "Africa/Cairo",
            "Africa/Lagos", "Asia/Kolkata", "Asia/Kathmandu", "Asia/Tokyo", "Asia/Beirut", "Australia/Sydney", "Australia/Lord_Howe",
            "Pacific/Chatham");

    private static final List<Integer> LENGTHS = List.of(15, 20, 30, 45, 60, 90, 7);
    private static final List<Integer> BUFFERS = List.of(0, 0, 5, 10, 30);
    private static final LocalTime LAST_MINUTE = LocalTime.of(23, 59);

    private final Random random;
    private final ZoneId zone;
    private final SandboxState state;
    private final User user;
    private final Schedule schedule;
    private final EventType asked;
    private final Instant from;
    private final Instant to;
    private final Instant now;

    RandomHost(Random random, String zoneId, boolean spring) {
        this.random = random;
        this.zone = ZoneId.of(zoneId);
        LocalDate day = changeOfClocks(spring).minusDays(1);
        this.from = day.atStartOfDay(ZoneOffset.UTC).toInstant().plus(Duration.ofMinutes(random.nextInt(300)));
        this.to = from.plus(Duration.ofDays(3));
        this.now = from.plus(Duration.ofSeconds(random.nextInt(7200) - 3600L));
        this.state = new SandboxState(Clock.fixed(now, ZoneOffset.UTC), new Uids(1));
        this.schedule = state.schedules().put(new Schedule(1, 1, "Random", NamedZone.of(zone.getId()), availability(), overrides(day)));
        this.user = state.users().put(new User(1, "host", "Host", "host@example.com", NamedZone.of(zone.getId()), now));
        user.setDefaultScheduleId(schedule.id());
        this.asked = eventType(1);
        List<EventType> eventTypes = List.of(asked, eventType(2));
        for (int i = random.nextInt(8); i > 0; i--) {
            book(eventTypes.get(random.nextInt(2)));
        }
    }

    private LocalDate changeOfClocks(boolean spring) {
        Instant search = Instant.parse("2027-01-01T00:00:00Z");
        ZoneOffsetTransition next = zone.getRules().nextTransition(search);
        while (next != null && next.isGap() != spring) {
            next = zone.getRules().nextTransition(next.getInstant());
        }
        return next == null ? LocalDate.of(2027, 1 + random.nextInt(12), 1 + random.nextInt(28)) : next.getDateTimeBefore().toLocalDate();
    }

    private List<Schedule.Availability> availability() {
        List<Schedule.Availability> rows = new ArrayList<>();
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            List<DayOfWeek> days = List.of(DayOfWeek.values()).stream().filter(day -> random.nextInt(3) > 0).toList();
            LocalTime start = time();
            rows.add(new Schedule.Availability(i, days, random.nextInt(6) == 0 ? LocalTime.MIN : start,
                    random.nextInt(6) == 0 ? LAST_MINUTE : time()));
        }
        return rows;
    }

    private List<Schedule.Override> overrides(LocalDate day) {
        List<Schedule.Override> overrides = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            LocalTime start = time();
            overrides.add(new Schedule.Override(i, day.plusDays(random.nextInt(4)), start, random.nextBoolean() ? start : time()));
        }
        return overrides;
    }

    private LocalTime time() {
        return LocalTime.of(random.nextInt(24), List.of(0, 0, 15, 30, 50).get(random.nextInt(5)));
    }

    private EventType eventType(long id) {
        ObjectNode settings = Json.object().put("title", "Random").put("slug", "random-" + id).put("lengthInMinutes", any(LENGTHS))
                .put("beforeEventBuffer", any(BUFFERS)).put("afterEventBuffer", any(BUFFERS)).put("minimumBookingNotice", random.nextInt(240));
        if (random.nextInt(3) == 0) {
            settings.put("slotInterval", any(LENGTHS));
        }
        if (random.nextInt(5) == 0) {
            settings.put("offsetStart", 5 * random.nextInt(4));
        }
        settings.putArray("bookingFields");
        return state.eventTypes().put(new EventType(id, 1, now, settings));
    }

    private int any(List<Integer> values) {
        return values.get(random.nextInt(values.size()));
    }

    private void book(EventType eventType) {
        Instant start = from.plus(Duration.ofMinutes(random.nextInt((int) Duration.between(from, to).toMinutes())));
        state.bookings().put(Booking.builder(state.bookings().nextId(), state.uids().shortUid(), eventType.id()).hostId(user.id())
                .start(start).end(start.plus(Duration.ofMinutes(eventType.lengthInMinutes()))).createdAt(now).updatedAt(now).build());
    }

    SandboxState state() {
        return state;
    }

    EventType asked() {
        return asked;
    }

    Schedule schedule() {
        return schedule;
    }

    SlotSearch search(ZoneId booker) {
        return new SlotSearch(asked, from, to, Duration.ofMinutes(asked.lengthInMinutes()), booker, now, null);
    }

    /** Returns whether the host is free for each minute of the searched time, determined minute by minute. */
    boolean[] freeMinutes() {
        boolean[] free = new boolean[(int) Duration.between(from, to).toMinutes()];
        LocalDate first = from.atZone(zone).toLocalDate().minusDays(1);
        for (LocalDate date = first; !date.isAfter(first.plusDays(6)); date = date.plusDays(1)) {
            LocalDate today = date;
            boolean overridden = schedule.overrides().stream().anyMatch(override -> override.date().equals(today));
            for (Schedule.Override override : schedule.overrides()) {
                if (override.date().equals(date)) {
                    set(free, true, at(date, override.start()), end(date, override.end()));
                }
            }
            for (Schedule.Availability hours : schedule.availability()) {
                if (!overridden && hours.days().contains(date.getDayOfWeek())) {
                    setWeekly(free, date, hours);
                }
            }
        }
        for (Booking booking : state.bookings().all()) {
            EventType booked = state.eventTypes().find(booking.eventTypeId()).orElseThrow();
            set(free, false, booking.start().minus(booked.beforeEventBuffer()).minus(asked.afterEventBuffer()),
                    booking.end().plus(booked.afterEventBuffer()).plus(asked.beforeEventBuffer()));
        }
        return free;
    }

    /**
     * Weekly hours are counted from midnight. If the offset has changed by their start, whose reading on a clock of twelve hours the server
     * takes for a time in UTC, both ends move by the change. Hours until 23:59 end at midnight only if they do not move.
     */
    private void setWeekly(boolean[] free, LocalDate date, Schedule.Availability hours) {
        Instant midnight = date.atStartOfDay(zone).toInstant();
        int hour = hours.start().getHour() % 12 == 0 ? 12 : hours.start().getHour() % 12;
        Instant looked = Instant.parse(date + "T00:00:00Z").plus(Duration.ofMinutes(hour * 60L + hours.start().getMinute()));
        long moved = zone.getRules().getOffset(midnight).getTotalSeconds() - zone.getRules().getOffset(looked).getTotalSeconds();
        long last = hours.end().toSecondOfDay() + (moved == 0 && hours.end().equals(LAST_MINUTE) ? 60 : 0);
        set(free, true, midnight.plusSeconds(hours.start().toSecondOfDay() + moved), midnight.plusSeconds(last + moved));
    }

    private Instant at(LocalDate date, LocalTime time) {
        return date.atTime(time).atZone(zone).toInstant();
    }

    private Instant end(LocalDate date, LocalTime time) {
        return time.equals(LAST_MINUTE) ? date.plusDays(1).atStartOfDay(zone).toInstant() : at(date, time);
    }

    private void set(boolean[] minutes, boolean value, Instant start, Instant end) {
        for (Instant minute = start; minute.isBefore(end); minute = minute.plusSeconds(60)) {
            long index = Duration.between(from, minute).toMinutes();
            if (!minute.isBefore(from) && index < minutes.length) {
                minutes[(int) index] = value;
            }
        }
    }
}
