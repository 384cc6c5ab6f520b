package io.github.camelcalcom.booking;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A booking as the server shows it. */
final class BookingView extends JsonFields {

    static final String SEAT_UID = "seatUid";

    BookingView(Object value) {
        super(value);
    }

    /** The bookings of an answer that is a list; none if it is no list. */
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

    /** Whether it still takes place, or may. */
    boolean isOpen() {
        return "accepted".equals(status()) || "pending".equals(status());
    }

    Instant start() {
        return instant("start");
    }

    /** The uid of the series that it belongs to, or null. */
    String series() {
        return text("recurringBookingUid");
    }

    /** The booking that it was moved from, or null. Bookings with seats do not show it. */
    String movedFrom() {
        return text("rescheduledFromUid");
    }

    /** The booking that it was moved to, or null. Bookings of a series and bookings with seats do not show it. */
    String movedTo() {
        return text("rescheduledToUid");
    }

    List<JsonFields> attendees() {
        return objects("attendees");
    }

    Optional<JsonFields> seat(String seatUid) {
        return attendees().stream().filter(attendee -> seatUid.equals(attendee.text(SEAT_UID))).findFirst();
    }

    /** The attendee with an e-mail address, in whatever way the server writes it. */
    Optional<JsonFields> attendee(String email) {
        return attendees().stream().filter(attendee -> email.equalsIgnoreCase(attendee.text("email"))).findFirst()
                .or(() -> attendees().stream().filter(attendee -> new EmailAddress(email).isShownAs(attendee.text("email"))).findFirst());
    }

    /** Whether it was made with this key, as a booking of its own. Moving a booking copies its metadata to the new one. */
    boolean isMadeWith(String key) {
        return hasKey(this, key) && movedFrom() == null;
    }

    /** The seat that was taken with this key. With seats, each attendee has metadata of its own. */
    Optional<JsonFields> seatTakenWith(String key) {
        return attendees().stream().filter(attendee -> attendee.text(SEAT_UID) != null && hasKey(attendee, key)).findFirst();
    }

    private static boolean hasKey(JsonFields fields, String key) {
        return key.equals(fields.object("metadata").text(IdempotencyKey.METADATA_ENTRY));
    }

    /** The booking with the uid of one seat beside its fields, as the server answers the one who takes that seat. */
    Map<String, Object> withSeat(String seatUid) {
        Map<String, Object> copy = new LinkedHashMap<>();
        asMap().forEach((name, value) -> copy.put(name.toString(), value));
        copy.put(SEAT_UID, seatUid);
        return copy;
    }

    /** What to call it in a message. */
    String describe() {
        return uid() + " (" + status() + ", " + text("start") + ')';
    }
}
