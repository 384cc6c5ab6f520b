/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.eventtypes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.SandboxProfile;
import io.github.camelcalcom.sandbox.http.Access;
import io.github.camelcalcom.sandbox.http.Answer;
import io.github.camelcalcom.sandbox.http.ApiException;
import io.github.camelcalcom.sandbox.http.ApiVersion;
import io.github.camelcalcom.sandbox.http.Call;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.http.OperationRegistry;
import io.github.camelcalcom.sandbox.state.EventType;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.state.User;
import io.github.camelcalcom.sandbox.validation.JavaScriptValue;
import io.github.camelcalcom.sandbox.validation.Rule;
import io.github.camelcalcom.sandbox.validation.Schema;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import static io.github.camelcalcom.sandbox.http.ApiVersion.V2024_04_15;
import static io.github.camelcalcom.sandbox.http.ApiVersion.V2024_06_11;
import static io.github.camelcalcom.sandbox.http.ApiVersion.V2024_06_14;
import static io.github.camelcalcom.sandbox.http.ApiVersion.V2026_06_12;

/** Operations on event types of users. */
final class EventTypeHandlers implements OperationRegistry.Group {

    private static final Schema LIST = new Schema().optional("sortCreatedAt", Rule.oneOf(List.of("asc", "desc")));

    private final SandboxState state;
    private final EventTypeViews views;
    private final LegacyEventTypeViews legacyViews;
    private final EventTypeHistory history;
    private final EventTypeConditions conditions;
    private boolean hosted;

    EventTypeHandlers(SandboxState state) {
        this.state = state;
        this.views = new EventTypeViews(state);
        this.legacyViews = new LegacyEventTypeViews(state);
        this.history = new EventTypeHistory(state);
        this.conditions = new EventTypeConditions(state);
    }

    @Override
    public void register(OperationRegistry registry) {
        hosted = registry.profile() != SandboxProfile.SELF_HOSTED;
        registry.on("event-types/create").access(Access.PERMISSION).handle(this::create, V2024_06_14, V2026_06_12);
        registry.on("event-types/list").access(Access.PUBLIC)
                .handle(this::list, V2024_06_14, V2026_06_12)
                .handle(this::listLegacy, V2024_04_15, V2024_06_11);
        registry.on("event-types/get").access(Access.PERMISSION)
                .handle(call -> Answer.ok(written(call, views.details(existing(call)))), V2024_06_14, V2026_06_12)
                .handle(call -> Answer.ok(legacyViews.details(existing(call))), V2024_04_15, V2024_06_11);
        registry.on("event-types/update").access(Access.PERMISSION).handle(this::update, V2024_06_14, V2026_06_12);
        registry.on("event-types/delete").access(Access.PERMISSION)
                .handle(this::delete, V2024_04_15, V2024_06_11, V2024_06_14, V2026_06_12);
    }

    private Answer create(Call call) {
        ObjectNode input = EventTypeInput.checkedForCreate(read(call));
        User user = call.user();
        ObjectNode settings = EventTypeSettings.created(input);
        conditions.requireConnected(user, input);
        conditions.check(user, input, settings, call.version().isHosted());
        EventTypeParts.requireEmail(settings);
        if (hasSlug(user, input.get("slug").asText())) {
            throw ApiException.badRequest("User already has an event type with this slug.");
        }
        requireOwnSchedule(user, input);
        if (!StorageRules.fitColumns(input)) {
            throw ApiException.trpcBadRequest();
        }
        EventType eventType = state.eventTypes().put(new EventType(state.eventTypes().nextId(), user.id(), call.now(), settings));
        history.created(call, eventType);
        // the real server has already stored the event type when it refuses it
        StorageRules.requireAgreement(input, settings);
        requireNoScheduleZero(input);
        return Answer.created(written(call, views.details(eventType)));
    }

    private Answer list(Call call) {
        ObjectNode query = Json.object();
        call.query("sortCreatedAt").ifPresent(order -> query.put("sortCreatedAt", order));
        LIST.accept(query);
        List<String> usernames = call.query("usernames").map(names -> List.of(names.split(","))).orElse(List.of());
        if (usernames.size() > 1) {
            List<User> members = usernames.stream().flatMap(name -> named(name).stream()).toList();
            return Answer.ok(members.isEmpty() ? Json.array() : Json.array().add(views.group(members)));
        }
        Optional<User> owner = usernames.isEmpty() ? call.query("username").map(this::named).orElse(call.caller())
                : named(usernames.get(0));
        String slug = call.query("eventSlug").orElse(null);
        ArrayNode answer = Json.array();
        owner.stream().flatMap(this::of)
                .filter(eventType -> slug == null || eventType.slug().equals(slug))
                .filter(eventType -> isVisible(eventType, call))
                .sorted(order(query.path("sortCreatedAt").asText()))
                .forEach(eventType -> answer.add(written(call, views.listed(eventType))));
        return Answer.ok(answer);
    }

