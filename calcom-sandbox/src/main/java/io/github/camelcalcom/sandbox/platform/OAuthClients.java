/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.platform;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.state.OAuthClient;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.token.JsonWebToken;

import java.time.Instant;

/** Creates OAuth clients. */
public final class OAuthClients {

    private final SandboxState state;

    /** Works on the state of one sandbox. */
    public OAuthClients(SandboxState state) {
        this.state = state;
    }

    /**
     * Creates a client with an id and a secret.
     *
     * @param settings result of {@link OAuthClientInput#created}
     */
    public OAuthClient create(long organizationId, ObjectNode settings, Instant now) {
        return create(organizationId, settings, now, now);
    }

    /**
     * Creates a client of a seed, whose secret does not depend on the time: it is the same after a reset.
     *
     * @param settings result of {@link OAuthClientInput#created}
     */
    public OAuthClient seed(long organizationId, ObjectNode settings) {
        return create(organizationId, settings, state.now(), Instant.EPOCH);
    }

    private OAuthClient create(long organizationId, ObjectNode settings, Instant now, Instant issuedAt) {
        String id = state.uids().cuid();
        // the real secret contains no id, so two equal clients created within one second would share it
        String secret = JsonWebToken.of(settings.deepCopy().put("jti", state.uids().uuid()).put("iat", issuedAt.getEpochSecond()));
        return state.oAuthClients().put(new OAuthClient(id, secret, organizationId, settings, now));
    }
}
