/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.state;

import com.fasterxml.jackson.databind.JsonNode;

import java.time.Instant;

/**
 * A form whose answers determine where a booker is routed.
 *
 * @param description null for none
 * @param userId user who created it
 * @param teamId team that owns it; null for a user's own
 * @param fields {@code [{id,type,label,required,identifier}]}; must not be modified
 * @param routes {@code [{id,queryValue,action{type,value,eventTypeId},isFallback}]} in the order of evaluation; must not be modified
 * @param updatedAt   time of the last change, initially the time of creation
 */
public record RoutingForm(String id, String name, String description, long userId, Long teamId, JsonNode fields, JsonNode routes,
        Instant createdAt, Instant updatedAt) {

    /** Creates a form without a description that has not changed. */
    public RoutingForm(String id, String name, long userId, Long teamId, JsonNode fields, JsonNode routes, Instant createdAt) {
        this(id, name, null, userId, teamId, fields, routes, createdAt, createdAt);
    }

    /** Returns a copy with other fields and routes. */
    public RoutingForm with(JsonNode changedFields, JsonNode changedRoutes) {
        return new RoutingForm(id, name, description, userId, teamId, changedFields, changedRoutes, createdAt, updatedAt);
    }

    /** Returns a copy with another time of its last change. */
    public RoutingForm changedAt(Instant at) {
        return new RoutingForm(id, name, description, userId, teamId, fields, routes, createdAt, at);
    }
}
