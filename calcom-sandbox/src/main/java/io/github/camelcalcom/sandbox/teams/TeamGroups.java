/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.teams;

import io.github.camelcalcom.sandbox.http.OperationRegistry;
import io.github.camelcalcom.sandbox.state.SandboxState;

/** All operations on teams: members, invitations and workflows. */
public final class TeamGroups implements OperationRegistry.Group {

    private final SandboxState state;

    /** Creates the operations for the state of one sandbox. */
    public TeamGroups(SandboxState state) {
        this.state = state;
    }

    @Override
    public void register(OperationRegistry registry) {
        new TeamHandlers(state).register(registry);
        new TeamMembershipHandlers(state).register(registry);
        new InviteHandlers(state).register(registry);
        new WorkflowHandlers(state).register(registry);
    }
}
