/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox;

import io.github.camelcalcom.sandbox.fault.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** A page of another origin in a browser that can reach the sandbox: its requests can neither change nor read anything. */
class ConsoleForeignPagesTest {

    private static final Instant NINE = Instant.parse("2026-11-23T09:00:00Z");

    private CalcomSandbox sandbox;

    @BeforeEach
    void start() {
        sandbox = CalcomSandbox.builder().bookingTime(Duration.ZERO).start();
        sandbox.clock().stopAt(NINE);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @ParameterizedTest
    @CsvSource({ "Origin,http://evil.example", "Origin,null", "Origin,http://127.0.0.1:1", "Sec-Fetch-Site,cross-site",
            "Sec-Fetch-Site,same-site", "Sec-Fetch-Site,none" })
    void itMovesNoClock(String header, String value) {
        SandboxClient.Answer answer = SandboxClient.withoutKey(sandbox).with(header, value)
                .json("POST", "/_sandbox/clock", "{\"advance\":\"PT15M\"}");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.json().path("error").asText()).startsWith("Only the console's own pages may do this");
        assertThat(sandbox.clock().instant()).isEqualTo(NINE);
    }

    @Test
    void itRepeatsNoDelivery() throws Exception {
        try (WebhookReceiver receiver = WebhookReceiver.start()) {
            BookingClient alice = new BookingClient(SandboxClient.of(sandbox));
            alice.webhook(receiver.url("/"), List.of("BOOKING_CREATED"), "s", null);
            alice.book(1, "2026-11-24T10:00:00Z", "Ann");
            SandboxClient page = SandboxClient.withoutKey(sandbox).with("Origin", "https://evil.example").with("Sec-Fetch-Site", "cross-site");
            assertThat(page.json("POST", "/_sandbox/deliveries/1/repeat", "{}").status()).isEqualTo(403);
            assertThat(page.call("POST", "/_sandbox/deliveries/1/repeat").status()).isEqualTo(403);
            assertThat(page.with("Sec-Fetch-Mode", "navigate").call("POST", "/_sandbox/deliveries/1/repeat").status()).isEqualTo(403);
            assertThat(receiver.requests()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "/_sandbox/reset", "/_sandbox/faults/clear", "/_sandbox/faults" })
    void itNeitherResetsNorInjects(String path) {
        sandbox.faults().on("me/get").inject(Fault.emptyBody());
        SandboxClient page = SandboxClient.withoutKey(sandbox).with("Origin", "https://evil.example").with("Sec-Fetch-Site", "cross-site");
        assertThat(page.json("POST", path, "{\"fault\":\"CUT_JSON\"}").status()).isEqualTo(403);
        assertThat(sandbox.faults().rules()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = { "/_sandbox/state", "/_sandbox/events", "/_sandbox/event-types", "/_sandbox/keys", "/_sandbox/calls/1",
            "/_sandbox/page.js" })
    void itReadsNothing(String path) {
        SandboxClient page = SandboxClient.withoutKey(sandbox).with("Sec-Fetch-Site", "cross-site").with("Sec-Fetch-Mode", "no-cors");
        assertThat(page.get(path).status()).isEqualTo(403);
        assertThat(SandboxClient.withoutKey(sandbox).with("Origin", "http://evil.example").get(path).status()).isEqualTo(403);
    }

    @Test
    void aLinkOnItOpensTheConsole() {
        SandboxClient link = SandboxClient.withoutKey(sandbox).with("Sec-Fetch-Site", "cross-site").with("Sec-Fetch-Mode", "navigate")
                .with("Accept", "text/html");
        assertThat(link.get("/").status()).isEqualTo(200);
    }

    /** A host name of the page's owner that resolves to 127.0.0.1, so that the browser sees the same origin. */
    @Test
    void aNameOfItsOwnForTheLoopbackAddressDoesNotHelp() {
        assertThat(SandboxClient.withoutKey(sandbox).with("Origin", "http://sandbox").with("Sec-Fetch-Site", "same-origin")
                .raw("GET", "/_sandbox/state")).startsWith("HTTP/1.1 403 ").contains("is at localhost, not at 'sandbox'");
        assertThat(SandboxClient.withoutKey(sandbox).raw("GET", "/v2/nope")).as("the API takes any name").startsWith("HTTP/1.1 404 ");
    }

    @ParameterizedTest
    @ValueSource(strings = { "127.0.0.1", "localhost", "127.0.0.2" })
    void theConsoleIsAtTheAddressThatTheServerListensOn(String address) {
        try (CalcomSandbox other = CalcomSandbox.builder().bindAddress(address).start()) {
            SandboxClient.Answer answer = SandboxClient.withoutKey(other).with("Origin", other.url()).with("Sec-Fetch-Site", "same-origin")
                    .json("POST", "/_sandbox/clock", "{\"advance\":\"PT15M\"}");
            assertThat(answer.status()).isEqualTo(200);
        }
    }

    @Test
    void itCannotBookWithoutAPreflightRequest() {
        SandboxClient page = SandboxClient.withoutKey(sandbox).with("Origin", "http://evil.example");
        String json = BookingClient.request(1, "2026-11-24T10:00:00Z", "Eve").toString();
        HttpRequest.BodyPublisher body = HttpRequest.BodyPublishers.ofString(json);
        assertThat(page.with("Content-Type", "text/plain").send("POST", "/v2/bookings", body).status()).isEqualTo(400);
        String form = "eventTypeId=1&start=2026-11-24T10%3A00%3A00Z&timeZone=UTC&language=en&metadata=&attendee%5Bname%5D=Eve"
                + "&attendee%5Bemail%5D=eve%40example.net&attendee%5BtimeZone%5D=UTC&responses%5Bname%5D=Eve&responses%5Bemail%5D=eve%40example.net";
        assertThat(page.with("Content-Type", "application/x-www-form-urlencoded")
                .send("POST", "/v2/bookings", HttpRequest.BodyPublishers.ofString(form)).status()).isEqualTo(400);
        assertThat(sandbox.bookings()).isEmpty();
    }

    @Test
    void itsPreflightRequestsAreRefused() {
        SandboxClient.Answer preflight = SandboxClient.withoutKey(sandbox).with("Origin", "http://evil.example")
                .with("Access-Control-Request-Method", "POST").with("Access-Control-Request-Headers", "content-type,cal-api-version")
                .call("OPTIONS", "/v2/bookings");
        assertThat(preflight.header("Access-Control-Allow-Headers")).isNull();
        SandboxClient.Answer console = SandboxClient.withoutKey(sandbox).with("Origin", "http://evil.example")
                .call("OPTIONS", "/_sandbox/clock");
        assertThat(console.status()).isEqualTo(403);
        assertThat(console.header("Access-Control-Allow-Origin")).isNull();
    }

    @Test
    void otherProgramsHaveAccess() {
        assertThat(SandboxClient.withoutKey(sandbox).json("POST", "/_sandbox/clock", "{\"advance\":\"PT15M\"}").status()).isEqualTo(200);
    }
}
