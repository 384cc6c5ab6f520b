/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.sandbox.SandboxClient.Answer;
import io.github.camelcalcom.sandbox.http.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Results of routing-form responses, and their storage. */
class WorkflowsAndRoutingFormsTest {

    private static final String FIELDS = "[{\"id\":\"f1\",\"type\":\"select\",\"label\":\"Size\",\"required\":true,\"identifier\":\"size\","
            + "\"options\":[{\"id\":\"s\",\"label\":\"small\"},{\"id\":\"l\",\"label\":\"large\"}]}]";
    private static final String ROUTES = "[{\"id\":\"r1\",\"queryValue\":{\"type\":\"group\",\"children1\":{\"c1\":{\"type\":\"rule\","
            + "\"properties\":{\"field\":\"f1\",\"operator\":\"select_equals\",\"value\":[\"large\"]}}}},"
            + "\"action\":{\"type\":\"eventTypeRedirectUrl\",\"value\":\"team/sales/turns\",\"eventTypeId\":1}},"
            + "{\"id\":\"r2\",\"isFallback\":true,\"queryValue\":{\"type\":\"group\"},"
            + "\"action\":{\"type\":\"customPageMessage\",\"value\":\"Write to us\"}}]";
    private static final String PERIOD = "?start=2026-11-24&end=2026-11-25";
    private static final String MARCH_TO_DECEMBER = "\"startDate\":\"2026-03-01\",\"endDate\":\"2026-12-31\"";

    private static CalcomSandbox sandbox;

    @BeforeAll
    static void start() {
        sandbox = CalcomSandbox.builder().profile(SandboxProfile.HOSTED).seed(seeding -> {
            Seeding.SeededUser olivia = seeding.user("olivia", "Olivia", "olivia@example.com", "Europe/London");
            seeding.organization("Acme", olivia).team("Sales").eventType("Turns", "turns", 30, "roundRobin")
                    .routingForm("form-1", "Contact", FIELDS, ROUTES);
        }).start();
        sandbox.clock().stopAt(OrganizationClient.NOW);
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    private static SandboxClient olivia() {
        return SandboxClient.of(sandbox, "olivia");
    }

    private static Answer answer(String body) {
        return olivia().json("POST", "/v2/organizations/1/teams/2/routing-forms/form-1/responses" + PERIOD, body);
    }

    @Test
    void aResponseLeadsToTheSlotsOfAnEventTypeAndToALinkedBooking() {
        Answer answer = answer("{\"size\":\"large\"}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(answer.data().path("eventTypeId").asLong()).isEqualTo(1);
        assertThat(answer.data().path("slots")).isNotEmpty();
        long response = answer.data().path("routing").path("responseId").asLong();
        String booking = BookingClient.request(1, "2026-11-24T10:00:00Z", "Carl")
                .set("routing", Json.object().put("responseId", response).set("teamMemberIds", Json.array().add(1))).toString();
        String uid = olivia().version("2026-02-25").json("POST", "/v2/bookings", booking).data().path("uid").asText();
        assertThat(olivia().get("/v2/organizations/1/routing-forms/form-1/responses?routedToBookingUid=" + uid).data()).hasSize(1);
        JsonNode submission = olivia().version("2024-08-13").get("/v2/bookings/" + uid + "/routing-trace").data().path("formSubmission");
        assertThat(submission.path("form").path("name").asText()).isEqualTo("Contact");
        assertThat(submission.path("responses").path(0).path("displayValue").asText()).isEqualTo("large");
        JsonNode figures = olivia().json("POST", "/v2/insights/routings/forms-by-status", "{\"scope\":\"org\"," + MARCH_TO_DECEMBER + '}').data();
        assertThat(figures.path("totalWithBooking").asInt()).isEqualTo(1);
        JsonNode routed = olivia().json("POST", "/v2/insights/routings/routed-to-per-period",
                "{\"scope\":\"team\",\"selectedTeamId\":2,\"period\":\"perWeek\",\"limit\":10," + MARCH_TO_DECEMBER + '}').data();
        assertThat(routed.path("users").path("data").path(0).path("name").asText()).isEqualTo("Olivia");
        assertThat(routed.path("periodStats").path("data").path(0).path("period_start").asText()).isEqualTo("2026-11-23T00:00:00.000Z");
    }

    @Test
    void aResponseWithoutMatchingRouteUsesTheFallbackAndAMissingAnswerIsRefused() {
        assertThat(answer("{\"size\":\"small\"}").data().path("routingCustomMessage").asText()).isEqualTo("Write to us");
        Answer missing = answer("{}");
        assertThat(missing.status()).isEqualTo(400);
        assertThat(missing.error().path("message").asText()).contains("Size");
        JsonNode failed = olivia().json("POST", "/v2/insights/routings/failed-bookings-by-field",
                "{\"scope\":\"org\"," + MARCH_TO_DECEMBER + '}').data();
        assertThat(failed.path("Contact").path("Size").path(0).path("optionLabel").asText()).isEqualTo("small");
        assertThat(failed.path("Contact").path("Size").path(0).path("count").asInt()).isEqualTo(1);
    }

    @Test
    void workflowsOfATeamAreMadeReadChangedAndDeleted() {
        String path = "/v2/organizations/1/teams/2/workflows";
        Answer made = olivia().json("POST", path, "{\"name\":\"Remind\",\"type\":\"event-type\",\"activation\":{"
                + "\"isActiveOnAllEventTypes\":true},\"trigger\":{\"type\":\"beforeEvent\",\"offset\":{\"value\":1,\"unit\":\"hour\"}},"
                + "\"steps\":[{\"stepNumber\":1,\"action\":\"email_attendee\",\"recipient\":\"attendee\",\"template\":\"reminder\","
                + "\"sender\":\"Acme\",\"includeCalendarEvent\":true,\"message\":{\"subject\":\"Soon\",\"html\":\"<p>Soon</p>\"}}]}");
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        long id = made.data().path("id").asLong();
        assertThat(olivia().json("PATCH", path + '/' + id, "{\"name\":\"Remind again\"}").data().path("name").asText())
                .isEqualTo("Remind again");
        assertThat(olivia().get(path).data()).hasSize(1);
        assertThat(olivia().call("DELETE", path + '/' + id).status()).isEqualTo(200);
        assertThat(olivia().get(path + '/' + id).status()).isEqualTo(404);
    }
}
