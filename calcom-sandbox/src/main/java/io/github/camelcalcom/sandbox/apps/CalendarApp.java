/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.apps;

import java.util.Arrays;
import java.util.Optional;

/** A kind of external calendar that can be connected. */
enum CalendarApp {

    GOOGLE("google", "google_calendar", "google-calendar", "google_calendar", "https://accounts.google.com/o/oauth2/v2/auth?access_type=offline"
            + "&scope=https%3A%2F%2Fwww.googleapis.com%2Fauth%2Fcalendar.readonly%20https%3A%2F%2Fwww.googleapis.com%2Fauth%2Fcalendar.events"
            + "&prompt=consent&response_type=code&client_id=sandbox"),
    OFFICE365("office365", "office365_calendar", "office365-calendar", "office_365_calendar",
            "https://login.microsoftonline.com/common/oauth2/v2.0/authorize?response_type=code"
            + "&scope=User.Read%20Calendars.Read%20Calendars.ReadWrite%20offline_access&client_id=sandbox&prompt=select_account"),
    APPLE("apple", "apple_calendar", "apple-calendar", "apple calendar", null),
    ICS_FEED("ics-feed", "ics-feed_calendar", "ics-feed", "Ics Feed calendar", null);

    private final String path;
    private final String type;
    private final String appId;
    private final String label;
    private final String authorizationUrl;

    CalendarApp(String path, String type, String appId, String label, String authorizationUrl) {
        this.path = path;
        this.type = type;
        this.appId = appId;
        this.label = label;
        this.authorizationUrl = authorizationUrl;
    }

    static Optional<CalendarApp> byPath(String path) {
        return Arrays.stream(values()).filter(app -> app.path.equals(path)).findFirst();
    }

    String path() {
        return path;
    }

    /** Returns the type of the credentials. */
    String type() {
        return type;
    }

    String appId() {
        return appId;
    }

    /** Returns the name for error messages. */
    String label() {
        return label;
    }

    /** Returns the address of the authorization page without state and redirect; empty if the calendar is connected without one. */
    Optional<String> authorizationUrl() {
        return Optional.ofNullable(authorizationUrl);
    }
}
