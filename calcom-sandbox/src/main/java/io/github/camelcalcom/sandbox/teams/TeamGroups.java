package io.github.camelcalcom.sandbox.teams;

import io.github.camelcalcom.sandbox.http.OperationRegistry;
import io.github.camelcalcom.sandbox.state.SandboxState;

import java.util.List;

/** Teams, organizations, and who belongs to them. */
public final class TeamGroups implements OperationRegistry.Group {

    private final SandboxState state;

    /** The teams and organizations of a sandbox. */
    public TeamGroups(SandboxState state) {
        this.state = state;
    }

    @Override
    public void register(OperationRegistry registry) {
        List.of(new TeamHandlers(state), new TeamMembershipHandlers(state), new InviteHandlers(state),
                new OrganizationMembershipHandlers(state), new OrganizationUserHandlers(state), new ManagedOrganizationHandlers(state))
                .forEach(group -> group.register(registry));
    }
}
