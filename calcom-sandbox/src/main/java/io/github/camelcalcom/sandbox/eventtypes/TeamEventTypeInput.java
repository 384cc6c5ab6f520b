/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.eventtypes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.state.Host;
import io.github.camelcalcom.sandbox.validation.Rule;
import io.github.camelcalcom.sandbox.validation.Schema;

import java.util.List;
import java.util.Map;

/** The rules for event types of teams in requests: those for users, with hosts and a scheduling type. */
public final class TeamEventTypeInput {

    /** Values of requests that the server converts before validation. */
    private static final Map<String, String> SCHEDULING_TYPES =
            Map.of("collective", "COLLECTIVE", "roundRobin", "ROUND_ROBIN", "managed", "MANAGED");

    private static final String SCHEDULING_TYPE = "schedulingType";

    private static final Schema HOST = new Schema()
            .required("userId", Rule.integer())
            .optional("mandatory", Rule.bool())
            .optional("priority", Rule.oneOf(Host.PRIORITIES));

    private static final String TO_ATTENDEES = "disableEmailsToAttendees";
    private static final String TO_HOSTS = "disableEmailsToHosts";
    private static final Schema EMAIL_SETTINGS = new Schema().optional(TO_ATTENDEES, Rule.bool()).optional(TO_HOSTS, Rule.bool());

    private static final Schema CREATE = common(EventTypeInput.common(new Schema()
            .required(SCHEDULING_TYPE, Rule.oneOf(List.of("ROUND_ROBIN", "COLLECTIVE", "MANAGED")))
            .required("lengthInMinutes", Rule.min(1), Rule.integer())
            .required("title", Rule.string())
            .required("slug", Rule.string())));
    private static final Schema UPDATE = common(EventTypeInput.common(new Schema()
            .optional(SCHEDULING_TYPE, Rule.in(List.of("COLLECTIVE", "ROUND_ROBIN")))
            .optional("lengthInMinutes", Rule.min(1), Rule.integer())
            .optional("title", Rule.string())
            .optional("slug", Rule.string())));

    private TeamEventTypeInput() {
    }

    private static Schema common(Schema schema) {
        return schema.optionalList("hosts", HOST)
                .optional("assignAllTeamMembers", Rule.bool())
                .optional("rescheduleWithSameRoundRobinHost", Rule.bool())
                .optional("rrHostSubsetEnabled", Rule.bool())
                .optional("emailSettings", EMAIL_SETTINGS, Rule.nestedObject());
    }

    /** Returns the known fields of a new event type. */
    public static ObjectNode checkedForCreate(JsonNode body) {
        return accept(CREATE, internal(body));
    }

    /** Returns the known fields of a change. */
    static ObjectNode checkedForUpdate(JsonNode body) {
        return accept(UPDATE, body.path(SCHEDULING_TYPE).asText().equals("managed") ? body : internal(body));
    }

    private static ObjectNode accept(Schema schema, JsonNode body) {
        EventTypeParts.check(body, true);
        EventTypeInput.refuseBeforehand(body);
        ObjectNode input = EventTypeInput.withSlug(schema.accept(body));
        SCHEDULING_TYPES.forEach((name, internal) -> {
            if (input.path(SCHEDULING_TYPE).asText().equals(internal)) {
                input.put(SCHEDULING_TYPE, name);
            }
        });
        EventTypeInput.refuseExceptions(input);
        return input;
    }

    /** Returns a body with the scheduling type as the server converts it. */
    private static JsonNode internal(JsonNode body) {
        String name = body.path(SCHEDULING_TYPE).asText();
        return SCHEDULING_TYPES.containsKey(name) ? ((ObjectNode) body.deepCopy()).put(SCHEDULING_TYPE, SCHEDULING_TYPES.get(name)) : body;
    }

    /** Returns the settings of a new event type. The default location is a video call. */
    static ObjectNode created(ObjectNode input) {
        ObjectNode defaults = Json.object().put("assignAllTeamMembers", false).put("rescheduleWithSameRoundRobinHost", false)
                .put("rrHostSubsetEnabled", false);
        defaults.putArray("locations").addObject().put("type", "integration").put("integration", "cal-video");
        defaults.putArray("hosts");
        ObjectNode settings = EventTypeSettings.updated(EventTypeSettings.created(defaults), input);
        if (input.get(SCHEDULING_TYPE).asText().equals("managed")) {
            settings.withObjectProperty("metadata").putObject("managedEventConfig");
        }
        return settings;
    }

    /**
     * Returns a request whose email settings are those that the real server stores, or without them if they set nothing.
     *
     * @param ofOrganization whether the team belongs to an organization; otherwise emails cannot be disabled
     */
    static ObjectNode withEmailSettings(ObjectNode input, boolean ofOrganization) {
        ObjectNode given = input.path("emailSettings") instanceof ObjectNode emails ? emails : Json.object();
        if (!given.has(TO_ATTENDEES) && !given.has(TO_HOSTS)) {
            return input.without(List.of("emailSettings"));
        }
        if (!ofOrganization) {
            given.put(TO_ATTENDEES, false).put(TO_HOSTS, false);
        }
        return input;
    }

    /** Returns the settings that the copies of a managed event type inherit. */
    static ObjectNode handedDown(ObjectNode settings) {
        return settings.deepCopy().without(List.of("schedulingType", "hosts", "assignAllTeamMembers"));
    }
}
