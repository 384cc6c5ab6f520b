/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

import io.github.camelcalcom.support.CalcomContext;
import io.github.camelcalcom.support.FollowedBookings;
import io.github.camelcalcom.support.ScriptedServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Given a list of bookings of an organization, a team or a user, then its changes are followed, whatever the server can tell. */
@Timeout(1_800)
class FeedSourceTest {

    private final MemoryStateRepository states = new MemoryStateRepository();
    private final List<Integer> eventTypesOfTeam = new CopyOnWriteArrayList<>(List.of(7));
    private FollowedBookings feed;
    private CalcomContext camel;

    @BeforeEach
    void start() throws Exception {
        feed = new FollowedBookings();
        feed.server().answer(request -> {
            if (request.path().endsWith("/event-types")) {
                JsonArray types = new JsonArray(eventTypesOfTeam.stream().map(id -> new JsonObject().put("id", id)).toList());
                ScriptedServer.json(request, 200, new JsonObject().put("status", "success").put("data", types).encode());
            } else {
                feed.bookings().list(request);
            }
        });
    }

    @AfterEach
    void stop() {
        if (camel != null) {
            camel.stop();
        }
        feed.close();
    }

    private void follow(String uri) throws Exception {
        camel = feed.context(states);
        camel.routes(feed.route(FollowedBookings.ROUTE, uri + "&initialDelay=0&delay=20&since=beginning")).start();
    }

    private String firstPath() {
        String uri = feed.server().received().stream().map(ScriptedServer.Received::uri).filter(each -> !each.contains("/event-types"))
                .findFirst().orElseThrow();
        return uri.substring(0, uri.indexOf('?'));
    }

    @ParameterizedTest
    @CsvSource({ "hosted, org-bookings/changes?orgId=1, /v2/organizations/1/bookings",
            "self-hosted, org-bookings/changes?orgId=1, /v2/organizations/1/bookings",
            "hosted, org-team-bookings/changes?orgId=1&teamId=2, /v2/organizations/1/teams/2/bookings",
            "self-hosted, org-team-bookings/changes?orgId=1&teamId=2, /v2/organizations/1/bookings",
            "hosted, team-bookings/changes?teamId=2, /v2/teams/2/bookings",
            "self-hosted, team-bookings/changes?teamId=2, /v2/bookings",
            "hosted, org-user-bookings/changes?orgId=1&userId=3, /v2/organizations/1/users/3/bookings",
            "self-hosted, org-user-bookings/changes?orgId=1&userId=3, /v2/organizations/1/users/3/bookings" })
    void eachListIsReadWhereTheServerCanTellWhatChanged(String profile, String uri, String path) throws Exception {
        feed.bookings().put("a", "accepted", Map.of("eventTypeId", 7));
        follow("calcom:" + uri + "&apiProfile=" + profile);
        feed.awaitChanges(1);

        assertThat(firstPath()).isEqualTo(path);
        assertThat(feed.changes()).containsExactly("created a");
    }

    @Test
    void bookingsOfATeamAreToldByTheirEventTypes() throws Exception {
        feed.bookings().put("theirs", "accepted", Map.of("eventTypeId", 8));
        feed.bookings().put("ours", "accepted", Map.of("eventTypeId", 7));
        follow("calcom:org-team-bookings/changes?orgId=1&teamId=2&apiProfile=self-hosted");
        feed.awaitChanges(1);
        eventTypesOfTeam.add(9);
        feed.bookings().pass(1_000);
        feed.bookings().put("of a new event type", "accepted", Map.of("eventTypeId", 9));
        feed.bookings().put("theirs again", "accepted", Map.of("eventTypeId", 8));
        feed.awaitChanges(2);
        feed.awaitPolls();

        assertThat(feed.changes()).containsExactly("created ours", "created of a new event type");
        assertThat(feed.server().received().stream().filter(request -> request.uri().contains("/event-types"))).as("asked once for each unknown")
                .hasSizeBetween(2, 3);
        assertThat(feed.server().received()).as("the server's own filter is not to be relied on")
                .noneMatch(request -> request.uri().contains("teamId"));
    }

