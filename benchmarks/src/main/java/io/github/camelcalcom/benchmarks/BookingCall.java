package io.github.camelcalcom.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The calls that are measured: a booking made, one booking read, a page of 100 bookings read. */
public enum BookingCall {

    /** {@code POST /v2/bookings}. */
    CREATE(201, "booking-created.json"),
    /** {@code GET /v2/bookings/{bookingUid}}. */
    GET(200, "booking.json"),
    /** {@code GET /v2/bookings?take=100}. */
    LIST(200, "bookings-page.json");

    /** The bookings on the page that {@link #LIST} reads. */
    public static final int PAGE_SIZE = 100;

    private final int status;
    private final String answer;

    BookingCall(int status, String answer) {
        this.status = status;
        this.answer = answer;
    }

    /** The HTTP status of the answer. */
    public int status() {
        return status;
    }

    /** The body of the answer as the server sends it: the envelope with {@code data}. */
    public byte[] answer() {
        return RecordedBodies.bytes(answer);
    }

    /**
     * Cheap enough to be made on every measured call.
     *
     * @throws IllegalStateException if this is not the {@code data} of the answer
     */
    public void verify(Object data) {
        boolean right = this == LIST
                ? data instanceof List<?> page && page.size() == PAGE_SIZE
                : data instanceof Map<?, ?> booking && RecordedBodies.BOOKING_UID.equals(booking.get("uid"));
        if (!right) {
            throw new IllegalStateException("The answer to " + this + " is not the recorded one: " + data);
        }
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
