/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.eventtypes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.http.Resources;
import io.github.camelcalcom.sandbox.state.EventType;
import io.github.camelcalcom.sandbox.state.Membership;
import io.github.camelcalcom.sandbox.state.MembershipRole;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.state.Team;
import io.github.camelcalcom.sandbox.state.User;
import io.github.camelcalcom.sandbox.teams.WebApp;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Renders event types in the format of the versions 2024-04-15 and 2024-06-11: the columns of the database under their own names. Columns
 * without a setting in the sandbox have the value of a new event type.
 */
public final class LegacyEventTypeViews {

    private static final JsonNode TEMPLATES = Resources.read(LegacyEventTypeViews.class, "event-type-legacy.json");
    private static final String AVATAR = WebApp.URL + "/avatar.svg";
    private static final List<String> SAME_NAME = List.of("hidden", "slug", "title", "slotInterval", "minimumBookingNotice",
            "beforeEventBuffer", "afterEventBuffer", "lockTimeZoneToggleOnBookingPage", "successRedirectUrl",
            "requiresBookerEmailVerification", "hideCalendarNotes", "onlyShowFirstAvailableSlot", "offsetStart",
            "hideCalendarEventDetails", "hideOrganizerEmail", "disableGuests", "price", "currency", "isInstantEvent");
    private static final Map<String, Integer> FREQUENCIES = Map.of("yearly", 0, "monthly", 1, "weekly", 2);

    private final SandboxState state;
    private final LegacyTeamEventTypeViews teams;

    LegacyEventTypeViews(SandboxState state) {
        this.state = state;
        this.teams = new LegacyTeamEventTypeViews(state);
    }

    /** Returns the list of a user's event types. */
    ObjectNode groups(User user, List<EventType> eventTypes) {
        ObjectNode answer = Json.object();
        ObjectNode group = answer.putArray("eventTypeGroups").addObject().putNull("teamId").put("bookerUrl", WebApp.URL)
                .putNull("membershipRole");
        group.putObject("profile").put("slug", user.username()).put("name", user.name()).put("image", AVATAR);
        group.putObject("metadata").put("membershipCount", 1).put("readOnly", false);
        ArrayNode items = group.putArray("eventTypes");
        eventTypes.forEach(eventType -> items.add(item(user, eventType)));
        ArrayNode profiles = answer.putArray("profiles");
        profiles.addObject().put("slug", user.username()).put("name", user.name()).put("image", AVATAR)
                .put("membershipCount", 1).put("readOnly", false).putNull("teamId").putNull("membershipRole");
        teams.teams(user).forEach(membership -> addTeam(answer, profiles, user, membership));
        answer.putObject("allUsersAcrossAllEventTypes");
        return answer;
    }

    private void addTeam(ObjectNode answer, ArrayNode profiles, User user, Membership membership) {
        Team team = teams.team(membership);
        ObjectNode group = answer.withArrayProperty("eventTypeGroups").addObject().put("teamId", team.id()).put("parentId", team.parentId())
                .put("bookerUrl", WebApp.bookerUrl(team.parentId() == null ? null : state.organization(team.parentId()).orElse(null)))
                .put("membershipRole", membership.role().name());
        group.set("profile", teams.profile(membership));
        group.set("metadata", teams.metadata(membership));
        ArrayNode items = group.putArray("eventTypes");
        state.eventTypes().stream().filter(eventType -> Long.valueOf(team.id()).equals(eventType.teamId()) && isShownTo(membership, eventType))
                .forEach(eventType -> items.add(item(user, eventType)));
        ObjectNode profile = teams.profile(membership).put("teamId", team.id()).put("membershipRole", membership.role().name());
        profiles.add(profile.<ObjectNode>setAll(teams.metadata(membership)));
    }

    /** Templates of managed event types are shown only to members who manage them. */
    private static boolean isShownTo(Membership membership, EventType eventType) {
        return !eventType.isManaged() || membership.role().includes(MembershipRole.ADMIN);
    }