    @Test
    void aManagedUserCannotFollowATeamInAnotherList() {
        CalcomContext managed = feed.context(states);
        managed.calcom().getConfiguration().setApiKey(null);
        camel = managed;
        assertThatThrownBy(() -> managed.routes(feed.route(FollowedBookings.ROUTE, "calcom:team-bookings/changes?teamId=2&apiProfile=self-hosted"
                + "&authentication=managed-user&platformClientId=client&platformClientSecret=s3cret&managedUserId=10")).start())
                .hasStackTraceContaining("scan=full");
    }

    @ParameterizedTest
    @ValueSource(ints = { 3, 250 })
    void aFullScanReadsTheWholeListAndDeliversWhatChanged(int pageSize) throws Exception {
        IntStream.range(0, 20).forEach(index -> {
            feed.bookings().pass(1_000);
            feed.bookings().put("u" + index, "accepted");
        });
        follow("calcom:team-bookings/changes?teamId=2&apiProfile=self-hosted&scan=full&take=" + pageSize);
        feed.awaitChanges(20);
        feed.bookings().pass(3_600_000);
        feed.bookings().put("u3", "cancelled");
        feed.awaitChanges(21);
        feed.awaitCalls(12);

        assertThat(feed.changes()).hasSize(21).doesNotHaveDuplicates().last().isEqualTo("cancelled u3");
        assertThat(firstPath()).isEqualTo("/v2/teams/2/bookings");
    }

    @Test
    void aFullScanMissesNothingWhenBookingsAreDeletedBetweenPages() throws Exception {
        IntStream.range(0, 40).forEach(index -> {
            feed.bookings().pass(1_000);
            feed.bookings().put("u%02d".formatted(index), "accepted");
        });
        int[] page = { 0 };
        feed.bookings().beforePage(() -> {
            if (page[0] < 4) {
                feed.bookings().remove("u%02d".formatted(page[0] * 2));
            }
            page[0]++;
        });
        follow("calcom:team-bookings/changes?teamId=2&apiProfile=self-hosted&scan=full&take=5");
        feed.awaitChanges(36);
        feed.awaitCalls(20);

        assertThat(feed.changes()).doesNotHaveDuplicates().contains("created u39", "created u07", "created u09");
    }

    @ParameterizedTest
    @CsvSource({ "hosted, 100", "hosted, 10000", "self-hosted, 100", "self-hosted, 10000" })
    void whatAPollCostsFollowsWhatChangedAndNotHowManyBookingsThereAre(String profile, int count) throws Exception {
        IntStream.range(0, count).forEach(index -> feed.bookings().put("old" + index, "accepted"));
        feed.bookings().pass(3_600_000);
        String since = feed.bookings().now().toString();
        IntStream.range(0, 10).forEach(index -> feed.bookings().put("old" + index * 7, "cancelled"));
        camel = feed.context(states);
        camel.routes(feed.route(FollowedBookings.ROUTE,
                "calcom:bookings/changes?initialDelay=0&delay=600000&apiProfile=" + profile + "&since=" + since)).start();
        feed.awaitChanges(10);

        assertThat(feed.server().received()).hasSize(1);
    }

    @Test
    void whatHasNoTimeOfChangeIsDeliveredByTheTimeOfItsCreation() throws Exception {
        JsonObject undated = new JsonObject().put("id", 1).put("uid", "a").put("status", "accepted").put("createdAt", "2026-11-23T10:00:00Z")
                .putNull("updatedAt");
        feed.server().answer(request -> {
            request.response().putHeader("date", "Mon, 23 Nov 2026 10:00:00 GMT");
            ScriptedServer.json(request, 200, new JsonObject().put("status", "success").put("data", new JsonArray().add(undated)).encode());
        });
        follow("calcom:bookings/changes?apiProfile=self-hosted");
        feed.awaitChanges(1);
        feed.awaitPolls();

        assertThat(feed.changes()).containsExactly("created a");
    }
}
