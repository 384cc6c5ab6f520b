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
import io.github.camelcalcom.sandbox.validation.JavaScriptValue;
import io.github.camelcalcom.sandbox.validation.PageRequest;
import io.github.camelcalcom.sandbox.validation.Rule;
import io.github.camelcalcom.sandbox.validation.Schema;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Operations on event types of teams, with or without an organization. Their lists are public. */
final class TeamEventTypeHandlers implements OperationRegistry.Group {

    private static final Rule PHONE = Rule.matches("\\+[1-9]\\d{1,14}",
            "Invalid phone number format. Expected format: +<CountryCode><PhoneNumber> with no spaces or separators.");
    private static final Schema PHONE_CALL = new Schema()
            .required("yourPhoneNumber", PHONE, Rule.string())
            .required("numberToCall", PHONE, Rule.string())
            .required("calApiKey", Rule.string())
            .optional("enabled", Rule.bool())
            .optional("templateType", Rule.oneOf(List.of("CHECK_IN_APPOINTMENT", "CUSTOM_TEMPLATE")))
            .byDefault("enabled", true).byDefault("templateType", "CUSTOM_TEMPLATE");

    private final SandboxState state;
    private final TeamEventTypes eventTypes;
    private final TeamEventTypeViews views;
    private final EventTypeHistory history;
    private final EventTypeConditions conditions;
    private boolean hosted;

    TeamEventTypeHandlers(SandboxState state) {
        this.state = state;
        this.eventTypes = new TeamEventTypes(state);
        this.views = new TeamEventTypeViews(state);
        this.history = new EventTypeHistory(state);
        this.conditions = new EventTypeConditions(state);
    }

    @Override
    public void register(OperationRegistry registry) {
        hosted = registry.profile() != SandboxProfile.SELF_HOSTED;
        for (String resource : List.of("team-event-types", "org-team-event-types")) {
            registry.on(resource + "/create").handle(this::create);
            registry.on(resource + "/list").access(Access.PUBLIC).handle(this::list);
            registry.on(resource + "/get").handle(call -> Answer.ok(details(call, existing(call, ApiException.notFound(
                    "Event type with id " + call.path("eventTypeId") + " not found")))));
            registry.on(resource + "/update").handle(this::update);
            registry.on(resource + "/delete").handle(this::delete);
            registry.on(resource + "/create-phone-call").handle(this::phone);
        }
        registry.on("org-team-event-types/list-all-teams").handle(this::listOfOrganization);
    }

    private Answer create(Call call) {
        ObjectNode input = TeamEventTypeInput.checkedForCreate(read(call));
        long team = call.pathNumber("teamId");
        conditions.requireConnected(team, input);
        eventTypes.requireMembers(team, input.path("hosts"));
        eventTypes.requireFreeSlug(team, input.get("slug").asText());
        ObjectNode settings = TeamEventTypeInput.created(input);
        check(call, team, input, settings);
        if (!StorageRules.fitColumns(input) || JavaScriptValue.isTruthy(input.path("scheduleId")) && !hasSchedule(input)) {
            throw ApiException.trpcBadRequest();
        }
        EventType eventType = eventTypes.create(team, input, call.now());
        history.created(call, eventType);
        // the real server has already stored the event type when it refuses it
        StorageRules.requireAgreement(input, settings);
        eventTypes.requireAssignable(eventType, List.of(), input.path("hosts"));
        requireSchedule(input);
        return Answer.created(view(call, eventType));
    }

    private void check(Call call, long team, ObjectNode input, ObjectNode settings) {
        conditions.check(call.user(), input, settings, call.version().isHosted());
        if (!eventTypes.isOfOrganization(team)) {
            EventTypeParts.requireEmail(settings);
        }
    }

    private boolean hasSchedule(ObjectNode input) {
        return state.schedules().find(input.get("scheduleId").asLong()).isPresent();
    }

    /** The schedule of a team's event type may be that of any user. */
    private void requireSchedule(ObjectNode input) {
        if (input.hasNonNull("scheduleId") && !hasSchedule(input)) {
            throw ApiException.missingReference();
        }
    }

    /** Returns a managed event type with the copies of its hosts, and any other event type alone. */
    private JsonNode view(Call call, EventType eventType) {
        if (!eventType.isManaged()) {
            return details(call, eventType);
        }
        ArrayNode all = Json.array().add(details(call, eventType));
        eventTypes.copies(eventType).map(copy -> details(call, copy)).forEach(all::add);
        return all;
    }

    private ObjectNode details(Call call, EventType eventType) {
        return written(call, views.details(eventType));
    }

