/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * An event type. Its settings are stored as a document with the field names of version 2024-06-14, without derived fields (id, owner,
 * users). The methods read the settings that affect slots and bookings.
 */
public final class EventType {

    private final long id;
    private final long ownerId;
    private final Long teamId;
    private final Long parentId;
    private final Instant createdAt;
    private ObjectNode settings;

    /**
     * Creates an event type of a user.
     *
     * @param settings all settings including defaults
     */
    public EventType(long id, long ownerId, Instant createdAt, ObjectNode settings) {
        this(id, ownerId, null, null, createdAt, settings);
    }

    /**
     * Creates an event type of a user or of a team.
     *
     * @param ownerId  user who owns it; 0 for an event type of a team
     * @param teamId   team that owns it; null for an event type of a user
     * @param parentId managed event type that it is a copy of; null for any other event type
     * @param settings all settings including defaults
     */
    public EventType(long id, long ownerId, Long teamId, Long parentId, Instant createdAt, ObjectNode settings) {
        this.id = id;
        this.ownerId = ownerId;
        this.teamId = teamId;
        this.parentId = parentId;
        this.createdAt = createdAt;
        this.settings = settings;
    }

    /** Returns the id. */
    public long id() {
        return id;
    }

    /** Returns the owner; 0 for an event type of a team. */
    public long ownerId() {
        return ownerId;
    }

    /** Returns the team; null for an event type of a user. */
    public Long teamId() {
        return teamId;
    }

    /** Returns the managed event type that this one is a copy of; null for any other event type. */
    public Long parentId() {
        return parentId;
    }

    /** Returns the time of creation. */
    public Instant createdAt() {
        return createdAt;
    }

    /** Returns all settings in the format of version 2024-06-14. Must not be modified. */
    public ObjectNode settings() {
        return settings;
    }

    /** Replaces all settings. */
    public void setSettings(ObjectNode settings) {
        this.settings = settings;
    }

    /** Returns the title. */
    public String title() {
        return settings.path("title").asText();
    }

    /** Returns the slug, which is unique for its owner. */
    public String slug() {
        return settings.path("slug").asText();
    }

    /** Returns the description, empty if there is none. */
    public String description() {
        return settings.path("description").asText("");
    }

    /** Returns the default length of a booking. */
    public int lengthInMinutes() {
        return settings.path("lengthInMinutes").asInt();
    }

    /** Returns the lengths that a booker may choose from; empty if there is no choice. */
    public List<Integer> lengthInMinutesOptions() {
        List<Integer> lengths = new ArrayList<>();
        settings.path("lengthInMinutesOptions").forEach(length -> lengths.add(length.asInt()));
        return lengths;
    }

    /** Returns the schedule that replaces the owner's default one. */
    public OptionalLong scheduleId() {
        JsonNode value = settings.path("scheduleId");
        return value.isNumber() ? OptionalLong.of(value.asLong()) : OptionalLong.empty();
    }

    /** Returns the minimum notice of a booking. */
    public Duration minimumBookingNotice() {
        return minutes("minimumBookingNotice");
    }

    /** Returns the time that is kept free before a booking. */
    public Duration beforeEventBuffer() {
        return minutes("beforeEventBuffer");
    }

    /** Returns the time that is kept free after a booking. */
    public Duration afterEventBuffer() {
        return minutes("afterEventBuffer");
    }

    /** Returns the minutes between the starts of slots; empty if the length of a booking determines them. */
    public OptionalInt slotInterval() {
        JsonNode value = settings.path("slotInterval");
        return value.isNumber() ? OptionalInt.of(value.asInt()) : OptionalInt.empty();
    }

    /** Returns the offset of slots in minutes. */
    public int offsetStart() {
        return settings.path("offsetStart").asInt(0);
    }

    /** Returns the number of seats of one slot; empty for an event type without seats. */
    public OptionalInt seatsPerTimeSlot() {
        JsonNode value = settings.path("seats").path("seatsPerTimeSlot");
        return value.isNumber() ? OptionalInt.of(value.asInt()) : OptionalInt.empty();
    }

    /** Whether bookers can see the other attendees. */
    public boolean showsAttendees() {
        return settings.path("seats").path("showAttendeeInfo").asBoolean(false);
    }

    /** Whether some bookings need the host's confirmation. The policy is {@code {type:always|time,...}}. */
    public boolean requiresConfirmation() {
        return settings.path("confirmationPolicy").hasNonNull("type");
    }

    /**
     * Whether a booking that is created now needs the host's confirmation. With the policy {@code {type:time,noticeThreshold:{unit,count}}}
     * it does if it is at most that many full minutes or hours ahead.
     */
    public boolean requiresConfirmation(Instant start, Instant now) {
        JsonNode threshold = settings.path("confirmationPolicy").path("noticeThreshold");
        if (!requiresConfirmation() || threshold.path("count").asLong() == 0) {
            return requiresConfirmation();
        }
        ChronoUnit unit = threshold.path("unit").asText().startsWith("h") ? ChronoUnit.HOURS : ChronoUnit.MINUTES;
        return unit.between(now, start) <= threshold.path("count").asLong();
    }

    /** Returns {@code {interval,occurrences,frequency}}, or a null node if the event does not recur. */
    public JsonNode recurrence() {
        return settings.path("recurrence");
    }

    /** Returns {@code {disabled:true}} or the booking window in the format of version 2024-06-14. */
    public JsonNode bookingWindow() {
        return settings.path("bookingWindow");
    }

    /** Returns the locations in the format of version 2024-06-14. */
    public JsonNode locations() {
        return settings.path("locations");
    }

    /** Returns default and custom fields in the format of version 2024-06-14, distinguished by {@code isDefault}. */
    public JsonNode bookingFields() {
        return settings.path("bookingFields");
    }

    /**
     * Returns the scheduling type of a team's event type, {@code collective}, {@code roundRobin} or {@code managed}; empty for a user's.
     */
    public String schedulingType() {
        return teamId == null ? "" : settings.path("schedulingType").asText();
    }

    /** Whether all hosts take part in a booking. */
    public boolean isCollective() {
        return schedulingType().equals("collective");
    }

    /** Whether one of the hosts takes part in a booking. */
    public boolean isRoundRobin() {
        return schedulingType().equals("roundRobin");
    }

    /** Whether it is the template of the event types of its hosts. */
    public boolean isManaged() {
        return schedulingType().equals("managed");
    }

    /** Whether every member of the team is a host. */
    public boolean assignsAllTeamMembers() {
        return settings.path("assignAllTeamMembers").asBoolean(false);
    }

    /** Returns the configured hosts in order; the owner of a user's event type. */
    public List<Host> hosts() {
        if (teamId == null) {
            return List.of(new Host(ownerId, true, Host.DEFAULT_PRIORITY));
        }
        List<Host> hosts = new ArrayList<>();
        settings.path("hosts").forEach(host -> hosts.add(new Host(host.path("userId").asLong(), host.path("mandatory").asBoolean(false),
                host.path("priority").asText(Host.DEFAULT_PRIORITY))));
        return hosts;
    }

    private Duration minutes(String field) {
        return Duration.ofMinutes(settings.path(field).asLong(0));
    }
}
