/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.askedfor;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

import static io.github.camelcalcom.askedfor.Caller.BACK;
import static io.github.camelcalcom.askedfor.Caller.FAILED;
import static io.github.camelcalcom.askedfor.Caller.state;
import static io.github.camelcalcom.askedfor.Caller.texts;
import static org.assertj.core.api.Assertions.assertThat;

/** The own account, and the apps that it connects: the sandbox stands in for calendars, conferencing and Stripe. */
final class AppActions {

    private static final String CALENDAR = "calendar";
    private static final String APP = "app";
    private static final String GOOGLE = "google_calendar";
    private static final String OLIVIA = "olivia@example.com";
    private static final String FEED = "https://feeds.example.com/team.ics";

    private AppActions() {
    }

    static void addTo(Actions actions) {
        actions.add(58, "timezones/list", caller -> assertThat(texts(caller.call("timezones/list", null), "timezone")).contains("Europe/Rome")
        ).add(106, "me/get", caller -> assertThat(caller.call("me/get", null).path("email").asText()).isEqualTo(OLIVIA)
        ).add(138, "me/update", caller -> {
            JsonNode changed = caller.call("me/update", Map.of("name", "Olivia Z", "timeFormat", 24, "timeZone", "Europe/Berlin"));
            assertThat(changed.path("name").asText()).isEqualTo("Olivia Z");
            assertThat(changed.path("timeFormat").asInt()).isEqualTo(24);
        });
        addCalendars(actions);
        addFeeds(actions);
        addGoogle(actions);
        addConferencing(actions);
        addStripe(actions);
    }

    /** Connects Google Calendar through the callback of its consent, and returns the id of the connection. */
    private static long connectGoogle(Caller caller) {
        String kept = state(caller.call("calendars/connect", null, CALENDAR, "google", "isDryRun", false, "redir", BACK));
        assertThat(caller.redirected("calendars/save", CALENDAR, "google", "state", kept, "code", "4/consent")).isEqualTo(BACK);
        return caller.call("calendars/list", null).at("/connectedCalendars/0/credentialId").asLong();
    }

    private static void addCalendars(Actions actions) {
        actions.add(11, "calendars/connect", caller -> {
            assertThat(caller.call("calendars/connect", null, CALENDAR, "google", "isDryRun", false).path("authUrl").asText())
                    .startsWith("https://accounts.google.com/");
            assertThat(caller.call("calendars/connect", null, CALENDAR, "office365", "isDryRun", false).path("authUrl").asText())
                    .contains("microsoft");
        }).add(126, "calendars/save", caller -> {
            assertThat(connectGoogle(caller)).isPositive();
            String kept = state(caller.call("calendars/connect", null, CALENDAR, "office365", "isDryRun", false, "redir", BACK));
            assertThat(caller.redirected("calendars/save", CALENDAR, "office365", "state", kept, "code", "consent")).isEqualTo(BACK);
            assertThat(caller.call("calendars/list", null).path("connectedCalendars")).hasSize(2);
        }).add(5, "calendars/check", caller -> {
            connectGoogle(caller);
            caller.call("calendars/check", null, CALENDAR, "google");
        }).add(101, "calendars/list", caller -> {
            long credential = connectGoogle(caller);
            JsonNode connected = caller.call("calendars/list", null).path("connectedCalendars");
            assertThat(connected).hasSize(1);
            assertThat(connected.at("/0/integration/type").asText()).isEqualTo(GOOGLE);
            assertThat(connected.at("/0/calendars/0/credentialId").asLong()).isEqualTo(credential);
        }).add(100, "calendars/busy-times", AppActions::busyTimes).add(86, "calendars/save-credentials", caller -> {
            caller.call("calendars/save-credentials", Map.of("username", "olivia@icloud.com", "password", "abcd-efgh"), CALENDAR, "apple");
            caller.call("calendars/check", null, CALENDAR, "apple");
        }).add(49, "calendars/disconnect", caller -> {
            assertThat(caller.call("calendars/disconnect", Map.of("id", connectGoogle(caller)), CALENDAR, "google").path("type").asText())
                    .isEqualTo(GOOGLE);
            assertThat(caller.call("calendars/list", null).path("connectedCalendars")).isEmpty();
        });
        addSelections(actions);
    }

