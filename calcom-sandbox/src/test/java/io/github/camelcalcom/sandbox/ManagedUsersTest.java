/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.sandbox.SandboxClient.Answer;
import io.github.camelcalcom.sandbox.SandboxPlatform.ManagedUser;
import io.github.camelcalcom.sandbox.http.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Instant;

import static org.assertj.core.api.Assertions.assertThat;

/** Managed users and the access of their tokens to all resources. */
class ManagedUsersTest {

    private CalcomSandbox sandbox;
    private PlatformClient client;

    @BeforeEach
    void start() {
        sandbox = CalcomSandbox.builder().seed(SandboxSeed.platform()).start();
        sandbox.clock().stopAt(Instant.parse("2026-11-23T09:00:00Z"));
        client = new PlatformClient(sandbox);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void anAddressCarriesTheIdOfTheClient() {
        JsonNode user = client.create("mia@example.net").path("user");
        String id = sandbox.platform().client().id();
        assertThat(user.path("email").asText()).isEqualTo("mia+" + id + "@example.net");
        assertThat(user.path("username").asText()).isEqualTo("mia-" + id + "-example-net");
        Answer again = client.headers().json("POST", client.usersPath(), "{\"email\":\"mia@example.net\",\"name\":\"Mia\"}");
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.error().path("message").asText()).endsWith("Existing user ID=" + user.path("id").asLong());
    }

    @Test
    void listsAreSelectedByLimitAndOffsetOrByAddress() {
        for (String name : new String[] {"a", "b", "c"}) {
            client.create(name + "@example.net");
        }
        assertThat(client.headers().get(client.usersPath()).data()).hasSize(3);
        JsonNode second = client.headers().get(client.usersPath() + "?limit=1&offset=1").data();
        assertThat(second.findValuesAsText("username")).singleElement().asString().startsWith("b-");
        JsonNode some = client.headers().get(client.usersPath() + "?emails=a@example.net&emails=c@example.net").data();
        assertThat(some).hasSize(2);
        assertThat(client.headers().get(client.usersPath() + "?limit=251").status()).isEqualTo(400);
        assertThat(client.headers().get(client.usersPath() + "?offset=-1").status()).isEqualTo(400);
    }

    @Test
    void anotherAddressGetsTheIdAsWellAndMustBeFree() {
        long mia = client.create("mia@example.net").path("user").path("id").asLong();
        client.create("noa@example.net");
        JsonNode changed = client.headers().json("PATCH", client.usersPath() + '/' + mia, "{\"email\":\"mia2@example.net\",\"bio\":\"Hello\"}")
                .data();
        assertThat(changed.path("email").asText()).startsWith("mia2+");
        assertThat(changed.path("username").asText()).startsWith("mia2-");
        assertThat(changed.path("bio").asText()).isEqualTo("Hello");
        assertThat(client.headers().json("PATCH", client.usersPath() + '/' + mia, "{\"email\":\"noa@example.net\"}").status()).isEqualTo(409);
    }

    @Test
    void aTokenActsAsItsUserOnEveryResource() {
        SandboxClient mia = client.bearer(client.create("mia@example.net").path("accessToken").asText());
        JsonNode profile = mia.get("/v2/me").data();
        assertThat(profile.path("organization").path("isPlatform").asBoolean()).isTrue();
        assertThat(mia.version("2024-06-11").get("/v2/schedules").data().path(0).path("ownerId")).isEqualTo(profile.path("id"));
        assertThat(mia.version("2024-06-14").get("/v2/event-types").data()).hasSize(4);
        book(mia);
        assertThat(mia.version("2024-08-13").get("/v2/bookings").data()).hasSize(1);
        SandboxClient noa = client.bearer(client.create("noa@example.net").path("accessToken").asText());
        assertThat(noa.version("2024-08-13").get("/v2/bookings").data()).isEmpty();
    }

    @Test
    void theClientSeesTheBookingsOfItsUsersAsOwnerOfThePlatform() {
        book(client.bearer(client.create("mia@example.net").path("accessToken").asText()));
        assertThat(client.headers().get("/v2/me").data().path("username").asText()).isEqualTo("platowner");
        assertThat(client.headers().version("2024-08-13").get("/v2/bookings").data()).hasSize(1);
        assertThat(SandboxClient.of(sandbox).version("2024-08-13").get("/v2/bookings").data()).isEmpty();
    }

    @Test
    void webhooksOfTheClientAreTriggeredByBookingsOfItsUsersOnly() throws Exception {
        try (WebhookReceiver receiver = WebhookReceiver.start()) {
            String path = "/v2/oauth-clients/" + sandbox.platform().client().id() + "/webhooks";
            assertThat(client.headers().json("POST", path, Json.object().put("active", true).put("subscriberUrl", receiver.url("/hook"))
                    .set("triggers", Json.array().add("BOOKING_CREATED")).toString()).status()).isEqualTo(201);
            book(client.bearer(client.create("mia@example.net").path("accessToken").asText()));
            new BookingClient(SandboxClient.withoutKey(sandbox)).post(BookingClient.request(1, "2026-11-24T10:00:00Z", "Pat"));
            assertThat(receiver.triggers()).containsExactly("BOOKING_CREATED");
        }
    }

    @Test
    void theDeletionOfAUserRemovesRelatedEntities() {
        ManagedUser user = sandbox.platform().managedUser("mia@example.net", "Mia");
        book(client.bearer(user.tokens().access().text()));
        assertThat(client.headers().call("DELETE", client.usersPath() + '/' + user.id()).status()).isEqualTo(200);
        assertThat(client.headers().call("DELETE", client.usersPath() + '/' + user.id()).status()).isEqualTo(404);
        assertThat(client.headers().version("2024-08-13").get("/v2/bookings").data()).isEmpty();
        long left = sandbox.read(state -> state.eventTypes().stream().filter(eventType -> eventType.ownerId() == user.id()).count()
                + state.schedules().stream().filter(schedule -> schedule.ownerId() == user.id()).count());
        assertThat(left).isZero();
    }

    @Test
    void aManagedUserCancelsWithoutAReasonAndAHostWithAKeyDoesNot() {
        SandboxClient mia = client.bearer(client.create("mia@example.net").path("accessToken").asText());
        book(mia);
        String uid = mia.version("2024-08-13").get("/v2/bookings").data().path(0).path("uid").asText();
        assertThat(new BookingClient(mia).act(uid, "cancel", Json.object()).status()).isEqualTo(200);

        BookingClient host = new BookingClient(SandboxClient.of(sandbox));
        String other = host.book(1, "2026-11-24T10:00:00Z", "Pat").path("uid").asText();
        assertThat(host.act(other, "cancel", Json.object()).json().path("message").asText())
                .isEqualTo("Cancellation reason is required when you are the host");
    }

    private void book(SandboxClient user) {
        long eventTypeId = user.version("2024-06-14").json("POST", "/v2/event-types",
                "{\"title\":\"Call\",\"slug\":\"call\",\"lengthInMinutes\":25}").data().path("id").asLong();
        Answer booked = new BookingClient(user).post(BookingClient.request(eventTypeId, "2026-11-24T10:00:00Z", "Pat"));
        assertThat(booked.status()).as(booked.text()).isEqualTo(201);
    }
}
