/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.model;

import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.model.webhook.WebhookPayload;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Given the bodies that a real server sent and received, when they become records and JSON again, then nothing is lost. */
class RecordingsTest {

    /** The result types that the recorded server has answered. The others need services that it did not have. */
    private static final Set<String> RECORDED_TYPES = Set.of("ApiKey", "AssignedAttributeOption", "Attribute", "AttributeAssignment",
            "AttributeOption", "AuthorizationUrl", "Booking", "BookingReference", "BusyTime", "CalendarCredential", "CalendarLink", "Calendars",
            "ConferencingApp", "DefaultConferencingApp", "EventType", "ManagedUser", "ManagedUserTokens", "Membership", "OAuthClient",
            "OAuthClientSecret", "OrganizationUser", "OutOfOffice", "PrivateLink", "PrivateLinkDeletion", "Profile", "Reassignment", "RoutingForm",
            "RoutingFormAnswer", "RoutingFormResponse", "RoutingFormSlots", "Schedule", "SelectedCalendar", "Slot", "SlotReservation", "Team",
            "TeamInvite", "Tokens", "UserAttributeOption", "Webhook");

    private static final List<RecordedExchanges.Recorded> EXCHANGES = RecordedExchanges.all();

    @Test
    void resultsAreTheSameJsonAfterTheyWereRecords() throws Exception {
        SortedMap<String, Integer> counts = new TreeMap<>();
        KeptFields kept = new KeptFields();
        for (RecordedExchanges.Recorded exchange : EXCHANGES) {
            RecordType type = RecordType.of(exchange.operation().result().type()).orElse(null);
            JsonNode result = exchange.result();
            if (type == null || result.isMissingNode() || result.isNull() || exchange.operation().uri().equals("slots/list-available")) {
                continue;
            }
            Object read = type.read(result);
            assertThat(RecordedExchanges.JSON.readTree(CalcomJson.write(read))).as(exchange.operation().uri()).isEqualTo(result);
            counts.merge(exchange.operation().result().type(), 1, Integer::sum);
            if (exchange.isInOurVersion()) {
                kept.add(read);
            }
        }

        assertThat(counts.keySet()).containsExactlyInAnyOrderElementsOf(RECORDED_TYPES);
        assertThat(counts.values().stream().mapToInt(Integer::intValue).sum()).isGreaterThan(1_300);
        assertThat(kept.misfits).isEmpty();
        assertThat(kept.unknown).isEmpty();
        assertThat(kept.otherForms.keySet()).isSubsetOf("Instant", "OffsetDateTime");
    }

    @Test
    void requestsAreTheSameJsonAfterTheyWereRecords() throws Exception {
        SortedMap<String, Integer> counts = new TreeMap<>();
        KeptFields kept = new KeptFields();
        for (RecordedExchanges.Recorded exchange : EXCHANGES) {
            Class<? extends CalcomRecord> type = RequestRecords.BY_OPERATION.get(exchange.operation().uri());
            if (type != null && exchange.request().isObject()) {
                CalcomRecord read = CalcomJson.read(exchange.request(), type);
                assertThat(RecordedExchanges.JSON.readTree(CalcomJson.write(read))).as(exchange.operation().uri()).isEqualTo(exchange.request());
                counts.merge(exchange.operation().uri(), 1, Integer::sum);
                kept.add(read);
            }
        }

        Set<String> operations = RequestRecords.BY_OPERATION.keySet().stream().filter(counts::containsKey).collect(Collectors.toSet());
        assertThat(operations).hasSizeGreaterThan(60).contains("bookings/create", "bookings/cancel", "bookings/reschedule", "bookings/mark-absent",
                "booking-guests/add", "event-types/create", "schedules/create", "slots/reserve", "me/update", "teams/create",
                "team-memberships/create",
                "org-users/create", "org-attributes/create", "org-user-ooo/create", "webhooks/create", "oauth-client-users/refresh");
        assertThat(counts.values().stream().mapToInt(Integer::intValue).sum()).isGreaterThan(600);
        // requests that the recordings made wrong on purpose
        assertThat(kept.misfits.keySet()).containsExactlyInAnyOrder("BookingRequest$Plain.start = \"2027-03-19T09:00:00\"",
                "EventTypeRequest.disableCancelling = true", "EventTypeRequest.disableRescheduling = true",
                "PrivateLinkRequest.maxUsageCount = \"abc\"",
                "RoutingFormAnswerRequest.response = \"not-an-object\"");
        assertThat(kept.unknown.keySet()).containsExactlyInAnyOrder("EventTypeRequest.bogus", "EventTypeRequest.metadata", "UserRequest.bogus");
    }

    @Test
    void paginationIsTheSameJsonAfterItWasARecord() throws Exception {
        KeptFields kept = new KeptFields();
        int count = 0;
        for (RecordedExchanges.Recorded exchange : EXCHANGES) {
            JsonNode pagination = exchange.response().path("pagination");
            if (pagination.isObject()) {
                Pagination read = CalcomJson.read(pagination, Pagination.class);
                assertThat(RecordedExchanges.JSON.readTree(CalcomJson.write(read))).isEqualTo(pagination);
                kept.add(read);
                count++;
            }
        }

        assertThat(count).isGreaterThan(80);
        assertThat(kept.misfits).isEmpty();
        assertThat(kept.unknown).isEmpty();
        assertThat(kept.otherForms.keySet()).isSubsetOf("Instant", "OffsetDateTime");
    }

    @Test
    void slotsOfTheOldListAreFoundBelowTheirField() {
        List<RecordedExchanges.Recorded> recorded = EXCHANGES.stream()
                .filter(exchange -> exchange.operation().uri().equals("slots/list-available")).toList();

        assertThat(recorded).isNotEmpty().allSatisfy(exchange -> {
            Object slots = RecordType.of("Slot").orElseThrow().read(exchange.result());
            assertThat(CalcomJson.toTree(slots)).isEqualTo(exchange.result().path("slots"));
        });
    }

    @Test
    void deliveriesAreTheSameJsonAfterTheyWereRecords() throws Exception {
        KeptFields kept = new KeptFields();
        SortedMap<String, Integer> counts = new TreeMap<>();
        for (JsonNode delivery : RecordedExchanges.deliveries()) {
            JsonNode payload = delivery.path("payload").isObject() ? delivery.get("payload") : delivery;
            WebhookPayload read = CalcomJson.read(payload, WebhookPayload.class);
            assertThat(RecordedExchanges.JSON.readTree(CalcomJson.write(read))).isEqualTo(payload);
            counts.merge(read.getClass().getSimpleName(), 1, Integer::sum);
            if (!(read instanceof WebhookPayload.Other)) {
                kept.add(read);
            }
        }

        assertThat(counts.keySet()).containsExactlyInAnyOrder("BookingEvent", "Meeting", "NoShow", "Form", "Other");
        assertThat(counts.get("BookingEvent")).isGreaterThan(130);
        assertThat(kept.misfits).isEmpty();
        assertThat(kept.unknown).isEmpty();
        assertThat(kept.otherForms.keySet()).isSubsetOf("Instant", "OffsetDateTime");
    }
}
