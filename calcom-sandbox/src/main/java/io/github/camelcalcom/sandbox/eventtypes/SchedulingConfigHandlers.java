/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.eventtypes;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.availability.Hosts;
import io.github.camelcalcom.sandbox.http.Answer;
import io.github.camelcalcom.sandbox.http.ApiException;
import io.github.camelcalcom.sandbox.http.ApiVersion;
import io.github.camelcalcom.sandbox.http.Call;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.http.OperationRegistry;
import io.github.camelcalcom.sandbox.state.EventType;
import io.github.camelcalcom.sandbox.state.Host;
import io.github.camelcalcom.sandbox.state.MembershipRole;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.state.User;
import io.github.camelcalcom.sandbox.validation.PageLimit;

import java.util.EnumSet;

/**
 * Operations on further data of event types: the distribution of bookings among hosts, the history of changes, and the errors of the CRM.
 * The sandbox has no CRM, so the list of its errors is always empty.
 */
final class SchedulingConfigHandlers implements OperationRegistry.Group {

    /** The hosted service answers clients that send an older version of the other operations on event types, but not those without one. */
    private static final ApiVersion[] VERSIONS_OF_CLIENTS =
            EnumSet.range(ApiVersion.V2024_06_11, ApiVersion.V2026_06_12).toArray(ApiVersion[]::new);

    private static final int UNWEIGHTED = 100;
    private static final int DEFAULT_ERRORS = 50;
    private static final int MOST_ERRORS = 100;

    private final Hosts hosts;
    private final CalledEventType called;
    private final EventTypeHistory history;

    SchedulingConfigHandlers(SandboxState state) {
        this.hosts = new Hosts(state);
        this.called = new CalledEventType(state);
        this.history = new EventTypeHistory(state);
    }

    @Override
    public void register(OperationRegistry registry) {
        registry.on("event-types/history")
                .handle(call -> history.page(call, called.visible(call, MembershipRole.ADMIN)), VERSIONS_OF_CLIENTS);
        registry.on("event-types/scheduling-config").handle(this::schedulingConfig, VERSIONS_OF_CLIENTS);
        registry.on("event-types/crm-sync-errors").handle(this::syncErrors, VERSIONS_OF_CLIENTS);
    }

    private Answer schedulingConfig(Call call) {
        EventType eventType = called.visible(call, MembershipRole.MEMBER);
        if (eventType.teamId() == null) {
            throw ApiException.of(422, "Event type with id " + eventType.id() + " is not a team event type.");
        }
        ObjectNode config = Json.object().put("eventTypeId", eventType.id()).put("schedulingType", eventType.schedulingType());
        ArrayNode views = config.putArray("hosts");
        hosts.of(eventType).forEach(host -> views.add(host(eventType, host)));
        config.put("assignAllTeamMembers", eventType.assignsAllTeamMembers());
        if (eventType.isRoundRobin()) {
            config.putArray("hostGroups");
            config.put("rescheduleWithSameRoundRobinHost", eventType.settings().path("rescheduleWithSameRoundRobinHost").asBoolean(false))
                    .put("isRRWeightsEnabled", false).putNull("maxLeadThreshold").put("includeNoShowInRRCalculation", false)
                    .putNull("crmRecordOwnerFallbackWindowHours").put("crmRecordOwnerFallbackWindowSkipWeekends", false);
        }
        return Answer.ok(config);
    }

    private ObjectNode host(EventType eventType, Host host) {
        User user = hosts.user(host);
        ObjectNode view = Json.object().put("userId", user.id()).put("name", user.name()).put("username", user.username())
                .put("mandatory", host.mandatory() || !eventType.isRoundRobin()).put("avatarUrl", user.avatarUrl());
        return eventType.isRoundRobin() ? view.put("priority", host.priority()).put("weight", UNWEIGHTED).putNull("groupId") : view;
    }

    private Answer syncErrors(Call call) {
        called.visible(call, MembershipRole.MEMBER);
        PageLimit.of(call, DEFAULT_ERRORS, MOST_ERRORS);
        if (call.query("appSlug").filter(slug -> !slug.isEmpty()).isEmpty()) {
            throw ApiException.badRequest("appSlug must be the slug of a customer database, such as salesforce.");
        }
        ObjectNode answer = Json.object().put("status", "success");
        answer.putArray("data");
        answer.putObject("pagination").putNull("nextCursor").put("hasMore", false);
        return Answer.document(200, answer);
    }
}