    /** Returns one event type with the data that its edit page needs. */
    ObjectNode details(EventType eventType) {
        User owner = state.users().find(eventType.ownerId()).orElseThrow();
        ObjectNode view = columns(eventType, "details");
        view.putObject("owner").put("id", owner.id()).put("timeZone", owner.timeZone().name());
        ArrayNode fields = Json.array().add(TEMPLATES.get("attendeePhoneField"));
        view.set("bookingFields", fields.addAll(bookingFields(eventType)));
        view.putArray("users").add(user(owner));
        view.put("schedule", eventType.scheduleId().isPresent() ? Long.valueOf(eventType.scheduleId().getAsLong())
                : owner.defaultScheduleId());
        view.set("hashedLink", hashedLinks(eventType));
        view.put("bookerUrl", WebApp.URL);
        ObjectNode answer = Json.object();
        answer.set("eventType", view);
        answer.set("locationOptions", TEMPLATES.get("locationOptions"));
        answer.putNull("destinationCalendar").putNull("team").putArray("teamMembers");
        return answer.putNull("currentUserMembership").put("isUserOrganizationAdmin", false);
    }

    private ObjectNode item(User owner, EventType eventType) {
        ObjectNode view = columns(eventType, "listItem");
        view.putObject("owner").put("timeZone", owner.timeZone().name());
        view.set("bookingFields", bookingFields(eventType));
        view.set("metadata", eventType.settings().path("metadata"));
        view.set("scheduleId", eventType.settings().path("scheduleId"));
        view.putArray("userIds").add(owner.id());
        state.profiles().findFirst(profile -> profile.userId() == owner.id()).ifPresent(profile -> view.put("profileId", profile.id()));
        if (!eventType.description().isEmpty()) {
            view.put("safeDescription", "<p>" + html(eventType.description()) + "</p>\n");
        }
        if (eventType.teamId() != null || eventType.parentId() != null) {
            teams.complete(view, eventType);
        }
        return view;
    }

    private ObjectNode columns(EventType eventType, String template) {
        JsonNode settings = eventType.settings();
        ObjectNode view = TEMPLATES.get("common").deepCopy();
        view.setAll((ObjectNode) TEMPLATES.get(template).deepCopy());
        view.put("id", eventType.id()).put("userId", eventType.ownerId()).put("length", eventType.lengthInMinutes())
                .put("description", eventType.description().isEmpty() ? null : eventType.description())
                .put("requiresConfirmation", eventType.requiresConfirmation())
                .put("eventName", Json.textOrNull(settings, "customName"));
        SAME_NAME.forEach(name -> view.set(name, settings.path(name)));
        view.set("locations", locations(eventType));
        view.set("bookingLimits", limits(settings.path("bookingLimitsCount")));
        view.set("durationLimits", limits(settings.path("bookingLimitsDuration")));
        if (settings.path("color").isObject()) {
            view.putObject("eventTypeColor").put("darkEventTypeColor", settings.path("color").path("darkThemeHex").asText())
                    .put("lightEventTypeColor", settings.path("color").path("lightThemeHex").asText());
        }
        if (eventType.seatsPerTimeSlot().isPresent()) {
            view.put("seatsPerTimeSlot", eventType.seatsPerTimeSlot().getAsInt()).put("seatsShowAttendees", eventType.showsAttendees())
                    .put("seatsShowAvailabilityCount", settings.path("seats").path("showAvailabilityCount").asBoolean());
        }
        JsonNode recurrence = eventType.recurrence();
        if (recurrence.isObject()) {
            view.putObject("recurringEvent").put("freq", FREQUENCIES.get(recurrence.path("frequency").asText()))
                    .put("count", recurrence.path("occurrences").asInt()).put("interval", recurrence.path("interval").asInt());
        }
        putWindow(view, eventType.bookingWindow());
        return view;
    }

    private static void putWindow(ObjectNode view, JsonNode window) {
        String type = window.path("type").asText();
        if (type.equals("range")) {
            view.put("periodType", "RANGE").put("periodStartDate", window.path("value").path(0).asText())
                    .put("periodEndDate", window.path("value").path(1).asText());
        } else if (!type.isEmpty()) {
            view.put("periodType", window.path("rolling").asBoolean() ? "ROLLING_WINDOW" : "ROLLING")
                    .put("periodDays", window.path("value").asInt()).put("periodCountCalendarDays", type.equals("calendarDays"));
        }
    }

