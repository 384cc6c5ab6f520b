/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.askedfor;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

import static io.github.camelcalcom.askedfor.Caller.BACK;
import static io.github.camelcalcom.askedfor.Caller.FAILED;
import static io.github.camelcalcom.askedfor.Caller.state;
import static io.github.camelcalcom.askedfor.Caller.texts;
import static org.assertj.core.api.Assertions.assertThat;

/** The further operations of actions that can be done in more than one way. */
final class FurtherActions {

    private static final String APP = "app";
    private static final String ORG = "orgId";
    private static final String TEAM = "teamId";
    private static final String USER = "userId";
    private static final String GOOGLE = "google";

    private FurtherActions() {
    }

    static void addTo(Actions actions, Actions first) {
        actions.add(5, "calendars/busy-times", first.find("100", "calendars/busy-times")
        ).add(6, "calendars/check", first.find("5", "calendars/check")
        ).add(12, "org-memberships/update", first.find("80", "org-memberships/update")
        ).add(17, "teams/update", first.find("84", "teams/update")
        ).add(63, "calendars/connect", caller -> assertThat(caller.call("calendars/connect", null, "calendar", GOOGLE, "isDryRun", false)
                .path("authUrl").asText()).startsWith("https://accounts.google.com/")
        ).add(128, "calendars/save", caller -> {
            String kept = state(caller.call("calendars/connect", null, "calendar", GOOGLE, "isDryRun", false, "redir", BACK));
            assertThat(caller.redirected("calendars/save", "calendar", GOOGLE, "state", kept, "code", "4/consent")).isEqualTo(BACK);
            assertThat(caller.call("calendars/list", null).at("/connectedCalendars/0/integration/type").asText()).isEqualTo("google_calendar");
        });
        addUpserts(actions);
        addConferencing(actions);
    }

    private static void addUpserts(Actions actions) {
        actions.add(12, "org-memberships/upsert", caller -> {
            Object[] acme = {ORG, caller.id("acme")};
            JsonNode made = caller.call("org-memberships/upsert", Map.of(USER, caller.id("bob"), "role", "MEMBER", "accepted", true), acme);
            JsonNode changed = caller.call("org-memberships/upsert", Map.of(USER, caller.id("bob"), "role", "ADMIN"), acme);
            assertThat(made.path("role").asText()).isEqualTo("MEMBER");
            assertThat(changed.path("role").asText()).isEqualTo("ADMIN");
            assertThat(changed.path("id")).isEqualTo(made.path("id"));
        }).add(17, "teams/upsert", caller -> {
            JsonNode made = caller.call("teams/upsert", Map.of("name", "Research", "slug", "research", "bio", "We read"));
            JsonNode changed = caller.call("teams/upsert", Map.of("name", "Research", "slug", "research", "bio", "We write"));
            assertThat(made.path("bio").asText()).isEqualTo("We read");
            assertThat(changed.path("bio").asText()).isEqualTo("We write");
            assertThat(changed.path("id")).isEqualTo(made.path("id"));
        });
    }

    private static void addConferencing(Actions actions) {
        actions.add(103, "org-team-conferencing/get-default", caller -> {
            connectZoomOfTeam(caller);
            caller.call("org-team-conferencing/set-default", null, team(caller, APP, "zoom"));
            assertThat(caller.call("org-team-conferencing/get-default", null, team(caller)).path("appSlug").asText()).isEqualTo("zoom");
        }).add(122, "org-team-conferencing/list", caller -> {
            connectZoomOfTeam(caller);
            assertThat(texts(caller.call("org-team-conferencing/list", null, team(caller)), "type")).containsExactly("zoom_video");
        }).add(122, "org-user-conferencing/list", caller -> {
            String kept = state(caller.call("conferencing/auth-url", null, APP, "zoom", "returnTo", BACK, "onErrorReturnTo", FAILED));
            caller.redirected("conferencing/oauth-callback", APP, "zoom", "state", kept, "code", "consent");
            assertThat(texts(caller.call("org-user-conferencing/list", null, ORG, caller.id("acme"), USER, caller.id("olivia")), "type"))
                    .containsExactly("zoom_video");
        });
    }

    private static void connectZoomOfTeam(Caller caller) {
        String kept = state(caller.call("org-team-conferencing/auth-url", null,
                team(caller, APP, "zoom", "returnTo", BACK, "onErrorReturnTo", FAILED)));
        assertThat(caller.redirected("org-team-conferencing/oauth-callback", team(caller, APP, "zoom", "state", kept, "code", "consent")))
                .isEqualTo(BACK);
    }

    /** Returns the parameters of the team Sales, and more of them. */
    private static Object[] team(Caller caller, Object... more) {
        Object[] parameters = new Object[more.length + 4];
        parameters[0] = ORG;
        parameters[1] = caller.id("acme");
        parameters[2] = TEAM;
        parameters[3] = caller.id("sales");
        System.arraycopy(more, 0, parameters, 4, more.length);
        return parameters;
    }
}
