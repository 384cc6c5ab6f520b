package io.github.camelcalcom.sandbox.attributes;

import io.github.camelcalcom.sandbox.http.OperationRegistry;
import io.github.camelcalcom.sandbox.state.SandboxState;

/** Attributes of an organization's members. */
public final class AttributeGroups implements OperationRegistry.Group {

    private final SandboxState state;

    /** The attributes of a sandbox. */
    public AttributeGroups(SandboxState state) {
        this.state = state;
    }

    @Override
    public void register(OperationRegistry registry) {
        new AttributeHandlers(state).register(registry);
        new AttributeOptionHandlers(state).register(registry);
        new AttributeAssignmentHandlers(state).register(registry);
    }
}
