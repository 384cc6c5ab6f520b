/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.catalog.ApiProfile;
import io.github.camelcalcom.catalog.BodyField;
import io.github.camelcalcom.catalog.Operation;
import io.github.camelcalcom.catalog.OperationCatalog;
import io.github.camelcalcom.catalog.Parameter;
import io.github.camelcalcom.sandbox.http.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Walks through a table of values for every field of schedules, webhooks, slots, reservations and private links. Each line has the answer of
 * the real server according to its source: {@code ok} or its messages.
 */
class InputRulesTest {

    private static final Path TABLE = Path.of("src", "test", "resources", "rules", "input.tsv");
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private static CalcomSandbox sandbox;
    private static SandboxClient client;
    private static String eventType;

    /**
     * A line of the table.
     *
     * @param field path of the field, for example {@code overrides.0.date}
     * @param value JSON, or text for a query; {@code absent} for none, {@code %d} is the event type and {@code %n} a new number
     */
    record Line(String operation, String field, String value, String answer) {

        boolean isAccepted() {
            return answer.equals("ok");
        }
    }

    @BeforeAll
    static void start() {
        sandbox = CalcomSandbox.builder().profile(SandboxProfile.SELF_HOSTED).start();
        sandbox.clock().stopAt(Instant.parse("2026-11-23T09:00:00Z"));
        client = SandboxClient.of(sandbox);
        eventType = Long.toString(new BookingClient(client).eventType(
                "{\"title\":\"Talk\",\"slug\":\"talk\",\"lengthInMinutes\":30,\"lengthInMinutesOptions\":[15,30,60]}"));
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    static Stream<Line> lines() throws IOException {
        return Files.readAllLines(TABLE).stream().skip(1).map(line -> line.split("\t", -1))
                .map(columns -> new Line(columns[0], columns[1], columns[2], columns[3]));
    }

    @ParameterizedTest
    @MethodSource("lines")
    void theAnswerIsThatOfTheRealServer(Line line) throws IOException {
        SandboxClient.Answer answer = line.operation().equals("slots/list") ? query(line) : send(line, body(line));
        assertThat(messages(answer)).as(answer.text()).isEqualTo(line.isAccepted() ? Set.of() : Set.of(line.answer().split(" & ")));
        assertThat(answer.status() < 300).isEqualTo(line.isAccepted());
    }

    @Test
    void everyFieldHasGoodAndBadValues() throws IOException {
        TreeMap<String, Set<Boolean>> found = new TreeMap<>();
        lines().forEach(line -> found.computeIfAbsent(line.operation() + ' ' + line.field().replaceAll("[.].*", ""), key -> new TreeSet<>())
                .add(line.isAccepted()));
        List<String> incomplete = new ArrayList<>();
        for (String uri : lines().map(Line::operation).collect(Collectors.toCollection(TreeSet::new))) {
            Operation operation = OperationCatalog.instance().find(uri.substring(0, uri.indexOf('/')), uri.substring(uri.indexOf('/') + 1))
                    .orElseThrow();
            Stream<String> names = Stream.concat(operation.bodyFields(ApiProfile.SELF_HOSTED).stream().map(BodyField::name),
                    operation.parameters(ApiProfile.SELF_HOSTED).stream().filter(parameter -> parameter.location() == Parameter.Location.QUERY)
                            .map(Parameter::name));
            names.distinct().filter(name -> !Set.of(false, true).equals(found.get(uri + ' ' + name)))
                    .forEach(name -> incomplete.add(uri + ' ' + name));
        }
        assertThat(incomplete).containsExactly("slots/list bookingUidToReschedule");
    }

    /** Returns the messages of an error; empty for a success. */
    private static Set<String> messages(SandboxClient.Answer answer) {
        if (answer.status() < 300) {
            return Set.of();
        }
        JsonNode errors = answer.error().path("details").path("errors");
        Set<String> messages = new TreeSet<>();
        collect(errors, messages);
        return messages.isEmpty() ? Set.of(answer.error().path("message").asText()) : messages;
    }

    private static void collect(JsonNode errors, Set<String> messages) {
        errors.forEach(error -> {
            error.path("constraints").forEach(text -> messages.add(text.asText()));
            collect(error.path("children"), messages);
        });
    }

    private static SandboxClient.Answer query(Line line) {
        TreeMap<String, String> query = new TreeMap<>(Map.of("eventTypeId", eventType, "start", "2027-06-07", "end", "2027-06-08"));
        query.remove(line.field());
        if (!line.value().equals("absent")) {
            query.put(line.field(), line.value().replace("%d", eventType));
        }
        String text = query.entrySet().stream()
                .map(entry -> entry.getKey() + '=' + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8)).collect(Collectors.joining("&"));
        return client.version("2024-09-04").get("/v2/slots?" + text);
    }

