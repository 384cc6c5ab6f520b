/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.state;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.util.List;

/** Snapshot of a booking. Immutable and thread safe; a change creates a new one. */
public final class Booking {

    private final Builder values;

    private Booking(Builder values) {
        this.values = values;
    }

    /** Returns a builder for a new booking of an event type. */
    public static Builder builder(long id, String uid, long eventTypeId) {
        Builder builder = new Builder();
        builder.id = id;
        builder.uid = uid;
        builder.eventTypeId = eventTypeId;
        return builder;
    }

    /** Returns a builder with the values of this booking. */
    public Builder change() {
        return new Builder(values);
    }

    /** Returns the id. */
    public long id() {
        return values.id;
    }

    /** Returns the uid, which identifies the booking in the API. */
    public String uid() {
        return values.uid;
    }

    /** Returns the id of the event type. */
    public long eventTypeId() {
        return values.eventTypeId;
    }

    /** Returns the id of the host. */
    public long hostId() {
        return values.hostId;
    }

    /** Returns the title. */
    public String title() {
        return values.title;
    }

    /** Returns the notes of the booker; null for a booking with seats. */
    public String description() {
        return values.description;
    }

    /** Returns the status. */
    public BookingStatus status() {
        return values.status;
    }

    /** Returns the start. */
    public Instant start() {
        return values.start;
    }

    /** Returns the end. */
    public Instant end() {
        return values.end;
    }

    /** Returns the location: an address, a link, a phone number or {@code integrations:...}. */
    public String location() {
        return values.location;
    }

    /** Returns the answers of the booker by the slugs of fields. Must not be modified. */
    public ObjectNode responses() {
        return values.responses;
    }

    /** Returns the metadata of the booker. Must not be modified. */
    public ObjectNode metadata() {
        return values.metadata;
    }

    /** Returns the attendees: the booker first, then guests; or one for each seat. */
    public List<Attendee> attendees() {
        return values.attendees;
    }

    /** Returns the number of taken seats; 0 for a booking without seats. Hosts among the attendees have none. */
    public int seatsTaken() {
        return (int) values.attendees.stream().filter(attendee -> attendee.seat() != null).count();
    }

    /** Returns the time of creation. */
    public Instant createdAt() {
        return values.createdAt;
    }

    /** Returns the time at which the real server would have updated its row last. */
    public Instant updatedAt() {
        return values.updatedAt;
    }

    /** Returns the uid in calendars, which stays the same when the booking is moved. */
    public String icsUid() {
        return values.icsUid;
    }

    /** Returns the number of changes that calendars were notified of. */
    public int icsSequence() {
        return values.icsSequence;
    }

    /** Returns the reason of the cancellation; null if none was given. */
    public String cancellationReason() {
        return values.cancellationReason;
    }

    /** Returns the reason of the rejection; null if none was given. */
    public String rejectionReason() {
        return values.rejectionReason;
    }

    /** Returns the booking that this one was moved from, and the one that it was moved to. */
    public Move move() {
        return values.move;
    }

    /** Returns the uid of the series; null if the booking belongs to none. */
    public String recurringBookingUid() {
        return values.recurringBookingUid;
    }

    /** Whether the host was absent. */
    public boolean hostAbsent() {
        return values.hostAbsent;
    }

    /** Builds a booking. Each method sets the property of that name. Not thread safe. */
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

        /** Creates the booking. */
        public Booking build() {
            return new Booking(new Builder(this));
        }
    }
}
