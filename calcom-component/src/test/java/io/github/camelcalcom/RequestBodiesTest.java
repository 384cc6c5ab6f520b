/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import com.fasterxml.jackson.annotation.JsonFormat;
import io.github.camelcalcom.support.ScriptedServerTestSupport;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever a route has as its body, the server gets its content, with times in UTC; and an answer is JSON where a route wants text. */
@Timeout(1_800)
class RequestBodiesTest extends ScriptedServerTestSupport {

    private static final Instant NINE = Instant.parse("2026-12-01T09:00:00Z");
    private static final String JSON = "{\"cancellationReason\":\"ill\"}";
    private static final String CREATE = "calcom:bookings/create?idempotentBookings=false";

    @TempDir
    private Path folder;

    RequestBodiesTest() {
        super(true);
    }

    static Stream<Object> times() {
        ZonedDateTime zoned = NINE.atZone(ZoneId.of("Asia/Kathmandu"));
        return Stream.of(NINE, zoned, zoned.toOffsetDateTime(), Date.from(NINE), Timestamp.from(NINE), GregorianCalendar.from(zoned));
    }

    @ParameterizedTest
    @MethodSource("times")
    void aTimeIsSentAsAnInstantInUtc(Object time) {
        camel.call(CREATE, Map.of("start", time, "guests", List.of(Map.of("at", time))), Map.of());
        camel.call("calcom:bookings/list", null, Map.of("CamelCalcomAfterStart", time));

        JsonObject body = server.received().get(0).body().toJsonObject();
        assertThat(body.getString("start")).isEqualTo("2026-12-01T09:00:00Z");
        assertThat(body.getJsonArray("guests").getJsonObject(0).getString("at")).isEqualTo("2026-12-01T09:00:00Z");
        assertThat(server.received().get(1).uri()).isEqualTo("/v2/bookings?afterStart=2026-12-01T09%3A00%3A00Z");
    }

    @Test
    void aDateOfADatabaseStaysADate() {
        camel.call("calcom:me-ooo/create?apiProfile=hosted", Map.of("start", java.sql.Date.valueOf("2026-12-01")), Map.of());

        assertThat(server.received().get(0).body().toJsonObject().getString("start")).isEqualTo("2026-12-01");
    }

    /** Has a time as a bean has it. */
    public record Attendee(String name, LocalDateTime since) {
    }

    @Test
    void aLocalDateTimeIsRefusedWithItsFieldWhereverItIs() {
        LocalDateTime local = LocalDateTime.of(2026, 12, 1, 9, 0);
        Exchange header = camel.call("calcom:bookings/list", null, Map.of("CamelCalcomAfterStart", local));
        Exchange field = camel.call(CREATE, Map.of("start", local), Map.of());
        Exchange nested = camel.call(CREATE, Map.of("attendees", List.of("a", new Attendee("Bob", local))), Map.of());

        String sentence = "expected a time with a zone (Instant, OffsetDateTime, ZonedDateTime), since a LocalDateTime names no instant";
        assertThat(header.getException()).hasMessageContaining(sentence);
        assertThat(field.getException()).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("'2026-12-01T09:00' of the field start")
                .hasMessageContaining("bookings/create").hasMessageContaining(sentence);
        assertThat(nested.getException()).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("attendees.1.since")
                .hasMessageContaining(sentence);
        assertThat(server.received()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "2026-12-01T09:00", "2026-12-01T09:00:00", "2026-12-01T09:00:00.000", "2026-12-01 09:00" })
    void aTextWithoutZoneIsRefusedWhereTheFieldIsATime(String text) {
        Exchange map = camel.call(CREATE, Map.of("start", text), Map.of());
        Exchange json = camel.call("calcom:slots/reserve", "{\"eventTypeId\":1,\"slotStart\":\"" + text + "\"}", Map.of());

        assertThat(map.getException()).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("field start")
                .hasMessageContaining("time with a zone such as");
        assertThat(json.getException()).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("field slotStart");
        assertThat(server.received()).isEmpty();
    }

    @Test
    void otherTextsAreSentAsTheyAre() {
        List<Map<String, Object>> bodies = List.of(Map.of("start", "2026-12-01T09:00:00+01:00"), Map.of("start", "2026-12-01"),
                Map.of("start", "soon"), Map.of("start", "2026-12-01T09:00Z", "metadata", Map.of("start", "2026-12-01T09:00")));

        bodies.forEach(body -> assertThat(camel.call(CREATE, body, Map.of()).getException()).isNull());

        assertThat(server.received().stream().map(request -> request.body().toJsonObject())).containsExactlyElementsOf(bodies.stream()
                .map(body -> new JsonObject(new LinkedHashMap<>(body))).toList());
    }

    @Test
    void filesBuffersAndJsonOfOtherLibrariesAreTheirContent() throws Exception {
        Path file = Files.writeString(folder.resolve("body.json"), JSON);
        ByteBuffer buffer = ByteBuffer.wrap(("x" + JSON).getBytes(StandardCharsets.UTF_8)).position(1);
        Object[] bodies = { file, file.toFile(), buffer, buffer.asReadOnlyBuffer(), new JsonObject(JSON), Buffer.buffer(JSON), JSON.toCharArray() };

        for (Object body : bodies) {
            assertThat(camel.call("calcom:bookings/cancel?bookingUid=a", body, Map.of()).getException()).isNull();
        }

        assertThat(server.received()).hasSize(bodies.length).allSatisfy(request -> assertThat(request.body().toString()).isEqualTo(JSON));
        assertThat(buffer.position()).isEqualTo(1);
    }

