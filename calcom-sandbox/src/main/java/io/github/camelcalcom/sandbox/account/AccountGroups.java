/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.account;

import io.github.camelcalcom.sandbox.http.OperationRegistry;
import io.github.camelcalcom.sandbox.state.SandboxState;

/** All operations of the calling user's account, and the public lists. */
public final class AccountGroups implements OperationRegistry.Group {

    private final SandboxState state;

    /** Creates the operations for the state of one sandbox. */
    public AccountGroups(SandboxState state) {
        this.state = state;
    }

    @Override
    public void register(OperationRegistry registry) {
        new MeHandlers(state).register(registry);
        new ApiKeyHandlers(state).register(registry);
        new BookingLimitHandlers(state).register(registry);
        new VerifiedResourceHandlers(state).register(registry);
        new BookerEmailHandlers().register(registry);
        new NotificationHandlers(state).register(registry);
        new CreditHandlers(state).register(registry);
        new PublicListHandlers().register(registry);
    }
}
