/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.seed.InvalidSeedException;
import io.github.camelcalcom.sandbox.state.Booking;
import io.github.camelcalcom.sandbox.state.BookingStatus;
import io.github.camelcalcom.sandbox.state.MembershipRole;
import io.github.camelcalcom.sandbox.state.Schedule;
import io.github.camelcalcom.sandbox.state.Webhook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(1_800)
class SeedFileTest {

    private static final Path EVERYTHING = Path.of("src", "test", "resources", "seeds", "everything.yaml");
    private static final String ALICE = "users: [{username: alice, email: alice@example.com%s}]\n";

    private CalcomSandbox sandbox;

    @AfterEach
    void stop() {
        if (sandbox != null) {
            sandbox.close();
        }
    }

    @Test
    void usersHaveTheKeysSchedulesEventTypesAndWebhooksOfTheFile() {
        start(SandboxSeed.file(EVERYTHING));

        assertThat(sandbox.apiKey()).isEqualTo("cal_alice");
        List<Schedule> schedules = sandbox.read(state -> state.schedules().stream().filter(schedule -> schedule.ownerId() == 1).toList());
        assertThat(schedules).extracting(Schedule::name).containsExactly("Office", "Evenings");
        assertThat(schedules.get(0).availability().get(0).start()).isEqualTo(LocalTime.of(9, 0));
        assertThat(sandbox.<Long>read(state -> state.users().find(1L).orElseThrow().defaultScheduleId())).isEqualTo(schedules.get(0).id());
        assertThat(slots("30min")).as("Monday to Friday in London").hasSize(5).allSatisfy(day -> assertThat(day).hasSize(16));
        assertThat(slots("dinner")).as("Friday evening in Rome").hasSize(1);
        assertThat(sandbox.<List<String>>read(state -> state.webhooks().stream().map(Webhook::subscriberUrl).toList()))
                .containsExactlyInAnyOrder("http://127.0.0.1:1/hook", "http://127.0.0.1:1/event-type", "http://127.0.0.1:1/organization",
                        "http://127.0.0.1:1/client");
    }

    private List<JsonNode> slots(String slug) {
        JsonNode days = SandboxClient.of(sandbox).version("2024-09-04")
                .get("/v2/slots?username=alice&eventTypeSlug=" + slug + "&start=2026-12-07&end=2026-12-13").data();
        return days.properties().stream().map(Map.Entry::getValue).toList();
    }

    @Test
    void organizationsHaveTheMembersTeamsClientsAndManagedUsersOfTheFile() {
        start(SandboxSeed.file(EVERYTHING));

        JsonNode me = SandboxClient.withoutKey(sandbox).with("Authorization", "Bearer cal_acme").get("/v2/me").data();
        assertThat(me.path("username").asText()).isEqualTo("olivia");
        long acme = me.path("organizationId").asLong();
        sandbox.read(state -> {
            assertThat(state.memberships().find(acme, 2L).orElseThrow().role()).isEqualTo(MembershipRole.ADMIN);
            assertThat(state.teams().stream().filter(team -> team.isTeamOf(acme))).hasSize(1);
            assertThat(state.routingForms().find("form-1")).isPresent();
            assertThat(state.eventTypes().findFirst(eventType -> eventType.slug().equals("demo"))).isPresent();
            return null;
        });
        JsonNode managed = SandboxClient.withoutKey(sandbox).with("x-cal-client-id", "portal").with("x-cal-secret-key", "portal-secret")
                .get("/v2/oauth-clients/portal/users").data();
        assertThat(managed).hasSize(1);
        assertThat(managed.get(0).path("name").asText()).isEqualTo("Mia");
    }

