/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.insights;

import io.github.camelcalcom.sandbox.http.OperationRegistry;
import io.github.camelcalcom.sandbox.state.SandboxState;

/** All operations on insights into bookings and routing-form responses. */
public final class InsightGroups implements OperationRegistry.Group {

    private final SandboxState state;

    /** Creates the operations for the state of one sandbox. */
    public InsightGroups(SandboxState state) {
        this.state = state;
    }

    @Override
    public void register(OperationRegistry registry) {
        new BookingInsightHandlers(state).register(registry);
        new MemberInsightHandlers(state).register(registry);
        new RoutingInsightHandlers(state).register(registry);
    }
}
