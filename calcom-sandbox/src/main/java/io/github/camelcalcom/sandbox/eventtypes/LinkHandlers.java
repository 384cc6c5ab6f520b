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
import io.github.camelcalcom.sandbox.state.Membership;
import io.github.camelcalcom.sandbox.state.MembershipRole;
import io.github.camelcalcom.sandbox.state.PrivateLink;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.state.ShortUuid;
import io.github.camelcalcom.sandbox.state.User;
import io.github.camelcalcom.sandbox.teams.WebApp;

/**
 * Operations on links by their uuid or its short form. How links are created is not published, so the links of the sandbox are the private
 * links of event types.
 */
final class LinkHandlers implements OperationRegistry.Group {

    private final SandboxState state;

    LinkHandlers(SandboxState state) {
        this.state = state;
    }

    @Override
    public void register(OperationRegistry registry) {
        registry.on("links/get").handle(this::get);
        registry.on("links/delete").handle(this::delete);
    }

    private Answer get(Call call) {
        PrivateLink link = link(call);
        return Answer.ok(view(link, eventType(link), manages(call.user(), eventType(link))));
    }

    private Answer delete(Call call) {
        PrivateLink link = link(call);
        if (!manages(call.user(), eventType(link))) {
            throw notFound(call);
        }
        state.privateLinks().remove(link.linkId());
        return Answer.document(200, Json.object().put("status", "success"));
    }

    private PrivateLink link(Call call) {
        return ShortUuid.of(call.path("linkUid")).flatMap(state.privateLinks()::find).orElseThrow(() -> notFound(call));
    }

    private static ApiException notFound(Call call) {
        return ApiException.notFound("Link with uid " + call.path("linkUid") + " not found.");
    }

    private EventType eventType(PrivateLink link) {
        return state.eventTypes().find(link.eventTypeId()).orElseThrow();
    }

    private boolean manages(User user, EventType eventType) {
        return eventType.teamId() == null ? eventType.ownerId() == user.id()
                : state.memberships().find(eventType.teamId(), user.id()).filter(Membership::accepted)
                        .filter(membership -> membership.role().includes(MembershipRole.ADMIN)).isPresent();
    }

    /** @param all whether hidden booking fields are included */
    private static ObjectNode view(PrivateLink link, EventType eventType, boolean all) {
        ObjectNode view = Json.object().put("uid", ShortUuid.toUuid(link.linkId())).put("shortUid", link.linkId())
                .put("eventTypeId", link.eventTypeId()).put("title", eventType.title())
                .put("bookingUrl", WebApp.URL + "/d/" + link.linkId() + '/' + eventType.slug());
        view.set("expiresAt", Json.instant(link.expiresAt()));
        view.put("maxUsageCount", link.expiresAt() == null ? Integer.valueOf(link.maxUsageCount()) : null).put("usageCount", link.usageCount());
        ArrayNode fields = view.putArray("bookingFields");
        for (JsonNode field : eventType.bookingFields()) {
            if (all || !field.path("hidden").asBoolean()) {
                fields.add(field);
            }
        }
        return view;
    }
}
