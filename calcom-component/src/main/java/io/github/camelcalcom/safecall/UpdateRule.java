/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.safecall;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.github.camelcalcom.error.CalcomException;

/** How the result of each operation that changes a booking or reserves a slot is found. */
enum UpdateRule {

    RESCHEDULE("bookings/reschedule", true, StateCheck::moved),
    CANCEL("bookings/cancel", false, StateCheck::cancelled),
    CONFIRM("bookings/confirm", true, check -> check.hasStatus("accepted")),
    DECLINE("bookings/decline", true, check -> check.hasStatus("rejected")),
    MARK_ABSENT("bookings/mark-absent", false, StateCheck::absenceMarked),
    RESERVE("slots/reserve", false, StateCheck::reserved);

    private static final Map<String, UpdateRule> RULES =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(UpdateRule::uri, Function.identity()));

    private final String uri;
    private final boolean waits;
    private final Look look;

    /**
     * @param uri   the operation
     * @param waits whether the request is sent again only after the horizon, since a second execution would do harm. Otherwise the server
     *              refuses the second request, or it changes nothing
     * @param look  reads the state that the request was to change
     */
    UpdateRule(String uri, boolean waits, Look look) {
        this.uri = uri;
        this.waits = waits;
        this.look = look;
    }

    @FunctionalInterface
    private interface Look {

        Outcome at(StateCheck check) throws CalcomException;
    }

    /** The rule of an operation, or null. */
    static UpdateRule of(String uri) {
        return RULES.get(uri);
    }

    String uri() {
        return uri;
    }

    boolean waits() {
        return waits;
    }

    Outcome look(StateCheck check) throws CalcomException {
        return look.at(check);
    }
}