    @Test
    void bookingsMayBePastAndOfAnyStatusAndTriggerNoWebhook() {
        start(SandboxSeed.file(EVERYTHING));

        assertThat(sandbox.bookings()).extracting(booking -> booking.status().label()).containsExactly("accepted", "cancelled", "pending");
        assertThat(sandbox.bookings().get(0).metadata().path("order").asText()).isEqualTo("17");
        assertThat(sandbox.bookings().get(1)).satisfies(booking -> {
            assertThat(booking.status()).isEqualTo(BookingStatus.CANCELLED);
            assertThat(booking.cancellationReason()).isEqualTo("Ill");
            assertThat(booking.updatedAt()).isEqualTo("2026-10-20T08:00:00Z");
        });
        assertThat(sandbox.deliveries()).isEmpty();
        assertThat(SandboxClient.of(sandbox).version("2024-08-13").get("/v2/bookings?status=past").data()).hasSize(0);
        assertThat(SandboxClient.of(sandbox).version("2024-08-13").get("/v2/bookings?status=cancelled").data()).hasSize(1);
    }

    @Test
    void theSeedOfTheGuideIsValid() throws IOException {
        String guide = Files.readString(Path.of("..", "docs", "sandbox.adoc"));
        int block = guide.indexOf("[source,yaml]\n----\n") + "[source,yaml]\n----\n".length();

        start(SandboxSeed.yaml(guide.substring(block, guide.indexOf("\n----", block))));

        assertThat(sandbox.bookings()).extracting(Booking::status).containsExactly(BookingStatus.CANCELLED);
        assertThat(sandbox.apiKey("alice")).isEqualTo("cal_alice");
        assertThat(sandbox.platform().client().secret()).isEqualTo("portal-secret");
    }

    @Test
    void aFileInJsonIsEquivalent(@TempDir Path folder) throws IOException {
        Path json = Files.writeString(folder.resolve("seed.json"),
                Json.MAPPER.writeValueAsString(new YAMLMapper().readTree(EVERYTHING.toFile())));

        start(SandboxSeed.file(json));

        assertThat(sandbox.bookings()).hasSize(3);
        assertThat(sandbox.apiKey()).isEqualTo("cal_alice");
    }

