/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.bookings;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.http.Answer;
import io.github.camelcalcom.sandbox.http.ApiException;
import io.github.camelcalcom.sandbox.http.Call;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.state.Booking;
import io.github.camelcalcom.sandbox.state.SandboxState;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Lists bookings by cursor, as the hosted service does since 2026-05-01: the order depends on the status, {@code sort*} is accepted and
 * ignored, and there are no totals.
 */
final class CursorListing {

    private static final int DEFAULT_LIMIT = 50;

    /** More bookings are read in the order of the list until the page is full. */
    private static final int MOST_TO_SORT = 2_000;
    private static final Duration LOOK_BACK = Duration.ofHours(1);

    private final SandboxState state;
    private final BookingViews views;
    private final PageMaking making;

    CursorListing(SandboxState state, BookingViews views, PageMaking making) {
        this.state = state;
        this.views = views;
        this.making = making;
    }

    /** The position of a booking in a list: the sort key of the list, then the id. */
    private record Place(long key, long id) implements Comparable<Place> {

        @Override
        public int compareTo(Place other) {
            return Comparator.comparingLong(Place::key).thenComparingLong(Place::id).compare(this, other);
        }

        String cursor() {
            return Base64.getUrlEncoder().withoutPadding().encodeToString((key + ":" + id).getBytes(UTF_8));
        }

        static Place of(String cursor) {
            try {
                String[] parts = new String(Base64.getUrlDecoder().decode(cursor), UTF_8).split(":");
                return new Place(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
            } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
                throw ApiException.badRequest("Invalid cursor");
            }
        }
    }

    /** Returns a page of the caller's bookings. */
    Answer list(Call call) {
        return list(call, new VisibleBookings(call.user(), state));
    }

    /**
     * Returns a page of bookings.
     *
     * @param visible bookings that the list covers
     */
    Answer list(Call call, Predicate<Booking> visible) {
        ObjectNode query = ListRules.cursor(call);
        List<String> statuses = ListRules.statuses(call);
        if (statuses.size() > 1) {
            throw ApiException.badRequest("status must be one of the following values: " + String.join(", ", ListRules.STATUSES));
        }
        String status = statuses.isEmpty() ? "" : statuses.get(0);
        int limit = query.path("limit").asInt(DEFAULT_LIMIT);
        ToLongFunction<Booking> key = status.isEmpty() ? Booking::id : booking -> booking.start().toEpochMilli();
        boolean ascending = List.of("upcoming", "recurring", "unconfirmed").contains(status);
        Comparator<Place> order = ascending ? Comparator.naturalOrder() : Comparator.reverseOrder();
        Optional<Place> after = call.query("cursor").filter(text -> !text.isEmpty()).map(Place::of);
        BookingFilter filter = new BookingFilter(state, call, statuses, visible);
        Predicate<Booking> shown = filter.shown().and(booking -> !ascending || !booking.end().isBefore(anchor(call.now())))
                .and(booking -> after.isEmpty() || order.compare(place(booking, key), after.get()) > 0);
        Comparator<Booking> inOrder = Comparator.comparing(booking -> place(booking, key), order);
        Optional<VisibleBookings> ordered = filter.readInOrder(MOST_TO_SORT);
        List<Booking> found = ordered.isPresent()
                ? inOrder(ordered.get(), status, ascending, after, call.now()).filter(shown).limit(limit + 1L).toList()
                : first(filter.candidates().filter(shown), inOrder, limit + 1);
        boolean more = found.size() > limit;
        List<Booking> chosen = more ? found.subList(0, limit) : found;
        List<Booking> page = making.rows(chosen, inOrder, call.now());
        ObjectNode answer = Json.object().put("status", "success");
        answer.set("data", views.list(page, call.version()));
        answer.putObject("pagination").put("nextCursor", more ? place(chosen.get(limit - 1), key).cursor() : null).put("hasMore", more);
        return Answer.document(200, answer);
    }

    /** Returns the bookings from a place on, in the order of the list. */
    private Stream<Booking> inOrder(VisibleBookings visible, String status, boolean ascending, Optional<Place> after, Instant now) {
        if (status.isEmpty()) {
            return visible.byIdBefore(after.map(Place::id).orElse(Long.MAX_VALUE));
        }
        Instant start = after.map(place -> Instant.ofEpochMilli(place.key())).orElse(ascending
                ? anchor(now).minus(state.bookings().longest()) : status.equals("past") ? now : Instant.MAX);
        long id = after.map(Place::id).orElse(ascending ? Long.MIN_VALUE : Long.MAX_VALUE);
        return ascending ? visible.byStartAfter(start, id) : visible.byStartBefore(start, id);
    }

    /** Returns the first bookings without sorting all of them. */
    private static List<Booking> first(Stream<Booking> all, Comparator<Booking> order, int limit) {
        PriorityQueue<Booking> first = new PriorityQueue<>(order.reversed());
        all.forEach(booking -> {
            if (first.size() < limit) {
                first.add(booking);
            } else if (order.compare(booking, first.peek()) < 0) {
                first.poll();
                first.add(booking);
            }
        });
        return first.stream().sorted(order).toList();
    }

    private static Instant anchor(Instant now) {
        return now.minus(LOOK_BACK);
    }

    private static Place place(Booking booking, ToLongFunction<Booking> key) {
        return new Place(key.applyAsLong(booking), booking.id());
    }
}
