package io.github.camelcalcom.sandbox.apps;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.state.Team;
import io.github.camelcalcom.sandbox.state.User;

import java.util.Optional;

/** Which video call is used where nothing else is said. It is kept in the metadata of the user or team, as on the real server. */
final class DefaultConferencing {

    private static final String FIELD = "defaultConferencingApp";

    private final SandboxState state;

    DefaultConferencing(SandboxState state) {
        this.state = state;
    }

    /** {@code {"appSlug":...}}; empty if nobody chose. */
    Optional<JsonNode> find(AppOwner owner) {
        JsonNode metadata = owner.teamId() == null ? user(owner).metadata() : team(owner).settings().path("metadata");
        return Optional.of(metadata.path(FIELD)).filter(JsonNode::isObject);
    }

    void set(AppOwner owner, String slug) {
        ObjectNode chosen = Json.object().put("appSlug", slug);
        if (owner.teamId() == null) {
            ObjectNode metadata = user(owner).metadata().deepCopy();
            metadata.set(FIELD, chosen);
            user(owner).setMetadata(metadata);
        } else {
            ObjectNode settings = team(owner).settings().deepCopy();
            settings.withObjectProperty("metadata").set(FIELD, chosen);
            state.teams().put(team(owner).with(settings));
        }
    }

    private User user(AppOwner owner) {
        return state.users().find(owner.userId()).orElseThrow();
    }

    private Team team(AppOwner owner) {
        return state.teams().find(owner.teamId()).orElseThrow();
    }
}
