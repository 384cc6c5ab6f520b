/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.sandbox.fault.FaultRule;
import io.github.camelcalcom.sandbox.fault.LiveDeviation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Deviations of the hosted service from its documentation. */
class LiveDeviationTest {

    private OrganizationClient acme;
    private SandboxClient olivia;

    @BeforeEach
    void start() {
        acme = OrganizationClient.start();
        olivia = acme.as("olivia");
    }

    @AfterEach
    void stop() {
        acme.close();
    }

    private FaultRule deviate(LiveDeviation... deviations) {
        return acme.sandbox().faults().deviate(deviations);
    }

    @Test
    void theNewestListOfBookingsTimesOutAndTheOlderOneDoesNot() {
        FaultRule rule = deviate(LiveDeviation.BOOKING_LIST_TIMES_OUT);
        CompletableFuture<SandboxClient.Answer> newest =
                CompletableFuture.supplyAsync(() -> olivia.version("2026-05-01").get("/v2/bookings?limit=5"));
        await().atMost(60, TimeUnit.SECONDS).until(() -> rule.fired() == 1);
        assertThat(olivia.version("2024-08-13").get("/v2/bookings").status()).isEqualTo(200);
        assertThat(olivia.version("2026-05-01").get(acme.organization("/bookings")).status()).isEqualTo(200);
        acme.sandbox().clock().advance(Duration.ofSeconds(124));
        assertThat(olivia.get("/v2/me").status()).isEqualTo(200);
        assertThat(newest).isNotDone();
        acme.sandbox().clock().advance(Duration.ofSeconds(1));
        assertThat(newest.join().status()).isEqualTo(524);
        assertThat(newest.join().header("Content-Type")).startsWith("text/html");
    }

    @ParameterizedTest
    @CsvSource({
            "DOCUMENTED_OPERATIONS_MISSING, GET, /v2/allowlists, 200, 404", "DOCUMENTED_OPERATIONS_MISSING, GET, /v2/events, 200, 404",
            "DOCUMENTED_OPERATIONS_MISSING, GET, /v2/me, 200, 200",
            "INSIGHTS_FORBIDDEN, POST, /v2/insights/bookings/kpi-stats, 400, 403",
            "INSIGHTS_FORBIDDEN, POST, /v2/insights/routings/forms-by-status, 400, 403",
            "SELECTED_CALENDAR_DELETION_FAILS, DELETE, /v2/selected-calendars, 400, 500"})
    void statusesDeviate(LiveDeviation deviation, String method, String path, int documented, int live) {
        assertThat(send(method, path).status()).isEqualTo(documented);
        deviate(deviation);
        assertThat(send(method, path).status()).isEqualTo(live);
    }

    private SandboxClient.Answer send(String method, String path) {
        return method.equals("POST") ? olivia.json(method, path, "{}") : olivia.call(method, path);
    }

    @Test
    void noBookingFieldIsAccepted() {
        long eventType = acme.eventType("turns", "roundRobin", acme.hosts("olivia")).path("id").asLong();
        deviate(LiveDeviation.BOOKING_FIELDS_REFUSED);
        assertThat(olivia.version("2026-06-12").json("POST", acme.team("/event-types/" + eventType + "/booking-fields"),
                "{\"field\":\"custom\",\"type\":\"url\",\"slug\":\"site\",\"label\":\"Site\",\"required\":false}").status()).isEqualTo(400);
    }

    @Test
    void rolesHaveFurtherPermissions() {
        JsonNode documented = olivia.get(acme.organization("/roles")).data().path(0).path("permissions");
        deviate(LiveDeviation.UNDOCUMENTED_PERMISSIONS);
        JsonNode live = olivia.get(acme.organization("/roles")).data().path(0).path("permissions");
        assertThat(live).hasSize(documented.size() + 5).extracting(JsonNode::asText).contains("team.manage", "ooo.create");
    }

    @Test
    void valuesAreNull() {
        olivia.json("POST", "/v2/webhooks", "{\"active\":true,\"subscriberUrl\":\"http://127.0.0.1:1/a\",\"triggers\":[],\"secret\":\"s\"}");
        long eventType = acme.eventType("turns", "roundRobin", acme.hosts("olivia")).path("id").asLong();
        acme.book(eventType, "2026-11-24T10:00:00Z");
        deviate(LiveDeviation.NULL_VALUES, LiveDeviation.PAGES_START_AT_ZERO);

        JsonNode webhook = olivia.get("/v2/webhooks").data().path(0);
        assertThat(webhook.path("secret").isNull()).isTrue();
        assertThat(webhook.path("timeUnit").isNull()).isTrue();
        assertThat(webhook.path("subscriberUrl").asText()).endsWith("/a");
        JsonNode list = olivia.version("2024-08-13").get("/v2/bookings").json();
        assertThat(list.path("data").path(0).path("eventTypeId").isNull()).isTrue();
        assertThat(list.path("data").path(0).path("uid").isTextual()).isTrue();
        assertThat(list.path("pagination").path("currentPage").asInt(-1)).isZero();
        assertThat(olivia.get(acme.team("")).data().path("logoUrl").isNull()).isTrue();
    }

    @Test
    void aSuccessfulChangeIsExecutedAndErrorsAreNotAltered() {
        FaultRule rule = deviate(LiveDeviation.valueOf("NULL_VALUES"));
        String id = olivia.json("POST", "/v2/webhooks", "{\"active\":true,\"subscriberUrl\":\"http://127.0.0.1:1/b\",\"triggers\":[]}")
                .data().path("id").asText();
        assertThat(olivia.json("PATCH", "/v2/webhooks/" + id, "{\"active\":5}").status()).isEqualTo(400);
        assertThat(rule.fired()).isEqualTo(2);
        acme.sandbox().faults().clear();
        assertThat(olivia.get("/v2/webhooks/" + id).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v2/verified-resources/emails/77", "/v2/verified-resources/phones/5", "/v2/slots/reservations/none"})
    void unknownIdsAreAlwaysNull(String path) {
        SandboxClient.Answer answer = olivia.version("2024-09-04").get(path);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("data").isNull()).isTrue();
    }

    @Test
    void listsOfMembershipsAreAlwaysArrays() {
        assertThat(olivia.get(acme.organization("/memberships")).data().isArray()).isTrue();
        assertThat(olivia.get(acme.team("/memberships")).data().isArray()).isTrue();
    }
}
