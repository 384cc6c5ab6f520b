/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.apps;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.github.camelcalcom.sandbox.http.Access;
import io.github.camelcalcom.sandbox.http.Answer;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.http.OperationRegistry;
import io.github.camelcalcom.sandbox.state.SandboxState;

import java.time.ZoneId;
import java.util.Map;
import java.util.TreeMap;

/** All operations on external services: calendars, video calls and payments. Each service is simulated as connected or not connected. */
public final class AppGroups implements OperationRegistry.Group {

    /** Stations in Antarctica and their population. The real server's list has no zone for them. */
    private static final Map<String, Integer> WITHOUT_ZONE = new TreeMap<>(Map.of("McMurdo Station", 600, "Mawson Station", 40, "Vostok", 19));

    private final SandboxState state;

    /** Creates the operations for the state of one sandbox. */
    public AppGroups(SandboxState state) {
        this.state = state;
    }

    @Override
    public void register(OperationRegistry registry) {
        new CalendarHandlers(state).register(registry);
        new CalendarChoiceHandlers(state).register(registry);
        new ConferencingHandlers(state).register(registry);
        new StripeHandlers(state).register(registry);
        new DelegationCredentialHandlers(state).register(registry);
        registry.on("timezones/list").access(Access.OPEN).handle(call -> Answer.ok(timeZones()));
    }

    /** Returns the cities that time zones are named after, and some without a zone, instead of the server's list of thousands of cities. */
    private static ArrayNode timeZones() {
        ArrayNode cities = Json.array();
        ZoneId.getAvailableZoneIds().stream().filter(zone -> zone.matches("(Africa|America|Asia|Australia|Europe|Pacific)/\\w+")).sorted()
                .forEach(zone -> cities.addObject().put("city", zone.substring(zone.indexOf('/') + 1).replace('_', ' '))
                        .put("timezone", zone).put("pop", 0));
        WITHOUT_ZONE.forEach((city, population) -> cities.addObject().put("city", city).putNull("timezone").put("pop", population));
        return cities;
    }
}