    private JsonNode read(Call call) {
        return call.version() == ApiVersion.V2026_06_12 ? HostedBookingFields.read(call.body())
                : EventTypeInput.known(call.bodyToCheck(), hosted);
    }

    private static ObjectNode written(Call call, ObjectNode view) {
        return call.version() == ApiVersion.V2026_06_12 ? HostedBookingFields.written(view) : view;
    }

    private Answer list(Call call) {
        long team = call.pathNumber("teamId");
        String slug = call.query("eventSlug").orElse(null);
        return Answer.ok(listed(call, of(team).filter(eventType -> slug == null || eventType.slug().equals(slug))));
    }

    private ArrayNode listed(Call call, Stream<EventType> found) {
        // the parameter is newer than the recorded self-hosted server
        int mostHosts = call.query("hostsLimit")
                .filter(text -> hosted && text.matches("\\d{1,6}")).map(Integer::valueOf).orElse(Integer.MAX_VALUE);
        ArrayNode list = Json.array();
        found.sorted(Comparator.comparing(EventType::title, String.CASE_INSENSITIVE_ORDER).thenComparing(EventType::id))
                .forEach(eventType -> list.add(written(call, views.listed(eventType, mostHosts))));
        return list;
    }

    private Answer listOfOrganization(Call call) {
        long organization = call.pathNumber("orgId");
        List<JsonNode> all = new ArrayList<>();
        listed(call, state.teams().stream().filter(team -> team.isTeamOf(organization)).flatMap(team -> of(team.id()))).forEach(all::add);
        return Answer.ok(PageRequest.of(call).of(all));
    }

    private Answer update(Call call) {
        call.pathNumber("eventTypeId");
        ObjectNode input = EventTypeInput.effective(TeamEventTypeInput.checkedForUpdate(read(call)), hosted);
        long team = call.pathNumber("teamId");
        conditions.requireConnected(team, input);
        eventTypes.requireMembers(team, input.path("hosts"));
        if (!input.path("slug").asText("").isEmpty()) {
            eventTypes.requireFreeSlug(team, input.get("slug").asText());
        }
        EventType eventType = existing(call, ApiException.badRequest("Event type to update not found"));
        ObjectNode before = eventType.settings();
        StorageRules.requireReadable(before);
        requireHosts(eventType, input);
        ObjectNode changes = TeamEventTypeInput.withEmailSettings(input, eventTypes.isOfOrganization(team));
        ObjectNode settings = EventTypeSettings.updated(before, changes);
        check(call, team, input, settings);
        StorageRules.requireAgreement(input, settings);
        eventTypes.requireAssignable(eventType, eventType.hosts(), input.path("hosts"));
        if (!StorageRules.fitColumns(input)) {
            throw ApiException.databaseFailure();
        }
        requireSchedule(input);
        eventTypes.replace(eventType, settings, call.now());
        history.changed(call, eventType, before);
        return Answer.ok(view(call, eventType));
    }

    private static void requireHosts(EventType eventType, ObjectNode input) {
        boolean switches = input.hasNonNull("schedulingType") && !input.get("schedulingType").asText().equals(eventType.schedulingType());
        if (switches && !eventType.isManaged() && !input.path("assignAllTeamMembers").asBoolean() && !input.hasNonNull("hosts")) {
            throw ApiException.badRequest("Hosts required when switching schedulingType. Please provide 'hosts' or set "
                    + "'assignAllTeamMembers: true' to specify how hosts should be configured for the new scheduling type.");
        }
    }

    private Answer delete(Call call) {
        EventType eventType = existing(call, ApiException.notFound("Event type with ID=" + call.path("eventTypeId") + " does not exist."));
        eventTypes.delete(eventType);
        return Answer.ok(Json.object().put("id", eventType.id()).put("title", eventType.title()));
    }

    /** The sandbox makes no phone calls. */
    private Answer phone(Call call) {
        PHONE_CALL.accept(call.bodyToCheck());
        existing(call, ApiException.notFound("Event type with id " + call.path("eventTypeId") + " not found"));
        return Answer.created(Json.object().put("callId", "call_" + state.uids().hex32()).put("agentId", "agent_" + state.uids().hex32()));
    }

    private EventType existing(Call call, ApiException missing) {
        long team = call.pathNumber("teamId");
        Optional<EventType> found = state.eventTypes().find(call.pathNumber("eventTypeId"));
        return found.filter(eventType -> Long.valueOf(team).equals(eventType.teamId())).orElseThrow(() -> missing);
    }

    private Stream<EventType> of(long team) {
        return state.eventTypes().stream().filter(eventType -> Long.valueOf(team).equals(eventType.teamId()));
    }
}
