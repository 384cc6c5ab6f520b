/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.state;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A connection to an external service. It is only recorded; the sandbox has no such services.
 *
 * @param type   for example {@code google_calendar} or {@code zoom_video}
 * @param appId  for example {@code google-calendar} or {@code zoom}
 * @param userId owner; null if a team is the owner
 * @param teamId owner; null if a user is the owner
 * @param key    data of the connection, for example the addresses of feeds; must not be modified
 */
public record Credential(long id, String type, String appId, Long userId, Long teamId, ObjectNode key) {

    @Override
    public String toString() {
        return "Credential[id=" + id + ", type=" + type + ", userId=" + userId + ", teamId=" + teamId + "]";
    }
}
