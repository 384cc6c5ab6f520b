/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.eventtypes;

import io.github.camelcalcom.sandbox.http.OperationRegistry;
import io.github.camelcalcom.sandbox.state.SandboxState;

/** All operations on event types of users and teams. */
public final class EventTypeGroups implements OperationRegistry.Group {

    private final SandboxState state;

    /** Creates the operations for the state of one sandbox. */
    public EventTypeGroups(SandboxState state) {
        this.state = state;
    }

    @Override
    public void register(OperationRegistry registry) {
        new EventTypeHandlers(state).register(registry);
        new TeamEventTypeHandlers(state).register(registry);
        new BookingFieldHandlers(state).register(registry);
        new SchedulingConfigHandlers(state).register(registry);
        new PrivateLinkHandlers(state).register(registry);
        new LinkHandlers(state).register(registry);
        new InviteTextHandlers(state).register(registry);
        new LimitPoolHandlers(state).register(registry);
    }
}
