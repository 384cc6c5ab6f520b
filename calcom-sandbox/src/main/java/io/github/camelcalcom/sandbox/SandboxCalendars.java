/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox;

import io.github.camelcalcom.sandbox.state.CalendarEvent;
import io.github.camelcalcom.sandbox.state.User;

import java.time.Instant;

/**
 * The contents of connected calendars. The sandbox stands in for the services of calendars: it fetches nothing, and the calendars have the
 * entries that a test adds. Thread safe. The methods block until the sandbox has finished, so they must not run on an event loop.
 */
public final class SandboxCalendars {

    private final CalcomSandbox sandbox;

    SandboxCalendars(CalcomSandbox sandbox) {
        this.sandbox = sandbox;
    }

    /**
     * Adds an entry that makes a user busy. Busy times contain it, and no slots are offered in it if the calendar is selected.
     *
     * @param externalId identifier of the calendar: the address of the feed, or the user's mail address for a calendar of Google or Microsoft
     * @throws IllegalArgumentException if the sandbox has no such user
     */
    public void event(String username, String externalId, Instant start, Instant end, String title) {
        sandbox.read(state -> {
            User user = state.users().findFirst(found -> found.username().equals(username))
                    .orElseThrow(() -> new IllegalArgumentException("The sandbox has no user '" + username + "'"));
            return state.calendarEvents().put(new CalendarEvent(state.calendarEvents().nextId(), user.id(), externalId, start, end, title));
        });
    }
}
