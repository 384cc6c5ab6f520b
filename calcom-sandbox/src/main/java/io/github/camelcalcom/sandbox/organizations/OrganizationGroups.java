/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.organizations;

import io.github.camelcalcom.sandbox.http.OperationRegistry;
import io.github.camelcalcom.sandbox.state.SandboxState;

/** All operations on organizations: members, users, roles and attributes. */
public final class OrganizationGroups implements OperationRegistry.Group {

    private final SandboxState state;

    /** Creates the operations for the state of one sandbox. */
    public OrganizationGroups(SandboxState state) {
        this.state = state;
    }

    @Override
    public void register(OperationRegistry registry) {
        new OrganizationMembershipHandlers(state).register(registry);
        new OrganizationUserHandlers(state).register(registry);
        new ManagedOrganizationHandlers(state).register(registry);
        new RoleHandlers(state).register(registry);
        new AttributeHandlers(state).register(registry);
        new AttributeOptionHandlers(state).register(registry);
        new AttributeAssignmentHandlers(state).register(registry);
    }
}