    @Test
    void oneSeedCanBeUsedForSeveralSandboxes() {
        SandboxSeed seed = SandboxSeed.file(EVERYTHING);
        start(seed);
        try (CalcomSandbox other = builder(seed).start()) {
            other.reset();

            assertThat(other.bookings()).extracting(Booking::uid)
                    .isEqualTo(sandbox.bookings().stream().map(Booking::uid).toList());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            user: []                                                   | seed: user: unknown key. Did you mean 'users'? Valid are: bookings, oauth2Clients, organizations, teams, users
            users: {}                                                  | seed: users: must be a list but is an object
            [1]                                                        | seed: must be an object with the keys bookings, oauth2Clients, organizations, teams, users but is a list
            users: [alice]                                             | seed: users[0]: must be an object with the keys apiKey, email,
            users: [{email: a@example.com}]                            | seed: users[0].username: is missing, a text
            users: [{username: a, email: 7}]                           | seed: users[0].email: must be a text but is '7'
            users: [{username: a, email: a@example.com, timeZone: X/Y}] | seed: users[0].timeZone: must be a zone of the IANA database such as Europe/London but is 'X/Y'
            users: [{username: a, email: a@example.com, apiKey: x}]    | seed: users[0].apiKey: must begin with 'cal_'
            users: [{username: a, email: a@b.co}, {username: a, email: c@b.co}] | seed: users[1].username: 'a' is the name of another user already
            users: [{username: a, email: a@b.co}, {username: b, email: A@b.co}] | seed: users[1].email: 'A@b.co' is the address of another user already
            users: [{username: a, email: a@b.co, eventTypes: [{title: T, slug: t, lenghtInMinutes: 5}]}] | seed: users[0].eventTypes[0].lenghtInMinutes: unknown key. Did you mean 'lengthInMinutes'?
            users: [{username: a, email: a@b.co, eventTypes: [{title: T, slug: t, lengthInMinutes: soon}]}] | seed: users[0].eventTypes[0].lengthInMinutes: must be of type number but is 'soon'
            users: [{username: a, email: a@b.co, eventTypes: [{title: T, slug: t, lengthInMinutes: 0}]}] | seed: users[0].eventTypes[0].lengthInMinutes: lengthInMinutes must not be less than 1
            users: [{username: a, email: a@b.co, eventTypes: [{title: T, slug: t, lengthInMinutes: 5, schedule: S}]}] | seed: users[0].eventTypes[0].schedule: 'S' is no schedule of a
            users: [{username: a, email: a@b.co, schedules: [{name: S, availability: [{days: [Monday], startTime: 9, endTime: "17:00"}]}]}] | seed: users[0].schedules[0].availability[0].startTime: startTime must be a valid time format HH:MM
            users: [{username: a, email: a@b.co, schedules: [{name: S, availability: [{day: Monday}]}]}] | seed: users[0].schedules[0].availability[0].day: unknown key. Did you mean 'days'?
            users: [{username: a, email: a@b.co, webhooks: [{subscriberUrl: "http://x", triggers: [BOOKED]}]}] | seed: users[0].webhooks[0].triggers: each value in triggers must be one of the following values: BOOKING_CREATED
            teams: [{name: T, owner: zoe}]                             | seed: teams[0].owner: there is no user 'zoe'. The file has:
            bookings: [{eventTypeSlug: x, username: a, start: 2026-12-01T09:00:00Z, attendee: {name: A, email: a@b.co, timeZone: UTC}}] | seed: bookings[0]: User with username a not found
            bookings: [{eventTypeId: 1, start: 2026-12-01T09:00:00Z, status: done, attendee: {}}] | seed: bookings[0].status: must be one of accepted, pending, cancelled, rejected but is 'done'
            bookings: [{eventTypeId: 1, createdAt: yesterday, attendee: {}}] | seed: bookings[0].createdAt: must be an instant in UTC such as 2026-12-01T09:00:00Z but is 'yesterday'
            """)
    void whatIsWrongIsToldWithItsPlaceAndWhatWouldBeRight(String seed, String message) {
        assertThatThrownBy(() -> start(SandboxSeed.yaml(seed))).isInstanceOf(InvalidSeedException.class).hasMessageStartingWith(message);
    }

    @Test
    void aBookingWithoutFreeHostIsRefused() {
        String booking = "  - {eventTypeSlug: t, username: alice, start: 2026-12-01T09:00:00Z, attendee: {name: A, email: a@b.co, timeZone: UTC}}\n";

        assertThatThrownBy(() -> start(SandboxSeed.yaml(ALICE.formatted(", eventTypes: [{title: T, slug: t, lengthInMinutes: 30}]")
                + "bookings:\n" + booking + booking)))
                .hasMessage("seed: bookings[1]: no host of the event type 't' is free at 2026-12-01T09:00:00Z");
    }

    @Test
    void aTeamCannotHaveAMemberTwice() {
        assertThatThrownBy(() -> start(SandboxSeed.yaml(ALICE.formatted("") + "teams: [{name: T, owner: alice, members: [alice]}]")))
                .hasMessage("seed: teams[0].members[0]: 'alice' is a member of the team already");
    }

    @Test
    void clientsOfAnOrganizationWithoutPlatformAreRefused() {
        assertThatThrownBy(() -> start(SandboxSeed.yaml(ALICE.formatted("")
                + "organizations: [{name: O, owner: alice, oAuthClients: [{name: C, redirectUris: []}]}]")))
                .hasMessage("seed: organizations[0].oAuthClients[0]: only an organization with 'platform: true' has OAuth clients");
    }

    @Test
    void invalidYamlAndDuplicateKeysAreRefusedWithTheLine() {
        assertThatThrownBy(() -> SandboxSeed.yaml("users:\n  - [")).isInstanceOf(InvalidSeedException.class).hasMessageContaining("line ");
        assertThatThrownBy(() -> SandboxSeed.yaml("users: []\nusers: []")).hasMessageContaining("line 2").hasMessageContaining("users");
    }

    @Test
    void aMissingFileIsNamed() {
        assertThatThrownBy(() -> SandboxSeed.file(Path.of("nowhere.yaml"))).isInstanceOf(InvalidSeedException.class)
                .hasMessageContaining("nowhere.yaml");
    }

    private void start(SandboxSeed seed) {
        sandbox = builder(seed).start();
    }

    private static SandboxBuilder builder(SandboxSeed seed) {
        return CalcomSandbox.builder().seed(seed).clock(Clock.fixed(Instant.parse("2026-11-23T09:00:00Z"), ZoneOffset.UTC));
    }
}
