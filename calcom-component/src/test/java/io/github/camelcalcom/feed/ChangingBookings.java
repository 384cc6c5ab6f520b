/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import io.github.camelcalcom.sandbox.CalcomSandbox;
import io.github.camelcalcom.sandbox.state.Booking;
import io.github.camelcalcom.sandbox.state.BookingStatus;
import io.github.camelcalcom.sandbox.state.SandboxState;

/**
 * Bookings of a sandbox that are created, changed and deleted by chance, with the history of what they were. To be used on the sandbox's event
 * loop; the history also while it does nothing.
 */
final class ChangingBookings {

    /** How late a change may become visible. */
    static final Duration LATEST = Duration.ofMillis(1_500);

    private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");

    private final CalcomSandbox sandbox;
    private final SandboxState state;
    private final Random random;
    private final List<String> present = new ArrayList<>();
    private final Map<String, TreeMap<Instant, Version>> history = new LinkedHashMap<>();
    private Instant now = START;
    private long step;
    private int created;
    private int deleted;

    ChangingBookings(CalcomSandbox sandbox, long seed) {
        this.sandbox = sandbox;
        this.state = sandbox.read(everything -> everything);
        this.random = new Random(seed);
        sandbox.read(everything -> {
            everything.bookings().removeIf(booking -> true);
            return null;
        });
        sandbox.clock().stopAt(START);
    }

    /**
     * A state of a booking as the server showed it.
     *
     * @param from the step that it was visible from
     * @param to   the step that ended it
     */
    record Version(long from, long to) {

        boolean wasVisibleThroughout(long first, long last) {
            return from <= first && to > last;
        }
    }

    /** Counts changes. */
    long step() {
        return step;
    }

    /** Counts deletions. */
    int deleted() {
        return deleted;
    }

    /** By uid and timestamp. */
    Map<String, TreeMap<Instant, Version>> history() {
        return history;
    }

    /** Each booking as it is. */
    Map<String, Instant> present() {
        Map<String, Instant> bookings = new LinkedHashMap<>();
        present.forEach(uid -> bookings.put(uid, history.get(uid).lastKey()));
        return bookings;
    }

    void pass(Duration duration) {
        now = now.plus(duration);
        sandbox.clock().stopAt(now);
    }

    /** So many changes, each a little later than the one before or at the same instant. */
    void change(int changes, int groupSize) {
        for (int index = 0; index < changes; index++) {
            if (random.nextInt(3) > 0) {
                pass(Duration.ofMillis(random.nextInt(80)));
            }
            int chance = random.nextInt(100);
            if (chance < 40 || present.isEmpty()) {
                put(create(), visibleLate());
            } else if (chance < 80) {
                put(update(anyUid()), visibleLate());
            } else if (chance < 98) {
                delete(anyUid());
            } else {
                createGroup(groupSize);
            }
        }
    }

    /** Many bookings with one timestamp, some of which are changed while others come. */
    private void createGroup(int size) {
        Instant instant = now;
        for (int index = 0; index < size; index++) {
            put(create(), instant);
        }
    }

    private Instant visibleLate() {
        return random.nextInt(5) == 0 ? now.minusMillis(random.nextInt((int) LATEST.toMillis())) : now;
    }

    private String anyUid() {
        return present.get(random.nextInt(present.size()));
    }

    private Booking.Builder create() {
        String uid = "booking-%06d".formatted(random.nextInt(1_000_000)) + '-' + ++created;
        present.add(uid);
        return Booking.builder(state.bookings().nextId(), uid, 1).hostId(1).title("A meeting").start(START.plus(Duration.ofDays(1)))
                .end(START.plus(Duration.ofDays(1)).plusSeconds(1_800)).location("here").icsUid(uid).createdAt(now);
    }

    private Booking.Builder update(String uid) {
        Booking booking = state.bookings().find(uid).orElseThrow();
        return booking.change().status(booking.status() == BookingStatus.ACCEPTED && random.nextInt(4) == 0 ? BookingStatus.CANCELLED
                : booking.status()).location("room " + random.nextInt(1_000));
    }

    private void put(Booking.Builder builder, Instant timestamp) {
        Booking booking = builder.build();
        TreeMap<Instant, Version> versions = history.computeIfAbsent(booking.uid(), uid -> new TreeMap<>());
        Instant updatedAt = timestamp;
        if (!versions.isEmpty() && !updatedAt.isAfter(versions.lastKey())) {
            // a booking's own timestamps only grow
            updatedAt = versions.lastKey().plusMillis(1);
        }
        end(versions);
        versions.put(updatedAt, new Version(step, Long.MAX_VALUE));
        state.bookings().put(builder.updatedAt(updatedAt).build());
        if (updatedAt.isAfter(now)) {
            pass(Duration.between(now, updatedAt));
        }
    }

    private void delete(String uid) {
        end(history.get(uid));
        present.remove(uid);
        state.bookings().remove(uid);
        deleted++;
    }

    private void end(TreeMap<Instant, Version> versions) {
        step++;
        if (!versions.isEmpty()) {
            versions.computeIfPresent(versions.lastKey(), (instant, version) -> new Version(version.from(), Math.min(version.to(), step)));
        }
    }
}
