/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.eventtypes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.http.Access;
import io.github.camelcalcom.sandbox.http.Answer;
import io.github.camelcalcom.sandbox.http.ApiException;
import io.github.camelcalcom.sandbox.http.ApiVersion;
import io.github.camelcalcom.sandbox.http.Call;
import io.github.camelcalcom.sandbox.http.CallHandler;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.http.OperationRegistry;
import io.github.camelcalcom.sandbox.state.EventType;
import io.github.camelcalcom.sandbox.state.PrivateLink;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.state.ShortUuid;
import io.github.camelcalcom.sandbox.teams.WebApp;
import io.github.camelcalcom.sandbox.validation.JavaScriptDate;
import io.github.camelcalcom.sandbox.validation.Rule;
import io.github.camelcalcom.sandbox.validation.Schema;

import java.time.Instant;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Operations on private links of event types of users and teams. */
final class PrivateLinkHandlers implements OperationRegistry.Group {

    private static final Schema INPUT = new Schema()
            .optional("expiresAt", new Rule("isDate", "%s must be a Date instance", value -> JavaScriptDate.of(value).isPresent()))
            .optional("maxUsageCount", Rule.integer(), Rule.min(1));

    /** The only form of a date that the database takes from a text. */
    private static final Pattern DATE_TIME = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(?:\\.\\d+)?(?:Z|[+-]\\d{2}:\\d{2})");

    private final SandboxState state;

    PrivateLinkHandlers(SandboxState state) {
        this.state = state;
    }

    @Override
    public void register(OperationRegistry registry) {
        // a self-hosted server has them in its oldest version only, the hosted service in a newer one as well
        ApiVersion[] versions = registry.profile().knowsHostedVersions()
                ? new ApiVersion[] {ApiVersion.V2024_04_15, ApiVersion.V2024_09_04} : new ApiVersion[] {ApiVersion.V2024_04_15};
        on(registry, "create", this::create, versions);
        on(registry, "list", this::list, versions);
        on(registry, "update", this::update, versions);
        on(registry, "delete", this::delete, versions);
        registry.on("org-team-event-type-private-links/create").handle(this::create);
        registry.on("org-team-event-type-private-links/list").handle(this::list);
        registry.on("org-team-event-type-private-links/update").handle(this::update);
        registry.on("org-team-event-type-private-links/delete").handle(this::delete);
    }

    private static void on(OperationRegistry registry, String operation, CallHandler.Immediate handler, ApiVersion... versions) {
        registry.on("event-type-private-links/" + operation).access(Access.PERMISSION).handle(handler, versions);
    }

    private Answer create(Call call) {
        long eventTypeId = eventType(call);
        ObjectNode input = accepted(call);
        if (input.hasNonNull("expiresAt") == input.hasNonNull("maxUsageCount")) {
            throw ApiException.badRequest(input.hasNonNull("expiresAt") ? "Provide only one of expiresAt or maxUsageCount"
                    : "Either expiresAt or maxUsageCount must be provided");
        }
        requireInteger(input);
        PrivateLink link = new PrivateLink(state.privateLinks().nextId(), ShortUuid.shortened(UUID.fromString(state.uids().uuid())), eventTypeId,
                instant(input.get("expiresAt")), input.path("maxUsageCount").asInt(1), 0);
        return Answer.created(view(call, state.privateLinks().put(link)));
    }

    private Answer list(Call call) {
        long eventTypeId = eventType(call);
        ArrayNode links = Json.array();
        state.privateLinks().stream().filter(link -> link.eventTypeId() == eventTypeId).forEach(link -> links.add(view(call, link)));
        return Answer.ok(links);
    }

    /** As on the real server, errors contain the converted date instead of the given value: null for an invalid one. */
    private static ObjectNode accepted(Call call) {
        ArrayNode errors = INPUT.errors(call.bodyToCheck());
        if (errors.isEmpty()) {
            return INPUT.accept(call.bodyToCheck());
        }
        String converted = JavaScriptDate.of(call.bodyToCheck().path("expiresAt")).map(Json::text).orElse(null);
        ArrayNode answered = errors.deepCopy();
        for (JsonNode error : answered) {
            if (error.path("target") instanceof ObjectNode target && target.has("expiresAt")) {
                target.put("expiresAt", converted);
            }
            if (error.path("property").asText().equals("expiresAt")) {
                ((ObjectNode) error).put("value", converted);
            }
        }
        throw ApiException.validation(answered);
    }

