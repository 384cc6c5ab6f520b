/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.availability;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.state.Booking;
import io.github.camelcalcom.sandbox.state.BookingStatus;
import io.github.camelcalcom.sandbox.state.EventType;
import io.github.camelcalcom.sandbox.state.Host;
import io.github.camelcalcom.sandbox.state.Membership;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.state.User;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The hosts of event types, and whose turn it is in a round robin. */
public final class Hosts {

    private final SandboxState state;

    /** Creates a lookup in the state of one sandbox. */
    public Hosts(SandboxState state) {
        this.state = state;
    }

    /** Returns the hosts of an event type in order, without users who have left the team. */
    public List<Host> of(EventType eventType) {
        if (eventType.teamId() == null) {
            return eventType.hosts();
        }
        Map<Long, Host> named = new HashMap<>();
        eventType.hosts().forEach(host -> named.put(host.userId(), host));
        if (eventType.assignsAllTeamMembers()) {
            return state.memberships().ofTeam(eventType.teamId()).stream().filter(Membership::accepted).map(Membership::userId)
                    .map(user -> named.getOrDefault(user, new Host(user, false, Host.DEFAULT_PRIORITY))).toList();
        }
        return eventType.hosts().stream().filter(host -> state.memberships().find(eventType.teamId(), host.userId()).isPresent()).toList();
    }

    /**
     * Returns an event type with those of its hosts whom a request selects. As on the real server, the selection applies to mandatory hosts
     * too, and only to a round robin that allows it.
     *
     * @param userIds the selected hosts; empty for all
     */
    public EventType selected(EventType eventType, Set<Long> userIds) {
        if (userIds.isEmpty() || !eventType.isRoundRobin() || !eventType.settings().path("rrHostSubsetEnabled").asBoolean()) {
            return eventType;
        }
        ObjectNode settings = eventType.settings().deepCopy().put("assignAllTeamMembers", false);
        ArrayNode hosts = settings.putArray("hosts");
        of(eventType).stream().filter(host -> userIds.contains(host.userId())).forEach(host -> hosts.addObject()
                .put("userId", host.userId()).put("mandatory", host.mandatory()).put("priority", host.priority()));
        return new EventType(eventType.id(), eventType.ownerId(), eventType.teamId(), eventType.parentId(), eventType.createdAt(), settings);
    }

    /** Returns the user of a host. */
    public User user(Host host) {
        return state.users().find(host.userId())
                .orElseThrow(() -> new IllegalStateException("Host " + host.userId() + " is not a user of the sandbox"));
    }

    /**
     * Returns the hosts that take turns and are available, in the order of their turns: by priority, then by the time of the last accepted
     * booking of the event type, hosts without one first.
     */
    List<Host> inTurn(EventType eventType, Predicate<Host> available) {
        List<Host> free = of(eventType).stream().filter(host -> !host.mandatory()).filter(available).toList();
        if (free.size() < 2) {
            return free;
        }
        Map<Long, Instant> booked = new HashMap<>();
        free.forEach(host -> booked.put(host.userId(), lastBooked(eventType, user(host))));
        return free.stream().sorted(Comparator.comparing(Host::rank).reversed().thenComparing(host -> booked.get(host.userId()))).toList();
    }

    private Instant lastBooked(EventType eventType, User user) {
        Stream<Booking> invitedByOthers = state.bookings().ofAttendee(user.email()).ascending()
                .filter(booking -> booking.eventTypeId() == eventType.id() && isBusyIn(booking, user));
        return Stream.concat(state.bookings().ofHost(user.id(), eventType.id()).descending()
                                .filter(booking -> booking.status() == BookingStatus.ACCEPTED).limit(1),
                        invitedByOthers.filter(booking -> booking.status() == BookingStatus.ACCEPTED))
                .map(Booking::createdAt).max(Comparator.naturalOrder()).orElse(Instant.MIN);
    }

    /** Whether a user takes part in a booking, as organizer or as member of the team. */
    static boolean isBusyIn(Booking booking, User user) {
        return booking.hostId() == user.id()
                || booking.attendees().stream().anyMatch(attendee -> attendee.seat() == null && attendee.email().equalsIgnoreCase(user.email()));
    }
}
