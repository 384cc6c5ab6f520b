/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.feed;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

import io.github.camelcalcom.client.CalcomClient;
import io.github.camelcalcom.client.CalcomRequest;
import io.github.camelcalcom.client.RequestTemplate;

/**
 * The bookings of one team, selected by their event types: a booking does not name its team, and the server's own filter by team shows all
 * bookings where the team has no event type. An event type that was not seen before is looked up. Not thread safe.
 */
final class TeamSelection implements Selection {

    private final Supplier<CalcomClient> client;
    private final RequestTemplate eventTypes;
    private final Map<String, Object> team;
    /** As texts, since a server may answer a number as a text. */
    private final Set<String> ofTeam = new HashSet<>();
    private final Set<String> ofOthers = new HashSet<>();

    /**
     * @param eventTypes lists the event types of a team
     * @param team       the parameters that name the team
     */
    TeamSelection(Supplier<CalcomClient> client, RequestTemplate eventTypes, Map<String, Object> team) {
        this.client = client;
        this.eventTypes = eventTypes;
        this.team = Map.copyOf(team);
    }

    @Override
    public boolean includes(BookingChange change) throws Exception {
        Object eventTypeId = change.booking().get("eventTypeId");
        if (eventTypeId == null) {
            return false;
        }
        String id = eventTypeId.toString();
        if (!ofTeam.contains(id) && !ofOthers.contains(id)) {
            lookUp();
            if (!ofTeam.contains(id)) {
                // an event type does not change its team
                ofOthers.add(id);
            }
        }
        return ofTeam.contains(id);
    }

    private void lookUp() throws Exception {
        CalcomRequest request = new CalcomRequest(eventTypes);
        eventTypes.parameters().stream().filter(parameter -> team.containsKey(parameter.name()))
                .forEach(parameter -> request.parameter(parameter.name(), team.get(parameter.name())));
        List<Object> items = client.get().list(request, 0).items();
        for (Object item : items) {
            if (item instanceof Map<?, ?> eventType && eventType.get("id") != null) {
                ofTeam.add(eventType.get("id").toString());
            }
        }
    }
}
