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
 * A kind of meeting that can be booked. What was set is kept as a document in the field names of version 2024-06-14, without what
 * follows from elsewhere (id, owner, users); the methods read the parts that have a meaning for slots and bookings.
 */
public final class EventType {

    private final long id;
    private final long ownerId;
    private final Long teamId;
    private final Long parentId;
    private final Instant createdAt;
    private ObjectNode settings;

    /**
     * An event type of a user.
     *
     * @param settings every setting, defaults filled in
     */
    public EventType(long id, long ownerId, Instant createdAt, ObjectNode settings) {
        this(id, ownerId, null, null, createdAt, settings);
    }

    /**
     * An event type of a user or of a team.
     *
     * @param ownerId  the user whom it belongs to; 0 for one of a team
     * @param teamId   the team that it belongs to; null for one of a user
     * @param parentId the managed event type of which it is the copy for one member; null for any other
     * @param settings every setting, defaults filled in
     */
    public EventType(long id, long ownerId, Long teamId, Long parentId, Instant createdAt, ObjectNode settings) {
        this.id = id;
        this.ownerId = ownerId;
        this.teamId = teamId;
        this.parentId = parentId;
        this.createdAt = createdAt;
        this.settings = settings;
    }

    /** Its number. */
    public long id() {
        return id;
    }

    /** The user whom it belongs to; 0 for one of a team. */
    public long ownerId() {
        return ownerId;
    }

    /** The team that it belongs to; null for one of a user. */
    public Long teamId() {
        return teamId;
    }

    /** The managed event type of which it is the copy for one member; null for any other. */
    public Long parentId() {
        return parentId;
    }

    /** When it was made. */
    public Instant createdAt() {
        return createdAt;
    }

    /** Every setting as version 2024-06-14 writes it. Not to be changed. */
    public ObjectNode settings() {
        return settings;
    }

    /** Replaces every setting. */
    public void setSettings(ObjectNode settings) {
        this.settings = settings;
    }

    /** What it is called. */
    public String title() {
        return settings.path("title").asText();
    }

    /** What it is called in addresses; unique for its owner. */
    public String slug() {
        return settings.path("slug").asText();
    }

    /** Words about it, empty if there are none. */
    public String description() {
        return settings.path("description").asText("");
    }

    /** How long a booking takes unless its booker chooses. */
    public int lengthInMinutes() {
        return settings.path("lengthInMinutes").asInt();
    }

    /** The lengths that a booker may choose from; empty where there is no choice. */
    public List<Integer> lengthInMinutesOptions() {
        List<Integer> lengths = new ArrayList<>();
        settings.path("lengthInMinutesOptions").forEach(length -> lengths.add(length.asInt()));
        return lengths;
    }

    /** The schedule that holds instead of the owner's default one. */
    public OptionalLong scheduleId() {
        JsonNode value = settings.path("scheduleId");
        return value.isNumber() ? OptionalLong.of(value.asLong()) : OptionalLong.empty();
    }

    /** How long before its start a booking may be made at the latest. */
    public Duration minimumBookingNotice() {
        return minutes("minimumBookingNotice");
    }

    /** Time that is kept free before a booking. */
    public Duration beforeEventBuffer() {
        return minutes("beforeEventBuffer");
    }

    /** Time that is kept free after a booking. */
    public Duration afterEventBuffer() {
        return minutes("afterEventBuffer");
    }

    /** Minutes between the starts of slots; empty where the length decides. */
    public OptionalInt slotInterval() {
        JsonNode value = settings.path("slotInterval");
        return value.isNumber() ? OptionalInt.of(value.asInt()) : OptionalInt.empty();
    }

    /** Minutes that slots are shifted by. */
    public int offsetStart() {
        return settings.path("offsetStart").asInt(0);
    }

    /** Seats of one slot; empty for an event type without seats. */
    public OptionalInt seatsPerTimeSlot() {
        JsonNode value = settings.path("seats").path("seatsPerTimeSlot");
        return value.isNumber() ? OptionalInt.of(value.asInt()) : OptionalInt.empty();
    }

    /** Whether bookers see who else has a seat. */
    public boolean showsAttendees() {
        return settings.path("seats").path("showAttendeeInfo").asBoolean(false);
    }

    /** Whether some bookings need the host's confirmation: its policy is {@code {type:always|time,...}}. */
    public boolean requiresConfirmation() {
        return settings.path("confirmationPolicy").hasNonNull("type");
    }

    /**
     * Whether a booking needs the host's confirmation that is made now. With the policy {@code {type:time,noticeThreshold:{unit,count}}}
     * it does as long as it is not more than that many full minutes or hours away.
     */
    public boolean requiresConfirmation(Instant start, Instant now) {
        JsonNode threshold = settings.path("confirmationPolicy").path("noticeThreshold");
        if (!requiresConfirmation() || threshold.path("count").asLong() == 0) {
            return requiresConfirmation();
        }
        ChronoUnit unit = threshold.path("unit").asText().startsWith("h") ? ChronoUnit.HOURS : ChronoUnit.MINUTES;
        return unit.between(now, start) <= threshold.path("count").asLong();
    }

    /** {@code {interval,occurrences,frequency}}, or a null node where the event does not recur. */
    public JsonNode recurrence() {
        return settings.path("recurrence");
    }

    /** {@code {disabled:true}} or the window, as version 2024-06-14 writes it. */
    public JsonNode bookingWindow() {
        return settings.path("bookingWindow");
    }

    /** As version 2024-06-14 writes them. */
    public JsonNode locations() {
        return settings.path("locations");
    }

    /** Default and custom fields as version 2024-06-14 writes them; {@code isDefault} tells them apart. */
    public JsonNode bookingFields() {
        return settings.path("bookingFields");
    }

    /** How the hosts of a team's event type share its bookings: {@code collective}, {@code roundRobin}, {@code managed}; empty for a user's. */
    public String schedulingType() {
        return teamId == null ? "" : settings.path("schedulingType").asText();
    }

    /** Whether all hosts take part in a booking. */
    public boolean isCollective() {
        return schedulingType().equals("collective");
    }

    /** Whether one of the hosts takes a booking. */
    public boolean isRoundRobin() {
        return schedulingType().equals("roundRobin");
    }

    /** Whether it is only the pattern of the event types of its hosts. */
    public boolean isManaged() {
        return schedulingType().equals("managed");
    }

    /** Whether every member of the team is a host. */
    public boolean assignsAllTeamMembers() {
        return settings.path("assignAllTeamMembers").asBoolean(false);
    }

    /** The hosts that were named, in order; the owner of a user's event type. */
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
