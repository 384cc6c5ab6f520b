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

    private static final Schema HOST = new Schema()
            .required("userId", Rule.integer())
            .optional("mandatory", Rule.bool())
            .optional("priority", Rule.oneOf(Host.PRIORITIES));

    private static final Schema EMAIL_SETTINGS = new Schema()
            .optional("disableEmailsToAttendees", Rule.bool())
            .optional("disableEmailsToHosts", Rule.bool());

    private static final Schema CREATE = common(EventTypeInput.common(new Schema()
            .required("schedulingType", Rule.oneOf(List.of("ROUND_ROBIN", "COLLECTIVE", "MANAGED")))
            .required("lengthInMinutes", Rule.min(1), Rule.integer())
            .required("title", Rule.string())
            .required("slug", Rule.string())));
    private static final Schema UPDATE = common(EventTypeInput.common(new Schema()
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

    public static ObjectNode checkedForCreate(JsonNode body) {
        EventTypeParts.check(body, true);
        EventTypeInput.refuseBeforehand(body);
        ObjectNode input = withSchedulingType(body);
        EventTypeInput.refuseExceptions(input);
        return input;
    }

    private static ObjectNode withSchedulingType(JsonNode body) {
        if (!(body instanceof ObjectNode given) || !SCHEDULING_TYPES.containsKey(given.path("schedulingType").asText())) {
            return CREATE.accept(body);
        }
        String schedulingType = given.get("schedulingType").asText();
        return CREATE.accept(given.deepCopy().put("schedulingType", SCHEDULING_TYPES.get(schedulingType)))
                .put("schedulingType", schedulingType);
    }

    static ObjectNode checkedForUpdate(JsonNode body) {
        EventTypeParts.check(body, true);
        EventTypeInput.refuseBeforehand(body);
        ObjectNode input = UPDATE.accept(body);
        EventTypeInput.refuseExceptions(input);
        return input;
    }

    /** Returns the settings of a new event type. The default location is a video call. */
    static ObjectNode created(ObjectNode input) {
        ObjectNode given = Json.object().put("assignAllTeamMembers", false).put("rescheduleWithSameRoundRobinHost", false)
                .put("rrHostSubsetEnabled", false);
        given.putArray("locations").addObject().put("type", "integration").put("integration", "cal-video");
        given.putArray("hosts");
        given.setAll(input);
        ObjectNode settings = EventTypeSettings.created(given);
        if (input.get("schedulingType").asText().equals("managed")) {
            settings.withObjectProperty("metadata").putObject("managedEventConfig");
        }
        return settings;
    }

    /** Returns the settings that the copies of a managed event type inherit. */
    static ObjectNode handedDown(ObjectNode settings) {
        return settings.deepCopy().without(List.of("schedulingType", "hosts", "assignAllTeamMembers"));
    }
}
