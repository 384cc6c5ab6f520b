/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.events;

import io.github.camelcalcom.sandbox.http.OperationRegistry;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.time.Processing;

import java.util.List;

/** Registers all operations on events. */
public final class EventGroups implements OperationRegistry.Group {

    private final List<OperationRegistry.Group> groups;

    /** @param processing time that a change of locations takes */
    public EventGroups(SandboxState state, Processing processing) {
        EventAccess access = new EventAccess(state);
        EventViews views = new EventViews(state);
        groups = List.of(new EventHandlers(state, access, views), new EventListHandlers(state, access, views),
                new EventLocationHandlers(state, access, processing), new EventGuestHandlers(state, access),
                new EventCoHostHandlers(state, access), new CoverImageHandlers(state, access));
    }

    @Override
    public void register(OperationRegistry registry) {
        groups.forEach(group -> group.register(registry));
    }
}
