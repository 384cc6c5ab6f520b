/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.events.EventInput;
import io.github.camelcalcom.sandbox.eventtypes.EventTypeSettings;
import io.github.camelcalcom.sandbox.eventtypes.TeamEventTypes;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.organizations.Organizations;
import io.github.camelcalcom.sandbox.platform.OAuthClientInput;
import io.github.camelcalcom.sandbox.platform.OAuthClients;
import io.github.camelcalcom.sandbox.state.ApiKey;
import io.github.camelcalcom.sandbox.state.Attendee;
import io.github.camelcalcom.sandbox.state.Booking;
import io.github.camelcalcom.sandbox.state.Event;
import io.github.camelcalcom.sandbox.state.EventType;
import io.github.camelcalcom.sandbox.state.MembershipRole;
import io.github.camelcalcom.sandbox.state.NamedZone;
import io.github.camelcalcom.sandbox.state.OAuthClient;
import io.github.camelcalcom.sandbox.state.RoutingForm;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.state.Schedule;
import io.github.camelcalcom.sandbox.state.Team;
import io.github.camelcalcom.sandbox.state.User;
import io.github.camelcalcom.sandbox.teams.TeamInput;
import io.github.camelcalcom.sandbox.time.Progress;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;

/** Creates the initial data of a sandbox. */
public final class Seeding {

    private static final List<DayOfWeek> WEEK = List.of(DayOfWeek.SUNDAY, DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY,
            DayOfWeek.THURSDAY, DayOfWeek.FRIDAY, DayOfWeek.SATURDAY);

    private static final String VIDEO = "integrations:daily";

    private final SandboxState state;
    private final Progress bookings = new Progress("Seeding bookings", System::nanoTime);

    Seeding(SandboxState state) {
        this.state = state;
    }

    /** Returns the progress of the bookings that are created, which the log shows if it takes long. */
    public Progress bookings() {
        return bookings;
    }

    /** Returns the state, for data that this class has no method for. */
    public SandboxState state() {
        return state;
    }

    /**
     * Creates a user with an API key and a default schedule that is open around the clock.
     *
     * @param timeZone time zone of the user, for example {@code Europe/London}
     */
    public SeededUser user(String username, String name, String email, String timeZone) {
        NamedZone zone = NamedZone.of(timeZone);
        User user = state.users().put(new User(state.users().nextId(), username, name, email, zone, state.now()));
        Schedule.Availability always = new Schedule.Availability(state.nextAvailabilityId(), WEEK, LocalTime.MIN, LocalTime.of(23, 59));
        Schedule schedule = state.schedules().put(new Schedule(state.schedules().nextId(), user.id(), "Working hours", zone,
                List.of(always), List.of()));
        user.setDefaultScheduleId(schedule.id());
        user.setWeekStart("Monday");
        String key = ApiKey.PREFIX + state.uids().hex32();
        state.apiKeys().put(new ApiKey(key, user.id(), null, null, false));
        return new SeededUser(state, user, key, bookings);
    }

    /** Creates an organization with an API key. */
    public SeededOrganization organization(String name, SeededUser owner) {
        return new SeededOrganization(state, owner, name, false);
    }

    /** Creates an organization that may have OAuth clients and managed users, with an API key. */
    public SeededOrganization platform(String name, SeededUser owner) {
        return new SeededOrganization(state, owner, name, true);
    }

    /** Creates a team that belongs to no organization. */
    public SeededTeam team(String name, SeededUser owner) {
        return new SeededTeam(state, null, owner, name);
    }

    /** Adds an API key that precedes the other keys of the first user. */
    void plantKeyOfFirstUser(String key) {
        User first = state.users().stream().findFirst()
                .orElseThrow(() -> new IllegalStateException("The API key has no owner: the seed created no user"));
        List<ApiKey> others = List.copyOf(state.apiKeys().all());
        others.forEach(other -> state.apiKeys().remove(other.key()));
        state.apiKeys().put(new ApiKey(key, first.id(), null, null, false));
        others.stream().filter(other -> !other.key().equals(key)).forEach(state.apiKeys()::put);
    }

    private static String slug(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }

    /** A seeded organization, to which more data can be added. */
    public static final class SeededOrganization {

        private final SandboxState state;
        private final SeededUser owner;
        private final Team organization;
        private final String apiKey;

        private SeededOrganization(SandboxState state, SeededUser owner, String name, boolean platform) {
            this.state = state;
            this.owner = owner;
            Organizations organizations = new Organizations(state);
            this.organization = organizations.create(null, platform, Json.object().put("name", name).put("slug", slug(name)), state.now());
            this.apiKey = ApiKey.PREFIX + state.uids().hex32();
            state.apiKeys().put(new ApiKey(apiKey, owner.id(), organization.id(), null, false));
            organizations.seed(organization.id(), owner.user, MembershipRole.OWNER);
        }

        /** Adds a member. */
        public SeededOrganization member(SeededUser user) {
            new Organizations(state).seed(organization.id(), user.user, MembershipRole.MEMBER);
            return this;
        }

        /** Creates a team that the owner of the organization owns. */
        public SeededTeam team(String name) {
            return new SeededTeam(state, organization.id(), owner, name);
        }

        /**
         * Creates a client that has all permissions and gives its managed users the default event types.
         *
         * @throws IllegalStateException if the organization is not a platform
         */
        public OAuthClient oAuthClient(String name, String redirectUri) {
            if (!organization.platform()) {
                throw new IllegalStateException("Organization '" + organization.name() + "' is no platform: create it with platform(...)");
            }
            ObjectNode given = Json.object().put("name", name).put("areDefaultEventTypesEnabled", true);
            given.putArray("redirectUris").add(redirectUri);
            given.putArray("permissions").add("*");
            return new OAuthClients(state).seed(organization.id(), OAuthClientInput.created(given));
        }

