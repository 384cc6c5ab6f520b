package io.github.camelcalcom.sandbox.bookings;

import io.github.camelcalcom.sandbox.availability.Hosts;
import io.github.camelcalcom.sandbox.state.EventType;
import io.github.camelcalcom.sandbox.state.MembershipRole;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.state.Team;
import io.github.camelcalcom.sandbox.state.User;

/** Decides who may act as the host of an event type. */
final class EventTypeAccess {

    private final SandboxState state;

    EventTypeAccess(SandboxState state) {
        this.state = state;
    }

    /** Whether a user owns or hosts an event type, or is an administrator of its team or organization. */
    boolean isHostOrAdmin(User user, EventType eventType) {
        return eventType.teamId() == null && eventType.ownerId() == user.id()
                || new Hosts(state).of(eventType).stream().anyMatch(host -> host.userId() == user.id())
                || isAdmin(user, eventType.teamId()) || isAdmin(user, organization(eventType));
    }

    private Long organization(EventType eventType) {
        return eventType.teamId() == null ? state.users().find(eventType.ownerId()).map(User::organizationId).orElse(null)
                : state.teams().find(eventType.teamId()).map(Team::parentId).orElse(null);
    }

    private boolean isAdmin(User user, Long teamId) {
        return teamId != null && state.memberships().find(teamId, user.id())
                .filter(membership -> membership.role().includes(MembershipRole.ADMIN)).isPresent();
    }
}
