package io.github.camelcalcom.sandbox.state;

import com.fasterxml.jackson.databind.JsonNode;

import java.time.Instant;

/**
 * A form whose answers determine where a booker is routed.
 *
 * @param userId user who created it
 * @param teamId team that owns it; null for a user's own
 * @param fields {@code [{id,type,label,required,identifier}]}; must not be modified
 * @param routes {@code [{id,queryValue,action{type,value,eventTypeId},isFallback}]} in the order of evaluation; must not be modified
 */
public record RoutingForm(String id, String name, long userId, Long teamId, JsonNode fields, JsonNode routes, Instant createdAt) {
}
