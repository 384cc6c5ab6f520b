package io.github.camelcalcom.sandbox;

import io.github.camelcalcom.sandbox.handlers.EventTypeSettings;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.state.ApiKey;
import io.github.camelcalcom.sandbox.state.EventType;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.state.Schedule;
import io.github.camelcalcom.sandbox.state.User;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

/** Plants the first users of a sandbox. */
public final class Seeding {

    private static final List<DayOfWeek> WEEK = List.of(DayOfWeek.SUNDAY, DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY,
            DayOfWeek.THURSDAY, DayOfWeek.FRIDAY, DayOfWeek.SATURDAY);

    private final SandboxState state;

    Seeding(SandboxState state) {
        this.state = state;
    }

    /**
     * A user with an API key of its own and a default schedule that is open around the clock.
     *
     * @param timeZone the user's zone, such as {@code Europe/London}
     */
    public SeededUser user(String username, String name, String email, String timeZone) {
        ZoneId zone = ZoneId.of(timeZone);
        User user = state.users().put(new User(state.users().nextId(), username, name, email, zone));
        Schedule.Availability always = new Schedule.Availability(state.nextAvailabilityId(), WEEK, LocalTime.MIN, LocalTime.of(23, 59));
        Schedule schedule = state.schedules().put(new Schedule(state.schedules().nextId(), user.id(), "Working hours", zone,
                List.of(always), List.of()));
        user.setDefaultScheduleId(schedule.id());
        user.setWeekStart("Monday");
        String key = ApiKey.PREFIX + state.uids().hex32();
        state.apiKeys().put(new ApiKey(key, user.id(), null, false));
        return new SeededUser(state, user, key);
    }

    /** A user that was planted, to be given more. */
    public static final class SeededUser {

        private final SandboxState state;
        private final User user;
        private final String apiKey;

        private SeededUser(SandboxState state, User user, String apiKey) {
            this.state = state;
            this.user = user;
            this.apiKey = apiKey;
        }

        /** An event type with the settings of a new one. */
        public SeededUser eventType(String title, String slug, int lengthInMinutes) {
            state.eventTypes().put(new EventType(state.eventTypes().nextId(), user.id(), state.now(), EventTypeSettings.created(
                    Json.object().put("title", title).put("slug", slug).put("lengthInMinutes", lengthInMinutes))));
            return this;
        }

        /** The number of the user. */
        public long id() {
            return user.id();
        }

        /** A secret of the sandbox: what the user's clients send as bearer token. */
        public String apiKey() {
            return apiKey;
        }
    }
}
