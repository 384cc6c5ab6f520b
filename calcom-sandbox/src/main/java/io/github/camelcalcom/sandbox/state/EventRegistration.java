/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.state;

import java.time.Instant;

/**
 * The registration of a guest for an event.
 *
 * @param locationId   location that the guest chose; null for none
 * @param failed       whether an approval of many registrations had no place for it
 * @param checkInToken token in the code that the guest shows at the entrance
 * @param checkedInAt  null if the guest is not checked in
 */
public record EventRegistration(String id, String name, String email, String locationId, Status status, boolean failed, String checkInToken,
        Instant checkedInAt, Instant createdAt) {

    /** The states of a registration. */
    public enum Status {
        /** Waits for the approval of the hosts. */
        PENDING,
        /** Waits for a place. */
        WAITLISTED,
        /** Has a place. */
        CONFIRMED,
        /** Was refused by the hosts. */
        DECLINED
    }

    /** Returns a copy with another status. */
    public EventRegistration with(Status other) {
        return new EventRegistration(id, name, email, locationId, other, false, checkInToken, checkedInAt, createdAt);
    }

    /** Returns a copy whose approval found no place. */
    public EventRegistration withFailure() {
        return new EventRegistration(id, name, email, locationId, status, true, checkInToken, checkedInAt, createdAt);
    }

    /** Returns a copy that was checked in; null for one that was not. */
    public EventRegistration checkedIn(Instant at) {
        return new EventRegistration(id, name, email, locationId, status, failed, checkInToken, at, createdAt);
    }

    @Override
    public String toString() {
        return "EventRegistration[id=" + id + ", email=" + email + ", status=" + status + ", checkedInAt=" + checkedInAt + "]";
    }
}
