/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.camelcalcom.sandbox.SandboxProfile;
import io.github.camelcalcom.sandbox.http.Answer;
import io.github.camelcalcom.sandbox.http.ApiException;
import io.github.camelcalcom.sandbox.http.Call;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.http.OperationRegistry;
import io.github.camelcalcom.sandbox.platform.PlatformGuard;
import io.github.camelcalcom.sandbox.state.EventType;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.state.Webhook;
import io.github.camelcalcom.sandbox.validation.PageRequest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Operations on webhooks of a user, an event type, a team, an organization or an OAuth client. */
public final class WebhookHandlers implements OperationRegistry.Group {

    /** The owner of webhooks; all but one component is null. */
    private record Scope(Long userId, Long teamId, Long eventTypeId, String oAuthClientId) {

        boolean owns(Webhook webhook) {
            return Objects.equals(userId, webhook.userId()) && Objects.equals(teamId, webhook.teamId())
                    && Objects.equals(eventTypeId, webhook.eventTypeId()) && Objects.equals(oAuthClientId, webhook.oAuthClientId());
        }

        String label() {
            if (oAuthClientId != null) {
                return "oAuth client";
            }
            return eventTypeId != null ? "event type" : "user";
        }
    }

    private final SandboxState state;
    private final PlatformGuard platform;
    private boolean hosted;

    public WebhookHandlers(SandboxState state) {
        this.state = state;
        this.platform = new PlatformGuard(state);
    }

    @Override
    public void register(OperationRegistry registry) {
        hosted = registry.profile().knowsHostedVersions();
        registry.on("webhooks/create").handle(call -> create(call, ofUser(call)));
        registry.on("webhooks/list").handle(call -> list(call, ofUser(call)));
        registry.on("webhooks/get").handle(call -> Answer.ok(details(ownedByUser(call))));
        registry.on("webhooks/update").handle(call -> update(call, ownedByUser(call)));
        registry.on("webhooks/delete").handle(call -> delete(ownedByUser(call)));
        registry.on("event-type-webhooks/create").handle(call -> create(call, ofEventType(call)));
        registry.on("event-type-webhooks/list").handle(call -> list(call, ofEventType(call)));
        registry.on("event-type-webhooks/get").handle(call -> Answer.ok(summary(ownedByEventType(call))));
        registry.on("event-type-webhooks/update").handle(call -> update(call, ownedByEventType(call)));
        registry.on("event-type-webhooks/delete").handle(call -> delete(ownedByEventType(call)));
        registry.on("event-type-webhooks/delete-all").handle(call -> deleteAll(ofEventType(call)));
        registry.on("oauth-client-webhooks/create").handle(call -> create(call, ofClient(call)));
        registry.on("oauth-client-webhooks/list").handle(call -> list(call, ofClient(call)));
        registry.on("oauth-client-webhooks/get").handle(call -> Answer.ok(summary(ownedByClient(call))));
        registry.on("oauth-client-webhooks/update").handle(call -> update(call, ownedByClient(call)));
        registry.on("oauth-client-webhooks/delete").handle(call -> delete(ownedByClient(call)));
        registry.on("oauth-client-webhooks/delete-all").handle(call -> deleteAll(ofClient(call)));
        registerOfTeams(registry);
    }

    private void registerOfTeams(OperationRegistry registry) {
        registry.on("org-webhooks/create").handle(call -> create(call, ofOrganization(call)));
        registry.on("org-webhooks/list").handle(call -> list(call, ofOrganization(call)));
        registry.on("org-webhooks/get").handle(call -> Answer.ok(summary(existing(call))));
        registry.on("org-webhooks/update").handle(call -> update(call, existing(call)));
        registry.on("org-webhooks/delete").handle(call -> delete(
                state.webhooks().find(call.path("webhookId")).orElseThrow(ApiException::missingRecord)));
        List<String> newer = List.of("create", "list", "get", "update", "delete", "delete-all");
        newer.forEach(operation -> registry.on("team-event-type-webhooks/" + operation));
        // the routes are newer than the recorded self-hosted server
        if (registry.profile() != SandboxProfile.SELF_HOSTED) {
            registry.on("team-event-type-webhooks/create").handle(call -> create(call, ofTeamEventType(call)));
            registry.on("team-event-type-webhooks/list").handle(call -> list(call, ofTeamEventType(call)));
            registry.on("team-event-type-webhooks/get").handle(call -> Answer.ok(summary(ownedBy(call, ofTeamEventType(call)))));
            registry.on("team-event-type-webhooks/update").handle(call -> update(call, ownedBy(call, ofTeamEventType(call))));
            registry.on("team-event-type-webhooks/delete").handle(call -> delete(ownedBy(call, ofTeamEventType(call))));
            registry.on("team-event-type-webhooks/delete-all").handle(call -> deleteAll(ofTeamEventType(call)));
        }
    }

