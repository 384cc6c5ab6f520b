/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.safecall;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

import io.github.camelcalcom.client.CalcomRequest;

/** The attempt to change one booking or to reserve one slot: all deliveries and copies of its message share it. Thread safe. */
final class ChangeAttempt extends CallAttempt {

    /** The fields of a body that identify a seat or a slot. */
    private static final List<String> OBJECT = List.of("seatUid", "eventTypeId", "slotStart");

    private final Object caller;
    private final CalcomRequest request;

    /** @param request must not be changed afterwards */
    ChangeAttempt(Object caller, CalcomRequest request) {
        this.caller = caller;
        this.request = request;
    }

    /** Whether this attempt is about the same booking, seat or slot. The requested change may be another one. */
    boolean isOf(Object otherCaller, CalcomRequest other) {
        boolean hasSameParameters = caller.equals(otherCaller) && request.template().parameters().size() == other.template().parameters().size()
                && IntStream.range(0, request.template().parameters().size())
                        .allMatch(index -> String.valueOf(request.parameter(index)).equals(String.valueOf(other.parameter(index))));
        if (!hasSameParameters) {
            return false;
        }
        JsonFields fields = JsonFields.ofBody(request.body());
        JsonFields otherFields = JsonFields.ofBody(other.body());
        return OBJECT.stream().allMatch(name -> Objects.equals(fields.value(name), otherFields.value(name)));
    }
}