    private static void addSelections(Actions actions) {
        actions.add(90, "selected-calendars/add", caller -> {
            assertThat(select(caller, connectGoogle(caller)).path("externalId").asText()).isEqualTo(OLIVIA);
            assertThat(caller.call("calendars/list", null).at("/connectedCalendars/0/calendars/0/isSelected").asBoolean()).isTrue();
        }).add(38, "selected-calendars/delete", caller -> {
            long credential = connectGoogle(caller);
            select(caller, credential);
            caller.call("selected-calendars/delete", null, "integration", GOOGLE, "externalId", OLIVIA, "credentialId", credential);
            assertThat(caller.call("calendars/list", null).at("/connectedCalendars/0/calendars/0/isSelected").asBoolean(true)).isFalse();
        }).add(131, "destination-calendars/update", caller -> {
            connectGoogle(caller);
            JsonNode changed = caller.call("destination-calendars/update", Map.of("integration", GOOGLE, "externalId", OLIVIA));
            assertThat(changed.path("integration").asText()).isEqualTo(GOOGLE);
            assertThat(changed.path("externalId").asText()).isEqualTo(OLIVIA);
        });
    }

    private static JsonNode select(Caller caller, long credential) {
        return caller.call("selected-calendars/add", Map.of("integration", GOOGLE, "externalId", OLIVIA, "credentialId", credential));
    }

    /** The times of the asked-for calendars in the asked-for days, of several calendars at once. */
    private static void busyTimes(Caller caller) {
        long google = connectGoogle(caller);
        long feed = caller.call("calendars/save-ics-feed", Map.of("urls", List.of(FEED))).path("id").asLong();
        event(caller, OLIVIA, "2026-12-10T10:00:00Z", "Dentist");
        event(caller, OLIVIA, "2026-12-20T10:00:00Z", "Holiday");
        event(caller, FEED, "2026-12-11T15:00:00Z", "Fair");

        JsonNode both = caller.call("calendars/busy-times", null, "timeZone", "Europe/Rome", "dateFrom", "2026-12-10", "dateTo", "2026-12-11",
                "calendarsToLoad", List.of(calendar(google, OLIVIA), calendar(feed, FEED)));
        assertThat(texts(both, "title")).containsExactly("Dentist", "Fair");
        assertThat(both.at("/0/start").asText()).isEqualTo("2026-12-10T10:00:00.000Z");
        assertThat(both.at("/0/end").asText()).isEqualTo("2026-12-10T11:00:00.000Z");
        assertThat(both.at("/1/source").asText()).isEqualTo("ics-feed");
        assertThat(texts(caller.call("calendars/busy-times", null, "timeZone", "Europe/Rome", "dateFrom", "2026-12-10", "dateTo", "2026-12-11",
                "calendarsToLoad", List.of(calendar(feed, FEED))), "title")).containsExactly("Fair");
    }

    private static Map<String, Object> calendar(long credential, String externalId) {
        return Map.of("credentialId", credential, "externalId", externalId);
    }

    private static void event(Caller caller, String calendar, String start, String title) {
        caller.sandbox().calendars().event("olivia", calendar, Instant.parse(start), Instant.parse(start).plusSeconds(3_600), title);
    }

    private static void addFeeds(Actions actions) {
        actions.add(127, "calendars/save-ics-feed", caller -> {
            JsonNode saved = caller.call("calendars/save-ics-feed", Map.of("urls", List.of(FEED), "readOnly", true));
            assertThat(saved.path("type").asText()).isEqualTo("ics-feed_calendar");
            assertThat(saved.path("id").asLong()).isPositive();
        }).add(7, "calendars/check-ics-feed", caller -> {
            caller.call("calendars/save-ics-feed", Map.of("urls", List.of(FEED)));
            caller.call("calendars/check-ics-feed", null);
        });
    }

    private static void addGoogle(Actions actions) {
        actions.add(63, "gcal/auth-url", caller -> assertThat(caller.call("gcal/auth-url", null).path("authUrl").asText())
                .startsWith("https://accounts.google.com/")
        ).add(6, "gcal/check", caller -> {
            connectGoogle(caller);
            caller.call("gcal/check", null);
        }).add(128, "gcal/save", caller -> assertThat(caller.redirected("gcal/save", "state", state(caller.call("gcal/auth-url", null)),
                "code", "4/consent")).contains("/v2/calendars/google/save?code=").contains("consent"));
    }

