package io.github.camelcalcom.sandbox.state;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Messages that are sent when something happens to bookings or forms. The sandbox keeps it and sends nothing.
 *
 * @param userId      who made it
 * @param teamId      the team that it belongs to; null for the user's own
 * @param routingForm whether it is about routing forms, not event types
 * @param document    name, activation, trigger and steps in the names of the API; not to be changed
 */
public record Workflow(long id, long userId, Long teamId, boolean routingForm, ObjectNode document) {
}
