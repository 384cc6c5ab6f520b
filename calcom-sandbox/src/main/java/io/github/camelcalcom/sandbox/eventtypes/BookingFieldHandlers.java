/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.eventtypes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.http.Answer;
import io.github.camelcalcom.sandbox.http.ApiException;
import io.github.camelcalcom.sandbox.http.Call;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.http.OperationRegistry;
import io.github.camelcalcom.sandbox.state.EventType;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.validation.Rule;
import io.github.camelcalcom.sandbox.validation.Schema;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import static io.github.camelcalcom.sandbox.http.ApiVersion.V2026_06_12;

/** Operations on single booking fields. */
final class BookingFieldHandlers implements OperationRegistry.Group {

    private static final String FIELDS = "bookingFields";

    private static final Schema REPLACE = fields(new Schema().required("field", Rule.in(HostedBookingFields.names())));
    private static final Schema ADD = fields(new Schema()
            .required("field", Rule.in(List.of("custom")))
            .required("type", Rule.in(HostedBookingFields.types()))
            .required("slug", Rule.string(), Rule.notEmpty())
            .required("label", Rule.string(), Rule.notEmpty()));
    private static final Schema UPDATE = fields(new Schema().required("slug", Rule.string(), Rule.notEmpty()));

    private final CalledEventType called;
    private final TeamEventTypes teamEventTypes;
    private final EventTypeHistory history;

    BookingFieldHandlers(SandboxState state) {
        this.called = new CalledEventType(state);
        this.teamEventTypes = new TeamEventTypes(state);
        this.history = new EventTypeHistory(state);
    }

    private static Schema fields(Schema field) {
        return new Schema().list(FIELDS, true, field, Rule.arrayMinSize(1), Rule.array());
    }

    @Override
    public void register(OperationRegistry registry) {
        for (String resource : List.of("event-type-booking-fields", "team-event-type-booking-fields", "org-team-event-type-booking-fields")) {
            registry.on(resource + "/list").handle(call -> Answer.ok(view(called.owned(call))), V2026_06_12);
            registry.on(resource + "/replace").handle(this::replace, V2026_06_12);
            registry.on(resource + "/add").handle(this::add, V2026_06_12);
            registry.on(resource + "/update").handle(this::update, V2026_06_12);
            registry.on(resource + "/delete").handle(this::delete, V2026_06_12);
        }
    }

    private Answer replace(Call call) {
        ObjectNode input = HostedBookingFields.read(REPLACE.accept(call.bodyToCheck()));
        EventType eventType = called.owned(call);
        change(call, eventType, EventTypeSettings.updated(eventType.settings(), input));
        return Answer.ok(view(eventType));
    }

    private Answer add(Call call) {
        ObjectNode input = HostedBookingFields.read(ADD.accept(call.bodyToCheck()));
        EventType eventType = called.owned(call);
        for (JsonNode field : input.get(FIELDS)) {
            if (field(eventType, field.get("slug").asText()).isPresent()) {
                throw ApiException.badRequest("Booking field with slug " + field.get("slug").asText() + " already exists.");
            }
        }
        change(call, eventType, EventTypeSettings.withFields(eventType.settings(), input.get(FIELDS)));
        return Answer.created(view(eventType));
    }

    private Answer update(Call call) {
        ObjectNode input = UPDATE.accept(call.bodyToCheck());
        EventType eventType = called.owned(call);
        ArrayNode shown = (ArrayNode) view(eventType).get(FIELDS);
        ArrayNode changes = Json.array();
        for (JsonNode wanted : input.get(FIELDS)) {
            changes.add(changed((ObjectNode) wanted, existing(shown, wanted.get("slug").asText())));
        }
        change(call, eventType, EventTypeSettings.withFields(eventType.settings(), changes));
        return Answer.ok(view(eventType));
    }

    private static ObjectNode changed(ObjectNode wanted, JsonNode shown) {
        for (String fixed : List.of("field", "type")) {
            if (wanted.has(fixed) && !wanted.get(fixed).equals(shown.path(fixed))) {
                throw ApiException.badRequest("The " + fixed + " of booking field " + shown.get("slug").asText() + " cannot be changed.");
            }
        }
        ObjectNode change = wanted.deepCopy().without(List.of("field", "type"));
        if (change.size() == 1) {
            throw ApiException.badRequest("Booking field " + shown.get("slug").asText() + " needs at least one change.");
        }
        for (Map.Entry<String, JsonNode> entry : change.properties()) {
            if (entry.getValue().isNull()) {
                throw ApiException.badRequest(entry.getKey() + " of booking field " + shown.get("slug").asText() + " must not be null.");
            }
        }
        return change;
    }

    private Answer delete(Call call) {
        String slug = call.path("slug");
        EventType eventType = called.owned(call);
        JsonNode field = field(eventType, slug).orElseThrow(() -> missing(slug));
        if (field.path("isDefault").asBoolean()) {
            throw ApiException.badRequest("Booking field with slug " + slug + " is a default field, which cannot be deleted.");
        }
        ObjectNode settings = eventType.settings().deepCopy();
        ArrayNode left = settings.putArray(FIELDS);
        eventType.bookingFields().forEach(other -> {
            if (!other.path("slug").asText().equals(slug)) {
                left.add(other);
            }
        });
        change(call, eventType, settings);
        return Answer.ok(view(eventType));
    }

    private void change(Call call, EventType eventType, ObjectNode settings) {
        ObjectNode before = eventType.settings();
        teamEventTypes.replace(eventType, settings, call.now());
        history.changed(call, eventType, before);
    }

    private static Optional<JsonNode> field(EventType eventType, String slug) {
        for (JsonNode field : eventType.bookingFields()) {
            if (field.path("slug").asText().equals(slug)) {
                return Optional.of(field);
            }
        }
        return Optional.empty();
    }

    private static JsonNode existing(ArrayNode shown, String slug) {
        for (JsonNode field : shown) {
            if (field.path("slug").asText().equals(slug)) {
                return field;
            }
        }
        throw missing(slug);
    }

    private static ApiException missing(String slug) {
        return ApiException.notFound("Booking field with slug " + slug + " not found.");
    }

    private static ObjectNode view(EventType eventType) {
        ObjectNode view = Json.object();
        view.set(FIELDS, eventType.bookingFields().deepCopy());
        return HostedBookingFields.written(view);
    }
}
