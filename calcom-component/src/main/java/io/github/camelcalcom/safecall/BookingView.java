/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.safecall;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A booking as the server returns it. */
final class BookingView extends JsonFields {

    static final String SEAT_UID = "seatUid";

    BookingView(Object value) {
        super(value);
    }

    /** The bookings of a list; empty if the result is not a list. */
    static List<BookingView> listOf(Object result) {
        return result instanceof List<?> list ? list.stream().map(BookingView::new).toList() : List.of();
    }

    String uid() {
        return text("uid");
    }

    /** {@code accepted}, {@code pending}, {@code cancelled} or {@code rejected}. */
    String status() {
        return text("status");
    }

    boolean isCancelled() {
        return "cancelled".equals(status());
    }

    /** Whether the booking takes place, or may still take place. */
    boolean isOpen() {
        return "accepted".equals(status()) || "pending".equals(status());
    }

    Instant start() {
        return instant("start");
    }

    /** Whether the booking takes a part of the time from {@code from} to {@code to}. False if its times are not known. */
    boolean overlaps(Instant from, Instant to) {
        Instant end = instant("end");
        return start() != null && end != null && start().isBefore(to) && end.isAfter(from);
    }

    /** @param id the number of an event type, or null to compare the slug */
    boolean isOfEventType(Object id, String slug) {
        JsonFields eventType = object("eventType");
        if (id == null) {
            return slug != null && slug.equals(eventType.text("slug"));
        }
        return String.valueOf(id).equals(String.valueOf(value("eventTypeId"))) || String.valueOf(id).equals(String.valueOf(eventType.value("id")));
    }

    /** The uid of the series of the booking, or null. */
    String series() {
        return text("recurringBookingUid");
    }

    /** The uid of the booking that this one replaces after a move, or null. Bookings with seats do not have it. */
    String movedFrom() {
        return text("rescheduledFromUid");
    }

    /** The uid of the booking that replaces this one after a move, or null. Bookings of a series or with seats do not have it. */
    String movedTo() {
        return text("rescheduledToUid");
    }

    List<JsonFields> attendees() {
        return objects("attendees");
    }

    Optional<JsonFields> seat(String seatUid) {
        return attendees().stream().filter(attendee -> seatUid.equals(attendee.text(SEAT_UID))).findFirst();
    }

    /** The attendee with an e-mail address, as the caller or as the server writes it. */
    Optional<JsonFields> attendee(String email) {
        return attendees().stream().filter(attendee -> email.equalsIgnoreCase(attendee.text("email"))).findFirst()
                .or(() -> attendees().stream().filter(attendee -> isSameAddress(email, attendee.text("email"))).findFirst());
    }

    /**
     * Whether the server may show an e-mail address in this form: in another case, or, for a managed user, with the id of the platform client
     * before the {@code @}, as in {@code ann+client@example.com}.
     *
     * @param shown null for none
     */
    static boolean isSameAddress(String email, String shown) {
        if (shown == null) {
            return false;
        }
        String own = email.toLowerCase(Locale.ROOT);
        String other = shown.toLowerCase(Locale.ROOT);
        int at = own.lastIndexOf('@');
        return own.equals(other) || at > 0 && other.startsWith(own.substring(0, at) + '+') && other.endsWith(own.substring(at));
    }

    /** Whether the booking was made with this key. A booking that replaces another one has a copy of its metadata, and does not count. */
    boolean isMadeWith(String key) {
        return hasKey(this, key) && movedFrom() == null;
    }

    /** The seat that was taken with this key. In bookings with seats, each attendee has metadata. */
    Optional<JsonFields> seatTakenWith(String key) {
        return attendees().stream().filter(attendee -> attendee.text(SEAT_UID) != null && hasKey(attendee, key)).findFirst();
    }

    private static boolean hasKey(JsonFields fields, String key) {
        return key.equals(idempotencyKey(fields));
    }

    /** The key in the metadata of the booking, or null. */
    String idempotencyKey() {
        return idempotencyKey(this);
    }

    /** The key in the metadata of a booking or of an attendee with a seat, or null. */
    static String idempotencyKey(JsonFields fields) {
        return fields.object("metadata").text(IdempotencyKey.METADATA_ENTRY);
    }

    /** The fields of the booking and the uid of one seat, as the server returns them when that seat is taken. */
    Map<String, Object> withSeat(String seatUid) {
        Map<String, Object> copy = new LinkedHashMap<>();
        asMap().forEach((name, value) -> copy.put(name.toString(), value));
        copy.put(SEAT_UID, seatUid);
        return copy;
    }

    /** The booking for a message. */
    String describe() {
        return uid() + " (" + status() + ", " + text("start") + ')';
    }
}
