/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.bookings;

import io.github.camelcalcom.sandbox.http.ApiException;
import io.github.camelcalcom.sandbox.http.Call;
import io.github.camelcalcom.sandbox.state.Attendee;
import io.github.camelcalcom.sandbox.state.Booking;
import io.github.camelcalcom.sandbox.state.Bookings;
import io.github.camelcalcom.sandbox.state.EventType;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.validation.IsoInstant;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The filter of a list of bookings. The query must have been checked before. */
final class BookingFilter {

    private static final Predicate<Booking> EVERYTHING = booking -> true;

    /** Queries that select bookings by an index of their own. */
    private static final List<String> SELECTIVE = List.of("bookingUid", "attendeeEmail", "eventTypeId", "eventTypeIds", "teamId", "teamsIds",
            "afterStart", "beforeEnd");

    private final SandboxState state;
    private final Call call;
    private final StatusFilter statuses;
    private final Predicate<Booking> visible;

    /**
     * @param statuses requested statuses; empty for all
     * @param visible  bookings that the list covers at all
     */
    BookingFilter(SandboxState state, Call call, List<String> statuses, Predicate<Booking> visible) {
        this.visible = visible;
        this.state = state;
        this.call = call;
        this.statuses = new StatusFilter(statuses, call.now());
    }

    /**
     * Returns the condition for totals: all filters except the times of creation and update, which the totals of the real server ignore.
     */
    Predicate<Booking> counted() {
        Set<Long> ofTeams = eventTypesOfTeams();
        return all(List.of(ofTeams.isEmpty() ? visible : visible.or(booking -> ofTeams.contains(booking.eventTypeId()) && isMember(booking)),
                wanted()));
    }

    /** Returns the filters of the caller that count for totals. */
    private Predicate<Booking> wanted() {
        return all(List.of(statuses.isEmpty() ? EVERYTHING : statuses, others()));
    }

    /** Returns the filters that count for totals, without the statuses. */
    private Predicate<Booking> others() {
        return all(List.of(eventTypes(),
                text("attendeeEmail", value -> booking -> hasAttendee(booking, attendee -> attendee.email().equals(value))),
                text("attendeeName", value -> booking -> hasAttendee(booking, attendee -> attendee.name().equals(value))),
                text("bookingUid", value -> booking -> booking.uid().equals(value)),
                from("afterStart", Booking::start), until("beforeEnd", Booking::end)));
    }

    /** Returns the number of {@link #counted} bookings, if it is known without checking each booking. */
    OptionalInt countedAtOnce() {
        return visible instanceof VisibleBookings known && others() == EVERYTHING ? OptionalInt.of(known.count(statuses)) : OptionalInt.empty();
    }

    /** Returns the bookings that the list covers, if the query selects them by their statuses only and reading them in order pays off. */
    Optional<VisibleBookings> readInOrder(int least) {
        return visible instanceof VisibleBookings known && SELECTIVE.stream().noneMatch(name -> asked(name).isPresent())
                && known.count(statuses) > least ? Optional.of(known) : Optional.empty();
    }

    /** Returns the requested statuses. */
    StatusFilter statuses() {
        return statuses;
    }

    /** Combines the conditions that do not hold for every booking, because each of them is evaluated for every booking of a large list. */
    private static Predicate<Booking> all(List<Predicate<Booking>> conditions) {
        return conditions.stream().filter(condition -> condition != EVERYTHING).reduce(Predicate::and).orElse(EVERYTHING);
    }

    private static boolean hasAttendee(Booking booking, Predicate<Attendee> condition) {
        for (Attendee attendee : booking.attendees()) {
            if (condition.test(attendee)) {
                return true;
            }
        }
        return false;
    }

    /** Returns the condition for bookings that the page shows. */
    Predicate<Booking> shown() {
        return all(List.of(counted(), shownOfCounted()));
    }

    /** Returns the condition for bookings that the page shows, for bookings that are {@link #counted} for certain. */
    Predicate<Booking> shownOfCounted() {
        return all(List.of(from("afterCreatedAt", Booking::createdAt), until("beforeCreatedAt", Booking::createdAt),
                from("afterUpdatedAt", Booking::updatedAt), until("beforeUpdatedAt", Booking::updatedAt)));
    }

