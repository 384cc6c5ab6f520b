/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.state;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Messages that a real server sends on events of bookings or forms. The sandbox stores the workflow and sends nothing.
 *
 * @param userId      user who created it
 * @param teamId      team that owns it; null for the user's own
 * @param routingForm whether it is for routing forms instead of event types
 * @param document    name, activation, trigger and steps under their names in the API; must not be modified
 */
public record Workflow(long id, long userId, Long teamId, boolean routingForm, ObjectNode document) {
}
