package io.github.camelcalcom.sandbox.platform;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.state.OAuthClient;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.token.JsonWebToken;

import java.time.Instant;

/** Makes OAuth clients. */
public final class OAuthClients {

    private final SandboxState state;

    /** The clients of a sandbox. */
    public OAuthClients(SandboxState state) {
        this.state = state;
    }

    /**
     * A new client with an id and a secret.
     *
     * @param settings as {@link OAuthClientInput#created} gives them
     */
    public OAuthClient create(long organizationId, ObjectNode settings, Instant now) {
        String id = state.uids().cuid();
        // the real secret holds no id, so that two clients made alike in one second would share it
        String secret = JsonWebToken.of(settings.deepCopy().put("jti", state.uids().uuid()).put("iat", now.getEpochSecond()));
        return state.oAuthClients().put(new OAuthClient(id, secret, organizationId, settings, now));
    }
}
