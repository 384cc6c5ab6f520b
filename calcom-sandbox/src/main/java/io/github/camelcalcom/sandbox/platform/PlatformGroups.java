/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.platform;

import io.github.camelcalcom.sandbox.http.OperationRegistry;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.time.Delay;
import io.github.camelcalcom.sandbox.time.Timers;

import java.time.Duration;

/** All operations on OAuth clients, managed users and their tokens. */
public final class PlatformGroups implements OperationRegistry.Group {

    private final SandboxState state;
    private final Timers timers;
    private final Delay refreshTime;

    /** @param refreshTime time that the exchange of a refresh token takes */
    public PlatformGroups(SandboxState state, Timers timers, Duration refreshTime) {
        this.state = state;
        this.timers = timers;
        this.refreshTime = Delay.of(refreshTime);
    }

    @Override
    public void register(OperationRegistry registry) {
        PlatformGuard guard = new PlatformGuard(state);
        new OAuthClientHandlers(state, guard).register(registry);
        new ManagedUserHandlers(state, guard).register(registry);
        new OAuthFlowHandlers(state, () -> timers.after(refreshTime)).register(registry);
    }
}
