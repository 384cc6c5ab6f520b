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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Rules for profiles, keys, schedules, event types and webhooks that the recorded session does not show, or not clearly. */
class ResourcesTest {

    private static final String SCHEDULES = "2024-06-11";
    private static final String EVENT_TYPES = "2024-06-14";
    private static final String HOSTED_EVENT_TYPES = "2026-06-12";

    private CalcomSandbox sandbox;
    private SandboxClient alice;
    private SandboxClient bob;

    @BeforeEach
    void start() {
        sandbox = CalcomSandbox.builder().seed(seeding -> {
            seeding.user("alice", "Alice", "alice@example.com", "Europe/London").eventType("Talk", "talk", 30);
            seeding.user("bob", "Bob", "bob@example.com", "Europe/Rome");
        }).start();
        alice = SandboxClient.of(sandbox);
        bob = SandboxClient.withoutKey(sandbox).with("Authorization", "Bearer " + sandbox.apiKey("bob"));
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void aReplacedKeyIsInvalidAndTheNewOneExpiresAfterTheRequestedDays() {
        String fresh = alice.json("POST", "/v2/api-keys/refresh", "{\"apiKeyDaysValid\":2}").data().path("apiKey").asText();
        assertThat(alice.get("/v2/me").error().path("message").asText()).isEqualTo("ApiAuthStrategy - api key - Your api key is not valid");
        SandboxClient renewed = SandboxClient.withoutKey(sandbox).with("Authorization", "Bearer " + fresh);
        assertThat(renewed.get("/v2/me").status()).isEqualTo(200);
        assertThat(sandbox.apiKey("alice")).isEqualTo(fresh);
        sandbox.clock().advance(Duration.ofDays(2).plusSeconds(1));
        assertThat(renewed.get("/v2/me").error().path("message").asText()).isEqualTo("ApiAuthStrategy - api key - Your api key is expired");
    }

    @Test
    void aNewDefaultScheduleTakesThePlaceOfTheOldOne() {
        long id = alice.version(SCHEDULES).json("POST", "/v2/schedules",
                "{\"name\":\"Office\",\"timeZone\":\"Europe/Rome\",\"isDefault\":true}").data().path("id").asLong();
        assertThat(alice.version(SCHEDULES).get("/v2/schedules/default").data().path("id").asLong()).isEqualTo(id);
        List<Boolean> defaults = new ArrayList<>();
        alice.version(SCHEDULES).get("/v2/schedules").data().forEach(schedule -> defaults.add(schedule.path("isDefault").asBoolean()));
        assertThat(defaults).containsExactly(false, true);
    }

    @Test
    void theOldestVersionShowsOverridesThatAreNotOverYet() {
        sandbox.clock().stopAt(Instant.parse("2026-11-23T12:00:00Z"));
        long id = alice.version(SCHEDULES).json("POST", "/v2/schedules", "{\"name\":\"Office\",\"timeZone\":\"Europe/Rome\","
                + "\"isDefault\":false,\"overrides\":[{\"date\":\"2026-11-22\",\"startTime\":\"10:00\",\"endTime\":\"11:00\"},"
                + "{\"date\":\"2026-11-24\",\"startTime\":\"08:00\",\"endTime\":\"09:30\"}]}").data().path("id").asLong();
        JsonNode legacy = alice.get("/v2/schedules/" + id).data();
        assertThat(legacy.path("schedule")).hasSize(3);
        assertThat(legacy.path("dateOverrides").toString()).isEqualTo(
                "[{\"ranges\":[{\"start\":\"2026-11-24T08:00:00.000Z\",\"end\":\"2026-11-24T09:30:00.000Z\"}]}]");
        assertThat(legacy.path("workingHours").path(0).path("startTime").asInt()).isEqualTo(540);
    }

    @Test
    void anIdThatIsNotANumberIsRefused() {
        assertThat(alice.version(SCHEDULES).get("/v2/schedules/abc").error().path("message").asText())
                .isEqualTo("Validation failed (numeric string is expected)");
    }

    @Test
    void anEventTypeCanLoseItsRecurrenceAndItsSeatsAgain() {
        long id = created("{\"title\":\"Course\",\"slug\":\"course\",\"lengthInMinutes\":45,"
                + "\"recurrence\":{\"interval\":1,\"occurrences\":4,\"frequency\":\"weekly\"}}").path("id").asLong();
        JsonNode changed = alice.version(EVENT_TYPES).json("PATCH", "/v2/event-types/" + id, "{\"recurrence\":{\"disabled\":true},"
                + "\"seats\":{\"seatsPerTimeSlot\":3,\"showAttendeeInfo\":false,\"showAvailabilityCount\":true}}").data();
        assertThat(changed.path("recurrence").isNull()).isTrue();
        assertThat(changed.path("seats").path("disabled").asBoolean()).isFalse();
        changed = alice.version(EVENT_TYPES).json("PATCH", "/v2/event-types/" + id, "{\"seats\":{\"disabled\":true}}").data();
        assertThat(changed.path("seats").toString()).isEqualTo("{\"disabled\":true}");
    }

    @Test
    void aSettingOfTheWrongFormIsNamedWithItsPlace() {
        Answer answer = alice.version(EVENT_TYPES).json("POST", "/v2/event-types", "{\"title\":\"Course\",\"slug\":\"course\","
                + "\"lengthInMinutes\":45,\"seats\":{\"seatsPerTimeSlot\":0,\"showAttendeeInfo\":true,\"showAvailabilityCount\":true}}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error().findValuesAsText("min")).containsExactly("seatsPerTimeSlot must not be less than 1");
    }

    @Test
    void hiddenEventTypesAreForTheirOwnerOnly() {
        created("{\"title\":\"Secret\",\"slug\":\"secret\",\"lengthInMinutes\":15,\"hidden\":true}");
        assertThat(bob.version(EVENT_TYPES).get("/v2/event-types?username=alice").data()).hasSize(1);
        assertThat(alice.version(EVENT_TYPES).get("/v2/event-types").data()).hasSize(2);
    }

    @Test
    void theDeletionOfAnEventTypeRemovesItsWebhooksAndLinks() {
        long id = created("{\"title\":\"Course\",\"slug\":\"course\",\"lengthInMinutes\":45}").path("id").asLong();
        alice.json("POST", "/v2/event-types/" + id + "/webhooks", webhook("http://127.0.0.1:1/a"));
        alice.json("POST", "/v2/event-types/" + id + "/private-links", "{\"maxUsageCount\":1}");
        assertThat(alice.version(EVENT_TYPES).call("DELETE", "/v2/event-types/" + id).status()).isEqualTo(200);
        int left = sandbox.read(state -> state.webhooks().size() + state.privateLinks().size());
        assertThat(left).isZero();
    }

    @Test
    void theHostedVersionNamesBookingFieldsByTheirField() {
        JsonNode eventType = alice.version(HOSTED_EVENT_TYPES).json("POST", "/v2/event-types", "{\"title\":\"Course\",\"slug\":\"course\","
                + "\"lengthInMinutes\":45,\"bookingFields\":[{\"field\":\"custom\",\"type\":\"shortText\",\"slug\":\"company\","
                + "\"label\":\"Company\",\"required\":true},{\"field\":\"guests\",\"hidden\":true}]}").data();
        assertThat(eventType.path("bookingFields").findValuesAsText("field"))
                .containsExactly("name", "email", "location", "custom", "title", "notes", "guests", "rescheduleReason");
        assertThat(eventType.path("bookingFields").path(3).path("type").asText()).isEqualTo("shortText");
        JsonNode older = alice.version(EVENT_TYPES).get("/v2/event-types/" + eventType.path("id").asLong()).data();
        assertThat(older.path("bookingFields").path(3).path("type").asText()).isEqualTo("text");
        assertThat(older.path("bookingFields").path(6).path("hidden").asBoolean()).isTrue();
    }

    @Test
    void pagesOfWebhooksAreConsistent() {
        for (int i = 0; i < 5; i++) {
            assertThat(alice.json("POST", "/v2/webhooks", webhook("http://127.0.0.1:1/" + i)).status()).isEqualTo(201);
        }
        List<String> urls = new ArrayList<>();
        for (int skip = 0; skip < 6; skip += 2) {
            urls.addAll(alice.get("/v2/webhooks?take=2&skip=" + skip).data().findValuesAsText("subscriberUrl"));
        }
        assertThat(urls).hasSize(5).doesNotHaveDuplicates();
        assertThat(bob.get("/v2/webhooks").data()).isEmpty();
    }

    @Test
    void anUrlIsTakenOnceByUserButByAnyEventTypeAsWell() {
        String body = webhook("http://127.0.0.1:1/same");
        assertThat(alice.json("POST", "/v2/webhooks", body).status()).isEqualTo(201);
        assertThat(alice.json("POST", "/v2/webhooks", body).status()).isEqualTo(409);
        assertThat(bob.json("POST", "/v2/webhooks", body).status()).isEqualTo(201);
        assertThat(alice.json("POST", "/v2/event-types/1/webhooks", body).status()).isEqualTo(201);
    }

    @Test
    void theStateCannotBeReadOnTheEventLoop() {
        assertThatThrownBy(() -> sandbox.read(state -> sandbox.bookings())).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("event-loop thread");
    }

    private JsonNode created(String body) {
        Answer answer = alice.version(EVENT_TYPES).json("POST", "/v2/event-types", body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.data();
    }

    private static String webhook(String url) {
        return "{\"active\":true,\"subscriberUrl\":\"" + url + "\",\"triggers\":[\"BOOKING_CREATED\"]}";
    }
}
