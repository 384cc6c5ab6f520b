package com.example;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import io.github.camelcalcom.sandbox.junit5.CalcomSandboxExtension;
import io.github.camelcalcom.sandbox.state.BookingStatus;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BookingRoutesTest {

    @RegisterExtension
    final CalcomSandboxExtension calcom = new CalcomSandboxExtension();

    private final Main main = new Main();
    private String address;

    @BeforeEach
    void start() throws Exception {
        int port = freePort();
        address = "http://127.0.0.1:" + port;
        main.addOverrideProperty("camel.component.calcom.api-url", calcom.url());
        main.addOverrideProperty("camel.component.calcom.api-key", calcom.apiKey());
        main.addOverrideProperty("camel.server.port", String.valueOf(port));
        main.addOverrideProperty("hooks.url", address);
        main.start();
    }

    @AfterEach
    void stop() {
        main.stop();
    }

    @Test
    void aBookingIsMadeMovedAndCancelled() throws Exception {
        String uid = post("/bookings", """
                {"start": "2030-01-08T10:00:00Z", "eventTypeId": 1,
                 "attendee": {"name": "Ada", "email": "ada@example.com", "timeZone": "Europe/London"}}""");
        String moved = post("/bookings/" + uid + "/reschedule", """
                {"start": "2030-01-08T15:00:00Z", "reschedulingReason": "A later slot"}""");
        String status = post("/bookings/" + moved + "/cancel", "");

        assertEquals("cancelled", status);
        assertEquals(2, calcom.sandbox().bookings().size());
        assertEquals(BookingStatus.CANCELLED, calcom.sandbox().bookings().get(1).status());
    }

    private String post(String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + path))
                .POST(HttpRequest.BodyPublishers.ofString(body)).build();
        HttpResponse<String> response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertEquals(200, response.statusCode(), response.body());
        return response.body();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
