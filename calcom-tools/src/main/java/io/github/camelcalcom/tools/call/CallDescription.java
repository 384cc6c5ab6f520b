/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.tools.call;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.camelcalcom.catalog.Operation;
import io.github.camelcalcom.catalog.OperationCatalog;
import io.github.camelcalcom.catalog.Parameter;
import io.github.camelcalcom.error.CalcomAuthenticationException;
import io.github.camelcalcom.tools.ToolCatalog;

/**
 * Says in one line what a call will do, before it is made. The subject of the call is read from the server first, so that a person sees a
 * booking's title and time, and not only its uid. Thread safe.
 */
final class CallDescription {

    private static final int MAX_TEXT = 80;
    private static final int MAX_FIELD = 200;
    private static final List<String> LABELS = List.of("title", "name", "label", "email", "username", "slug", "subscriberUrl");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final ComponentCalls calls;
    /** The operations that read something, by its path. */
    private final Map<String, Operation> reads = new HashMap<>();
    private final Operation readBooking;

    CallDescription(ToolCatalog catalog, ComponentCalls calls) {
        this.calls = calls;
        OperationCatalog operations = OperationCatalog.instance();
        for (String resource : operations.resources()) {
            for (Operation operation : operations.operations(resource)) {
                if (operation.kind() == Operation.Kind.CALL && operation.method().equals("GET") && operation.result().select() == null
                        && operation.availability().includes(catalog.profile())) {
                    reads.putIfAbsent(operation.path(), operation);
                }
            }
        }
        readBooking = operations.find("bookings", "get").orElseThrow();
    }

    /**
     * Returns the line.
     *
     * @param  managedUser the id of the managed user to read as, or null
     * @throws Exception   as the component throws it, if the subject does not exist or the server cannot be asked
     */
    String of(PreparedCall call, Object managedUser) throws Exception {
        Operation operation = call.tool().operation();
        String subject = operation.path().contains("{bookingUid}") ? booking(call, managedUser) : subject(call, managedUser);
        return subject + (call.body() == null || call.body().isEmpty() ? "" : ". With " + body(call.body()));
    }

    /** The body as JSON with all of its fields. Only long values are cut, so that no field can hide another one from the person. */
    private static String body(JsonNode body) {
        ObjectNode shown = Json.object();
        for (Map.Entry<String, JsonNode> field : body.properties()) {
            String value = OneLine.of(Json.text(field.getValue()), Integer.MAX_VALUE);
            String name = OneLine.of(field.getKey(), MAX_TEXT);
            shown.set(name, value.length() <= MAX_FIELD ? field.getValue() : TextNode.valueOf(OneLine.of(value, MAX_FIELD)));
        }
        return OneLine.of(Json.text(shown), Integer.MAX_VALUE);
    }

    private String booking(PreparedCall call, Object managedUser) throws Exception {
        ObjectNode parameters = Json.object();
        parameters.set("bookingUid", call.parameters().get("bookingUid"));
        JsonNode read = read(readBooking, parameters, managedUser);
        JsonNode booking = read instanceof ArrayNode series ? series.path(0) : read;
        String verb = call.tool().operation().summary().split(" ", 2)[0];
        StringBuilder line = new StringBuilder(verb).append(" booking ").append(OneLine.of(parameters.path("bookingUid").asText(), MAX_TEXT));
        if (booking.isMissingNode() || booking.isNull()) {
            return line.append(" (its details cannot be read)").toString();
        }
        line.append(' ').append(OneLine.quoted(booking.path("title").asText(), MAX_TEXT)).append(" of ").append(time(booking));
        int attendees = booking.path("attendees").size();
        line.append(" with ").append(attendees).append(attendees == 1 ? " attendee" : " attendees");
        List<String> names = StreamSupport.stream(booking.path("attendees").spliterator(), false).limit(5)
                .map(attendee -> OneLine.quoted(attendee.path("name").asText(), MAX_TEXT)).toList();
        line.append(names.isEmpty() ? "" : " (" + String.join(", ", names) + (attendees > names.size() ? ", ..." : "") + ')');
        if (read.size() > 1 && read instanceof ArrayNode series) {
            line.append(", the first of ").append(series.size()).append(" of a series");
        }
        line.append(operationDetail(call));
        return line.toString();
    }

    /** Parameters other than the booking, such as a user or an attendee. */
    private static String operationDetail(PreparedCall call) {
        ObjectNode others = call.parameters().deepCopy();
        others.remove("bookingUid");
        return others.isEmpty() ? "" : ": " + named(others);
    }

    /** The start in the zone of the first host, or of the first attendee, for whom the person decides. */
    private static String time(JsonNode booking) {
        String start = booking.path("start").asText();
        String zone = booking.path("hosts").path(0).path("timeZone").asText(booking.path("attendees").path(0).path("timeZone").asText("UTC"));
        try {
            return TIME.format(OffsetDateTime.parse(start).atZoneSameInstant(ZoneId.of(zone))) + ' ' + zone;
        } catch (DateTimeException e) {
            return OneLine.of(start, MAX_TEXT);
        }
    }

    private String subject(PreparedCall call, Object managedUser) throws Exception {
        Operation operation = call.tool().operation();
        String summary = operation.summary().replaceAll("\\.$", "");
        String parameters = call.parameters().isEmpty() ? "" : ": " + named(call.parameters());
        Operation reading = reads.get(operation.path());
        if (reading == null || !operation.path().endsWith("}")) {
            return summary + parameters;
        }
        ObjectNode path = call.parameters().deepCopy();
        path.retain(reading.parameters().stream().filter(Parameter::required)
                .map(Parameter::name).toList());
        JsonNode read = read(reading, path, managedUser);
        for (String label : LABELS) {
            if (read.path(label).isTextual()) {
                return summary + parameters + ' ' + OneLine.quoted(read.path(label).textValue(), MAX_TEXT);
            }
        }
        return summary + parameters;
    }

    /** Reads the subject. A caller who may not read it may still be permitted to make the call. */
    private JsonNode read(Operation operation, ObjectNode parameters, Object managedUser) throws Exception {
        try {
            return calls.read(operation, parameters, managedUser);
        } catch (CalcomAuthenticationException e) {
            return Json.MAPPER.nullNode();
        }
    }

    private static String named(ObjectNode parameters) {
        List<String> values = new ArrayList<>();
        for (Map.Entry<String, JsonNode> parameter : parameters.properties()) {
            String value = parameter.getValue().isTextual() ? parameter.getValue().textValue() : Json.text(parameter.getValue());
            values.add(parameter.getKey() + ' ' + OneLine.of(value, MAX_TEXT));
        }
        return String.join(", ", values);
    }
}