    private static Scope ofOrganization(Call call) {
        return new Scope(null, call.pathNumber("orgId"), null, null);
    }

    private Scope ofTeamEventType(Call call) {
        long id = call.pathNumber("eventTypeId");
        Long team = call.pathNumber("teamId");
        if (state.eventTypes().find(id).filter(eventType -> team.equals(eventType.teamId())).isEmpty()) {
            throw ApiException.notFound("IsTeamEventTypeWebhookGuard - Event type (" + id + ") not found");
        }
        return new Scope(null, null, id, null);
    }

    private static Scope ofUser(Call call) {
        return new Scope(call.user().id(), null, null, null);
    }

    private Scope ofEventType(Call call) {
        long id = call.pathNumber("eventTypeId");
        EventType eventType = state.eventTypes().find(id)
                .orElseThrow(() -> ApiException.notFound("IsUserEventTypeWebhookGuard - Event type (" + id + ") not found"));
        if (eventType.ownerId() != call.user().id()) {
            throw ApiException.forbidden("IsUserEventTypeWebhookGuard - User (" + call.user().id()
                    + ") is not the owner of event type (" + id + ")");
        }
        return new Scope(null, null, id, null);
    }

    private Scope ofClient(Call call) {
        platform.administrator(call);
        return new Scope(null, null, null, platform.client(call).id());
    }

    private Answer create(Call call, Scope scope) {
        ObjectNode input = WebhookInput.forCreate(hosted).accept(call.bodyToCheck());
        if (scope.teamId() == null && scope.oAuthClientId() == null) {
            WebhookInput.requireNoTriggerOfOrganizations(input);
        }
        requireNoNulls(input, "version");
        Webhook webhook = WebhookInput.created(state.uids().uuid(), scope.userId(), scope.teamId(), scope.eventTypeId(),
                scope.oAuthClientId(), input, call.now());
        requireTime(webhook);
        if (state.webhooks().stream().anyMatch(other -> scope.owns(other) && other.subscriberUrl().equals(webhook.subscriberUrl()))) {
            throw ApiException.conflict("Webhook with this subscriber url already exists for this " + scope.label());
        }
        return Answer.created(summary(state.webhooks().put(webhook)));
    }

    /** Sorts by id, the default order of the real server's database, so that pages are consistent. */
    private Answer list(Call call, Scope scope) {
        PageRequest page = PageRequest.of(call);
        List<ObjectNode> webhooks = new ArrayList<>();
        state.webhooks().stream().filter(scope::owns).sorted(Comparator.comparing(Webhook::id))
                .forEach(webhook -> webhooks.add(summary(webhook)));
        return Answer.ok(page.of(webhooks));
    }

    private Answer update(Call call, Webhook webhook) {
        ObjectNode input = WebhookInput.forUpdate(hosted).accept(call.bodyToCheck());
        requireNoNulls(input, "active", "subscriberUrl", "triggers", "version");
        Webhook updated = WebhookInput.applied(webhook, input);
        requireTime(updated);
        boolean unique = webhook.userId() != null || webhook.oAuthClientId() != null;
        Scope scope = new Scope(webhook.userId(), webhook.teamId(), webhook.eventTypeId(), webhook.oAuthClientId());
        if (unique && state.webhooks().stream().anyMatch(other -> scope.owns(other) && !other.id().equals(webhook.id())
                && other.subscriberUrl().equals(updated.subscriberUrl()))) {
            throw ApiException.duplicateRecord();
        }
        return Answer.ok(summary(state.webhooks().put(updated)));
    }

