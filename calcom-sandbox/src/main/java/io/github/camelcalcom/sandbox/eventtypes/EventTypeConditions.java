/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.eventtypes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.http.ApiException;
import io.github.camelcalcom.sandbox.state.Credential;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.state.User;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Conditions of event types that depend on connected apps and calendars, and on other settings. */
final class EventTypeConditions {

    /** The video call that every user has. */
    private static final String INTEGRATION_OF_ALL = "cal-video";

    /** The apps of integrations with other names. */
    private static final Map<String, String> APPS = Map.ofEntries(Map.entry("office365-video", "msteams"), Map.entry("facetime-video", "facetime"),
            Map.entry("whereby-video", "whereby"), Map.entry("whatsapp-video", "whatsapp"), Map.entry("webex-video", "webex"),
            Map.entry("telegram-video", "telegram"), Map.entry("sylaps-video", "sylapsvideo"), Map.entry("skype-video", "skype"),
            Map.entry("sirius-video", "sirius_video"), Map.entry("signal-video", "signal"), Map.entry("shimmer-video", "shimmervideo"),
            Map.entry("salesroom-video", "salesroom"), Map.entry("roam-video", "roam"), Map.entry("riverside-video", "riverside"),
            Map.entry("ping-video", "ping"), Map.entry("mirotalk-video", "mirotalk"), Map.entry("jelly-video", "jelly"),
            Map.entry("jelly-conferencing", "jelly"), Map.entry("huddle", "huddle01"), Map.entry("element-call-video", "element-call"),
            Map.entry("eightxeight-video", "eightxeight"), Map.entry("discord-video", "discord"), Map.entry("demodesk-video", "demodesk"),
            Map.entry("campfire-video", "campfire"));

    /** The apps that a team can connect. The real server compares them with names of integrations, so that no team can offer Teams. */
    private static final List<String> APPS_OF_TEAMS = List.of("google-meet", "zoom", "msteams");

    private final SandboxState state;

    EventTypeConditions(SandboxState state) {
        this.state = state;
    }

    /** Throws 400 if an integration in the locations of a user's event type is not connected. */
    void requireConnected(User user, ObjectNode input) {
        for (JsonNode location : input.path("locations")) {
            String integration = location.path("integration").asText(INTEGRATION_OF_ALL);
            requireCredential(integration, APPS.getOrDefault(integration, integration),
                    credential -> Long.valueOf(user.id()).equals(credential.userId()));
        }
    }

    /** Throws 400 if an integration in the locations of a team's event type is not connected by the team. */
    void requireConnected(long team, ObjectNode input) {
        for (JsonNode location : input.path("locations")) {
            String integration = location.path("integration").asText(INTEGRATION_OF_ALL);
            if (!integration.equals(INTEGRATION_OF_ALL) && !APPS_OF_TEAMS.contains(integration)) {
                throw ApiException.badRequest("Invalid app, available apps are: ", String.join(", ", APPS_OF_TEAMS));
            }
            requireCredential(integration, integration, credential -> Long.valueOf(team).equals(credential.teamId()));
        }
    }

    private void requireCredential(String integration, String app, Predicate<Credential> isOwned) {
        if (!integration.equals(INTEGRATION_OF_ALL)
                && state.credentials().stream().noneMatch(credential -> app.equals(credential.appId()) && isOwned.test(credential))) {
            throw ApiException.badRequest(app + " not connected.");
        }
    }

    /**
     * Throws 400 if settings exclude each other, the name of bookings has an unknown variable, or a calendar of the caller is not connected.
     *
     * @param settings      the settings of the event type with those of the request
     * @param confirmsSeats whether seats may require confirmation, as they may on the hosted service
     */
    void check(User user, ObjectNode input, ObjectNode settings, boolean confirmsSeats) {
        EventTypeParts.checkTogether(settings, confirmsSeats);
        EventTypeParts.checkName(input);
        new CalendarConditions(state).check(user, input);
    }
}
