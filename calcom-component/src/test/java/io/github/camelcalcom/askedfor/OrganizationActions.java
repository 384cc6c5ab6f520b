/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.askedfor;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

import static io.github.camelcalcom.askedfor.Caller.texts;
import static org.assertj.core.api.Assertions.assertThat;

/** The organization: members, users and attributes. */
final class OrganizationActions {

    private static final String ORG = "orgId";
    private static final String USER = "userId";
    private static final String MEMBERSHIP = "membershipId";
    private static final String ATTRIBUTE = "attributeId";
    private static final String OPTION = "optionId";

    private OrganizationActions() {
    }

    static void addTo(Actions actions) {
        actions.add(65, "organizations/list", caller -> assertThat(caller.call("organizations/list", null).toString())
                .contains(Long.toString(caller.id("acme")))
        ).add(12, "org-memberships/create", caller -> {
            JsonNode made = caller.call("org-memberships/create", Map.of(USER, caller.id("bob"), "role", "ADMIN", "accepted", true),
                    ORG, caller.id("acme"));
            assertThat(made.path(USER).asLong()).isEqualTo(caller.id("bob"));
            assertThat(made.path("role").asText()).isEqualTo("ADMIN");
        }).add(77, "org-memberships/list", caller -> {
            assertThat(texts(caller.call("org-memberships/list", null, ORG, caller.id("acme")), USER))
                    .containsExactlyInAnyOrder(Long.toString(caller.id("olivia")), Long.toString(caller.id("mia")));
            assertThat(caller.call("org-memberships/list", null, ORG, caller.id("acme"), "take", 1)).hasSize(1);
        }).add(105, "org-memberships/get", caller -> assertThat(caller.call("org-memberships/get", null, ORG, caller.id("acme"),
                MEMBERSHIP, caller.membership("acme", "mia")).path(USER).asLong()).isEqualTo(caller.id("mia"))
        ).add(80, "org-memberships/update", caller -> assertThat(caller.call("org-memberships/update", Map.of("role", "ADMIN"),
                ORG, caller.id("acme"), MEMBERSHIP, caller.membership("acme", "mia")).path("role").asText()).isEqualTo("ADMIN")
        ).add(35, "org-memberships/delete", caller -> {
            caller.call("org-memberships/delete", null, ORG, caller.id("acme"), MEMBERSHIP, caller.membership("acme", "mia"));
            assertThat(texts(caller.call("org-memberships/list", null, ORG, caller.id("acme")), USER))
                    .containsExactly(Long.toString(caller.id("olivia")));
        });
        addUsers(actions);
        addAttributes(actions);
        addOptions(actions);
        addAssignments(actions);
    }

    private static void addUsers(Actions actions) {
        actions.add(91, "org-users/create", caller -> {
            JsonNode made = caller.call("org-users/create", Map.of("email", "zoe@example.com", "timeZone", "Asia/Tokyo"),
                    ORG, caller.id("acme"));
            assertThat(made.path("email").asText()).isEqualTo("zoe@example.com");
            assertThat(made.path("timeZone").asText()).isEqualTo("Asia/Tokyo");
        }).add(121, "org-users/list", caller -> {
            assertThat(texts(caller.call("org-users/list", null, ORG, caller.id("acme")), "email"))
                    .containsExactlyInAnyOrder("olivia@example.com", "mia@example.com");
            assertThat(texts(caller.call("org-users/list", null, ORG, caller.id("acme"), "emails", "mia@example.com"), "email"))
                    .containsExactly("mia@example.com");
        }).add(83, "org-users/update", caller -> assertThat(caller.call("org-users/update", Map.of("timeZone", "Europe/Paris", "bio", "Sells"),
                ORG, caller.id("acme"), USER, caller.id("mia")).path("timeZone").asText()).isEqualTo("Europe/Paris")
        ).add(44, "org-users/delete", caller -> {
            assertThat(caller.call("org-users/delete", null, ORG, caller.id("acme"), USER, caller.id("mia")).path("email").asText())
                    .isEqualTo("mia@example.com");
            assertThat(texts(caller.call("org-users/list", null, ORG, caller.id("acme")), "email")).containsExactly("olivia@example.com");
        });
    }

    private static JsonNode attribute(Caller caller) {
        return caller.call("org-attributes/create", Map.of("name", "Language", "slug", "language", "type", "MULTI_SELECT", "options",
                List.of(Map.of("value", "French", "slug", "french"), Map.of("value", "Dutch", "slug", "dutch"))), ORG, caller.id("acme"));
    }

