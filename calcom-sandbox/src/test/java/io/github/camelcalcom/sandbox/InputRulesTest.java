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
 * Walks through a table of values for every field of event types, bookings, schedules, webhooks, slots, reservations and private links, also
 * of teams, organizations and platforms. Each line has the answer of the real server according to its source: {@code ok} or its messages.
 */
class InputRulesTest {

    private static final Path TABLE = Path.of("src", "test", "resources", "rules", "input.tsv");
    private static final AtomicInteger NUMBER = new AtomicInteger();

    /** Fields that the server does not check. */
    private static final Set<String> ONLY_GOOD = Set.of("slots/list bookingUidToReschedule",
            "bookings/reschedule rescheduledBy", "bookings/reschedule seat rescheduledBy");
    /** Settings of event types that the server ignores or does not check. */
    private static final Set<String> IGNORED = Set.of("color", "disableCancelling", "disableRescheduling", "allowReschedulingPastBookings",
            "allowReschedulingCancelledBookings", "showOptimizedSlots", "interfaceLanguage");

    private static CalcomSandbox sandbox;
    private static SandboxClient client;
    private static String eventType;
    private static String owner;
    private static BookingCalls bookings;
    private static OrganizationCalls organizations;

    /**
     * A line of the table.
     *
     * @param operation of the catalogue, with {@code seat} for a booking with seats; the table names several, separated by commas
     * @param field     path of the field, for example {@code overrides.0.date}; {@code *} for several, which are the fields of the value
     * @param value     JSON, or text for a query; {@code absent} for none, {@code %d} is the event type, {@code %n} a new number, {@code %o} the
     *                  user, {@code %t} a free time and {@code %u} the seat; {@code %m} is a member of the team {@code %k}
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
        owner = client.get("/v2/me").data().path("id").asText();
        bookings = new BookingCalls();
        organizations = new OrganizationCalls();
    }

    @AfterAll
    static void stop() {
        sandbox.close();
        bookings.close();
        organizations.close();
    }

    static Stream<Line> lines() throws IOException {
        return Files.readAllLines(TABLE).stream().skip(1).map(line -> line.split("\t", -1))
                .flatMap(columns -> Stream.of(columns[0].split(",")).map(operation -> new Line(operation, columns[1], columns[2], columns[3])));
    }

    @ParameterizedTest
    @MethodSource("lines")
    void theAnswerIsThatOfTheRealServer(Line line) throws IOException {
        SandboxClient.Answer answer = line.operation().equals("slots/list") ? query(line) : send(line, body(line));
        assertThat(messages(answer)).as(answer.text()).isEqualTo(line.isAccepted() ? Set.of() : Set.of(filled(line, line.answer()).split(" & ")));
        assertThat(answer.status() < 300).isEqualTo(line.isAccepted());
    }

    @Test
    void everyFieldHasGoodAndBadValues() throws IOException {
        TreeMap<String, Set<Boolean>> found = new TreeMap<>();
        lines().filter(line -> !line.field().equals("*")).forEach(line -> found.computeIfAbsent(line.operation() + ' ' + line.field().replaceAll("[.].*", ""), key -> new TreeSet<>())
                .add(line.isAccepted()));
        TreeSet<String> fields = new TreeSet<>(found.keySet());
        for (String uri : lines().map(Line::operation).filter(name -> !name.endsWith(" seat")).collect(Collectors.toSet())) {
            Operation operation = OperationCatalog.instance().find(uri.substring(0, uri.indexOf('/')), uri.substring(uri.indexOf('/') + 1))
                    .orElseThrow();
            operation.bodyFields(ApiProfile.SELF_HOSTED).stream().map(BodyField::name)
                    .filter(name -> !found.containsKey(uri + " seat " + name)).forEach(name -> fields.add(uri + ' ' + name));
            operation.parameters(ApiProfile.SELF_HOSTED).stream().filter(parameter -> parameter.location() == Parameter.Location.QUERY)
                    .forEach(parameter -> fields.add(uri + ' ' + parameter.name()));
        }
        Map<Boolean, List<String>> incomplete = fields.stream().filter(field -> !Set.of(false, true).equals(found.get(field)))
                .collect(Collectors.groupingBy(field -> found.getOrDefault(field, Set.of()).contains(true)));
        assertThat(incomplete.get(true)).allMatch(InputRulesTest::hasNoBadValue);
        Set<String> unknown = lines().filter(line -> line.answer().endsWith("should not exist ")).map(line -> line.operation() + ' ' + line.field())
                .collect(Collectors.toSet());
        assertThat(incomplete.get(false)).allMatch(unknown::contains);
    }

    /** Returns the messages of an error; empty for a success. */
    private static Set<String> messages(SandboxClient.Answer answer) {
        if (answer.status() < 300) {
            return Set.of();
        }
        JsonNode errors = answer.error().path("details").path("errors");
        Set<String> messages = new TreeSet<>();
        collect(errors, messages);
        JsonNode error = answer.error().isMissingNode() ? answer.json() : answer.error();
        return messages.isEmpty() ? Set.of(error.path("message").asText()) : messages;
    }

