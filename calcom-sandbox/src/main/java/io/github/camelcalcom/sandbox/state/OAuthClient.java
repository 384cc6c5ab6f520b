/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.state;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * An OAuth client of a platform organization, which manages users.
 *
 * @param secret   secret of the client
 * @param settings all settings under their names in the API; must not be modified
 */
public record OAuthClient(String id, String secret, long organizationId, ObjectNode settings, Instant createdAt) {

    /** Returns the name. */
    public String name() {
        return settings.path("name").asText();
    }

    /** Returns the permissions, for example {@code BOOKING_READ}. */
    public List<String> permissions() {
        List<String> permissions = new ArrayList<>();
        settings.path("permissions").forEach(permission -> permissions.add(permission.asText()));
        return permissions;
    }

    /** Returns a copy with other settings. */
    public OAuthClient with(ObjectNode changed) {
        return new OAuthClient(id, secret, organizationId, changed, createdAt);
    }

    @Override
    public String toString() {
        return "OAuthClient[id=" + id + ", organizationId=" + organizationId + ", name=" + name() + "]";
    }
}
