/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.askedfor;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

import static io.github.camelcalcom.askedfor.Caller.texts;
import static org.assertj.core.api.Assertions.assertThat;

/** Teams, outside and inside of the organization, and their members. */
final class TeamActions {

    private static final String TEAM = "teamId";
    private static final String ORG = "orgId";
    private static final String MEMBERSHIP = "membershipId";
    private static final String USER = "userId";

    private TeamActions() {
    }

    static void addTo(Actions actions) {
        actions.add(17, "teams/create", caller -> {
            JsonNode made = caller.call("teams/create", Map.of("name", "Research", "slug", "research", "bio", "We read"));
            assertThat(made.path("id").asLong()).isPositive();
            assertThat(made.path("bio").asText()).isEqualTo("We read");
        }).add(72, "teams/get", caller -> assertThat(caller.call("teams/get", null, TEAM, caller.id("support")).path("name").asText())
                .isEqualTo("Support")
        ).add(73, "teams/list", caller -> assertThat(texts(caller.call("teams/list", null), "name")).contains("Support")
        ).add(84, "teams/update", caller -> {
            JsonNode changed = caller.call("teams/update", Map.of("name", "Helpers", "hideBranding", true), TEAM, caller.id("support"));
            assertThat(changed.path("name").asText()).isEqualTo("Helpers");
            assertThat(changed.path("id").asLong()).isEqualTo(caller.id("support"));
        }).add(40, "teams/delete", caller -> {
            assertThat(caller.call("teams/delete", null, TEAM, caller.id("support")).path("id").asLong()).isEqualTo(caller.id("support"));
            assertThat(texts(caller.call("teams/list", null), "name")).doesNotContain("Support");
        });
        addMembers(actions);
        addOfOrganization(actions);
        addMembersOfOrganization(actions);
    }

    private static void addMembers(Actions actions) {
        actions.add(23, "team-memberships/create", caller -> {
            JsonNode made = caller.call("team-memberships/create", Map.of(USER, caller.id("mia"), "role", "ADMIN", "accepted", true),
                    TEAM, caller.id("support"));
            assertThat(made.path("role").asText()).isEqualTo("ADMIN");
            assertThat(made.path(USER).asLong()).isEqualTo(caller.id("mia"));
        }).add(118, "team-memberships/get", caller -> assertThat(caller.call("team-memberships/get", null, TEAM, caller.id("support"),
                MEMBERSHIP, caller.membership("support", "bob")).path("role").asText()).isEqualTo("MEMBER")
        ).add(119, "team-memberships/list", caller -> {
            JsonNode all = caller.call("team-memberships/list", null, TEAM, caller.id("support"));
            assertThat(texts(all, USER)).containsExactlyInAnyOrder(Long.toString(caller.id("olivia")), Long.toString(caller.id("bob")));
            assertThat(caller.call("team-memberships/list", null, TEAM, caller.id("support"), "take", 1, "skip", 1)).hasSize(1);
        }).add(137, "team-memberships/update", caller -> assertThat(caller.call("team-memberships/update", Map.of("role", "ADMIN"),
                TEAM, caller.id("support"), MEMBERSHIP, caller.membership("support", "bob")).path("role").asText()).isEqualTo("ADMIN")
        ).add(42, "team-memberships/delete", caller -> {
            caller.call("team-memberships/delete", null, TEAM, caller.id("support"), MEMBERSHIP, caller.membership("support", "bob"));
            assertThat(texts(caller.call("team-memberships/list", null, TEAM, caller.id("support")), USER))
                    .doesNotContain(Long.toString(caller.id("bob")));
        });
    }

    private static void addOfOrganization(Actions actions) {
        actions.add(22, "org-teams/create", caller -> {
            JsonNode made = caller.call("org-teams/create", Map.of("name", "Legal"), ORG, caller.id("acme"));
            assertThat(made.path("parentId").asLong()).isEqualTo(caller.id("acme"));
            assertThat(made.path("name").asText()).isEqualTo("Legal");
        }).add(71, "org-teams/get", caller -> assertThat(caller.call("org-teams/get", null, ORG, caller.id("acme"), TEAM, caller.id("sales"))
                .path("name").asText()).isEqualTo("Sales")
        ).add(115, "org-teams/list", caller -> {
            caller.call("org-teams/create", Map.of("name", "Legal"), ORG, caller.id("acme"));
            assertThat(texts(caller.call("org-teams/list", null, ORG, caller.id("acme")), "name")).containsExactlyInAnyOrder("Sales", "Legal");
        }).add(102, "org-teams/list-mine", caller -> assertThat(texts(caller.call("org-teams/list-mine", null, ORG, caller.id("acme")), "name"))
                .containsExactly("Sales")
        ).add(135, "org-teams/update", caller -> assertThat(caller.call("org-teams/update", Map.of("name", "Selling"), ORG, caller.id("acme"),
                TEAM, caller.id("sales")).path("name").asText()).isEqualTo("Selling")
        ).add(41, "org-teams/delete", caller -> {
            caller.call("org-teams/delete", null, ORG, caller.id("acme"), TEAM, caller.id("sales"));
            assertThat(caller.call("org-teams/list", null, ORG, caller.id("acme"))).isEmpty();
        });
    }

    private static void addMembersOfOrganization(Actions actions) {
        actions.add(1, "org-team-memberships/create", caller -> {
            long zoe = caller.call("org-users/create", Map.of("email", "zoe@example.com"), ORG, caller.id("acme")).path("id").asLong();
            JsonNode made = caller.call("org-team-memberships/create", Map.of(USER, zoe, "role", "MEMBER", "accepted", true),
                    ORG, caller.id("acme"), TEAM, caller.id("sales"));
            assertThat(made.path(USER).asLong()).isEqualTo(zoe);
            assertThat(made.path(TEAM).asLong()).isEqualTo(caller.id("sales"));
        }).add(117, "org-team-memberships/get", caller -> assertThat(caller.call("org-team-memberships/get", null, ORG, caller.id("acme"),
                TEAM, caller.id("sales"), MEMBERSHIP, caller.membership("sales", "mia")).path(USER).asLong()).isEqualTo(caller.id("mia"))
        ).add(120, "org-team-memberships/list", caller -> assertThat(texts(caller.call("org-team-memberships/list", null, ORG, caller.id("acme"),
                TEAM, caller.id("sales")), USER)).contains(Long.toString(caller.id("mia"))).doesNotContain(Long.toString(caller.id("bob")))
        ).add(136, "org-team-memberships/update", caller -> assertThat(caller.call("org-team-memberships/update", Map.of("role", "ADMIN"),
                ORG, caller.id("acme"), TEAM, caller.id("sales"), MEMBERSHIP, caller.membership("sales", "mia")).path("role").asText())
                .isEqualTo("ADMIN")
        ).add(31, "org-team-memberships/delete", caller -> {
            caller.call("org-team-memberships/delete", null, ORG, caller.id("acme"), TEAM, caller.id("sales"),
                    MEMBERSHIP, caller.membership("sales", "mia"));
            assertThat(texts(caller.call("org-team-memberships/list", null, ORG, caller.id("acme"), TEAM, caller.id("sales")), USER))
                    .doesNotContain(Long.toString(caller.id("mia")));
        });
    }
}
