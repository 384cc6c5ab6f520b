/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The measured calls: creating a booking, reading one booking, and reading a page of 100 bookings. */
public enum BookingCall {

    /** {@code POST /v2/bookings}. */
    CREATE(201, "booking-created.json"),
    /** {@code GET /v2/bookings/{bookingUid}}. */
    GET(200, "booking.json"),
    /** {@code GET /v2/bookings?take=100}. */
    LIST(200, "bookings-page.json");

    /** Number of bookings on the page of {@link #LIST}. */
    public static final int PAGE_SIZE = 100;

    private final int status;
    private final String answer;

    BookingCall(int status, String answer) {
        this.status = status;
        this.answer = answer;
    }

    /** The HTTP status of the response. */
    public int status() {
        return status;
    }

    /** The response body of the server: the envelope with {@code data}. */
    public byte[] answer() {
        return RecordedBodies.bytes(answer);
    }

    /**
     * Checks the result. Cheap enough for every measured call.
     *
     * @throws IllegalStateException if this is not the {@code data} of the response
     */
    public void verify(Object data) {
        boolean right = this == LIST
                ? data instanceof List<?> page && page.size() == PAGE_SIZE
                : data instanceof Map<?, ?> booking && RecordedBodies.BOOKING_UID.equals(booking.get("uid"));
        if (!right) {
            throw new IllegalStateException("The response to " + this + " is not the recorded one: " + data);
        }
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
