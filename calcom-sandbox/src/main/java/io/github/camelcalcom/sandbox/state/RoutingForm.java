package io.github.camelcalcom.sandbox.state;

import com.fasterxml.jackson.databind.JsonNode;

import java.time.Instant;

/**
 * Questions whose answers decide where a booker is sent.
 *
 * @param userId who made it
 * @param teamId the team that it belongs to; null for a user's own
 * @param fields {@code [{id,type,label,required,identifier}]}; not to be changed
 * @param routes {@code [{id,queryValue,action{type,value,eventTypeId},isFallback}]}, looked at in order; not to be changed
 */
public record RoutingForm(String id, String name, long userId, Long teamId, JsonNode fields, JsonNode routes, Instant createdAt) {
}
