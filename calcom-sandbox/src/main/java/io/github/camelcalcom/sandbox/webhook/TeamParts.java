package io.github.camelcalcom.sandbox.webhook;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.state.Attendee;
import io.github.camelcalcom.sandbox.state.EventType;

import java.util.List;
import java.util.Map;

/** What payloads tell of teams and organizations. */
final class TeamParts {

    private static final Map<String, String> SCHEDULING_TYPES =
            Map.of("collective", "COLLECTIVE", "roundRobin", "ROUND_ROBIN", "managed", "MANAGED");

    private TeamParts() {
    }

    /** The database's name for how hosts share bookings; null for an event type of a user. */
    static String schedulingType(EventType eventType) {
        return SCHEDULING_TYPES.get(eventType.schedulingType());
    }

    /** The attendees who are not of the team, which payloads list on its own. */
    static List<Attendee> guests(BookingTeam team, List<Attendee> attendees) {
        return team.members().isEmpty() ? attendees : attendees.stream().filter(attendee -> !team.isMember(attendee.email())).toList();
    }

    /** The organizer with the name that the organization has for the user. */
    static ObjectNode organizer(BookingTeam team, ObjectNode organizer) {
        return team.organization() == null ? organizer : organizer.put("usernameInOrg", organizer.path("username").asText());
    }

    /** Adds the team and the organization to a payload, as far as there are any. */
    static void put(ObjectNode payload, BookingTeam team) {
        if (team.organization() != null) {
            payload.put("organizationId", team.organization().id());
        }
        if (team.team() == null) {
            return;
        }
        ObjectNode view = payload.putObject("team");
        ArrayNode members = view.putArray("members");
        team.members().forEach(member -> {
            ObjectNode node = members.addObject().put("id", member.id()).put("email", member.email()).put("name", member.name())
                    .put("firstName", "").put("lastName", "").put("timeZone", member.timeZone().getId());
            node.set("language", Json.object().put("locale", member.locale()));
        });
        view.put("name", team.team().name()).put("id", team.team().id());
    }
}