    private static void connectZoom(Caller caller) {
        String kept = state(caller.call("conferencing/auth-url", null, APP, "zoom", "returnTo", BACK, "onErrorReturnTo", FAILED));
        assertThat(caller.redirected("conferencing/oauth-callback", APP, "zoom", "state", kept, "code", "consent")).isEqualTo(BACK);
    }

    private static void addConferencing(Actions actions) {
        actions.add(60, "conferencing/auth-url", caller -> assertThat(caller.call("conferencing/auth-url", null, APP, "zoom",
                "returnTo", BACK, "onErrorReturnTo", FAILED).path("url").asText()).startsWith("https://zoom.us/oauth/")
        ).add(75, "conferencing/oauth-callback", caller -> {
            connectZoom(caller);
            String kept = state(caller.call("conferencing/auth-url", null, APP, "msteams", "returnTo", BACK, "onErrorReturnTo", FAILED));
            assertThat(caller.redirected("conferencing/oauth-callback", APP, "msteams", "state", kept, "error", "access_denied")).isEqualTo(FAILED);
            assertThat(texts(caller.call("conferencing/list", null), "type")).containsExactly("zoom_video");
        }).add(87, "conferencing/connect", caller -> {
            connectGoogle(caller);
            assertThat(caller.call("conferencing/connect", null, APP, "google-meet").path("type").asText()).isEqualTo("google_video");
        }).add(122, "conferencing/list", caller -> {
            connectZoom(caller);
            assertThat(texts(caller.call("conferencing/list", null), "type")).containsExactly("zoom_video");
        }).add(130, "conferencing/set-default", caller -> {
            connectZoom(caller);
            caller.call("conferencing/set-default", null, APP, "zoom");
            assertThat(caller.call("conferencing/get-default", null).path("appSlug").asText()).isEqualTo("zoom");
        }).add(103, "conferencing/get-default", caller -> {
            connectZoom(caller);
            caller.call("conferencing/set-default", null, APP, "zoom");
            assertThat(caller.call("conferencing/get-default", null).path("appSlug").asText()).isEqualTo("zoom");
        }).add(28, "conferencing/disconnect", caller -> {
            connectZoom(caller);
            caller.call("conferencing/disconnect", null, APP, "zoom");
            assertThat(caller.call("conferencing/list", null)).isEmpty();
        });
    }

    private static void addStripe(Actions actions) {
        actions.add(70, "stripe/connect", caller -> assertThat(caller.call("stripe/connect", null, "returnTo", BACK, "onErrorReturnTo", FAILED)
                .path("authUrl").asText()).startsWith("https://connect.stripe.com/")
        ).add(129, "stripe/save", caller -> {
            String kept = state(caller.call("stripe/connect", null, "returnTo", BACK, "onErrorReturnTo", FAILED));
            assertThat(caller.redirected("stripe/save", "state", kept, "error", "access_denied")).isEqualTo(FAILED);
            assertThat(caller.redirected("stripe/save", "state", kept, "code", "ac_1")).isEqualTo(BACK);
        }).add(8, "stripe/check", caller -> {
            String kept = state(caller.call("stripe/connect", null, "returnTo", BACK, "onErrorReturnTo", FAILED));
            caller.redirected("stripe/save", "state", kept, "code", "ac_1");
            caller.call("stripe/check", null);
        }).add(9, "org-team-stripe/check", caller -> {
            Object[] team = {"orgId", caller.id("acme"), "teamId", caller.id("sales"), "returnTo", BACK, "onErrorReturnTo", FAILED};
            String kept = state(caller.call("org-team-stripe/connect", null, team));
            caller.redirected("org-team-stripe/save", "orgId", caller.id("acme"), "teamId", caller.id("sales"), "state", kept, "code", "ac_1");
            caller.call("org-team-stripe/check", null, "orgId", caller.id("acme"), "teamId", caller.id("sales"));
        });
    }
}
