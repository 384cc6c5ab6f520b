/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.teams;

import io.github.camelcalcom.sandbox.SandboxProfile;
import io.github.camelcalcom.sandbox.http.Answer;
import io.github.camelcalcom.sandbox.http.Call;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.http.OperationRegistry;
import io.github.camelcalcom.sandbox.state.SandboxState;

import java.util.HashMap;
import java.util.Map;

/** Operations on invitation links. A team has one permanent link. The sandbox does not serve its address. */
final class InviteHandlers implements OperationRegistry.Group {

    private final SandboxState state;
    private final Map<Long, String> tokens = new HashMap<>();

    InviteHandlers(SandboxState state) {
        this.state = state;
    }

    @Override
    public void register(OperationRegistry registry) {
        // the route is newer than the recorded self-hosted server
        if (registry.profile() == SandboxProfile.SELF_HOSTED) {
            registry.on("team-invites/create");
        } else {
            registry.on("team-invites/create").handle(this::invite);
        }
        registry.on("org-team-invites/create").handle(this::invite);
    }

    private Answer invite(Call call) {
        String token = tokens.computeIfAbsent(call.pathNumber("teamId"), team -> state.uids().hex32() + state.uids().hex32());
        return Answer.ok(Json.object().put("token", token)
                .put("inviteLink", WebApp.URL + "/signup?token=" + token + "&callbackUrl=/getting-started"));
    }
}
