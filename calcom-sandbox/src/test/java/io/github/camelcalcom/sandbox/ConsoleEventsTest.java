/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.sandbox.fault.Fault;
import io.github.camelcalcom.sandbox.http.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The events that the console sends to browsers. */
@Timeout(1_800)
class ConsoleEventsTest {

    private CalcomSandbox sandbox;
    private SandboxClient alice;

    /** An event of the stream. */
    private record Event(String id, String name, String data) {

        JsonNode json() {
            try {
                return Json.MAPPER.readTree(data);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** A browser that reads the stream from a socket. */
    private static final class Listener implements AutoCloseable {

        private final HttpResponse<InputStream> response;
        private final BufferedReader lines;

        Listener(CalcomSandbox sandbox, String... headers) throws Exception {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(sandbox.url() + "/_sandbox/events"));
            for (int i = 0; i < headers.length; i += 2) {
                request.header(headers[i], headers[i + 1]);
            }
            response = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()
                    .send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
        }

        Event next() throws IOException {
            String id = null;
            String name = null;
            String data = null;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isEmpty() && name != null) {
                    return new Event(id, name, data);
                }
                id = line.startsWith("id: ") ? line.substring(4) : id;
                name = line.startsWith("event: ") ? line.substring(7) : name;
                data = line.startsWith("data: ") ? line.substring(6) : data;
            }
            throw new IOException("The stream has ended");
        }

        Event next(String wanted) throws IOException {
            Event event = next();
            while (!event.name().equals(wanted)) {
                event = next();
            }
            return event;
        }

        @Override
        public void close() throws IOException {
            lines.close();
        }
    }

