/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.sandbox.SandboxClient.Answer;
import io.github.camelcalcom.sandbox.state.EventRegistration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Events with their own page: from the draft to the check-in. */
class EventsTest {

    private OrganizationClient acme;

    @BeforeEach
    void start() {
        acme = OrganizationClient.start();
    }

    @AfterEach
    void stop() {
        acme.close();
    }

    private Answer as(String username, String method, String path, String body) {
        return acme.as(username).json(method, "/v2/events" + path, body);
    }

    private String draft(String title, String more) {
        Answer made = as("olivia", "POST", "", "{\"title\":\"" + title + "\",\"startTime\":\"2026-12-10T18:00:00Z\","
                + "\"endTime\":\"2026-12-10T20:00:00Z\",\"timeZone\":\"Europe/Paris\"" + more + '}');
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made.data().path("uuid").asText();
    }

    private String published(String title, String more) {
        String uuid = draft(title, more);
        assertThat(as("olivia", "POST", '/' + uuid + "/publish", "").data().path("publishedAt").asText()).startsWith("2026-11-23");
        return uuid;
    }

    private JsonNode read(String uuid) {
        return acme.as("olivia").get("/v2/events/" + uuid).data();
    }

    private EventRegistration register(String uuid, String name) {
        return acme.sandbox().events().register(uuid, name, name.toLowerCase() + "@example.net");
    }

