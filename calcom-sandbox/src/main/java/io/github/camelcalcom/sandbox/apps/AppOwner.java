package io.github.camelcalcom.sandbox.apps;

import io.github.camelcalcom.sandbox.http.Call;
import io.github.camelcalcom.sandbox.state.Credential;

import java.util.Objects;

/**
 * Who an outside service is connected for.
 *
 * @param userId null for a team
 * @param teamId null for a user
 */
record AppOwner(Long userId, Long teamId) {

    /** The team that the path names, else the user that it names, else the caller. */
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

    /** What errors call it. */
    String label() {
        return teamId == null ? "user" : "team";
    }
}