    private static ObjectNode body(Line line) throws IOException {
        ObjectNode body = base(line.operation());
        JsonNode parent = body;
        String[] path = line.field().split("[.]");
        for (int i = 0; i < path.length - 1; i++) {
            parent = parent instanceof ArrayNode array ? array.get(Integer.parseInt(path[i])) : parent.get(path[i]);
        }
        ObjectNode object = (ObjectNode) parent;
        object.remove(path[path.length - 1]);
        if (!line.value().equals("absent")) {
            object.set(path[path.length - 1], Json.MAPPER.readTree(line.value().replace("%d", eventType)
                    .replace("%n", Integer.toString(NUMBER.incrementAndGet()))));
        }
        return body;
    }

    private static ObjectNode base(String operation) throws IOException {
        int number = NUMBER.incrementAndGet();
        String text = switch (operation.substring(0, operation.indexOf('/'))) {
            case "schedules" -> "{\"name\":\"S\",\"timeZone\":\"UTC\",\"isDefault\":false,\"availability\":[{\"days\":[\"Monday\"],"
                    + "\"startTime\":\"00:00\",\"endTime\":\"23:59\"}],\"overrides\":[{\"date\":\"2027-05-20\",\"startTime\":\"09:00\","
                    + "\"endTime\":\"10:00\"}]}";
            case "webhooks", "event-type-webhooks" -> "{\"active\":true,\"subscriberUrl\":\"http://127.0.0.1:1/" + number
                    + "\",\"triggers\":[\"BOOKING_CREATED\"]}";
            case "slots" -> "{\"eventTypeId\":" + eventType + ",\"slotStart\":\"" + Instant.parse("2027-01-01T00:00:00Z").plusSeconds(7200L * number)
                    + "\"}";
            default -> operation.endsWith("create") ? "{\"expiresAt\":\"2027-01-01\"}" : "{}";
        };
        return (ObjectNode) Json.MAPPER.readTree(text);
    }

    private static SandboxClient.Answer send(Line line, ObjectNode body) throws IOException {
        String of = "/v2/event-types/" + eventType;
        boolean creates = line.operation().endsWith("create") || line.operation().endsWith("reserve");
        String path = switch (line.operation().substring(0, line.operation().indexOf('/'))) {
            case "schedules" -> "/v2/schedules";
            case "webhooks" -> "/v2/webhooks";
            case "event-type-webhooks" -> of + "/webhooks";
            case "slots" -> "/v2/slots/reservations";
            default -> of + "/private-links";
        };
        SandboxClient versioned = client.version(path.startsWith("/v2/schedules") ? "2024-06-11" : path.startsWith("/v2/slots") ? "2024-09-04"
                : "2024-04-15");
        if (creates) {
            return versioned.json("POST", path, body.toString());
        }
        ObjectNode first = base(line.operation().replaceAll("/.*", line.operation().startsWith("slots") ? "/reserve" : "/create"));
        JsonNode created = versioned.json("POST", path, first.toString()).data();
        String id = created.path(path.startsWith("/v2/slots") ? "reservationUid" : path.endsWith("links") ? "linkId" : "id").asText();
        return versioned.json("PATCH", path + '/' + id, body.toString());
    }
}
