/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.camelcalcom.error.CalcomAmbiguousException;
import io.github.camelcalcom.error.CalcomConflictException;
import io.github.camelcalcom.error.CalcomConnectionException;
import io.github.camelcalcom.error.CalcomException;
import io.github.camelcalcom.error.CalcomNotFoundException;
import io.github.camelcalcom.error.CalcomServerException;
import io.github.camelcalcom.support.CalcomContext;
import io.github.camelcalcom.support.RefusingPort;
import io.github.camelcalcom.support.ScriptedServer;
import io.vertx.core.buffer.Buffer;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

class CalcomProducerTest {

    private static final Map<String, Object> BOOKING = Map.of("start", Instant.parse("2026-12-01T09:00:00Z"), "eventTypeId", 1,
            "attendee", Map.of("name", "Ada", "email", "ada@example.com", "timeZone", "UTC"));

    private ScriptedServer server;
    private CalcomContext camel;

    @BeforeEach
    void start() throws Exception {
        server = new ScriptedServer();
        camel = new CalcomContext(server.url()).started();
    }

    @AfterEach
    void stop() throws Exception {
        camel.close();
        server.close();
    }

    @Test
    void aNumberBeyondDoublesStaysANumber() {
        server.answer(200, "{\"status\":\"success\",\"data\":{\"uid\":\"u1\",\"price\":1e400}}");

        Exchange exchange = camel.call("calcom:bookings/get?bookingUid=u1");

        assertThat(exchange.getMessage().getBody(Map.class).get("price")).isEqualTo(new BigDecimal("1e400"));
        assertThat(exchange.getMessage().getBody(String.class)).isEqualTo("{\"uid\":\"u1\",\"price\":1E+400}");
    }

    @Test
    void theDataOfTheEnvelopeIsTheBodyAndTheHeadIsInHeaders() {
        server.answer(200, "{\"data\":{\"uid\":\"u1\",\"start\":\"2026-12-01T09:00:00.000Z\",\"seats\":[1,2.5,null]},\"status\":\"success\"}");

        Exchange exchange = camel.call("calcom:bookings/get", "ignored", Map.of("CamelCalcomBookingUid", "u1", "other", "kept"));

        assertThat(exchange.getException()).isNull();
        Map<?, ?> booking = exchange.getMessage().getBody(Map.class);
        assertThat(booking.get("uid")).isEqualTo("u1");
        assertThat(booking.get("start")).isEqualTo("2026-12-01T09:00:00.000Z");
        assertThat(booking.get("seats")).isEqualTo(Arrays.asList(1, 2.5, null));
        assertThat(exchange.getMessage().getHeaders()).contains(entry("other", "kept"),
                entry(CalcomConstants.RESPONSE_STATUS_CODE, 200), entry(CalcomConstants.RESPONSE_REQUEST_ID, "request-1"),
                entry(CalcomConstants.RESPONSE_RATE_LIMIT_REMAINING, 119)).doesNotContainKey("CamelCalcomBookingUid");
        ScriptedServer.Received request = server.received().get(0);
        assertThat(request.method() + ' ' + request.uri()).isEqualTo("GET /v2/bookings/u1");
        assertThat(request.headers().get("authorization")).isEqualTo("Bearer cal_test_key");
        assertThat(request.headers().get("cal-api-version")).isEqualTo("2024-08-13");
        assertThat(request.headers().get("accept-encoding")).contains("gzip");
        assertThat(request.body().length()).isZero();
    }

    @Test
    void aMapIsSentAsJsonWithInstantsInUtc() {
        camel.call("calcom:bookings/create", BOOKING, Map.of());

        assertThat(server.received().get(0).body().toJsonObject().getString("start")).isEqualTo("2026-12-01T09:00:00Z");
        assertThat(server.received().get(0).headers().get("content-type")).isEqualTo("application/json");
    }

