/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.safecall;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import io.github.camelcalcom.client.CalcomClient;
import io.github.camelcalcom.client.CalcomRequest;
import io.github.camelcalcom.client.CalcomResponse;
import io.github.camelcalcom.error.CalcomException;

/** The calls that read the result of another call, with the same server and caller. Thread safe. */
final class LookUps {

    /** Cal.com has no longer events. */
    static final Duration LONGEST_EVENT = Duration.ofHours(24);
    private static final Duration MARGIN = Duration.ofMinutes(1);
    private static final int MOST_WITHOUT_TIME = 250;

    private final CalcomClient client;

    LookUps(CalcomClient client) {
        this.client = client;
    }

    /**
     * A booking by its uid, or a list of bookings by the uid of a series. It is read in the version of the endpoint, since it replaces the
     * endpoint's own answer. Other resources have other versions.
     */
    CalcomResponse booking(String uid) throws CalcomException {
        return client.call(client.request("bookings/get").parameter("bookingUid", uid));
    }

    /**
     * All bookings that the caller sees and that start within a time; the list may have other bookings too.
     *
     * @param eventTypeId   null for any event type
     * @param attendeeEmail null for any attendee
     */
    CalcomClient.ItemList bookings(Object eventTypeId, String attendeeEmail, Instant firstStart, Instant lastStart) throws CalcomException {
        return client.list(bookingList(eventTypeId, attendeeEmail).parameter("afterStart", firstStart.minus(MARGIN))
                .parameter("beforeEnd", lastStart.plus(LONGEST_EVENT).plus(MARGIN)), 0);
    }

    /**
     * The newest bookings that the caller sees, of any time. A server that pages by cursor may return any bookings.
     *
     * @param eventTypeId   null for any event type
     * @param attendeeEmail null for any attendee
     */
    CalcomClient.ItemList newestBookings(Object eventTypeId, String attendeeEmail) throws CalcomException {
        return client.list(bookingList(eventTypeId, attendeeEmail).parameter("sortCreated", "desc"), MOST_WITHOUT_TIME);
    }

    private CalcomRequest bookingList(Object eventTypeId, String attendeeEmail) {
        return client.documentedRequest("bookings/list").parameter("eventTypeId", eventTypeId).parameter("attendeeEmail", attendeeEmail);
    }

    /** One of the caller's own event types. The server does not find event types of other users. */
    Object eventType(Object id) throws CalcomException {
        return client.call(client.documentedRequest("event-types/get").parameter("eventTypeId", id)).result();
    }

    /** All of the caller's own event types. */
    List<Object> eventTypes() throws CalcomException {
        return client.list(client.documentedRequest("event-types/list"), 0).items();
    }

    /** The profile of the caller. */
    Object me() throws CalcomException {
        return client.call(client.documentedRequest("me/get")).result();
    }

    /**
     * The free slots of a day, in UTC.
     *
     * @param minutes the length of a slot if it can be chosen, otherwise null
     */
    Object slots(Object eventTypeId, LocalDate day, Object minutes) throws CalcomException {
        return client.call(client.documentedRequest("slots/list").parameter("eventTypeId", eventTypeId).parameter("start", day)
                .parameter("end", day).parameter("duration", minutes)).result();
    }
}
