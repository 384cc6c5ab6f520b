package io.github.camelcalcom.sandbox.state;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.util.List;

/** A meeting that was booked, as it was at one moment. Immutable, thread safe; a change makes a new one. */
public final class Booking {

    private final Builder values;

    private Booking(Builder values) {
        this.values = values;
    }

    /** A builder for a new booking of an event type. */
    public static Builder builder(long id, String uid, long eventTypeId) {
        Builder builder = new Builder();
        builder.id = id;
        builder.uid = uid;
        builder.eventTypeId = eventTypeId;
        return builder;
    }

    /** A builder that starts with the values of this one. */
    public Builder change() {
        return new Builder(values);
    }

    /** Its number. */
    public long id() {
        return values.id;
    }

    /** What the API calls it by. */
    public String uid() {
        return values.uid;
    }

    /** What was booked. */
    public long eventTypeId() {
        return values.eventTypeId;
    }

    /** The user who is the host. */
    public long hostId() {
        return values.hostId;
    }

    /** What it is called. */
    public String title() {
        return values.title;
    }

    /** What the booker wrote; null for a booking with seats. */
    public String description() {
        return values.description;
    }

    /** How it stands. */
    public BookingStatus status() {
        return values.status;
    }

    /** When it begins. */
    public Instant start() {
        return values.start;
    }

    /** When it is over. */
    public Instant end() {
        return values.end;
    }

    /** Where it is: an address, a link, a phone number or {@code integrations:...}. */
    public String location() {
        return values.location;
    }

    /** What the booker answered, by the slug of the field. Not to be changed. */
    public ObjectNode responses() {
        return values.responses;
    }

    /** What the booker attached. Not to be changed. */
    public ObjectNode metadata() {
        return values.metadata;
    }

    /** The booker first, then guests; or one for each seat. */
    public List<Attendee> attendees() {
        return values.attendees;
    }

    /** How many seats are taken; 0 for a booking without seats. Hosts among the attendees have none. */
    public int seatsTaken() {
        return (int) values.attendees.stream().filter(attendee -> attendee.seat() != null).count();
    }

    /** When it was made. */
    public Instant createdAt() {
        return values.createdAt;
    }

    /** When the real server would have touched its row last. */
    public Instant updatedAt() {
        return values.updatedAt;
    }

    /** What calendars know it by: the same for every booking that it was moved to. */
    public String icsUid() {
        return values.icsUid;
    }

    /** How often calendars heard of a change. */
    public int icsSequence() {
        return values.icsSequence;
    }

    /** Why it was called off; null if nobody said. */
    public String cancellationReason() {
        return values.cancellationReason;
    }

    /** Why the host said no; null if the host did not say. */
    public String rejectionReason() {
        return values.rejectionReason;
    }

    /** Where it was moved from and to. */
    public Move move() {
        return values.move;
    }

    /** The series that it belongs to; null if it does not. */
    public String recurringBookingUid() {
        return values.recurringBookingUid;
    }

    /** Whether the host did not come. */
    public boolean hostAbsent() {
        return values.hostAbsent;
    }

    /** Builds a booking: each method sets what the booking's own one of that name gives. Not thread safe. */
    public static final class Builder {

        private long id;
        private String uid;
        private long eventTypeId;
        private long hostId;
        private String title;
        private String description = "";
        private BookingStatus status = BookingStatus.ACCEPTED;
        private Instant start;
        private Instant end;
        private String location;
        private ObjectNode responses = JsonNodeFactory.instance.objectNode();
        private ObjectNode metadata = JsonNodeFactory.instance.objectNode();
        private List<Attendee> attendees = List.of();
        private Instant createdAt;
        private Instant updatedAt;
        private String icsUid;
        private int icsSequence;
        private String cancellationReason;
        private String rejectionReason;
        private Move move = Move.NONE;
        private String recurringBookingUid;
        private boolean hostAbsent;

        private Builder() {
        }

        private Builder(Builder other) {
            id = other.id;
            uid = other.uid;
            eventTypeId = other.eventTypeId;
            hostId = other.hostId;
            title = other.title;
            description = other.description;
            status = other.status;
            start = other.start;
            end = other.end;
            location = other.location;
            responses = other.responses;
            metadata = other.metadata;
            attendees = other.attendees;
            createdAt = other.createdAt;
            updatedAt = other.updatedAt;
            icsUid = other.icsUid;
            icsSequence = other.icsSequence;
            cancellationReason = other.cancellationReason;
            rejectionReason = other.rejectionReason;
            move = other.move;
            recurringBookingUid = other.recurringBookingUid;
            hostAbsent = other.hostAbsent;
        }

        public Builder hostId(long value) {
            hostId = value;
            return this;
        }

        public Builder title(String value) {
            title = value;
            return this;
        }

        public Builder description(String value) {
            description = value;
            return this;
        }

        public Builder status(BookingStatus value) {
            status = value;
            return this;
        }

        public Builder start(Instant value) {
            start = value;
            return this;
        }

        public Builder end(Instant value) {
            end = value;
            return this;
        }

        public Builder location(String value) {
            location = value;
            return this;
        }

        public Builder responses(ObjectNode value) {
            responses = value;
            return this;
        }

        public Builder metadata(ObjectNode value) {
            metadata = value;
            return this;
        }

        public Builder attendees(List<Attendee> value) {
            attendees = List.copyOf(value);
            return this;
        }

        public Builder createdAt(Instant value) {
            createdAt = value;
            return this;
        }

        public Builder updatedAt(Instant value) {
            updatedAt = value;
            return this;
        }

        public Builder icsUid(String value) {
            icsUid = value;
            return this;
        }

        public Builder icsSequence(int value) {
            icsSequence = value;
            return this;
        }

        public Builder cancellationReason(String value) {
            cancellationReason = value;
            return this;
        }

        public Builder rejectionReason(String value) {
            rejectionReason = value;
            return this;
        }

        public Builder move(Move value) {
            move = value;
            return this;
        }

        public Builder recurringBookingUid(String value) {
            recurringBookingUid = value;
            return this;
        }

        public Builder hostAbsent(boolean value) {
            hostAbsent = value;
            return this;
        }

        /** The booking with the values so far. */
        public Booking build() {
            return new Booking(new Builder(this));
        }
    }
}
