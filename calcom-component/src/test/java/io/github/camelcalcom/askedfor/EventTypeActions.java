/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.askedfor;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

import static io.github.camelcalcom.askedfor.Caller.texts;
import static org.assertj.core.api.Assertions.assertThat;

/** Event types of users and teams. */
final class EventTypeActions {

    private static final String TYPE_ID = "eventTypeId";
    private static final String TEAM = "teamId";
    private static final String ORG = "orgId";

    private EventTypeActions() {
    }

    static void addTo(Actions actions) {
        actions.add(76, "event-types/list", caller -> {
            assertThat(texts(caller.call("event-types/list", null, "username", "olivia"), "slug")).contains("intro", "long-talk")
                    .doesNotContain("demo");
            assertThat(texts(caller.call("event-types/list", null, "username", "olivia", "eventSlug", "intro"), "slug")).containsExactly("intro");
        }).add(104, "event-types/get", caller -> {
            JsonNode read = caller.call("event-types/get", null, TYPE_ID, caller.eventType("intro"));
            assertThat(read.path("title").asText()).isEqualTo("Intro");
            assertThat(read.path("lengthInMinutes").asInt()).isEqualTo(30);
        }).add(29, "event-types/delete", caller -> {
            assertThat(caller.call("event-types/delete", null, TYPE_ID, caller.eventType("intro")).path("slug").asText()).isEqualTo("intro");
            assertThat(texts(caller.call("event-types/list", null, "username", "olivia"), "slug")).doesNotContain("intro");
        }).add(20, "team-event-types/create", caller -> {
            JsonNode made = caller.call("team-event-types/create", type("Triage", "roundRobin", caller, "bob"), TEAM, caller.id("support"));
            assertThat(made.path("teamId").asLong()).isEqualTo(caller.id("support"));
            assertThat(made.at("/hosts/0/userId").asLong()).isEqualTo(caller.id("bob"));
        }).add(21, "org-team-event-types/create", caller -> {
            Map<String, Object> custom = new HashMap<>(type("Pitch", "collective", caller, "mia"));
            custom.put("description", "With slides");
            custom.put("beforeEventBuffer", 15);
            custom.put("bookingFields", List.of(Map.of("type", "text", "slug", "company", "label", "Company", "required", true,
                    "placeholder", "")));
            JsonNode made = caller.call("org-team-event-types/create", custom, ORG, caller.id("acme"), TEAM, caller.id("sales"));
            assertThat(made.path("schedulingType").asText()).isEqualTo("collective");
            assertThat(made.path("beforeEventBuffer").asInt()).isEqualTo(15);
            assertThat(texts(made.path("bookingFields"), "slug")).contains("company");
        }).add(30, "team-event-types/delete", caller -> {
            assertThat(caller.call("team-event-types/delete", null, TEAM, caller.id("support"), TYPE_ID, caller.eventType("help"))
                    .path("id").asLong()).isPositive();
            assertThat(caller.call("team-event-types/list", null, TEAM, caller.id("support"))).isEmpty();
        }).add(30, "org-team-event-types/delete", caller -> {
            assertThat(caller.call("org-team-event-types/delete", null, ORG, caller.id("acme"), TEAM, caller.id("sales"),
                    TYPE_ID, caller.eventType("demo")).path("id").asLong()).isPositive();
            assertThat(caller.call("org-team-event-types/list", null, ORG, caller.id("acme"), TEAM, caller.id("sales"))).isEmpty();
        });
        addReads(actions);
        addPhoneCalls(actions);
    }

    private static void addReads(Actions actions) {
        actions.add(51, "org-team-event-types/get", caller -> {
            JsonNode read = caller.call("org-team-event-types/get", null, ORG, caller.id("acme"), TEAM, caller.id("sales"),
                    TYPE_ID, caller.eventType("demo"));
            assertThat(read.path("slug").asText()).isEqualTo("demo");
            assertThat(texts(read.path("hosts"), "username")).contains("olivia", "mia");
        }).add(62, "team-event-types/get", caller -> assertThat(caller.call("team-event-types/get", null, TEAM, caller.id("support"),
                TYPE_ID, caller.eventType("help")).path("teamId").asLong()).isEqualTo(caller.id("support"))
        ).add(67, "org-team-event-types/list-all-teams", caller -> assertThat(texts(caller.call("org-team-event-types/list-all-teams", null,
                ORG, caller.id("acme")), "slug")).contains("demo").doesNotContain("help", "intro")
        ).add(78, "org-team-event-types/list", caller -> {
            caller.call("org-team-event-types/create", type("Pitch", "collective", caller, "mia"), ORG, caller.id("acme"), TEAM, caller.id("sales"));
            assertThat(texts(caller.call("org-team-event-types/list", null, ORG, caller.id("acme"), TEAM, caller.id("sales")), "slug"))
                    .containsExactlyInAnyOrder("demo", "pitch");
            assertThat(texts(caller.call("org-team-event-types/list", null, ORG, caller.id("acme"), TEAM, caller.id("sales"),
                    "eventSlug", "pitch"), "slug")).containsExactly("pitch");
        }).add(116, "team-event-types/list", caller -> assertThat(texts(caller.call("team-event-types/list", null, TEAM, caller.id("support")),
                "slug")).containsExactly("help"));
    }

    private static void addPhoneCalls(Actions actions) {
        actions.add(19, "team-event-types/create-phone-call", caller -> assertThat(caller.call("team-event-types/create-phone-call", phoneCall(),
                TEAM, caller.id("support"), TYPE_ID, caller.eventType("help")).path("callId").asText()).isNotEmpty()
        ).add(18, "org-team-event-types/create-phone-call", caller -> assertThat(caller.call("org-team-event-types/create-phone-call", phoneCall(),
                ORG, caller.id("acme"), TEAM, caller.id("sales"), TYPE_ID, caller.eventType("demo")).path("callId").asText()).isNotEmpty());
    }

    private static Map<String, Object> type(String title, String schedulingType, Caller caller, String host) {
        return Map.of("title", title, "slug", title.toLowerCase(Locale.ROOT), "lengthInMinutes", 45, "schedulingType", schedulingType,
                "hosts", List.of(Map.of("userId", caller.id(host))));
    }

    private static Map<String, Object> phoneCall() {
        return Map.of("yourPhoneNumber", "+14155550100", "numberToCall", "+14155550101", "calApiKey", "cal_test_key", "enabled", true,
                "templateType", "CUSTOM_TEMPLATE", "beginMessage", "Hello", "generalPrompt", "Ask for a time");
    }
}
