/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.bookings;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.http.Answer;
import io.github.camelcalcom.sandbox.http.Call;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.http.Pagination;
import io.github.camelcalcom.sandbox.state.Booking;
import io.github.camelcalcom.sandbox.state.Bookings;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.state.SortedBookings;
import io.github.camelcalcom.sandbox.validation.IsoInstant;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Lists bookings by {@code take} and {@code skip}, with totals that ignore some filters. */
final class BookingListing {

    private static final int DEFAULT_TAKE = 100;
    private static final List<String> LATEST_FIRST = List.of("past", "cancelled");
    private static final Map<String, Sort> SORTS = sorts();

    /** If there are more bookings, a page is not sorted but read in order until it is full. */
    private static final int MOST_TO_SORT = 2_000;

    private final SandboxState state;
    private final BookingViews views;
    private final PageMaking making;

    BookingListing(SandboxState state, BookingViews views, PageMaking making) {
        this.state = state;
        this.views = views;
        this.making = making;
    }

    /** A sort order of lists. */
    private record Sort(Function<Booking, Instant> key, Function<Bookings, SortedBookings> index, String after, String before) {

        boolean startsAt() {
            return "afterStart".equals(after);
        }

        /** Whether the order is that of the meetings, not that of their creation or change. */
        boolean byTime() {
            return startsAt() || "beforeEnd".equals(before);
        }
    }

    private static Map<String, Sort> sorts() {
        Map<String, Sort> sorts = new LinkedHashMap<>();
        sorts.put("sortStart", new Sort(Booking::start, Bookings::byStart, "afterStart", null));
        sorts.put("sortEnd", new Sort(Booking::end, Bookings::byEnd, null, "beforeEnd"));
        sorts.put("sortCreated", new Sort(Booking::createdAt, Bookings::byCreation, "afterCreatedAt", "beforeCreatedAt"));
        sorts.put("sortUpdatedAt", new Sort(Booking::updatedAt, Bookings::byUpdate, "afterUpdatedAt", "beforeUpdatedAt"));
        return sorts;
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
        ObjectNode query = ListRules.offset(call);
        int take = query.path("take").asInt(DEFAULT_TAKE);
        int skip = query.path("skip").asInt(0);
        List<String> statuses = ListRules.statuses(call);
        BookingFilter filter = new BookingFilter(state, call, statuses, visible);
        OptionalInt known = filter.countedAtOnce();
        List<Booking> few = new ArrayList<>();
        boolean readInOrder = known.isPresent() && (known.getAsInt() > MOST_TO_SORT || known.getAsInt() >= state.bookings().size() / 2);
        int counted = readInOrder ? known.getAsInt() : count(filter, few);
        Stream<Booking> shown = readInOrder || counted > MOST_TO_SORT ? inOrder(call, statuses, filter.statuses()).filter(filter.shown())
                : few.stream().filter(filter.shownOfCounted());
        if (counted <= MOST_TO_SORT) {
            Stream<Booking> first = readInOrder ? firstWithTies(shown.iterator(), skip + take, sort(call).key()) : shown;
            shown = first.sorted(order(call, statuses));
        }
        List<Booking> chosen = shown.skip(skip).limit(take).toList();
        List<Booking> page = making.rows(chosen, order(call, statuses), call.now());
        ObjectNode answer = Json.object().put("status", "success");
        answer.set("data", views.list(page, call.version()));
        answer.set("pagination", Pagination.of(counted, take, skip));
        return Answer.document(200, answer);
    }

    /** Counts the bookings, and collects them as long as they are few enough to be sorted. */
    private static int count(BookingFilter filter, List<Booking> few) {
        int counted = 0;
        for (Iterator<Booking> all = filter.candidates().filter(filter.counted()).iterator(); all.hasNext(); counted++) {
            Booking booking = all.next();
            if (counted < MOST_TO_SORT) {
                few.add(booking);
            }
        }
        return counted;
    }

    /** Returns the first bookings of a sequence that is in order, and those that are equal to the last of them. */
    private static Stream<Booking> firstWithTies(Iterator<Booking> inOrder, int number, Function<Booking, Instant> key) {
        List<Booking> first = new ArrayList<>();
        boolean complete = false;
        while (!complete && inOrder.hasNext()) {
            Booking next = inOrder.next();
            complete = first.size() >= Math.max(1, number) && !key.apply(next).equals(key.apply(first.get(first.size() - 1)));
            if (!complete) {
                first.add(next);
            }
        }
        return first.stream();
    }

    /** Returns one sort key only: the first of start, end, creation and update in the query. */
    private static Sort sort(Call call) {
        return SORTS.entrySet().stream().filter(sort -> call.query(sort.getKey()).isPresent()).map(Map.Entry::getValue).findFirst()
                .orElse(SORTS.get("sortStart"));
    }

    private static boolean isLatestFirst(Call call, List<String> statuses) {
        return SORTS.keySet().stream().flatMap(name -> call.query(name).stream()).findFirst().map(order -> order.equals("desc"))
                .orElse(statuses.size() == 1 && LATEST_FIRST.contains(statuses.get(0)));
    }

    private Comparator<Booking> order(Call call, List<String> statuses) {
        Comparator<Booking> order = Comparator.comparing(sort(call).key());
        return (isLatestFirst(call, statuses) ? order.reversed() : order).thenComparingLong(making.ties());
    }

    /** Returns all bookings that the page may show, in its order. Where the sort order allows it, bookings of other statuses are skipped. */
    private Stream<Booking> inOrder(Call call, List<String> statuses, StatusFilter wanted) {
        Sort sort = sort(call);
        SortedBookings index = sort.index().apply(state.bookings());
        Instant from = bound(call, sort.after(), Instant.MIN);
        Instant to = bound(call, sort.before(), Instant.MAX);
        Instant reached = call.now();
        if (wanted.isAheadOnly() && sort.byTime()) {
            from = later(from, sort.startsAt() ? reached.minus(state.bookings().longest()) : reached);
        } else if (wanted.isOverOnly() && sort.byTime()) {
            to = reached.isBefore(to) ? reached : to;
        }
        return isLatestFirst(call, statuses) ? index.descending(from, to) : index.ascending(from, to);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant bound(Call call, String parameter, Instant otherwise) {
        return parameter == null ? otherwise
                : call.query(parameter).filter(value -> !value.isEmpty()).map(IsoInstant::parse).orElse(otherwise);
    }
}
