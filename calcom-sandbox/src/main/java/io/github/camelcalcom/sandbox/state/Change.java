/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.state;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.time.Instant;

/**
 * An entry of a history of changes.
 *
 * @param subject id of the changed entity
 * @param userId  user who made the change
 * @param details content of the change in the format of the history; must not be modified
 */
public record Change(String id, Object subject, long userId, Instant at, ObjectNode details) {
}