    private static boolean hasNoBadValue(String field) {
        return ONLY_GOOD.contains(field) || field.endsWith(" unknown")
                || field.contains("event-types/") && IGNORED.contains(field.substring(field.indexOf(' ') + 1));
    }

    private static String filled(Line line, String text) {
        if (OrganizationCalls.knows(line.operation())) {
            return organizations.filled(line.operation(), text.replace("%n", Integer.toString(NUMBER.incrementAndGet())));
        }
        String filled = text.replace("%d", isOfBooking(line.operation()) ? bookings.eventType() : eventType).replace("%o", owner);
        filled = filled.contains("%n") ? filled.replace("%n", Integer.toString(NUMBER.incrementAndGet())) : filled;
        filled = filled.contains("%t") ? filled.replace("%t", bookings.nextTime()) : filled;
        return filled.contains("%u") ? filled.replace("%u", bookings.seat()) : filled;
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
            query.put(line.field(), filled(line, line.value()));
        }
        String text = query.entrySet().stream()
                .map(entry -> entry.getKey() + '=' + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8)).collect(Collectors.joining("&"));
        return client.version("2024-09-04").get("/v2/slots?" + text);
    }

    private static ObjectNode body(Line line) throws IOException {
        ObjectNode body = base(line.operation());
        if (line.field().equals("*")) {
            return body.setAll((ObjectNode) Json.MAPPER.readTree(filled(line, line.value())));
        }
        JsonNode parent = body;
        String[] path = line.field().split("[.]");
        for (int i = 0; i < path.length - 1; i++) {
            parent = parent instanceof ArrayNode array ? array.get(Integer.parseInt(path[i])) : parent.get(path[i]);
        }
        ObjectNode object = (ObjectNode) parent;
        object.remove(path[path.length - 1]);
        if (!line.value().equals("absent")) {
            object.set(path[path.length - 1], Json.MAPPER.readTree(filled(line, line.value())));
        }
        return body;
    }

    private static boolean isOfBooking(String operation) {
        return operation.startsWith("booking");
    }

    private static ObjectNode base(String operation) throws IOException {
        if (OrganizationCalls.knows(operation)) {
            return organizations.base(operation);
        }
        if (isOfBooking(operation)) {
            return bookings.base(operation);
        }
        int number = NUMBER.incrementAndGet();
        String text = switch (operation.substring(0, operation.indexOf('/'))) {
            case "schedules" -> "{\"name\":\"S\",\"timeZone\":\"UTC\",\"isDefault\":false,\"availability\":[{\"days\":[\"Monday\"],"
                    + "\"startTime\":\"00:00\",\"endTime\":\"23:59\"}],\"overrides\":[{\"date\":\"2027-05-20\",\"startTime\":\"09:00\","
                    + "\"endTime\":\"10:00\"}]}";
            case "webhooks", "event-type-webhooks" -> "{\"active\":true,\"subscriberUrl\":\"http://127.0.0.1:1/" + number
                    + "\",\"triggers\":[\"BOOKING_CREATED\"]}";
            case "slots" -> "{\"eventTypeId\":" + eventType + ",\"slotStart\":\"" + Instant.parse("2027-01-01T00:00:00Z").plusSeconds(7200L * number)
                    + "\"}";
            case "event-types" -> operation.endsWith("create") ? "{\"title\":\"T\",\"slug\":\"t" + number + "\",\"lengthInMinutes\":30}" : "{}";
            default -> operation.endsWith("create") ? "{\"expiresAt\":\"2027-01-01\"}" : "{}";
        };
        return (ObjectNode) Json.MAPPER.readTree(text);
    }

    private static SandboxClient.Answer send(Line line, ObjectNode body) throws IOException {
        if (OrganizationCalls.knows(line.operation())) {
            return organizations.send(line.operation(), body);
        }
        if (isOfBooking(line.operation())) {
            return bookings.send(line.operation(), body);
        }
        String of = "/v2/event-types/" + eventType;
        boolean creates = line.operation().endsWith("create") || line.operation().endsWith("reserve");
        String path = switch (line.operation().substring(0, line.operation().indexOf('/'))) {
            case "schedules" -> "/v2/schedules";
            case "webhooks" -> "/v2/webhooks";
            case "event-type-webhooks" -> of + "/webhooks";
            case "slots" -> "/v2/slots/reservations";
            case "event-types" -> "/v2/event-types";
            default -> of + "/private-links";
        };
        SandboxClient versioned = client.version(path.startsWith("/v2/schedules") ? "2024-06-11" : path.startsWith("/v2/slots") ? "2024-09-04"
                : path.equals("/v2/event-types") ? "2024-06-14" : "2024-04-15");
        if (creates) {
            return versioned.json("POST", path, body.toString());
        }
        ObjectNode first = base(line.operation().replaceAll("/.*", line.operation().startsWith("slots") ? "/reserve" : "/create"));
        JsonNode created = versioned.json("POST", path, first.toString()).data();
        String id = created.path(path.startsWith("/v2/slots") ? "reservationUid" : path.endsWith("links") ? "linkId" : "id").asText();
        return versioned.json("PATCH", path + '/' + id, body.toString());
    }
}
