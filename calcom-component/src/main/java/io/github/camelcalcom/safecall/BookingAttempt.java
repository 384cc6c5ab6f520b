/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.safecall;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/** The attempt to make one booking: all deliveries of its message and all messages with its key share it. Thread safe. */
public final class BookingAttempt extends CallAttempt {

    private final Object caller;
    private final byte[] body;
    private final String key;
    private final boolean given;
    private final ClaimedKey claim;

    /**
     * @param caller see {@link io.github.camelcalcom.client.CalcomClient#caller()}
     * @param body   the body of the message, without the key
     * @param given  whether the message had the key, so that other messages may have used it
     * @param claim  the claim on the key among several processes, or null
     */
    BookingAttempt(Object caller, byte[] body, String key, boolean given, ClaimedKey claim) {
        this.caller = caller;
        this.body = body;
        this.key = key;
        this.given = given;
        this.claim = claim;
    }

    /** Identifies an attempt within a component. */
    record Name(Object caller, String key) {
    }

    /** The value of the metadata entry {@value IdempotencyKey#METADATA_ENTRY} of the booking. It is not a secret. */
    public String key() {
        return key;
    }

    Name name() {
        return new Name(caller, key);
    }

    boolean isGiven() {
        return given;
    }

    /** Null if the key is not claimed among processes. */
    ClaimedKey claim() {
        return claim;
    }

    /**
     * Whether this attempt is about the same booking. A route may build the body again for each delivery, with another time of sending or
     * another order of fields.
     */
    boolean isOf(Object otherCaller, byte[] otherBody) {
        return caller.equals(otherCaller) && (Arrays.equals(body, otherBody) || Booking.of(body).equals(Booking.of(otherBody)));
    }

    @Override
    public String toString() {
        return "BookingAttempt[" + key + "]";
    }

    /**
     * What identifies the booking that a body asks for.
     *
     * @param eventType the number, or the slug and the owner
     * @param start     an {@link Instant}, or the text if it cannot be read as one
     * @param attendee  the e-mail address, or the digits of the phone number, or the name, in lower case
     */
    private record Booking(List<String> eventType, Object start, String attendee) {

        private static final List<String> EVENT_TYPE = List.of("eventTypeId", "eventTypeSlug", "username", "teamSlug", "organizationSlug");

        static Booking of(byte[] body) {
            JsonFields fields = JsonFields.ofBody(body);
            Instant start = fields.instant("start");
            JsonFields attendee = fields.object("attendee");
            String phone = attendee.text("phoneNumber");
            String identity = Stream.of(attendee.text("email"), phone == null ? null : RequestedAttendee.digits(phone), attendee.text("name"))
                    .filter(Objects::nonNull).findFirst().orElse("");
            return new Booking(EVENT_TYPE.stream().map(name -> String.valueOf(fields.value(name))).toList(),
                    start != null ? start : String.valueOf(fields.value("start")), identity.toLowerCase(Locale.ROOT));
        }
    }
}