    private void requireTime(Webhook webhook) {
        if (hosted) {
            WebhookInput.requireTime(webhook);
        }
    }

    /** The real server's validation accepts null in place of an absent value, but its database does not. */
    private static void requireNoNulls(ObjectNode input, String... names) {
        if (Stream.of(names).anyMatch(name -> input.path(name).isNull())) {
            throw ApiException.databaseFailure();
        }
    }

    private Answer delete(Webhook webhook) {
        state.webhooks().remove(webhook.id());
        return Answer.ok(summary(webhook));
    }

    private Answer deleteAll(Scope scope) {
        int before = state.webhooks().size();
        state.webhooks().removeIf(scope::owns);
        return Answer.ok(TextNode.valueOf(before - state.webhooks().size() + " webhooks deleted"));
    }

    private Webhook existing(Call call) {
        String id = call.path("webhookId");
        return state.webhooks().find(id).orElseThrow(() -> ApiException.notFound("Webhook (" + id + ") not found"));
    }

    private Webhook ownedByUser(Call call) {
        Webhook webhook = existing(call);
        if (!ofUser(call).owns(webhook)) {
            throw ApiException.forbidden("IsUserWebhookGuard - user with id=(" + call.user().id()
                    + ") is not the owner of webhook with id=(" + webhook.id() + ")");
        }
        return webhook;
    }

    private Webhook ownedByEventType(Call call) {
        return ownedBy(call, ofEventType(call));
    }

    private Webhook ownedBy(Call call, Scope scope) {
        Webhook webhook = existing(call);
        if (!scope.owns(webhook)) {
            throw ApiException.forbidden("IsUserEventTypeWebhookGuard - Webhook (" + webhook.id()
                    + ") does not belong to event type (" + scope.eventTypeId() + ")");
        }
        return webhook;
    }

    private Webhook ownedByClient(Call call) {
        Scope scope = ofClient(call);
        Webhook webhook = existing(call);
        if (!scope.owns(webhook)) {
            throw ApiException.forbidden("IsOAuthClientWebhookGuard - webhook with id=(" + webhook.id()
                    + ") does not belong to oAuth client with id=(" + scope.oAuthClientId() + ")");
        }
        return webhook;
    }

    private ObjectNode summary(Webhook webhook) {
        ObjectNode view = Json.object()
                .put("id", webhook.id())
                .put("payloadTemplate", webhook.payloadTemplate());
        view.set("triggers", triggers(webhook));
        view.put("subscriberUrl", webhook.subscriberUrl())
                .put("active", webhook.active())
                .put("secret", webhook.secret());
        if (hosted) {
            view.put("version", webhook.version());
            putTime(view, webhook);
        }
        if (webhook.oAuthClientId() != null) {
            return view.put("oAuthClientId", webhook.oAuthClientId());
        }
        if (webhook.teamId() != null) {
            return view.put("teamId", webhook.teamId());
        }
        return webhook.userId() != null ? view.put("userId", webhook.userId()) : view.put("eventTypeId", webhook.eventTypeId());
    }

    private ObjectNode details(Webhook webhook) {
        ObjectNode view = summary(webhook)
                .put("userId", webhook.userId())
                .put("teamId", webhook.teamId())
                .put("eventTypeId", webhook.eventTypeId())
                .put("createdAt", Json.text(webhook.createdAt()))
                .putNull("appId")
                .put("platform", false);
        putTime(view, webhook);
        return view.put("version", webhook.version()).putNull("oAuthClientId");
    }

    private static void putTime(ObjectNode view, Webhook webhook) {
        Webhook.Wait waits = webhook.waits();
        view.put("time", waits == null ? null : Integer.valueOf(waits.time())).put("timeUnit", waits == null ? null : waits.unit());
    }

    private static JsonNode triggers(Webhook webhook) {
        return Json.array(webhook.triggers());
    }
}
