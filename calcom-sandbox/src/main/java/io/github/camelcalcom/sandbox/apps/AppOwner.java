/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.apps;

import io.github.camelcalcom.sandbox.http.Call;
import io.github.camelcalcom.sandbox.state.Credential;

import java.util.Objects;

/**
 * The owner of a connection to an external service.
 *
 * @param userId null for a team
 * @param teamId null for a user
 */
record AppOwner(Long userId, Long teamId) {

    /** Returns the team or user in the path, or the caller if the path contains neither. */
    static AppOwner of(Call call) {
        String path = call.operation().path();
        if (path.contains("{teamId}")) {
            return new AppOwner(null, call.pathNumber("teamId"));
        }
        return new AppOwner(path.contains("{userId}") ? call.pathNumber("userId") : call.user().id(), null);
    }

    boolean owns(Credential credential) {
        return Objects.equals(userId, credential.userId()) && Objects.equals(teamId, credential.teamId());
    }

    /** Returns the name for error messages. */
    String label() {
        return teamId == null ? "user" : "team";
    }
}
