/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.safecall;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

import io.github.camelcalcom.error.CalcomException;

/**
 * What must be known of an event type before a booking of it may be made again.
 *
 * @param own          whether the event type belongs to the caller, who then sees all of its bookings
 * @param refusesTwice null if the server itself refuses a second booking of the same time, otherwise the reason why it may not
 * @param occurrences  the default number of bookings of a series, 0 if the event does not recur
 * @param minutes      the default length of a booking, 0 if it is not known
 */
record EventTypeFacts(boolean own, String refusesTwice, int occurrences, int minutes) {

    private static final EventTypeFacts FOREIGN = new EventTypeFacts(false, "it is not the caller's own", 0, 0);

    /**
     * Reads the event type of a new booking. If the server refuses that, the event type is not the caller's own.
     *
     * @throws CalcomException if a look-up fails for a temporary reason
     */
    static EventTypeFacts read(LookUps lookUps, JsonFields booking) throws CalcomException {
        try {
            return find(lookUps, booking);
        } catch (CalcomException | IllegalArgumentException failure) {
            if (FailureKind.of(failure).isTemporary()) {
                throw failure;
            }
            return FOREIGN;
        }
    }

    private static EventTypeFacts find(LookUps lookUps, JsonFields booking) throws CalcomException {
        Object id = booking.value("eventTypeId");
        if (id != null) {
            return of(new JsonFields(lookUps.eventType(id)), new JsonFields(lookUps.me()));
        }
        String slug = booking.text("eventTypeSlug");
        String username = booking.text("username");
        // another organization may have the same user name
        if (slug == null || username == null || booking.value("organizationSlug") != null) {
            return FOREIGN;
        }
        JsonFields me = new JsonFields(lookUps.me());
        String own = me.text("username");
        if (own == null || !own.toLowerCase(Locale.ROOT).equals(username.toLowerCase(Locale.ROOT))) {
            return FOREIGN;
        }
        return lookUps.eventTypes().stream().map(JsonFields::new).filter(eventType -> slug.equals(eventType.text("slug"))).findFirst()
                .map(eventType -> of(eventType, me)).orElse(FOREIGN);
    }

    private static EventTypeFacts of(JsonFields eventType, JsonFields me) {
        Object owner = eventType.value("ownerId");
        if (owner == null || !Objects.equals(owner, me.value("id"))) {
            return FOREIGN;
        }
        boolean recurs = isOn(eventType, "recurrence");
        int occurrences = recurs && eventType.object("recurrence").value("occurrences") instanceof Number count ? count.intValue() : 0;
        int minutes = eventType.value("lengthInMinutes") instanceof Number length ? length.intValue() : 0;
        return new EventTypeFacts(true, reason(eventType, recurs), occurrences, minutes);
    }

    private static String reason(JsonFields eventType, boolean recurs) {
        if (recurs) {
            return "it recurs";
        }
        if (isOn(eventType, "seats") || eventType.value("seatsPerTimeSlot") != null) {
            return "it has seats";
        }
        if (!eventType.object("confirmationPolicy").isTrue("disabled")) {
            return "it needs confirmation";
        }
        boolean oneHost = eventType.value("schedulingType") == null && eventType.value("teamId") == null
                && !eventType.isTrue("isInstantEvent") && count(eventType, "hosts") <= 1 && count(eventType, "users") <= 1;
        return oneHost ? null : "it has several hosts";
    }

    private static boolean isOn(JsonFields eventType, String setting) {
        return eventType.value(setting) != null && !eventType.object(setting).isTrue("disabled");
    }

    private static int count(JsonFields eventType, String list) {
        return eventType.value(list) instanceof List<?> values ? values.size() : 0;
    }
}
