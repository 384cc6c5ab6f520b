/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.examples.springboot;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelcalcom.sandbox.CalcomSandbox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Given the example on its sandbox, when bookings are created by REST, then its table and its deliveries contain them. */
@Timeout(1_800)
class BookingApplicationTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private ConfigurableApplicationContext application;
    private int port;

    @AfterEach
    void stop() {
        application.close();
    }

    private void start(String... more) throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        String[] arguments = new String[more.length + 3];
        arguments[0] = "--server.port=" + port;
        arguments[1] = "--example.feed-delay=200";
        arguments[2] = "--spring.datasource.url=jdbc:h2:mem:" + port;
        System.arraycopy(more, 0, arguments, 3, more.length);
        application = BookingApplication.start(arguments);
    }

    private HttpResponse<String> send(String path, HttpRequest.Builder request) throws IOException, InterruptedException {
        return CLIENT.send(request.uri(URI.create("http://127.0.0.1:" + port + path)).header("Content-Type", "application/json").build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        return JSON.readTree(send(path, HttpRequest.newBuilder()).body());
    }

    private HttpResponse<String> post(String path, Object body) throws IOException, InterruptedException {
        return send(path, HttpRequest.newBuilder().POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    private HttpResponse<String> book(String start) throws IOException, InterruptedException {
        return post("/bookings", Map.of("start", start, "eventTypeId", get("/event-types").get(0).get("id").asInt(),
                "attendee", Map.of("name", "Ada", "email", "ada@example.com", "timeZone", "Europe/London")));
    }

    private String freeStart() throws IOException, InterruptedException {
        LocalDate day = LocalDate.now(ZoneOffset.UTC).plusDays(3);
        JsonNode slots = get("/slots?eventTypeId=" + get("/event-types").get(0).get("id").asInt() + "&start=" + day + "&end=" + day.plusDays(5));
        return slots.elements().next().get(0).get("start").asText();
    }

    @Test
    void aBookingIsSeenByFeedAndWebhookAndSoIsItsEnd() throws Exception {
        start();
        await().atMost(300, TimeUnit.SECONDS).until(() -> application.getBean(CalcomSandbox.class).read(state -> !state.webhooks().all().isEmpty()));
        HttpResponse<String> booked = book(freeStart());
        assertThat(booked.statusCode()).isEqualTo(201);
        String uid = JSON.readTree(booked.body()).get("uid").asText();

        await().atMost(300, TimeUnit.SECONDS).untilAsserted(() -> assertThat(get("/table").findValuesAsText("STATUS")).containsExactly("accepted"));
        await().atMost(300, TimeUnit.SECONDS).untilAsserted(() -> assertThat(get("/deliveries").findValuesAsText("TRIGGER_EVENT")).containsExactly("BOOKING_CREATED"));

        assertThat(post("/bookings/" + uid + "/cancel", Map.of()).statusCode()).isEqualTo(200);

        await().atMost(300, TimeUnit.SECONDS).untilAsserted(() -> assertThat(get("/table").findValuesAsText("STATUS")).as("one row, changed").containsExactly("cancelled"));
        await().atMost(300, TimeUnit.SECONDS).untilAsserted(() -> assertThat(get("/deliveries").findValuesAsText("TRIGGER_EVENT")).contains("BOOKING_CANCELLED"));
        assertThat(get("/table").get(0).get("UID").asText()).isEqualTo(uid);
        assertThat(get("/actuator/health").get("status").asText()).isEqualTo("UP");
    }

    @Test
    void thePageIsThereAndASlotThatIsTakenIsAReadableAnswer() throws Exception {
        start();
        assertThat(send("/", HttpRequest.newBuilder()).body()).contains("<h1>Bookings</h1>", "bookings.js");
        assertThat(send("/bookings.js", HttpRequest.newBuilder()).statusCode()).isEqualTo(200);
        String start = freeStart();
        assertThat(book(start).statusCode()).isEqualTo(201);

        HttpResponse<String> taken = book(start);

        assertThat(taken.statusCode()).isEqualTo(409);
        assertThat(taken.body()).isEqualTo("This slot is not free any more. Choose another one.");
    }

    @Test
    void whatTheServerRefusesIsToldAndNotBooked() throws Exception {
        start();
        HttpResponse<String> refused = book("not a time");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("bookings/create").doesNotContain("cal_");
        assertThat(post("/bookings/unknown/cancel", Map.of()).statusCode()).isEqualTo(404);
        assertThat(application.getBean(CalcomSandbox.class).bookings()).isEmpty();
    }

    /** A page needs no permission to send text, so only the headers of the browser tell where it comes from. */
    @Test
    void pagesOfOtherOriginsAndHostNamesAreRefused() throws Exception {
        start();
        String start = freeStart();
        String own = "127.0.0.1:" + port;

        assertThat(status(own, "POST", "/bookings", "Origin: http://evil.example")).isEqualTo("403");
        assertThat(status("evil.example:" + port, "GET", "/table", "Origin: http://evil.example:" + port)).isEqualTo("403");
        assertThat(status("evil.example", "GET", "/table")).isEqualTo("403");
        assertThat(status("evil.example", "POST", "/hooks/calcom")).as("without a signature").isEqualTo("401");
        assertThat(status(own, "GET", "/table", "Origin: http://" + own)).isEqualTo("200");
        assertThat(status("localhost:" + port, "GET", "/table")).isEqualTo("200");
        assertThat(book(start).statusCode()).isEqualTo(201);
        assertThat(application.getBean(CalcomSandbox.class).bookings()).hasSize(1);
    }

    /** Sends a request with headers that the client of the JDK does not permit. */
    private String status(String host, String method, String path, String... headers) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            String request = method + ' ' + path + " HTTP/1.1\r\nHost: " + host + "\r\nContent-Type: text/plain\r\nConnection: close\r\n"
                    + "Content-Length: 2\r\n" + String.join("", Arrays.stream(headers).map(header -> header + "\r\n").toList()) + "\r\n{}";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8).split(" ")[1];
        }
    }

    @Test
    void withAKeyThereIsNoSandboxAndWithoutAnAddressNoWebhook() throws Exception {
        try (CalcomSandbox account = CalcomSandbox.start()) {
            start("--camel.component.calcom.api-key=" + account.apiKey(), "--camel.component.calcom.api-url=" + account.url());

            assertThat(application.getBeansOfType(CalcomSandbox.class)).isEmpty();
            assertThat(application.getBeansOfType(WebhookRoutes.class)).isEmpty();
            assertThat(book(freeStart()).statusCode()).isEqualTo(201);
            await().atMost(300, TimeUnit.SECONDS).untilAsserted(() -> assertThat(get("/table")).hasSize(1));
            assertThat(account.bookings()).hasSize(1);
        }
    }
}