    @Test
    void jsonOfOtherLibrariesIsItsContentWithinAMapToo() {
        camel.call(CREATE, Map.of("attendee", new JsonObject().put("name", "Bob"), "guests", new JsonArray().add("a@example.com")), Map.of());

        assertThat(server.received().get(0).body().toJsonObject()).isEqualTo(new JsonObject()
                .put("attendee", new JsonObject().put("name", "Bob")).put("guests", new JsonArray().add("a@example.com")));
    }

    @Test
    void aFileThatIsNotThereOrHoldsNoJsonFailsBeforeAnyCall() throws Exception {
        Path text = Files.writeString(folder.resolve("body.txt"), "not json");

        assertThat(camel.call("calcom:bookings/cancel?bookingUid=a", folder.resolve("missing"), Map.of()).getException())
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("cannot be read");
        assertThat(camel.call("calcom:bookings/cancel?bookingUid=a", text, Map.of()).getException())
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("is no JSON");
        assertThat(server.received()).isEmpty();
    }

    @Test
    void anAnswerAsTextIsJson() throws Exception {
        server.answer(200, "{\"status\":\"success\",\"data\":{\"id\":1,\"hosts\":[{\"name\":\"Bob \\\"B\\\"\"}]}}");
        Exchange one = camel.call("calcom:bookings/get?bookingUid=a");
        String json = "{\"id\":1,\"hosts\":[{\"name\":\"Bob \\\"B\\\"\"}]}";

        assertThat(one.getMessage().getBody(String.class)).isEqualTo(json);
        assertThat(one.getMessage().getBody(byte[].class)).asString(StandardCharsets.UTF_8).isEqualTo(json);
        assertThat(one.getMessage().getBody(InputStream.class)).hasContent(json);
        assertThat(one.getMessage().getBody()).isEqualTo(Map.of("id", 1, "hosts", List.of(Map.of("name", "Bob \"B\""))));

        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:text").to("calcom:bookings/get?bookingUid=a").setBody(simple("${body[hosts]}"));
            }
        });
        assertThat(camel.call("direct:text").getMessage().getBody(String.class)).isEqualTo("[{\"name\":\"Bob \\\"B\\\"\"}]");
    }

    @ParameterizedTest
    @ValueSource(strings = { "calcom:bookings/list", "calcom:bookings/list?paging=all", "calcom:bookings/list?paging=all&maxItems=1" })
    void aListAsTextIsJson(String uri) {
        server.answer(200, "{\"status\":\"success\",\"data\":[{\"id\":1}]}");

        assertThat(camel.call(uri).getMessage().getBody(String.class)).isEqualTo("[{\"id\":1}]");
    }

    @Test
    void theBookingOfASafeCallAsTextIsJson() {
        server.answer(201, "{\"status\":\"success\",\"data\":{\"id\":1}}");

        assertThat(camel.call("calcom:bookings/create", Map.of("start", NINE), Map.of()).getMessage().getBody(String.class)).isEqualTo("{\"id\":1}");
    }

    @Test
    void aSerializedAnswerIsMadeOfMapsAndListsOfTheJdk() throws Exception {
        server.answer(200, "{\"status\":\"success\",\"data\":{\"id\":1,\"hosts\":[{\"name\":\"Bob\"}]}}");
        Object answer = camel.call("calcom:bookings/get?bookingUid=a").getMessage().getBody();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream stream = new ObjectOutputStream(bytes)) {
            stream.writeObject((Serializable) answer);
        }

        assertThat(bytes.toString(StandardCharsets.ISO_8859_1)).doesNotContain("camelcalcom");
        try (ObjectInputStream stream = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThat(stream.readObject()).isEqualTo(answer).isInstanceOf(LinkedHashMap.class);
        }
    }

    @Test
    void otherMapsOfAnApplicationAreConvertedAsBefore() {
        assertThat(camel.getTypeConverter().convertTo(String.class, new LinkedHashMap<>(Map.of("id", 1)))).isEqualTo("{id=1}");
    }

    /** A date with a format of its own, as a bean has it. */
    public record Day(@JsonFormat(shape = JsonFormat.Shape.STRING, pattern = "yyyy-MM-dd", timezone = "UTC") Date day,
                      @JsonFormat(shape = JsonFormat.Shape.NUMBER) Date millis, Date time) {
    }

    @Test
    void theDeclaredFormatOfADateIsKept() {
        camel.call("calcom:me-ooo/create?apiProfile=hosted", new Day(Date.from(NINE), Date.from(NINE), Date.from(NINE)), Map.of());

        JsonObject body = server.received().get(0).body().toJsonObject();
        assertThat(body.getString("day")).isEqualTo("2026-12-01");
        assertThat(body.getLong("millis")).isEqualTo(NINE.toEpochMilli());
        assertThat(body.getString("time")).isEqualTo("2026-12-01T09:00:00Z");
    }
}