    @Test
    void aDraftIsPublishedChangedAndCancelled() {
        String uuid = draft("Party", ",\"capacity\":40,\"visibility\":\"UNLISTED\"");
        JsonNode event = read(uuid);
        assertThat(event.path("slug").asText()).startsWith("party-");
        assertThat(event.path("publishedAt").isNull()).isTrue();
        assertThat(event.path("hosts").path(0).path("username").asText()).isEqualTo("olivia");
        assertThat(event.path("hidden").asBoolean()).isTrue();

        JsonNode changed = as("olivia", "PATCH", '/' + uuid, "{\"capacity\":null,\"lineup\":[{\"name\":\"Ada\"}],\"title\":\"Feast\"}").data();
        assertThat(changed.path("capacity").isNull()).isTrue();
        assertThat(changed.path("title").asText()).isEqualTo("Feast");
        assertThat(changed.path("startTime").asText()).isEqualTo("2026-12-10T18:00:00.000Z");
        assertThat(as("olivia", "PATCH", '/' + uuid, "{\"lineup\":null}").data().has("lineup")).isFalse();

        as("olivia", "POST", '/' + uuid + "/publish", "");
        assertThat(as("olivia", "POST", '/' + uuid + "/publish", "").status()).isEqualTo(400);
        JsonNode cancelled = as("olivia", "POST", '/' + uuid + "/cancel", "{\"reason\":\"Snow\"}").data();
        assertThat(cancelled.path("cancellationReason").asText()).isEqualTo("Snow");
        assertThat(as("olivia", "PATCH", '/' + uuid, "{\"title\":\"Late\"}").status()).isEqualTo(400);
        assertThat(as("olivia", "POST", '/' + uuid + "/cancel", "{}").status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "{\"slug\":\"other\"}", "{\"guestList\":\"none\"}", "{\"capacity\":0}", "{\"visibility\":\"SECRET\"}",
            "{\"endTime\":\"2026-12-10T17:00:00Z\"}", "{\"timeZone\":\"Mars/One\"}", "{\"hosts\":[{\"userId\":999}]}", "{\"slug\":\"Two Words\"}" })
    void aPublishedEventRefuses(String change) {
        assertThat(as("olivia", "PATCH", '/' + published("Talk", ""), change).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = { "{}", "{\"title\":\"x\"}", "{\"title\":\"x\",\"startTime\":\"tomorrow\",\"endTime\":\"2026-12-10T17:00:00Z\"}",
            "{\"title\":\"\",\"startTime\":\"2026-12-10T16:00:00Z\",\"endTime\":\"2026-12-10T17:00:00Z\"}" })
    void aDraftNeedsATitleAndATime(String body) {
        assertThat(as("olivia", "POST", "", body).status()).isEqualTo(400);
    }

    @Test
    void anEventWithConfirmedGuestsIsCancelledBeforeItIsDeleted() {
        String uuid = published("Dinner", "");
        register(uuid, "Ann");
        assertThat(as("olivia", "DELETE", '/' + uuid, "").status()).isEqualTo(400);
        as("olivia", "POST", '/' + uuid + "/cancel", "");
        assertThat(as("olivia", "DELETE", '/' + uuid, "").text()).isEqualTo("{\"status\":\"success\"}");
        assertThat(acme.as("olivia").get("/v2/events/" + uuid).status()).isEqualTo(404);
    }

    @Test
    void aPublishedEventWithAPriceIsNeverDeleted() {
        String paid = published("Concert", ",\"locations\":[{\"type\":\"address\",\"address\":\"1 Road\",\"price\":1500,\"currency\":\"usd\"}]");
        assertThat(read(paid).path("price").asInt()).isEqualTo(1500);
        as("olivia", "POST", '/' + paid + "/cancel", "");
        assertThat(as("olivia", "DELETE", '/' + paid, "").status()).isEqualTo(400);
        String draft = draft("Recital", ",\"locations\":[{\"type\":\"address\",\"address\":\"2 Road\",\"price\":900,\"currency\":\"eur\"}]");
        assertThat(as("olivia", "DELETE", '/' + draft, "").status()).isEqualTo(200);
    }

    @Test
    void locationsAreAddedChangedAndDeletedOneByOne() {
        String uuid = draft("Fair", "");
        String path = '/' + uuid + "/locations";
        Answer hall = as("olivia", "POST", path, "{\"type\":\"address\",\"address\":\"Hall 4\",\"price\":500,\"currency\":\"usd\",\"label\":\"Main\"}");
        assertThat(hall.status()).isEqualTo(201);
        String id = hall.data().path("id").asText();
        assertThat(as("olivia", "POST", path, "{\"type\":\"address\",\"address\":\"Hall 5\"}").status()).isEqualTo(400);
        as("olivia", "POST", path, "{\"type\":\"integration\",\"integration\":\"cal-video\"}");
        assertThat(as("olivia", "POST", path, "{\"type\":\"organizersDefaultApp\"}").status()).isEqualTo(400);
        as("olivia", "POST", path, "{\"type\":\"link\",\"link\":\"https://one.example.com\"}");
        assertThat(as("olivia", "POST", path, "{\"type\":\"link\",\"link\":\"https://two.example.com\"}").status()).isEqualTo(201);
        assertThat(as("olivia", "POST", path, "{\"type\":\"address\"}").status()).isEqualTo(400);
        assertThat(as("olivia", "POST", path, "{\"type\":\"carpet\"}").status()).isEqualTo(400);
        assertThat(acme.as("olivia").get("/v2/events" + path).data()).hasSize(4);

        assertThat(as("olivia", "PATCH", path + '/' + id, "{\"type\":\"link\"}").status()).isEqualTo(400);
        assertThat(as("olivia", "PATCH", path + '/' + id, "{\"type\":\"address\",\"label\":null,\"price\":700}").data().has("label")).isFalse();
        as("olivia", "POST", '/' + uuid + "/publish", "");
        assertThat(as("olivia", "PATCH", path + '/' + id, "{\"type\":\"address\",\"price\":800}").status()).isEqualTo(400);
        assertThat(as("olivia", "PATCH", path + '/' + id, "{\"type\":\"address\",\"address\":\"Hall 9\"}").data().path("address").asText())
                .isEqualTo("Hall 9");
        assertThat(as("olivia", "DELETE", path + '/' + id, "").status()).isEqualTo(200);
        assertThat(as("olivia", "DELETE", path + '/' + id, "").status()).isEqualTo(404);
        assertThat(acme.as("olivia").get("/v2/events" + path).data()).hasSize(3);
    }

    @Test
    void ofTwoChangesAtOnceTheSecondIsRefused() {
        String path = '/' + draft("Rush", "") + "/locations";
        List<Integer> statuses = new ArrayList<>();
        await().atMost(300, TimeUnit.SECONDS).until(() -> {
            statuses.addAll(Stream.of("a", "b", "c", "d").map(name -> CompletableFuture.supplyAsync(() -> as("olivia", "POST", path,
                    "{\"type\":\"link\",\"link\":\"https://" + name + ".example.com\"}").status())).toList().stream()
                    .map(CompletableFuture::join).toList());
            return statuses.contains(409);
        });
        assertThat(statuses).containsOnly(201, 409);
        assertThat(acme.as("olivia").get("/v2/events" + path).data()).hasSize((int) statuses.stream().filter(status -> status == 201).count());
    }

    @Test
    void guestsAreApprovedAsLongAsThereArePlaces() {
        String uuid = published("Class", ",\"requiresApproval\":true,\"capacity\":2");
        List<EventRegistration> guests = Stream.of("Ann", "Ben", "Cid", "Dan").map(name -> register(uuid, name)).toList();
        JsonNode ben = as("olivia", "POST", '/' + uuid + "/registrations/approve-all", "{\"search\":\"ben@\"}").data();
        assertThat(ben.path("approvedCount").asInt()).isEqualTo(1);
        JsonNode rest = as("olivia", "POST", '/' + uuid + "/registrations/approve-all", "").data();
        assertThat(rest.path("approvedCount").asInt()).isEqualTo(1);
        assertThat(rest.path("failedCount").asInt()).isEqualTo(2);
        as("olivia", "POST", '/' + uuid + "/registrations/" + guests.get(1).id() + "/decline", "");
        assertThat(as("olivia", "POST", '/' + uuid + "/registrations/approve-all", "{}").data().path("approvedCount").asInt()).isZero();
        JsonNode again = as("olivia", "POST", '/' + uuid + "/registrations/approve-all", "{\"retry\":true}").data();
        assertThat(again.path("approvedCount").asInt()).isEqualTo(1);
        JsonNode counts = acme.as("olivia").get("/v2/events/" + uuid + "/registrations/counts").data();
        assertThat(counts.path("confirmed").asInt()).isEqualTo(2);
        assertThat(counts.path("pending").asInt()).isEqualTo(1);
        assertThat(counts.path("declined").asInt()).isEqualTo(1);
    }

    @Test
    void aConfirmedGuestIsCheckedInByTheTokenAndOut() {
        String uuid = published("Show", "");
        EventRegistration ann = register(uuid, "Ann");
        String token = "{\"checkInToken\":\"" + ann.checkInToken() + "\"}";
        assertThat(as("olivia", "POST", '/' + uuid + "/check-ins", "{\"checkInToken\":\"wrong\"}").status()).isEqualTo(404);
        assertThat(as("olivia", "POST", '/' + uuid + "/check-ins", "{}").status()).isEqualTo(400);
        assertThat(as("olivia", "POST", '/' + uuid + "/check-ins", token).data().path("checkedInAt").isTextual()).isTrue();
        assertThat(as("olivia", "POST", '/' + uuid + "/check-ins", token).status()).isEqualTo(409);
        String undo = '/' + uuid + "/registrations/" + ann.id() + "/check-in";
        assertThat(as("olivia", "DELETE", undo, "").data().path("checkedInAt").isNull()).isTrue();
        assertThat(as("olivia", "DELETE", undo, "").status()).isEqualTo(400);
    }

    @Test
    void messagesAreListedNewestFirstInPages() {
        String uuid = published("News", "");
        register(uuid, "Ann");
        EventRegistration ben = register(uuid, "Ben");
        as("olivia", "POST", '/' + uuid + "/check-ins", "{\"checkInToken\":\"" + ben.checkInToken() + "\"}");
        String path = '/' + uuid + "/messages";
        for (String subject : List.of("One", "Two", "Three")) {
            as("olivia", "POST", path, "{\"subject\":\"" + subject + "\",\"body\":\"Hello\",\"checkedIn\":" + subject.equals("Two") + '}');
        }
        assertThat(as("olivia", "POST", path, "{\"subject\":\"No text\"}").status()).isEqualTo(400);
        JsonNode page = acme.as("olivia").get("/v2/events" + path + "?limit=2").json();
        assertThat(page.path("data").findValuesAsText("subject")).containsExactly("Three", "Two");
        assertThat(page.path("data").path(1).path("delivery").path("sent").asInt()).isEqualTo(1);
        String cursor = page.path("pagination").path("nextCursor").asText();
        JsonNode last = acme.as("olivia").get("/v2/events" + path + "?limit=2&cursor=" + cursor).json();
        assertThat(last.path("data").findValuesAsText("subject")).containsExactly("One");
        assertThat(last.path("pagination").path("nextCursor").isNull()).isTrue();
        assertThat(acme.as("olivia").get("/v2/events" + path + "?cursor=zz").status()).isEqualTo(400);
        assertThat(acme.as("olivia").get("/v2/events/" + uuid + "/bookings?limit=1").json().path("pagination").path("hasMore").asBoolean()).isTrue();
    }

    @Test
    void coHostsManageTheEventButNotItsHostsPricesAndMessages() {
        String uuid = published("Duo", "");
        String path = '/' + uuid + "/co-hosts";
        String mia = as("olivia", "POST", path, "{\"email\":\"mia@example.com\"}").data().path("id").asText();
        String guest = as("olivia", "POST", path, "{\"email\":\"guest@example.net\"}").data().path("id").asText();
        assertThat(as("olivia", "POST", path, "{\"email\":\"MIA@example.com\"}").status()).isEqualTo(409);
        assertThat(acme.as("mia").get("/v2/events/" + uuid).status()).as("not accepted yet").isEqualTo(404);
        acme.sandbox().events().acceptCoHost(uuid, "mia@example.com");

        assertThat(acme.as("mia").get("/v2/events/" + uuid).status()).isEqualTo(200);
        assertThat(acme.as("mia").get("/v2/events").data().path(0).path("viewerIsCoHost").asBoolean()).isTrue();
        assertThat(as("mia", "PATCH", '/' + uuid, "{\"description\":\"Hi\"}").status()).isEqualTo(200);
        assertThat(as("mia", "PATCH", '/' + uuid, "{\"visibility\":\"UNLISTED\"}").status()).isEqualTo(403);
        assertThat(as("mia", "POST", '/' + uuid + "/locations", "{\"type\":\"address\",\"address\":\"x\",\"price\":5,\"currency\":\"usd\"}").status())
                .isEqualTo(403);
        assertThat(as("mia", "POST", '/' + uuid + "/messages", "{\"subject\":\"s\",\"body\":\"b\"}").status()).isEqualTo(404);
        assertThat(as("mia", "DELETE", path + '/' + guest, "").status()).isEqualTo(404);
        assertThat(as("mia", "PATCH", path + "/order", "{\"coHostIds\":[\"" + guest + "\",\"" + mia + "\"]}").status()).isEqualTo(404);

        assertThat(as("olivia", "PATCH", path + "/order", "{\"coHostIds\":[\"" + guest + "\",\"" + mia + "\"]}").data().findValuesAsText("status"))
                .containsExactly("PENDING", "ACCEPTED");
        assertThat(as("olivia", "DELETE", path + '/' + guest, "").status()).isEqualTo(200);
        assertThat(as("olivia", "PATCH", path + "/order", "{\"coHostIds\":[\"" + guest + "\",\"" + mia + "\"]}").status())
                .as("an order from before the removal").isEqualTo(400);
    }

    @Test
    void guestsAreInvitedOnceAndThePlaceIsSet() {
        String uuid = published("Walk", "");
        String invite = "{\"emails\":[\"ann@example.net\",\"ben@example.net\"],\"hostNote\":\"Come\"}";
        assertThat(as("olivia", "POST", '/' + uuid + "/invitations", invite).data().path("invitedCount").asInt()).isEqualTo(2);
        assertThat(as("olivia", "POST", '/' + uuid + "/invitations", invite).data().path("invitedCount").asInt()).isZero();
        assertThat(as("olivia", "POST", '/' + uuid + "/invitations", "{\"emails\":[\"ann\"]}").status()).isEqualTo(400);
        assertThat(as("olivia", "PATCH", '/' + uuid + "/coordinates", "{\"latitude\":48.9,\"longitude\":2.3}").data().path("latitude").asDouble())
                .isEqualTo(48.9);
        assertThat(as("olivia", "PATCH", '/' + uuid + "/coordinates", "{\"latitude\":91,\"longitude\":2.3}").status()).isEqualTo(400);
    }

    @Test
    void strangersDoNotSeeEventsAndTheSelfHostedServerHasNone() {
        String uuid = published("Club", "");
        assertThat(acme.as("stranger").get("/v2/events/" + uuid).status()).isEqualTo(404);
        assertThat(acme.as("stranger").get("/v2/events").data()).isEmpty();
        assertThat(acme.as("olivia").get("/v2/events/7").status()).isEqualTo(400);
        try (OrganizationClient own = OrganizationClient.start(SandboxProfile.SELF_HOSTED)) {
            assertThat(own.as("olivia").json("POST", "/v2/events", "{}").status()).isEqualTo(404);
            assertThat(own.as("olivia").get("/v2/links/1").status()).isEqualTo(404);
        }
    }
}