    @Test
    void textBytesAndStreamsAreSentAsTheyAre() {
        String json = "{\"start\" : \"2026-12-01T09:00:00Z\"}";

        for (Object body : new Object[] { json, json.getBytes(StandardCharsets.UTF_8),
                new java.io.ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)) }) {
            camel.call("calcom:bookings/create?idempotentBookings=false", body, Map.of());
        }

        assertThat(server.received()).hasSize(3).allSatisfy(request -> assertThat(request.body().toString()).isEqualTo(json));
    }

    @ParameterizedTest
    @ValueSource(strings = { "{\"start\":", "not json", "{} {}", "<booking/>" })
    void aBodyThatIsNoJsonFailsBeforeAnyCall(String body) {
        Exchange exchange = camel.call("calcom:bookings/create", body, Map.of());

        assertThat(exchange.getException()).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("bookings/create")
                .hasMessageContaining("JSON");
        assertThat(server.received()).isEmpty();
    }

    @Test
    void aMissingBodyFailsBeforeAnyCallAndNamesWhatIsNeeded() {
        Exchange exchange = camel.call("calcom:bookings/create");

        assertThat(exchange.getException()).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("attendee");
        assertThat(server.received()).isEmpty();
    }

    @Test
    void aLocalDateTimeIsRefusedSinceItNamesNoInstant() {
        Exchange inBody = camel.call("calcom:bookings/create", Map.of("start", LocalDateTime.of(2026, 12, 1, 9, 0)), Map.of());
        Exchange inHeader = camel.call("calcom:bookings/list", null, Map.of("CamelCalcomAfterStart", LocalDateTime.of(2026, 12, 1, 9, 0)));

        assertThat(inBody.getException()).hasStackTraceContaining("LocalDateTime").isInstanceOf(IllegalArgumentException.class);
        assertThat(inHeader.getException()).hasMessageContaining("afterStart").hasMessageContaining("zone");
        assertThat(server.received()).isEmpty();
    }

    @Test
    void aHeaderWinsOverTheUri() {
        camel.call("calcom:bookings/list?status=past", null, Map.of("CamelCalcomStatus", "upcoming,cancelled"));

        assertThat(server.received().get(0).uri()).isEqualTo("/v2/bookings?status=upcoming,cancelled");
    }

    @Test
    void aMissingPathParameterFailsBeforeAnyCallNamingOptionAndHeader() {
        Exchange exchange = camel.call("calcom:bookings/get");

        assertThat(exchange.getException()).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("option bookingUid").hasMessageContaining("header CamelCalcomBookingUid");
        assertThat(server.received()).isEmpty();
    }

    @Test
    void noPathParameterCanChangeThePath() {
        camel.call("calcom:bookings/get", null, Map.of("CamelCalcomBookingUid", "../../x"));
        camel.call("calcom:bookings/get", null, Map.of("CamelCalcomBookingUid", "a/b?c#d e+f%2F\u00fc"));
        Exchange dots = camel.call("calcom:bookings/get", null, Map.of("CamelCalcomBookingUid", ".."));

        assertThat(server.received().stream().map(ScriptedServer.Received::uri)).containsExactly(
                "/v2/bookings/..%2F..%2Fx", "/v2/bookings/a%2Fb%3Fc%23d%20e%2Bf%252F%C3%BC");
        assertThat(dots.getException()).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("bookingUid");
    }

    @Test
    void outputJsonIsTheTextOfTheData() {
        server.answer(200, "{\"status\":\"success\",\"data\":{\"id\":1}}");

        assertThat(camel.call("calcom:me/get?output=json").getMessage().getBody()).isEqualTo("{\"id\":1}");
    }

    @Test
    void outputRawIsReadInTheRouteAndClosedWithTheExchange() throws Exception {
        String answer = "{\"status\":\"success\",\"data\":{\"text\":\"" + "x".repeat(2_000_000) + "\"}}";
        server.answer(200, answer);
        InputStream[] stream = new InputStream[1];
        camel.routes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:raw").streamCache(false).to("calcom:me/get?output=raw")
                        .process(exchange -> stream[0] = exchange.getMessage().getBody(InputStream.class))
                        .setBody(exchange -> exchange.getMessage().getBody(String.class));
            }
        });

        assertThat(camel.createProducerTemplate().requestBody("direct:raw", null, String.class)).isEqualTo(answer);
        assertThat(stream[0].getClass().getSimpleName()).isEqualTo("ResponseStream");
    }

    @Test
    void gzipIsUnderstood() {
        server.answer(200, "{\"status\":\"success\",\"data\":{\"text\":\"" + "x".repeat(100_000) + "\"}}");

        assertThat(camel.call("calcom:me/get").getMessage().getBody(Map.class).get("text").toString()).hasSize(100_000);
    }

    @Test
    void anErrorOfTheApiIsTheExceptionOfItsKind() {
        server.answer(404, "{\"status\":\"error\",\"error\":{\"code\":\"NotFoundException\",\"message\":\"Booking u1 was not found\"}}");

        Exchange exchange = camel.call("calcom:bookings/get?bookingUid=u1");

        assertThat(exchange.getException()).isInstanceOf(CalcomNotFoundException.class).hasMessageContaining("Booking u1 was not found");
        assertThat(exchange.getException(CalcomException.class).getStatusCode()).isEqualTo(404);
    }

    @Test
    void anErrorLeavesTheHeadersForARedelivery() {
        server.answer(404, "{}");

        Exchange exchange = camel.call("calcom:bookings/get", null, Map.of("CamelCalcomBookingUid", "u1"));

        assertThat(exchange.getMessage().getHeader("CamelCalcomBookingUid")).isEqualTo("u1");
    }

    @Test
    void anErrorWithTheStatusOfASuccessIsAnError() {
        server.answer(200, "{\"status\":\"error\",\"error\":{\"code\":\"X\",\"message\":\"no\"}}");

        assertThat(camel.call("calcom:me/get").getException()).isInstanceOf(CalcomServerException.class).hasMessageContaining("no");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "{\"status\":\"success\",\"data\":{\"id\":1", "<html>down</html>", "{]" })
    void anAnswerThatIsNoneIsAServerException(String answer) {
        server.answer(200, answer);

        assertThat(camel.call("calcom:me/get").getException()).isInstanceOf(CalcomServerException.class).hasMessageContaining("me/get");
    }

    @Test
    void aPageOfHtmlIsAServerException() {
        server.answer(request -> request.response().putHeader("content-type", "text/html").end("<html>sign in</html>"));

        assertThat(camel.call("calcom:me/get").getException()).isInstanceOf(CalcomServerException.class).hasMessageContaining("text/html");
    }

    @Test
    void anEndlessAnswerIsGivenUp() {
        AtomicInteger megabytes = new AtomicInteger();
        server.answer(request -> {
            request.response().setChunked(true).putHeader("content-type", "application/json").write("{\"data\":[0");
            Buffer chunk = Buffer.buffer(",1".repeat(500_000));
            request.response().drainHandler(ignored -> writeUntilFull(request.response(), chunk, megabytes));
            writeUntilFull(request.response(), chunk, megabytes);
        });

        assertThat(camel.call("calcom:bookings/list?maxResponseSize=5000000").getException()).isInstanceOf(CalcomServerException.class)
                .hasMessageContaining("maxResponseSize");
        assertThat(megabytes.get()).isLessThan(300);
    }

    private static void writeUntilFull(io.vertx.core.http.HttpServerResponse response, Buffer chunk, AtomicInteger megabytes) {
        while (!response.closed() && !response.writeQueueFull() && megabytes.get() < 300) {
            response.write(chunk);
            megabytes.incrementAndGet();
        }
    }

    @Test
    void aServerThatIsNotThereIsAConnectionException() throws Exception {
        try (RefusingPort refusingPort = new RefusingPort(); CalcomContext away = new CalcomContext(refusingPort.url()).started()) {
            assertThat(away.call("calcom:bookings/create", BOOKING, Map.of()).getException())
                    .isInstanceOf(CalcomConnectionException.class).hasMessageContaining("not sent");
        }
    }

    @Test
    void aConnectionThatEndsWithoutAnAnswerIsAmbiguousForABookingOnly() {
        server.answer(request -> request.connection().close());

        assertThat(camel.call("calcom:bookings/create", BOOKING, Map.of()).getException()).isInstanceOf(CalcomAmbiguousException.class);
        assertThat(camel.call("calcom:bookings/list").getException()).isInstanceOf(CalcomConnectionException.class);
    }

    @Test
    void aRawAnswerThatIsLostIsAmbiguousForABooking() {
        server.answer(502, "{}");

        assertThat(camel.call("calcom:bookings/create?output=raw", BOOKING, Map.of()).getException())
                .isInstanceOf(CalcomAmbiguousException.class).hasMessageContaining("output=raw").hasCauseInstanceOf(CalcomServerException.class);
        assertThat(server.received()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = { "output=raw", "idempotentBookings=false" })
    void aKeyThatWouldDoNothingFailsBeforeAnyCall(String option) {
        Exchange exchange = camel.call("calcom:bookings/create?" + option, BOOKING, Map.of(CalcomConstants.IDEMPOTENCY_KEY, "order-7"));

        assertThat(exchange.getException()).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(CalcomConstants.IDEMPOTENCY_KEY).hasMessageContaining(option);
        assertThat(server.received()).isEmpty();
    }

    @Test
    void theKeyOfABookingOutlivesOtherCalls() throws Exception {
        server.answer(request -> ScriptedServer.json(request, 200,
                request.method().name().equals("GET") ? "{\"status\":\"success\",\"data\":[]}" : "{\"status\":\"success\",\"data\":{\"uid\":\"u1\"}}"));
        camel.routes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:book").setProperty("booking", body())
                        .setBody(constant(Map.of("eventTypeId", 1, "slotStart", "2026-12-01T09:00:00Z"))).to("calcom:slots/reserve")
                        .setBody(exchangeProperty("booking")).to("calcom:bookings/create");
            }
        });

        Exchange exchange = camel.call("direct:book", BOOKING, Map.of(CalcomConstants.IDEMPOTENCY_KEY, "order-7"));

        assertThat(exchange.getException()).isNull();
        assertThat(server.received().get(server.received().size() - 1).body().toJsonObject().getJsonObject("metadata").getMap())
                .containsEntry("camelCalcomIdempotencyKey", "order-7");
        assertThat(exchange.getMessage().getHeaders()).doesNotContainKey(CalcomConstants.IDEMPOTENCY_KEY);
        assertThat(exchange.getProperties().keySet()).noneMatch(name -> name.startsWith("CamelCalcom"));
    }

    @Test
    void aRedeliveryAfterAnAmbiguousConfirmationDoesNotOpenACancelledBooking() throws Exception {
        AtomicInteger looks = new AtomicInteger();
        server.answer(request -> {
            if (request.method().name().equals("POST")) {
                request.connection().close();
            } else if (looks.getAndIncrement() == 0) {
                ScriptedServer.json(request, 403, "{}");
            } else {
                ScriptedServer.json(request, 200, "{\"status\":\"success\",\"data\":{\"uid\":\"u1\",\"status\":\"cancelled\"}}");
            }
        });
        camel.routes(new RouteBuilder() {
            @Override
            public void configure() {
                onException(CalcomAmbiguousException.class).maximumRedeliveries(1).redeliveryDelay(1);
                from("direct:confirm").to("calcom:bookings/confirm?bookingUid=u1");
            }
        });

        Exchange exchange = camel.call("direct:confirm");

        assertThat(exchange.getException()).isInstanceOf(CalcomConflictException.class).hasMessageContaining("u1 is cancelled");
        assertThat(server.received()).extracting(ScriptedServer.Received::method).containsExactly("POST", "GET", "GET");
    }

    @Test
    void aServerThatDoesNotAnswerEndsWithTheRequestTimeout() {
        server.answer(request -> { });
        long start = System.nanoTime();

        Exchange exchange = camel.call("calcom:bookings/create?requestTimeout=200", BOOKING, Map.of());

        assertThat(exchange.getException()).isInstanceOf(CalcomAmbiguousException.class).hasMessageContaining("requestTimeout");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(50));
    }

    @Test
    void aRedirectIsNotFollowed() {
        server.answer(request -> request.response().setStatusCode(302).putHeader("location", "http://127.0.0.1:1/steal").end());

        assertThat(camel.call("calcom:me/get").getException()).isInstanceOf(CalcomServerException.class).hasMessageContaining("redirect");
        assertThat(server.received()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = { 301, 302, 307, 308 })
    void aRedirectIsNoSuccessOfACallThatHandsOverItsAnswerUnparsedEither(int status) {
        server.answer(request -> request.response().setStatusCode(status).putHeader("location", "https://127.0.0.1:1/v2/bookings").end());

        Exchange exchange = camel.call("calcom:bookings/create?output=raw", BOOKING, Map.of());

        assertThat(exchange.getException()).isExactlyInstanceOf(CalcomServerException.class).hasMessageContaining("redirect");
        assertThat(exchange.getMessage().getBody()).isEqualTo(BOOKING);
        assertThat(server.received()).hasSize(1);
    }

    @Test
    void rawCallsWhatTheCatalogueDoesNotKnow() {
        server.answer(200, "{\"status\":\"success\",\"data\":[1]}");

        Exchange exchange = camel.call("calcom:raw/post?path=RAW(/v2/new/thing?x=a%2Fb)&apiVersion=2030-01-01", Map.of("a", 1), Map.of());

        assertThat((Object) exchange.getMessage().getBody(List.class)).isEqualTo(List.of(1));
        assertThat(server.received().get(0).uri()).isEqualTo("/v2/new/thing?x=a%2Fb");
        assertThat(server.received().get(0).headers().get("cal-api-version")).isEqualTo("2030-01-01");
    }

    @ParameterizedTest
    @ValueSource(strings = { "http://127.0.0.1:1/v2/me", "//127.0.0.1:1/v2/me", "/v2/../admin", "v2/me", "/v2/me\r\nx: y" })
    void rawLeadsToNoOtherServer(String path) {
        Exchange exchange = camel.call("calcom:raw/get", null, Map.of("CamelCalcomPath", path));

        assertThat(exchange.getException()).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("path");
        assertThat(server.received()).isEmpty();
    }

    @Test
    void aDynamicUriKeepsOneEndpoint() throws Exception {
        camel.routes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:get").toD("calcom:bookings/get?bookingUid=${body}");
            }
        });
        int before = camel.getEndpoints().size();

        for (int index = 0; index < 5; index++) {
            camel.createProducerTemplate().requestBody("direct:get", "uid" + index);
        }

        assertThat(server.received().stream().map(ScriptedServer.Received::uri)).contains("/v2/bookings/uid0", "/v2/bookings/uid4");
        assertThat(camel.getEndpoints().stream().filter(endpoint -> endpoint.getEndpointUri().startsWith("calcom"))).hasSize(1);
        assertThat(camel.getEndpoints().size()).isLessThanOrEqualTo(before + 2);
    }
}
