/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Response bodies of a self-hosted server, byte for byte. */
final class RecordedBodies {

    /** The booking that {@link BookingCall#CREATE} creates and {@link BookingCall#GET} reads. */
    static final String BOOKING_UID = "5KDAGGixVRq6N7yWAz1fD2";

    private RecordedBodies() {
    }

    /** The body of {@link BookingCall#CREATE} in a route. */
    static Map<String, Object> bookingRequest() {
        try {
            return new ObjectMapper().readValue(bytes("booking-request.json"), new TypeReference<>() { });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] bytes(String resource) {
        try (InputStream in = RecordedBodies.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("The resource " + resource + " is missing on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip()
                    .getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