    private Answer listLegacy(Call call) {
        User user = call.caller().orElseThrow(() -> ApiException.unauthorized("ApiAuthStrategy - No authentication method provided. "
                + "Either pass an API key as 'Bearer' header or OAuth client credentials as 'x-cal-secret-key' and 'x-cal-client-id' "
                + "headers"));
        return Answer.ok(legacyViews.groups(user, of(user).toList()));
    }

    private Answer update(Call call) {
        long id = call.pathNumber("eventTypeId");
        ObjectNode input = EventTypeInput.effective(EventTypeInput.checkedForUpdate(read(call)), hosted);
        EventType eventType = existing(call);
        ObjectNode before = eventType.settings();
        StorageRules.requireReadable(before);
        ObjectNode settings = EventTypeSettings.updated(before, input);
        conditions.requireConnected(call.user(), input);
        conditions.check(call.user(), input, settings, call.version().isHosted());
        EventTypeParts.requireEmail(settings);
        requireOwnSchedule(call.user(), input);
        StorageRules.requireAgreement(input, settings);
        if (!StorageRules.fitColumns(input)) {
            throw ApiException.databaseFailure();
        }
        String slug = settings.path("slug").asText();
        if (of(call.user()).anyMatch(other -> other.id() != id && other.slug().equals(slug))) {
            throw ApiException.trpcBadRequest();
        }
        requireNoScheduleZero(input);
        eventType.setSettings(settings);
        history.changed(call, eventType, before);
        return Answer.ok(written(call, views.details(eventType)));
    }

    private Answer delete(Call call) {
        long id = call.pathNumber("eventTypeId");
        EventType eventType = state.eventTypes().find(id)
                .orElseThrow(() -> ApiException.notFound("Event type with ID=" + id + " does not exist."));
        if (eventType.ownerId() != call.user().id()) {
            throw ApiException.forbidden("User with ID=" + call.user().id() + " does not own event type with ID=" + id);
        }
        state.eventTypes().remove(id);
        state.webhooks().removeIf(webhook -> webhook.eventTypeId() != null && webhook.eventTypeId() == id);
        state.privateLinks().removeIf(link -> link.eventTypeId() == id);
        return Answer.ok(Json.object().put("id", id).put("lengthInMinutes", eventType.lengthInMinutes())
                .put("slug", eventType.slug()).put("title", eventType.title()));
    }

    private JsonNode read(Call call) {
        return call.version() == V2026_06_12 ? HostedBookingFields.read(call.body()) : EventTypeInput.known(call.bodyToCheck(), hosted);
    }

    private static JsonNode written(Call call, ObjectNode view) {
        return call.version() == ApiVersion.V2026_06_12 ? HostedBookingFields.written(view) : view;
    }

    private EventType existing(Call call) {
        long id = call.pathNumber("eventTypeId");
        return state.eventTypes().find(id).filter(eventType -> eventType.ownerId() == call.user().id())
                .orElseThrow(() -> ApiException.notFound("Event type with id " + id + " not found"));
    }

    private Stream<EventType> of(User user) {
        return state.eventTypes().stream().filter(eventType -> eventType.ownerId() == user.id());
    }

    private Optional<User> named(String username) {
        return state.users().findFirst(user -> user.username().equals(username));
    }

    private boolean hasSlug(User user, String slug) {
        return of(user).anyMatch(eventType -> eventType.slug().equals(slug));
    }

    private static boolean isVisible(EventType eventType, Call call) {
        boolean own = call.caller().filter(caller -> caller.id() == eventType.ownerId()).isPresent();
        return own || !eventType.settings().path("hidden").asBoolean(false);
    }

    private static Comparator<EventType> order(String sortCreatedAt) {
        Comparator<EventType> byCreation = Comparator.comparing(EventType::createdAt).thenComparing(EventType::id);
        return switch (sortCreatedAt) {
            case "asc" -> byCreation;
            case "desc" -> byCreation.reversed();
            default -> Comparator.comparing(EventType::slug);
        };
    }

    private void requireOwnSchedule(User user, ObjectNode input) {
        JsonNode wanted = input.path("scheduleId");
        if (JavaScriptValue.isTruthy(wanted)) {
            if (!StorageRules.fits(wanted)) {
                throw ApiException.databaseFailure();
            }
            long id = wanted.asLong();
            if (state.schedules().find(id).filter(schedule -> schedule.ownerId() == user.id()).isEmpty()) {
                throw ApiException.notFound("User with ID=" + user.id() + " does not own schedule with ID=" + id);
            }
        }
    }

    /** The number 0 is not looked up as a schedule, so that only the database refuses it. */
    private static void requireNoScheduleZero(ObjectNode input) {
        if (input.path("scheduleId").isNumber() && input.get("scheduleId").asLong() == 0) {
            throw ApiException.missingReference();
        }
    }
}
