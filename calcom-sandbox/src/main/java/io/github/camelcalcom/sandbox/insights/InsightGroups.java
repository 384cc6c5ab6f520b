package io.github.camelcalcom.sandbox.insights;

import io.github.camelcalcom.sandbox.http.OperationRegistry;
import io.github.camelcalcom.sandbox.state.SandboxState;

/** Figures about bookings and about answers to routing forms. */
public final class InsightGroups implements OperationRegistry.Group {

    private final SandboxState state;

    /** The figures of a sandbox. */
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
