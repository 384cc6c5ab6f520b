/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.askedfor;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

import static io.github.camelcalcom.askedfor.Caller.schedule;
import static io.github.camelcalcom.askedfor.Caller.texts;
import static org.assertj.core.api.Assertions.assertThat;

/** Schedules of users, teams and organizations. */
final class ScheduleActions {

    private static final String ID = "scheduleId";
    private static final String ORG = "orgId";
    private static final String USER = "userId";

    private ScheduleActions() {
    }

    static void addTo(Actions actions) {
        actions.add(24, "schedules/create", caller -> {
            JsonNode made = caller.call("schedules/create", Map.of("name", "Evenings", "timeZone", "Europe/Rome", "isDefault", false,
                    "availability", List.of(Map.of("days", List.of("Monday"), "startTime", "18:00", "endTime", "21:00"))));
            assertThat(made.path("id").asLong()).isPositive();
            assertThat(made.at("/availability/0/startTime").asText()).isEqualTo("18:00");
        }).add(54, "schedules/get", caller -> {
            JsonNode made = caller.call("schedules/create", schedule("Nights"));
            assertThat(caller.call("schedules/get", null, ID, made.path("id").asLong())).isEqualTo(made);
        }).add(61, "schedules/get-default", caller -> {
            JsonNode read = caller.call("schedules/get-default", null);
            assertThat(read.path("isDefault").asBoolean()).isTrue();
            assertThat(read.path("ownerId").asLong()).isEqualTo(caller.id("olivia"));
        }).add(114, "schedules/list", caller -> {
            caller.call("schedules/create", schedule("Nights"));
            assertThat(texts(caller.call("schedules/list", null), "name")).contains("Nights").hasSize(2);
        }).add(134, "schedules/update", caller -> {
            long id = caller.call("schedules/create", schedule("Nights")).path("id").asLong();
            JsonNode changed = caller.call("schedules/update", Map.of("name", "Days", "timeZone", "Europe/Paris"), ID, id);
            assertThat(changed.path("name").asText()).isEqualTo("Days");
            assertThat(changed.path("timeZone").asText()).isEqualTo("Europe/Paris");
        }).add(37, "schedules/delete", caller -> {
            caller.call("schedules/delete", null, ID, caller.call("schedules/create", schedule("Nights")).path("id").asLong());
            assertThat(texts(caller.call("schedules/list", null), "name")).doesNotContain("Nights");
        });
        addOfOrganization(actions);
    }

    private static void addOfOrganization(Actions actions) {
        actions.add(25, "org-user-schedules/create", caller -> assertThat(make(caller).path("ownerId").asLong()).isEqualTo(caller.id("mia"))
        ).add(55, "org-user-schedules/get", caller -> {
            JsonNode made = make(caller);
            assertThat(caller.call("org-user-schedules/get", null, ORG, caller.id("acme"), USER, caller.id("mia"), ID, made.path("id").asLong())
                    .path("name").asText()).isEqualTo("Shift");
        }).add(68, "org-user-schedules/list", caller -> {
            make(caller);
            assertThat(texts(caller.call("org-user-schedules/list", null, ORG, caller.id("acme"), USER, caller.id("mia")), "name"))
                    .contains("Shift");
            assertThat(texts(caller.call("org-user-schedules/list", null, ORG, caller.id("acme"), USER, caller.id("olivia")), "name"))
                    .doesNotContain("Shift");
        }).add(139, "org-user-schedules/update", caller -> assertThat(caller.call("org-user-schedules/update", Map.of("name", "Late shift"),
                ORG, caller.id("acme"), USER, caller.id("mia"), ID, make(caller).path("id").asLong()).path("name").asText())
                .isEqualTo("Late shift")
        ).add(45, "org-user-schedules/delete", caller -> {
            caller.call("org-user-schedules/delete", null, ORG, caller.id("acme"), USER, caller.id("mia"), ID, make(caller).path("id").asLong());
            assertThat(texts(caller.call("org-user-schedules/list", null, ORG, caller.id("acme"), USER, caller.id("mia")), "name"))
                    .doesNotContain("Shift");
        }).add(66, "org-schedules/list", caller -> {
            make(caller);
            assertThat(texts(caller.call("org-schedules/list", null, ORG, caller.id("acme")), "name")).contains("Shift");
            assertThat(caller.call("org-schedules/list", null, ORG, caller.id("acme"), "take", 1)).hasSize(1);
        }).add(69, "org-team-user-schedules/list", caller -> {
            make(caller);
            assertThat(texts(caller.call("org-team-user-schedules/list", null, ORG, caller.id("acme"), "teamId", caller.id("sales"),
                    USER, caller.id("mia")), "name")).contains("Shift");
        });
    }

    private static JsonNode make(Caller caller) {
        return caller.call("org-user-schedules/create", schedule("Shift"), ORG, caller.id("acme"), USER, caller.id("mia"));
    }
}
