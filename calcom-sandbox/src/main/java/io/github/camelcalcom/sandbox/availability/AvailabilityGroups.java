/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.availability;

import io.github.camelcalcom.sandbox.http.OperationRegistry;
import io.github.camelcalcom.sandbox.state.SandboxState;

/** All operations on slots and their reservations. */
public final class AvailabilityGroups implements OperationRegistry.Group {

    private final SandboxState state;

    /** Creates the operations for the state of one sandbox. */
    public AvailabilityGroups(SandboxState state) {
        this.state = state;
    }

    @Override
    public void register(OperationRegistry registry) {
        HostCalendar calendar = new HostCalendar(state);
        new SlotHandlers(state, calendar).register(registry);
        new ReservationHandlers(state, calendar).register(registry);
    }
}
