/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.schedules;

import io.github.camelcalcom.sandbox.http.OperationRegistry;
import io.github.camelcalcom.sandbox.state.SandboxState;

/** All operations on schedules and out-of-office entries. */
public final class ScheduleGroups implements OperationRegistry.Group {

    private final SandboxState state;

    /** Creates the operations for the state of one sandbox. */
    public ScheduleGroups(SandboxState state) {
        this.state = state;
    }

    @Override
    public void register(OperationRegistry registry) {
        new ScheduleHandlers(state).register(registry);
        new OutOfOfficeHandlers(state).register(registry);
    }
}
