/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.http.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;

import static org.assertj.core.api.Assertions.assertThat;

/** What the real server answers to event types that a request names by id or by slugs, and that do not exist or cannot be booked so. */
class AddressedEventTypeTest {

    private static OrganizationClient acme;

    @BeforeAll
    static void start() {
        acme = OrganizationClient.start(SandboxProfile.SELF_HOSTED);
        acme.eventType("demo", "collective", acme.hosts("mia"));
        acme.eventType("empty", "roundRobin", ",\"hosts\":[]");
        acme.eventType("template", "managed", acme.hosts("mia"));
    }

    @AfterAll
    static void stop() {
        acme.close();
    }

    private static SandboxClient.Answer book(String address) throws IOException {
        ObjectNode body = BookingClient.request(1, "2027-01-11T10:00:00Z", "Ann");
        body.remove("eventTypeId");
        body.setAll((ObjectNode) Json.MAPPER.readTree(address.replace('\'', '"')));
        return SandboxClient.withoutKey(acme.sandbox()).version("2024-08-13").json("POST", "/v2/bookings", body.toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{'username':'unknown','eventTypeSlug':'thirty'}|User with username unknown not found",
            "{'username':'Stranger','eventTypeSlug':'thirty'}|User with username Stranger not found",
            "{'username':'stranger','eventTypeSlug':'sixty'}|Event type with slug sixty belonging to user stranger not found.",
            "{'username':'stranger','eventTypeSlug':'thirty','organizationSlug':'acme'}|User with username stranger not found",
            "{'username':'mia','eventTypeSlug':'x','organizationSlug':'acme'}|Event type with slug x belonging to user mia within organization acme not found.",
            "{'teamSlug':'support','eventTypeSlug':'demo'}|Team with slug support not found",
            "{'teamSlug':'sales','eventTypeSlug':'trial'}|Event type with slug trial belonging to team sales not found.",
            "{'teamSlug':'sales','eventTypeSlug':'trial','organizationSlug':'acme'}|Event type with slug trial belonging to team sales within organization acme not found.",
            "{'teamSlug':'sales','eventTypeSlug':'demo','organizationSlug':'umbrella'}|slots-input.service.ts: Organization with slug umbrella not found",
            "{'username':'unknown','teamSlug':'sales','eventTypeSlug':'demo'}|User with username unknown not found",
            "{'eventTypeId':4711}|Event type with id 4711 not found.", "{'eventTypeId':-1}|Event type with id -1 not found."})
    void aMissingEventTypeIsNamedWithItsOwner(String address, String message) throws IOException {
        SandboxClient.Answer answer = book(address);
        assertThat(answer.error().path("message").asText()).isEqualTo(message);
        assertThat(answer.status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'username':'stranger','eventTypeSlug':'thirty'}", "{'teamSlug':'sales','eventTypeSlug':'demo'}"})
    void anEventTypeIsBookedByItsSlugs(String address) throws IOException {
        assertThat(book(address).status()).isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{'username':'stranger','eventTypeSlug':'thirty','instant':true}|400|Instant bookings are only supported for team event types",
            "{'teamSlug':'sales','eventTypeSlug':'template'}|400|Event type with id=",
            "{'teamSlug':'sales','eventTypeSlug':'empty'}|422|Can't book this team event type because it has no hosts."})
    void whatCannotBeBookedIsRefused(String address, int status, String beginning) throws IOException {
        SandboxClient.Answer answer = book(address);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.error().path("message").asText()).startsWith(beginning);
    }

    /** The database has ids of 32 bits. */
    @ParameterizedTest
    @CsvSource({"2024-06-14,/v2/event-types/2147483648", "2024-06-14,/v2/event-types/99999999999999999999", "2024-06-11,/v2/schedules/3000000000",
            "2024-09-04,/v2/slots?eventTypeId=2147483648&start=2027-01-11&end=2027-01-12",
            "2024-09-04,/v2/slots?eventTypeId=9999999999&start=2027-01-11&end=2027-01-12"})
    void anIdThatTheDatabaseCannotHaveResultsIn500(String version, String path) {
        assertUnreadable(acme.as("olivia").version(version).get(path));
    }

    @Test
    void anIdOfMoreThan32BitsInABodyResultsIn500() throws IOException {
        assertUnreadable(book("{'eventTypeId':2147483648}"));
        assertUnreadable(book("{'eventTypeId':123456789012345}"));
        assertUnreadable(SandboxClient.withoutKey(acme.sandbox()).version("2024-09-04").json("POST", "/v2/slots/reservations",
                "{\"eventTypeId\":2147483648,\"slotStart\":\"2027-01-11T10:00:00Z\"}"));
    }

    private static void assertUnreadable(SandboxClient.Answer answer) {
        assertThat(answer.error().path("message").asText()).isEqualTo("There was an error, please try again later.");
        assertThat(answer.error().path("code").asText()).isEqualTo("INTERNAL_SERVER_ERROR");
        assertThat(answer.status()).isEqualTo(500);
    }
}