    @BeforeEach
    void start() {
        sandbox = CalcomSandbox.builder().bookingTime(Duration.ZERO).start();
        alice = SandboxClient.of(sandbox);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void theStreamIsNeitherBufferedNorCompressed() throws Exception {
        try (Listener browser = new Listener(sandbox, "Accept-Encoding", "gzip, deflate")) {
            assertThat(browser.response.statusCode()).isEqualTo(200);
            assertThat(browser.response.headers().firstValue("Content-Type")).contains("text/event-stream; charset=utf-8");
            assertThat(browser.response.headers().firstValue("Content-Encoding").orElse("identity")).isEqualTo("identity");
            assertThat(browser.next().name()).isEqualTo("hello");
        }
    }

    @Test
    void callsAreSentWhenTheyHappen() throws Exception {
        alice.get("/v2/me");
        try (Listener browser = new Listener(sandbox)) {
            assertThat(browser.next("calls").json().findValuesAsText("operation")).containsExactly("me/get");
            alice.get("/v2/webhooks?take=1&apiKey=" + sandbox.apiKey());
            JsonNode call = browser.next("calls").json().get(0);
            while (call.path("answered").asInt() == 0) {
                call = browser.next("calls").json().get(0);
            }
            assertThat(call.path("number").asInt()).isEqualTo(2);
            assertThat(call.path("method").asText()).isEqualTo("GET");
            assertThat(call.path("operation").asText()).isEqualTo("webhooks/list");
            assertThat(call.path("uri").asText()).isEqualTo("/v2/webhooks?take=1&apiKey=***");
            assertThat(call.path("answered").asInt()).isEqualTo(200);
            assertThat(call.path("milliseconds").asLong()).isNotNegative();
        }
    }

    @Test
    void aCallWithoutAnswerIsSentWithItsFault() throws Exception {
        sandbox.faults().on("me/get").inject(Fault.silenceBeforeExecution());
        try (Listener browser = new Listener(sandbox); RawConnection caller = RawConnection.to(sandbox)) {
            caller.send("GET", "/v2/me", "");
            JsonNode call = browser.next("calls").json().get(0);
            assertThat(call.path("answered").asInt()).isZero();
            assertThat(call.path("milliseconds").asLong()).isEqualTo(-1);
            assertThat(call.path("fault").asText()).isEqualTo("silence before execution");
        }
    }

    @Test
    void aReconnectingBrowserReceivesMissedCallsOnly() throws Exception {
        alice.get("/v2/me");
        String seen;
        try (Listener browser = new Listener(sandbox)) {
            seen = browser.next("calls").id();
        }
        alice.get("/v2/webhooks");
        try (Listener browser = new Listener(sandbox, "Last-Event-ID", seen)) {
            assertThat(browser.next("calls").json().findValuesAsText("operation")).containsExactly("webhooks/list");
        }
        try (Listener browser = new Listener(sandbox, "Last-Event-ID", "another-sandbox:1")) {
            assertThat(browser.next("calls").json().findValuesAsText("operation")).containsExactly("me/get", "webhooks/list");
        }
    }

    @Test
    void onlyTheLastOfManyCallsAreSent() throws Exception {
        for (int i = 0; i < 205; i++) {
            alice.get("/v2/nope");
        }
        try (Listener browser = new Listener(sandbox)) {
            JsonNode calls = browser.next("calls").json();
            assertThat(calls).hasSize(200);
            assertThat(calls.get(0).path("number").asInt()).isEqualTo(6);
            assertThat(calls.get(199).path("number").asInt()).isEqualTo(205);
        }
    }

    @Test
    void aChangeOfTheOverviewIsSent() throws Exception {
        try (Listener browser = new Listener(sandbox)) {
            browser.next("changed");
            new BookingClient(alice).book(1, sandbox.clock().instant().plus(Duration.ofDays(2)).toString(), "Ann");
            browser.next("changed");
            sandbox.faults().everywhere().inject(Fault.emptyBody());
            browser.next("changed");
        }
    }

    @Test
    void theTimeIsSent() throws Exception {
        Instant noon = Instant.parse("2026-11-23T12:00:00Z");
        sandbox.clock().stopAt(noon);
        try (Listener browser = new Listener(sandbox)) {
            JsonNode time = browser.next("time").json();
            assertThat(time.path("now").asText()).isEqualTo("2026-11-23T12:00:00.000Z");
            assertThat(time.path("stopped").asBoolean()).isTrue();
            sandbox.clock().moveTo(noon);
            assertThat(browser.next("time").json().path("stopped").asBoolean()).isFalse();
        }
    }

    @Test
    void theStreamEndsWhenTheServerIsDownAndCanBeResumed() throws Exception {
        try (Listener browser = new Listener(sandbox)) {
            browser.next("hello");
            sandbox.refuseConnections();
            assertThat(ended(browser)).isTrue();
        }
        sandbox.acceptConnections();
        try (Listener browser = new Listener(sandbox)) {
            assertThat(browser.next().name()).isEqualTo("hello");
        }
    }

    @Test
    void aResetEndsTheStreamAndTheNextOneShowsTheNewState() throws Exception {
        new BookingClient(alice).book(1, sandbox.clock().instant().plus(Duration.ofDays(2)).toString(), "Ann");
        String seen;
        String before;
        try (Listener browser = new Listener(sandbox); Listener other = new Listener(sandbox)) {
            before = browser.next("hello").json().path("instance").asText();
            seen = browser.next("calls").id();
            sandbox.reset();
            assertThat(ended(browser)).isTrue();
            assertThat(ended(other)).isTrue();
        }
        alice.get("/v2/webhooks");
        try (Listener browser = new Listener(sandbox, "Last-Event-ID", seen)) {
            assertThat(browser.next("hello").json().path("instance").asText()).isNotEqualTo(before);
            assertThat(browser.next("calls").json().findValuesAsText("operation")).containsExactly("webhooks/list");
            browser.next("changed");
            alice.get("/v2/me");
            assertThat(browser.next("calls").json().findValuesAsText("operation")).containsExactly("me/get");
        }
        assertThat(SandboxClient.withoutKey(sandbox).get("/_sandbox/state").json().at("/bookings/total").asInt(-1)).isZero();
    }

    private static boolean ended(Listener browser) {
        try {
            browser.next("never");
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    @Test
    void browsersBeyondTheLimitAreAskedToRetry() throws Exception {
        List<Listener> browsers = new ArrayList<>();
        try {
            for (int i = 0; i < 20; i++) {
                browsers.add(new Listener(sandbox));
            }
            try (Listener surplus = new Listener(sandbox)) {
                assertThat(surplus.response.statusCode()).isEqualTo(503);
            }
            browsers.remove(0).close();
            await().atMost(300, TimeUnit.SECONDS).until(() -> {
                Listener next = new Listener(sandbox);
                browsers.add(next);
                return next.response.statusCode() == 200;
            });
        } finally {
            for (Listener browser : browsers) {
                browser.close();
            }
        }
    }
}