    /**
     * Returns bookings that include all {@link #counted} ones, in no particular order. They are selected by the requested booking or
     * attendee, the event types, the time or the visible bookings; without any of these, all bookings are returned.
     */
    Stream<Booking> candidates() {
        Bookings bookings = state.bookings();
        Optional<String> uid = asked("bookingUid");
        Optional<String> attendee = asked("attendeeEmail");
        if (uid.isPresent()) {
            return bookings.find(uid.get()).stream();
        }
        if (attendee.isPresent()) {
            return bookings.ofAttendee(attendee.get()).ascending();
        }
        Optional<List<Long>> eventTypes = asked("eventTypeId").or(() -> asked("eventTypeIds")).map(BookingFilter::numbers);
        if (eventTypes.isPresent()) {
            return eventTypes.get().stream().distinct().flatMap(id -> bookings.ofEventType(id).ascending());
        }
        Set<Long> ofTeams = eventTypesOfTeams();
        if (!ofTeams.isEmpty()) {
            return ofTeams.stream().flatMap(id -> bookings.ofEventType(id).ascending());
        }
        if (asked("afterStart").isEmpty() && asked("beforeEnd").isEmpty()) {
            // a table is read faster than an index, so the index pays off only if it contains less
            return visible instanceof VisibleBookings known && known.count(statuses) < bookings.size() / 2 ? known.stream(statuses)
                    : bookings.stream();
        }
        Instant from = asked("afterStart").map(IsoInstant::parse).orElse(Instant.MIN);
        Instant to = asked("beforeEnd").map(IsoInstant::parse).orElse(Instant.MAX);
        return bookings.byStart().between(from, to.equals(Instant.MAX) ? to : to.plusNanos(1));
    }

    private Optional<String> asked(String parameter) {
        return call.query(parameter).filter(value -> !value.isEmpty());
    }

    private Predicate<Booking> eventTypes() {
        Predicate<Booking> single = text("eventTypeId", value -> {
            List<Long> ids = numbers(value);
            if (ids.stream().noneMatch(id -> state.eventTypes().find(id).isPresent())) {
                throw ApiException.trpcBadRequest();
            }
            return booking -> ids.contains(booking.eventTypeId());
        });
        return all(List.of(single, teams(), text("eventTypeIds", value -> {
            List<Long> ids = numbers(value);
            return booking -> ids.contains(booking.eventTypeId());
        })));
    }

    /** As on the real server, teams without event types are ignored: then all bookings are listed. */
    private Predicate<Booking> teams() {
        Set<Long> wanted = eventTypesOfTeams();
        return wanted.isEmpty() ? EVERYTHING : booking -> wanted.contains(booking.eventTypeId());
    }

    /** The real server lists all bookings of a team to each of its members who asks for the team. */
    private boolean isMember(Booking booking) {
        return state.eventTypes().find(booking.eventTypeId()).filter(eventType ->
                state.memberships().find(eventType.teamId(), call.user().id()).isPresent()).isPresent();
    }

    private Set<Long> eventTypesOfTeams() {
        List<Long> teams = new ArrayList<>();
        call.query("teamId").ifPresent(value -> teams.addAll(numbers(value)));
        call.queryAll("teamsIds").forEach(value -> teams.addAll(numbers(value)));
        return state.eventTypes().stream().filter(eventType -> eventType.teamId() != null && teams.contains(eventType.teamId()))
                .map(EventType::id).collect(Collectors.toSet());
    }

    private static List<Long> numbers(String list) {
        return Arrays.stream(list.split(",")).map(String::trim).filter(text -> text.matches("\\d{1,15}")).map(Long::valueOf).toList();
    }

    private Predicate<Booking> text(String parameter, Function<String, Predicate<Booking>> condition) {
        return asked(parameter).map(condition).orElse(EVERYTHING);
    }

    private Predicate<Booking> from(String parameter, Function<Booking, Instant> instant) {
        return text(parameter, value -> {
            Instant first = IsoInstant.parse(value);
            return booking -> !instant.apply(booking).isBefore(first);
        });
    }

    private Predicate<Booking> until(String parameter, Function<Booking, Instant> instant) {
        return text(parameter, value -> {
            Instant last = IsoInstant.parse(value);
            return booking -> !instant.apply(booking).isAfter(last);
        });
    }
}
