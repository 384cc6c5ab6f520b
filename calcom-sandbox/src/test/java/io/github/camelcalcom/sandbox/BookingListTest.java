/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.sandbox.http.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** Lists of bookings: filters, sort orders, totals that ignore some filters, and cursors. */
class BookingListTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
    private static final int BOOKINGS = 10;

    private CalcomSandbox sandbox;
    private BookingClient alice;
    private SandboxClient byCursor;
    private final List<String> uids = new ArrayList<>();

    @BeforeEach
    void tenBookingsOneMinuteAfterTheOther() {
        sandbox = CalcomSandbox.builder().bookingTime(Duration.ZERO).start();
        sandbox.clock().stopAt(NOW);
        alice = new BookingClient(SandboxClient.of(sandbox));
        byCursor = SandboxClient.of(sandbox).version("2026-05-01");
        for (int i = 0; i < BOOKINGS; i++) {
            uids.add(alice.book(1, "2026-11-24T" + (10 + i) + ":00:00Z", "Guest" + i).path("uid").asText());
            sandbox.clock().advance(Duration.ofMinutes(1));
        }
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void totalsIgnoreTheTimeOfUpdate() {
        JsonNode answer = alice.list("afterUpdatedAt=2026-11-23T09:04:00.000Z&take=2&skip=6").json();
        assertThat(answer.path("data")).isEmpty();
        assertThat(answer.path("pagination")).isEqualTo(Json.object().put("returnedItems", 2).put("totalItems", 10)
                .put("itemsPerPage", 2).put("remainingItems", 2).put("currentPage", 4).put("totalPages", 5)
                .put("hasNextPage", true).put("hasPreviousPage", true));
    }

    @Test
    void boundsOfUpdateAreInclusive() {
        String third = "2026-11-23T09:02:00.000Z";
        assertThat(uidsOf(alice.list("afterUpdatedAt=" + third + "&beforeUpdatedAt=" + third))).containsExactly(uids.get(2));
    }

    @Test
    void aChangedBookingMovesToTheEndOfTheOrderByUpdate() {
        alice.cancel(uids.get(0), "off");
        assertThat(uidsOf(alice.list("sortUpdatedAt=asc"))).last().isEqualTo(uids.get(0));
        assertThat(uidsOf(alice.list("sortUpdated=desc"))).as("a name that the server does not know").first().isEqualTo(uids.get(0));
    }

    @Test
    void onlyTheFirstOfSeveralOrdersCounts() {
        assertThat(uidsOf(alice.list("sortCreated=desc&sortUpdatedAt=asc"))).first().isEqualTo(uids.get(9));
        assertThat(uidsOf(alice.list("sortCreated=desc&sortStart=asc"))).first().isEqualTo(uids.get(0));
    }

    @Test
    void statusesAreFoundByTheTimeNow() {
        alice.cancel(uids.get(9), "off");
        sandbox.clock().stopAt(Instant.parse("2026-11-24T12:10:00Z"));
        assertThat(uidsOf(alice.list("status=past"))).as("latest first").containsExactly(uids.get(1), uids.get(0));
        assertThat(uidsOf(alice.list("status=upcoming"))).hasSize(7).first().isEqualTo(uids.get(2));
        assertThat(uidsOf(alice.list("status=cancelled"))).containsExactly(uids.get(9));
        assertThat(uidsOf(alice.list("status=past,cancelled"))).hasSize(3);
        assertThat(uidsOf(alice.list("status=past&status=cancelled"))).hasSize(3);
    }

    @Test
    void attendeesAreFoundByTheExactTextOnly() {
        assertThat(uidsOf(alice.list("attendeeEmail=guest3@example.net"))).containsExactly(uids.get(3));
        assertThat(uidsOf(alice.list("attendeeEmail=Guest3@example.net"))).isEmpty();
        assertThat(uidsOf(alice.list("attendeeName=Guest3&eventTypeIds=1,2"))).containsExactly(uids.get(3));
    }

    @Test
    void aBookingIsFoundByAttendeeTimeAndEventTypeInAnyStatus() {
        String query = "attendeeEmail=guest3@example.net&afterStart=2026-11-24T13:00:00Z&beforeEnd=2026-11-24T13:30:00Z&eventTypeId=1";
        alice.cancel(uids.get(3), "off");
        String again = alice.book(1, "2026-11-24T13:00:00Z", "Guest3").path("uid").asText();
        assertThat(uidsOf(alice.list(query + "&sortCreated=asc&take=250&skip=0"))).containsExactly(uids.get(3), again);
        assertThat(uidsOf(alice.list(query + "&sortCreated=desc"))).containsExactly(again, uids.get(3));
        assertThat(uidsOf(byCursor.get("/v2/bookings?" + query + "&sortCreated=asc&limit=100"))).containsExactly(again, uids.get(3));
        sandbox.clock().stopAt(Instant.parse("2026-11-25T09:00:00Z"));
        assertThat(uidsOf(alice.list(query + "&sortCreated=asc"))).as("when it is over").containsExactly(uids.get(3), again);
        assertThat(uidsOf(byCursor.get("/v2/bookings?" + query))).containsExactly(again, uids.get(3));
        assertThat(uidsOf(alice.list(query.replace("13:30", "13:29")))).isEmpty();
        assertThat(uidsOf(alice.list(query.replace("13:00", "13:01")))).isEmpty();
        assertThat(uidsOf(alice.list(query.replace("eventTypeId=1", "eventTypeId=2")))).isEmpty();
    }

    @Test
    void aPendingAndARejectedBookingAreFoundAsWell() {
        long confirmed = alice.eventType("{\"title\":\"Ask\",\"slug\":\"ask\",\"lengthInMinutes\":30,"
                + "\"confirmationPolicy\":{\"type\":\"always\",\"blockUnconfirmedBookingsInBooker\":false}}");
        String uid = alice.book(confirmed, "2026-11-25T10:00:00Z", "Ann").path("uid").asText();
        String query = "attendeeEmail=ann@example.net&afterStart=2026-11-25T10:00:00Z&beforeEnd=2026-11-25T10:30:00Z&eventTypeId="
                + confirmed;
        assertThat(uidsOf(alice.list(query))).containsExactly(uid);
        assertThat(uidsOf(byCursor.get("/v2/bookings?" + query))).containsExactly(uid);
        alice.act(uid, "decline", Json.object());
        assertThat(uidsOf(alice.list(query))).containsExactly(uid);
        assertThat(uidsOf(byCursor.get("/v2/bookings?" + query))).containsExactly(uid);
    }

    @Test
    void anEventTypeThatDoesNotExistIsRefused() {
        assertThat(alice.list("eventTypeId=999").error().path("code").asText()).isEqualTo("TRPCError");
    }

    @Test
    void cursorsLeadThroughAllBookingsOnceNewestFirst() {
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = byCursor.get("/v2/bookings?limit=4&cursor=" + cursor).json();
            page.path("data").forEach(booking -> seen.add(booking.path("uid").asText()));
            assertThat(page.path("pagination").size()).isEqualTo(2);
            assertThat(page.path("pagination").path("hasMore").asBoolean())
                    .isEqualTo(page.path("pagination").path("nextCursor").isTextual());
            cursor = page.path("pagination").path("nextCursor").asText("");
        } while (!cursor.isEmpty() && !cursor.equals("null"));
        List<String> newestFirst = new ArrayList<>(uids);
        Collections.reverse(newestFirst);
        assertThat(seen).isEqualTo(newestFirst);
    }

    @Test
    void aCursorHoldsItsPlaceWhenItsBookingLeavesTheList() {
        JsonNode first = byCursor.get("/v2/bookings?status=upcoming&limit=3").json();
        alice.cancel(uids.get(2), "off");
        JsonNode second = byCursor.get("/v2/bookings?status=upcoming&limit=3&cursor="
                + first.path("pagination").path("nextCursor").asText()).json();
        assertThat(second.path("data").path(0).path("uid").asText()).isEqualTo(uids.get(3));
    }

    @Test
    void cursorListsTakeOneStatusAndAHundredItemsAtMost() {
        assertThat(byCursor.get("/v2/bookings?status=past,upcoming").status()).isEqualTo(400);
        assertThat(byCursor.get("/v2/bookings?limit=101").status()).isEqualTo(400);
        assertThat(byCursor.get("/v2/bookings?cursor=%21%21").status()).isEqualTo(400);
        assertThat(byCursor.get("/v2/bookings?take=1").json().path("data")).as("take is no longer a parameter").hasSize(BOOKINGS);
    }

    @Test
    void theOldestVersionAnswersRowsOfTheUpcomingBookings() {
        alice.cancel(uids.get(0), "off");
        JsonNode data = SandboxClient.of(sandbox).get("/v2/bookings").data();
        assertThat(data.path("totalCount").asInt()).isEqualTo(9);
        assertThat(data.path("bookings").path(0).path("status").asText()).isEqualTo("ACCEPTED");
    }

    @Test
    void withoutCredentialsListsAreForbidden() {
        SandboxClient.Answer answer = SandboxClient.withoutKey(sandbox).version("2024-08-13").get("/v2/bookings");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.error().path("message").asText()).startsWith("PermissionsGuard - no authentication provided.");
    }

    private static List<String> uidsOf(SandboxClient.Answer answer) {
        List<String> found = new ArrayList<>();
        answer.data().forEach(booking -> found.add(booking.path("uid").asText()));
        return found;
    }
}