        /** Returns the id of the organization. */
        public long id() {
            return organization.id();
        }

        /** Returns the API key that acts as the owner for the organization. */
        public String apiKey() {
            return apiKey;
        }
    }

    /** A seeded team, to which more data can be added. */
    public static final class SeededTeam {

        private final SandboxState state;
        private final Team team;

        private SeededTeam(SandboxState state, Long organizationId, SeededUser owner, String name) {
            this.state = state;
            this.team = state.teams().put(new Team(state.teams().nextId(), organizationId, false, false,
                    TeamInput.created(Json.object().put("name", name).put("slug", slug(name))), state.now()));
            state.memberships().add(team.id(), owner.user.id(), true, MembershipRole.OWNER, state.now(), true);
        }

        /** Adds a member. */
        public SeededTeam member(SeededUser user) {
            state.memberships().add(team.id(), user.user.id(), true, MembershipRole.MEMBER, state.now(), true);
            return this;
        }

        /** Creates an event type with default settings. Every member is a host, in turn ({@code roundRobin}) or all together. */
        public SeededTeam eventType(String title, String slug, int lengthInMinutes, String schedulingType) {
            new TeamEventTypes(state).create(team.id(), Json.object().put("title", title).put("slug", slug)
                    .put("lengthInMinutes", lengthInMinutes).put("schedulingType", schedulingType).put("assignAllTeamMembers", true),
                    state.now());
            return this;
        }

        /**
         * Creates the draft of an event of the team, which the API has no operation for.
         *
         * @param slug name in the address of its page
         */
        public SeededTeam event(String title, String slug, Instant start, Instant end) {
            String zone = state.users().find(state.memberships().owner(team.id()).orElseThrow().userId()).orElseThrow().timeZone().name();
            state.events().put(new Event(state.uids().uuid(), null, team.id(), EventInput.completed(state, Json.object().put("title", title)
                    .put("slug", slug).put("startTime", start.toString()).put("endTime", end.toString()), zone), state.now()));
            return this;
        }

        /**
         * Creates a routing form with routes of any kind.
         *
         * @param fields JSON: {@code [{"id":..,"type":"text","label":..,"required":..,"identifier":..}]}
         * @param routes JSON: {@code [{"id":..,"queryValue":{..},"action":{"type":..,"value":..,"eventTypeId":..},"isFallback":..}]}
         */
        public SeededTeam routingForm(String id, String name, String fields, String routes) {
            try {
                state.routingForms().put(new RoutingForm(id, name, state.memberships().owner(team.id()).orElseThrow().userId(), team.id(),
                        Json.MAPPER.readTree(fields), Json.MAPPER.readTree(routes), state.now()));
            } catch (JsonProcessingException e) {
                throw new IllegalArgumentException("The fields or routes of routing form '" + id + "' are not JSON: " + e.getOriginalMessage(), e);
            }
            return this;
        }

        /** Returns the id of the team. */
        public long id() {
            return team.id();
        }
    }

    /** A seeded user, to which more data can be added. */
    public static final class SeededUser {

        private final SandboxState state;
        private final User user;
        private final String apiKey;
        private final Progress bookings;

        private SeededUser(SandboxState state, User user, String apiKey, Progress bookings) {
            this.state = state;
            this.user = user;
            this.apiKey = apiKey;
            this.bookings = bookings;
        }

        /** Creates an event type with default settings. */
        public SeededUser eventType(String title, String slug, int lengthInMinutes) {
            state.eventTypes().put(new EventType(state.eventTypes().nextId(), user.id(), state.now(), EventTypeSettings.created(
                    Json.object().put("title", title).put("slug", slug).put("lengthInMinutes", lengthInMinutes))));
            return this;
        }

        /**
         * Creates an accepted booking of one of the user's event types, with the current time as time of creation. Neither availability nor
         * limits are checked and no webhook is triggered, so any number of bookings can be created, also in the past.
         *
         * @throws IllegalArgumentException if the user has no event type with that slug
         */
        public SeededUser booking(String slug, Instant start, String attendeeName, String attendeeEmail) {
            EventType eventType = state.eventTypes().findFirst(found -> found.ownerId() == user.id() && found.slug().equals(slug))
                    .orElseThrow(() -> new IllegalArgumentException("User '" + user.username() + "' has no event type '" + slug
                            + "': create it with eventType(...) first"));
            String uid = state.uids().shortUid();
            Attendee attendee = new Attendee(state.nextAttendeeId(), attendeeName, attendeeEmail, user.timeZone().name(), user.locale(),
                    null, false, null);
            state.bookings().put(Booking.builder(state.bookings().nextId(), uid, eventType.id()).hostId(user.id())
                    .title(eventType.title() + " between " + user.name() + " and " + attendeeName).start(start)
                    .end(start.plus(Duration.ofMinutes(eventType.lengthInMinutes()))).location(VIDEO)
                    .responses(Json.object().put("email", attendeeEmail).put("name", attendeeName)).attendees(List.of(attendee))
                    .createdAt(state.now()).updatedAt(state.now()).icsUid(uid + "@Cal.com").build());
            bookings.one();
            return this;
        }

        /** Returns the id of the user. */
        public long id() {
            return user.id();
        }

        /** Returns the API key that clients of the user send as bearer token. */
        public String apiKey() {
            return apiKey;
        }
    }
}