    private static JsonNode limits(JsonNode limits) {
        if (!limits.isObject()) {
            return Json.MAPPER.nullNode();
        }
        ObjectNode view = Json.object();
        limits.properties().forEach(limit -> view.set("PER_" + limit.getKey().toUpperCase(Locale.ROOT), limit.getValue()));
        return view;
    }

    private static ArrayNode locations(EventType eventType) {
        ArrayNode views = Json.array();
        for (JsonNode location : eventType.locations()) {
            ObjectNode view = views.addObject();
            switch (location.path("type").asText()) {
                case "address" -> view.put("type", "inPerson").put("address", location.path("address").asText());
                case "link" -> view.put("type", "link").put("link", location.path("link").asText());
                case "phone" -> view.put("type", "userPhone").put("hostPhoneNumber", location.path("phone").asText());
                case "attendeePhone" -> view.put("type", "phone");
                case "attendeeAddress" -> view.put("type", "attendeeInPerson");
                case "attendeeDefined" -> view.put("type", "somewhereElse");
                case "organizersDefaultApp" -> view.put("type", "conferencing");
                default -> view.put("type", location.path("integration").asText().equals("cal-video") ? "integrations:daily"
                        : "integrations:" + location.path("integration").asText());
            }
            if (location.has("public")) {
                view.put("displayLocationPublicly", location.get("public").asBoolean());
            }
        }
        return views;
    }

    /**
     * Returns the booking fields of an event type under their names in the database. If custom fields were added, the server also rewrites
     * the guests field.
     */
    public static ArrayNode bookingFields(EventType eventType) {
        ArrayNode views = Json.array();
        boolean changed = false;
        for (JsonNode field : eventType.bookingFields()) {
            JsonNode template = template(field.path("slug").asText());
            if (field.path("isDefault").asBoolean() && template != null) {
                ObjectNode view = views.addObject().setAll((ObjectNode) template.deepCopy());
                if (changed && field.path("slug").asText().equals("guests")) {
                    view.put("disableOnPrefill", false);
                }
            } else {
                views.add(customField(field));
                changed = true;
            }
        }
        return views;
    }

    private static JsonNode template(String slug) {
        for (JsonNode field : TEMPLATES.get("bookingFields")) {
            if (field.path("name").asText().equals(slug)) {
                return field;
            }
        }
        return null;
    }

    private static ObjectNode customField(JsonNode field) {
        ObjectNode view = Json.object().put("name", field.path("slug").asText()).put("editable", "user");
        for (String name : List.of("type", "label", "hidden", "required", "placeholder", "disableOnPrefill")) {
            if (field.has(name)) {
                view.set(name, field.get(name));
            }
        }
        view.putArray("sources").addObject().put("id", "user").put("type", "user").put("label", "User").put("fieldRequired", true);
        if (field.path("options").isArray()) {
            ArrayNode options = view.putArray("options");
            field.get("options").forEach(option -> options.addObject().put("label", option.asText()).put("value", option.asText()));
        }
        if (field.path("type").asText().equals("boolean")) {
            view.put("labelAsSafeHtml", "<p>" + html(field.path("label").asText()) + "</p>\n");
        }
        return view;
    }

    private ArrayNode hashedLinks(EventType eventType) {
        ArrayNode links = Json.array();
        state.privateLinks().stream().filter(link -> link.eventTypeId() == eventType.id()).forEach(link -> {
            ObjectNode view = links.addObject().put("id", link.id()).put("link", link.linkId());
            view.set("expiresAt", Json.instant(link.expiresAt()));
            view.put("maxUsageCount", link.maxUsageCount()).put("usageCount", link.usageCount());
        });
        return links;
    }

    private static ObjectNode user(User user) {
        ObjectNode view = Json.object().put("name", user.name()).put("avatarUrl", user.avatarUrl()).put("username", user.username())
                .put("id", user.id()).put("email", user.email()).put("locale", user.locale())
                .put("defaultScheduleId", user.defaultScheduleId()).put("isPlatformManaged", false)
                .put("timeZone", user.timeZone().name()).put("nonProfileUsername", user.username());
        view.putObject("profile").putNull("id").put("upId", "usr-" + user.id()).put("username", user.username())
                .putNull("organizationId").putNull("organization");
        return view.put("avatar", AVATAR);
    }

    private static String html(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
                .replaceAll("\\*\\*(.+?)\\*\\*", "<strong>$1</strong>");
    }
}
