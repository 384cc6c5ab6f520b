/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.sandbox.SandboxClient.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;

import static org.assertj.core.api.Assertions.assertThat;

/** Permissions of members of organizations and teams. */
class OrganizationsAndTeamsTest {

    private OrganizationClient acme;

    @BeforeEach
    void start() {
        acme = OrganizationClient.start(SandboxProfile.SELF_HOSTED);
    }

    @AfterEach
    void stop() {
        acme.close();
    }

    private static String message(Answer answer) {
        return answer.error().path("message").asText();
    }

    @Test
    void aForbiddenActionOfAMemberNamesTheMissingRole() {
        Answer answer = acme.as("mia").json("POST", acme.organization("/teams"), "{\"name\":\"Support\"}");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(message(answer)).contains("minimum required role=ORG_ADMIN");
        assertThat(acme.as("mia").get(acme.organization("/teams/me")).data()).hasSize(1);
        assertThat(acme.as("olivia").json("POST", acme.organization("/teams"), "{\"name\":\"Support\"}").status()).isEqualTo(201);
    }

    @Test
    void aStrangerAMemberAndAMissingOrganizationResultInDifferentErrors() {
        assertThat(message(acme.as("stranger").get(acme.organization("/teams")))).contains("not a member of the organization");
        assertThat(message(acme.as("olivia").get("/v2/organizations/99/teams"))).startsWith("IsOrgGuard");
        assertThat(acme.as("olivia").get(acme.organization("/teams/99")).status()).isEqualTo(404);
        assertThat(SandboxClient.withoutKey(acme.sandbox()).get(acme.organization("/teams")).status()).isEqualTo(401);
    }

    @Test
    void aRevokedRoleIsRememberedForFiveMinutes() {
        String membership = "/memberships/" + membership("mia");
        acme.as("olivia").json("PATCH", acme.organization(membership), "{\"role\":\"ADMIN\"}");
        assertThat(acme.as("mia").get(acme.organization("/memberships")).status()).isEqualTo(200);
        acme.as("olivia").json("PATCH", acme.organization(membership), "{\"role\":\"MEMBER\"}");
        assertThat(acme.as("mia").get(acme.organization("/memberships")).status()).isEqualTo(200);
        acme.sandbox().clock().stopAt(OrganizationClient.NOW.plus(Duration.ofMinutes(6)));
        assertThat(acme.as("mia").get(acme.organization("/memberships")).status()).isEqualTo(403);
    }

    private long membership(String username) {
        for (JsonNode membership : acme.as("olivia").get(acme.organization("/memberships")).data()) {
            if (membership.path("userId").asLong() == acme.id(username)) {
                return membership.path("id").asLong();
            }
        }
        throw new AssertionError(username + " is no member");
    }

    @Test
    void aUserWhoLeavesTheOrganizationLeavesItsTeamsAndGetsAnotherName() {
        long mia = acme.id("mia");
        assertThat(acme.as("olivia").get(acme.team("/memberships")).data()).hasSize(2);
        acme.as("olivia").call("DELETE", acme.organization("/memberships/" + membership("mia")));
        assertThat(acme.as("olivia").get(acme.team("/memberships")).data()).hasSize(1);
        assertThat(acme.id("mia-" + mia)).isEqualTo(mia);
    }

    @Test
    void teamsOfTheirOwnAreMadeAndManagedByTheirOwner() {
        long team = acme.as("stranger").json("POST", "/v2/teams", "{\"name\":\"Choir\",\"slug\":\"choir\"}").data().path("id").asLong();
        assertThat(acme.as("stranger").get("/v2/teams").data()).extracting(found -> found.path("name").asText()).containsExactly("Choir");
        assertThat(message(acme.as("mia").get("/v2/teams/" + team))).contains("not a member of the team");
        acme.as("stranger").json("POST", "/v2/teams/" + team + "/memberships",
                "{\"userId\":" + acme.id("mia") + ",\"accepted\":true,\"role\":\"MEMBER\"}");
        assertThat(acme.as("mia").get("/v2/teams/" + team).status()).isEqualTo(200);
        assertThat(acme.as("mia").call("DELETE", "/v2/teams/" + team).status()).isEqualTo(403);
        assertThat(acme.as("stranger").call("DELETE", "/v2/teams/" + team).status()).isEqualTo(200);
        assertThat(acme.as("mia").get("/v2/teams").data()).extracting(found -> found.path("name").asText()).containsExactly("Sales");
    }

    @Test
    void valuesOfAttributesAreGivenToMembersOnce() {
        SandboxClient olivia = acme.as("olivia");
        JsonNode attribute = olivia.json("POST", acme.organization("/attributes"), "{\"name\":\"City\",\"slug\":\"city\","
                + "\"type\":\"SINGLE_SELECT\",\"options\":[{\"value\":\"Rome\",\"slug\":\"rome\"}]}").data();
        String options = acme.organization("/attributes/" + attribute.path("id").asText() + "/options");
        String rome = olivia.get(options).data().path(0).path("id").asText();
        String assign = acme.organization("/attributes/options/" + acme.id("mia"));
        String body = "{\"attributeId\":\"" + attribute.path("id").asText() + "\",\"attributeOptionId\":\"" + rome + "\"}";
        assertThat(olivia.json("POST", assign, body).status()).isEqualTo(201);
        assertThat(olivia.json("POST", assign, body).status()).isEqualTo(409);
        assertThat(olivia.get(options + "/assigned").data().path(0).path("assignedUserIds").path(0).asLong()).isEqualTo(acme.id("mia"));
        assertThat(olivia.get(options + "/assigned?take=-1").data()).as("the last one").hasSize(1);
        assertThat(olivia.get(options + "/assigned?take=-1&skip=1").data()).isEmpty();
        assertThat(olivia.call("DELETE", assign + '/' + rome).status()).isEqualTo(200);
        assertThat(olivia.get(assign).data()).isEmpty();
    }

    @Test
    void aRoleThatIsRememberedCreatesNothingInATeamThatIsDeleted() {
        SandboxClient olivia = acme.as("olivia");
        String team = "/v2/teams/" + olivia.json("POST", "/v2/teams", "{\"name\":\"Support\"}").data().path("id").asLong();
        String eventType = "{\"title\":\"T\",\"slug\":\"%s\",\"lengthInMinutes\":30,\"schedulingType\":\"collective\",\"hosts\":[]}";
        assertThat(olivia.json("POST", team + "/event-types", eventType.formatted("first")).status()).isEqualTo(201);
        assertThat(olivia.call("DELETE", team).status()).isEqualTo(200);
        assertThat(olivia.json("POST", team + "/event-types", eventType.formatted("second")).status()).isEqualTo(403);
        assertThat(olivia.get(team + "/event-types").data()).isEmpty();
    }

    @Test
    void rolesOfAnOrganizationHaveThePermissionsTheyWereGiven() {
        SandboxClient olivia = acme.as("olivia");
        String id = olivia.json("POST", acme.organization("/roles"), "{\"name\":\"Clerk\",\"permissions\":[\"booking.read\"]}").data()
                .path("id").asText();
        olivia.json("POST", acme.organization("/roles/" + id + "/permissions"), "{\"permissions\":[\"eventType.read\"]}");
        assertThat(olivia.get(acme.organization("/roles/" + id + "/permissions")).data()).extracting(JsonNode::asText)
                .contains("booking.read", "eventType.read");
        assertThat(olivia.json("POST", acme.organization("/roles"), "{\"name\":\"Odd\",\"permissions\":[\"nothing.atAll\"]}").status())
                .isEqualTo(400);
    }
}
