/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.examples.yamlkamelet;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.camelcalcom.catalog.OperationCatalog;
import io.github.camelcalcom.catalog.Parameter;
import io.github.camelcalcom.sandbox.CalcomSandbox;
import org.apache.camel.Processor;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Given the Kamelets in the component's jar, when routes in YAML use them, then they work on a sandbox. */
@Timeout(1_800)
class KameletsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** A key that a URI would change. */
    private static final String KEY = "k+1";
    private static final String SLOT = "2027-03-01T10:00:00Z";

    private final CalcomSandbox sandbox = CalcomSandbox.start();
    private final Main main = new Main();
    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> authorizations = new LinkedBlockingQueue<>();
    private HttpServer server;

    @BeforeEach
    void configure() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        main.addInitialProperty("camel.component.calcom.apiUrl", sandbox.url());
        main.addInitialProperty("camel.component.calcom.apiKey", sandbox.apiKey());
        main.addInitialProperty("camel.server.enabled", "true");
        main.addInitialProperty("camel.server.host", "127.0.0.1");
        main.addInitialProperty("camel.server.port", Integer.toString(port));
        main.addInitialProperty("test.url", "http://127.0.0.1:" + port);
        main.addInitialProperty("test.key", KEY);
        main.addInitialProperty("test.server", "http://127.0.0.1:" + server.getAddress().getPort());
        main.bind("received", (Processor) exchange -> received.add(exchange.getMessage().getBody(String.class)));
        main.configure().withRoutesIncludePattern("classpath:kamelets.camel.yaml");
    }

    @AfterEach
    void stop() {
        main.stop();
        server.stop(0);
        sandbox.close();
    }

    @ParameterizedTest
    @ValueSource(strings = { "calcom-operation-action?operation=bookings/list", "calcom-cancel-booking-action?bookingUid=x",
            "calcom-create-booking-action?eventTypeId=1", "calcom-available-slots-action?eventTypeId=1" })
    void aKameletWithAnotherServerNeedsAKeyForIt(String action) throws Exception {
        main.start();

        assertThatThrownBy(() -> main.getCamelTemplate().requestBody("kamelet:" + action + "&apiUrl={{test.server}}", "{}"))
                .hasStackTraceContaining("The component's credentials (apiKey) are for its own server");

        assertThat(authorizations).isEmpty();
    }

    @Test
    void aBookingIsMadeReceivedReadAndCancelled() throws Exception {
        main.start();
        ProducerTemplate template = main.getCamelTemplate();

        JsonNode slots = json(template.requestBodyAndHeaders("direct:slots", null,
                Map.of("CamelCalcomStart", "2027-03-01", "CamelCalcomEnd", "2027-03-01"), String.class));
        assertThat(slots.path("2027-03-01")).isNotEmpty();

        JsonNode booking = json(template.requestBody("direct:create", """
                {"start": "%s", "eventTypeId": 1, "attendee": {"name": "Ada", "email": "ada@example.com", "timeZone": "UTC"}}""".formatted(SLOT),
                String.class));
        assertThat(booking.path("status").asText()).isEqualTo("accepted");
        String uid = booking.path("uid").asText();
        assertThat(List.of(receive(), receive())).containsExactlyInAnyOrder("changes created " + uid, "webhook BOOKING_CREATED " + uid);

        Map<String, Object> named = Map.of("CamelCalcomBookingUid", uid);
        assertThat(json(template.requestBodyAndHeaders("direct:operation", null, named, String.class)).path("uid").asText()).isEqualTo(uid);

        JsonNode cancelled = json(template.requestBodyAndHeaders("direct:cancel", "{\"cancellationReason\": \"ill\"}", named, String.class));
        assertThat(cancelled.path("status").asText()).isEqualTo("cancelled");
        assertThat(cancelled.path("cancellationReason").asText()).isEqualTo("ill");
        assertThat(receive()).isEqualTo("changes cancelled " + uid);
    }

    @Test
    void theKeyOfAKameletArrivesUnchanged() throws Exception {
        main.start();

        main.getCamelTemplate().requestBody("direct:keyed", null, String.class);

        assertThat(authorizations.poll(20, TimeUnit.MINUTES)).isEqualTo("Bearer " + KEY);
    }

    @ParameterizedTest
    @ValueSource(strings = { "calcom-booking-changes-source", "calcom-webhook-source", "calcom-create-booking-action",
            "calcom-available-slots-action", "calcom-cancel-booking-action", "calcom-operation-action" })
    void aKameletIsDescribedForDesigners(String name) throws IOException {
        JsonNode kamelet = new YAMLMapper().readTree(resource("kamelets/" + name + ".kamelet.yaml"));
        JsonNode definition = kamelet.at("/spec/definition");

        assertThat(kamelet.at("/metadata/name").asText()).isEqualTo(name);
        assertThat(name).endsWith('-' + kamelet.at("/metadata/labels").path("camel.apache.org/kamelet.type").asText());
        assertThat(kamelet.at("/metadata/annotations").path("camel.apache.org/kamelet.icon").asText())
                .isEqualTo("data:image/svg+xml;base64," + Base64.getEncoder().encodeToString(resource("kamelets/calcom.svg").strip().getBytes(StandardCharsets.UTF_8)));
        assertThat(definition.path("title").asText()).startsWith("Cal.com");
        assertThat(kamelet.at("/spec/dataTypes/out/types/json/mediaType").asText()).isEqualTo("application/json");
        definition.path("properties").properties().forEach(property -> {
            boolean secret = property.getKey().equals("apiKey") || property.getKey().equals("signingSecrets");
            assertThat(property.getValue().path("description").asText()).as(property.getKey()).endsWith(".");
            assertThat(property.getValue().path("format").asText().equals("password")).as(property.getKey()).isEqualTo(secret);
            assertThat(property.getValue().path("x-descriptors").toString().contains("urn:camel:group:credentials")).isEqualTo(secret);
        });
    }

    @Test
    void theSlotsKameletOffersParametersOfTheOperation() throws IOException {
        JsonNode kamelet = new YAMLMapper().readTree(resource("kamelets/calcom-available-slots-action.kamelet.yaml"));
        List<String> parameters = OperationCatalog.instance().find("slots", "list").orElseThrow().parameters().stream().map(Parameter::name).toList();

        assertThat(kamelet.at("/spec/definition/properties").fieldNames()).toIterable()
                .filteredOn(property -> !property.startsWith("api")).isSubsetOf(parameters);
    }

    private String receive() throws InterruptedException {
        return received.poll(20, TimeUnit.MINUTES);
    }

    private void answer(HttpExchange exchange) throws IOException {
        authorizations.add(exchange.getRequestHeaders().getFirst("Authorization"));
        byte[] answer = "{\"status\":\"success\",\"data\":{}}".getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private static JsonNode json(String text) throws IOException {
        return JSON.readTree(text);
    }

    private static String resource(String name) throws IOException {
        try (InputStream stream = KameletsTest.class.getClassLoader().getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
