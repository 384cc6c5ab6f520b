/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.state;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Map;

/**
 * The maximum number of bookings of each host who takes turns, over several event types of a team.
 *
 * @param eventTypeIds event types whose bookings count
 * @param limits       {@code {perDay,perWeek,perMonth,perYear}}, as far as they are set; must not be modified
 * @param ofHosts      limits of single hosts in the same format, by user id; replaces the pool's limits where they are set
 */
public record BookingLimitPool(String id, long teamId, String name, List<Long> eventTypeIds, ObjectNode limits, Map<Long, ObjectNode> ofHosts) {

    public BookingLimitPool {
        eventTypeIds = List.copyOf(eventTypeIds);
        ofHosts = Map.copyOf(ofHosts);
    }

    /** Returns the limits that apply to a host. */
    public ObjectNode inForce(long userId) {
        ObjectNode inForce = limits.deepCopy();
        if (ofHosts.containsKey(userId)) {
            inForce.setAll(ofHosts.get(userId));
        }
        return inForce;
    }

    /** Returns a copy with other limits of single hosts. */
    public BookingLimitPool withHosts(Map<Long, ObjectNode> changed) {
        return new BookingLimitPool(id, teamId, name, eventTypeIds, limits, changed);
    }
}