    /** A change without a date removes it. */
    private Answer update(Call call) {
        long eventTypeId = eventType(call);
        JsonNode input = call.operation().path().contains("{teamId}") ? unchecked(call) : accepted(call);
        requireInteger(input);
        PrivateLink old = link(call, eventTypeId, "Updated link not found");
        PrivateLink link = new PrivateLink(old.id(), old.linkId(), eventTypeId,
                instant(input.get("expiresAt")), input.path("maxUsageCount").isNumber() ? input.get("maxUsageCount").asInt() : old.maxUsageCount(), old.usageCount());
        return Answer.ok(view(call, state.privateLinks().put(link)));
    }

    /** The routes of teams have no rules for a change. Only the database refuses values; what is not a number is ignored. */
    private static JsonNode unchecked(Call call) {
        JsonNode input = call.bodyToCheck();
        JsonNode expiry = input.path("expiresAt");
        boolean isDate = expiry.isTextual() && DATE_TIME.matcher(expiry.asText()).matches();
        if (!isDate && !expiry.isNull() && !expiry.isMissingNode()) {
            throw ApiException.badRequest("Invalid value for argument `expiresAt`: premature end of input. Expected ISO-8601 DateTime.");
        }
        return input;
    }

    private static void requireInteger(JsonNode input) {
        if (!StorageRules.fits(input.path("maxUsageCount"))) {
            throw ApiException.badRequest("Invalid value for argument `maxUsageCount`: Expected Int.");
        }
    }

    private Answer delete(Call call) {
        PrivateLink link = link(call, eventType(call), "Deleted link not found");
        state.privateLinks().remove(link.linkId());
        return Answer.ok(Json.object().put("linkId", link.linkId()).put("message", "Private link deleted successfully"));
    }

    private long eventType(Call call) {
        boolean ofTeam = call.operation().path().contains("{teamId}");
        if (ofTeam) {
            long team = call.pathNumber("teamId");
            return existing(call, eventType -> Long.valueOf(team).equals(eventType.teamId()));
        }
        if (!call.path("eventTypeId").matches("\\d{1,18}")) {
            throw ApiException.badRequest("Invalid eventTypeId param.");
        }
        return existing(call, eventType -> eventType.ownerId() == call.user().id());
    }

    private long existing(Call call, Predicate<EventType> belongs) {
        long id = call.pathNumber("eventTypeId");
        if (state.eventTypes().find(id).filter(belongs).isEmpty()) {
            throw ApiException.notFound("Event type with id " + id + " not found");
        }
        return id;
    }

    private PrivateLink link(Call call, long eventTypeId, String missing) {
        return state.privateLinks().find(call.path("linkId")).filter(link -> link.eventTypeId() == eventTypeId)
                .orElseThrow(() -> ApiException.notFound(missing));
    }

    private static Instant instant(JsonNode value) {
        return value == null ? null : JavaScriptDate.of(value).orElse(null);
    }

    private static ObjectNode view(Call call, PrivateLink link) {
        boolean isUsedUp = link.maxUsageCount() > 0 && link.usageCount() >= link.maxUsageCount();
        boolean expired = link.expiresAt() != null ? link.expiresAt().isBefore(call.now()) : isUsedUp;
        ObjectNode view = Json.object()
                .put("linkId", link.linkId())
                .put("eventTypeId", link.eventTypeId())
                .put("isExpired", expired)
                .put("bookingUrl", WebApp.URL + "/d/" + link.linkId());
        return link.expiresAt() != null ? view.put("expiresAt", Json.text(link.expiresAt()))
                : view.put("maxUsageCount", link.maxUsageCount()).put("usageCount", link.usageCount());
    }
}
