/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox;

import io.github.camelcalcom.sandbox.state.ApiKey;
import io.github.camelcalcom.sandbox.state.EventType;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.state.Team;
import io.github.camelcalcom.sandbox.state.User;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The lines that show how to reach a sandbox that has started. */
final class StartSummary {

    private static final int MOST_EVENT_TYPES = 10;

    private StartSummary() {
    }

    /** @param console whether the sandbox has a console */
    static List<String> lines(SandboxState state, String url, boolean console) {
        List<String> lines = new ArrayList<>();
        lines.add("  calcom.apiUrl = " + url);
        lines.add(firstKey(state).map(key -> "  calcom.apiKey = " + key).orElse("  (the seed created no user with an API key)"));
        state.eventTypes().stream().limit(MOST_EVENT_TYPES).forEach(eventType -> lines.add("  event type " + eventType.id() + " = "
                + eventType.title() + " (" + eventType.slug() + ") of " + owner(state, eventType)));
        int others = state.eventTypes().size() - MOST_EVENT_TYPES;
        if (others > 0) {
            lines.add("  and " + others + " more event types");
        }
        if (console) {
            lines.add("  console for a browser = " + url + "/");
        }
        return lines;
    }

    private static Optional<String> firstKey(SandboxState state) {
        return state.users().stream().findFirst()
                .flatMap(user -> state.apiKeys().findFirst(key -> key.userId() == user.id() && key.organizationId() == null)).map(ApiKey::key);
    }

    private static String owner(SandboxState state, EventType eventType) {
        return eventType.teamId() == null ? state.users().find(eventType.ownerId()).map(User::username).orElse("user " + eventType.ownerId())
                : "team " + state.teams().find(eventType.teamId()).map(Team::name).orElse(eventType.teamId().toString());
    }
}