    private static void addAttributes(Actions actions) {
        actions.add(15, "org-attributes/create", caller -> {
            JsonNode made = attribute(caller);
            assertThat(made.path("id").asText()).isNotEmpty();
            assertThat(made.path("type").asText()).isEqualTo("MULTI_SELECT");
        }).add(52, "org-attributes/get", caller -> assertThat(caller.call("org-attributes/get", null, ORG, caller.id("acme"),
                ATTRIBUTE, attribute(caller).path("id").asText()).path("slug").asText()).isEqualTo("language")
        ).add(109, "org-attributes/list", caller -> {
            attribute(caller);
            assertThat(texts(caller.call("org-attributes/list", null, ORG, caller.id("acme")), "name")).containsExactly("Language");
        }).add(81, "org-attributes/update", caller -> assertThat(caller.call("org-attributes/update", Map.of("name", "Tongue"),
                ORG, caller.id("acme"), ATTRIBUTE, attribute(caller).path("id").asText()).path("name").asText()).isEqualTo("Tongue")
        ).add(33, "org-attributes/delete", caller -> {
            caller.call("org-attributes/delete", null, ORG, caller.id("acme"), ATTRIBUTE, attribute(caller).path("id").asText());
            assertThat(caller.call("org-attributes/list", null, ORG, caller.id("acme"))).isEmpty();
        });
    }

    private static JsonNode option(Caller caller, String attribute) {
        return caller.call("org-attribute-options/create", Map.of("value", "Greek", "slug", "greek"), ORG, caller.id("acme"), ATTRIBUTE, attribute);
    }

    private static void addOptions(Actions actions) {
        actions.add(2, "org-attribute-options/create", caller -> assertThat(option(caller, attribute(caller).path("id").asText())
                .path("value").asText()).isEqualTo("Greek")
        ).add(98, "org-attribute-options/list", caller -> assertThat(texts(caller.call("org-attribute-options/list", null, ORG, caller.id("acme"),
                ATTRIBUTE, attribute(caller).path("id").asText()), "slug")).containsExactlyInAnyOrder("french", "dutch")
        ).add(82, "org-attribute-options/update", caller -> {
            String attribute = attribute(caller).path("id").asText();
            assertThat(caller.call("org-attribute-options/update", Map.of("value", "Danish"), ORG, caller.id("acme"), ATTRIBUTE, attribute,
                    OPTION, option(caller, attribute).path("id").asText()).path("value").asText()).isEqualTo("Danish");
        }).add(34, "org-attribute-options/delete", caller -> {
            String attribute = attribute(caller).path("id").asText();
            caller.call("org-attribute-options/delete", null, ORG, caller.id("acme"), ATTRIBUTE, attribute,
                    OPTION, option(caller, attribute).path("id").asText());
            assertThat(texts(caller.call("org-attribute-options/list", null, ORG, caller.id("acme"), ATTRIBUTE, attribute), "slug"))
                    .doesNotContain("greek");
        });
    }

    /** Assigns an option to Mia and returns its id. */
    private static String assign(Caller caller) {
        String attribute = attribute(caller).path("id").asText();
        String option = option(caller, attribute).path("id").asText();
        caller.call("org-attribute-options/assign-to-user", Map.of(ATTRIBUTE, attribute, "attributeOptionId", option),
                ORG, caller.id("acme"), USER, caller.id("mia"));
        return option;
    }

    private static List<String> valuesOfMia(Caller caller) {
        return texts(caller.call("org-attribute-options/list-for-user", null, ORG, caller.id("acme"), USER, caller.id("mia")), "value");
    }

    private static void addAssignments(Actions actions) {
        actions.add(89, "org-attribute-options/assign-to-user", caller -> {
            assign(caller);
            assertThat(valuesOfMia(caller)).contains("Greek");
            JsonNode text = caller.call("org-attributes/create", Map.of("name", "City", "slug", "city", "type", "TEXT", "options", List.of()),
                    ORG, caller.id("acme"));
            caller.call("org-attribute-options/assign-to-user", Map.of(ATTRIBUTE, text.path("id").asText(), "value", "Rome"),
                    ORG, caller.id("acme"), USER, caller.id("mia"));
            assertThat(valuesOfMia(caller)).as("an option that is created with its assignment").contains("Rome");
        }).add(110, "org-attribute-options/list-for-user", caller -> {
            assign(caller);
            assertThat(valuesOfMia(caller)).containsExactly("Greek");
        }).add(43, "org-attribute-options/unassign-from-user", caller -> {
            caller.call("org-attribute-options/unassign-from-user", null, ORG, caller.id("acme"), USER, caller.id("mia"),
                    "attributeOptionId", assign(caller));
            assertThat(valuesOfMia(caller)).isEmpty();
        });
    }
}
