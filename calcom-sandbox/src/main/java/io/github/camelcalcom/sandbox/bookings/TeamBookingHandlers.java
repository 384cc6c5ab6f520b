package io.github.camelcalcom.sandbox.bookings;

import io.github.camelcalcom.sandbox.SandboxProfile;
import io.github.camelcalcom.sandbox.http.Answer;
import io.github.camelcalcom.sandbox.http.ApiException;
import io.github.camelcalcom.sandbox.http.ApiVersion;
import io.github.camelcalcom.sandbox.http.Call;
import io.github.camelcalcom.sandbox.http.OperationRegistry;
import io.github.camelcalcom.sandbox.state.Booking;
import io.github.camelcalcom.sandbox.state.EventType;
import io.github.camelcalcom.sandbox.state.Membership;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.state.User;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Lists of bookings of teams, of organizations and of their members. */
final class TeamBookingHandlers implements OperationRegistry.Group {

    private final SandboxState state;
    private final BookingListing pages;
    private final CursorListing cursors;
    private final BookingDetails details;

    TeamBookingHandlers(SandboxState state, BookingViews views, BookingDetails details) {
        this.state = state;
        this.pages = new BookingListing(state, views);
        this.cursors = new CursorListing(state, views);
        this.details = details;
    }

    @Override
    public void register(OperationRegistry registry) {
        registry.on("org-bookings/list").handle(this::listOfOrganization);
        registry.on("org-team-bookings/list").handle(this::listOfTeam);
        registry.on("org-team-bookings/references").handle(details::references);
        registry.on("org-user-bookings/list").handle(call -> pages.list(call, BookingFilter.visibleTo(member(call), state)));
        // the route has come later than the self-hosted server that was recorded
        if (registry.profile() == SandboxProfile.SELF_HOSTED) {
            registry.on("team-bookings/list");
        } else {
            registry.on("team-bookings/list").handle(this::listOfTeam);
        }
    }

    private Answer listOfOrganization(Call call) {
        long organization = call.pathNumber("orgId");
        Set<Long> teams = state.teams().stream().filter(team -> team.isTeamOf(organization)).map(team -> team.id()).collect(Collectors.toSet());
        Set<Long> members = new HashSet<>();
        Set<String> emails = new HashSet<>();
        state.memberships().ofTeam(organization).stream().map(Membership::userId).flatMap(id -> state.users().find(id).stream())
                .forEach(user -> {
                    members.add(user.id());
                    emails.add(user.email());
                });
        Predicate<Booking> ofTeams = ofEventTypes(teams);
        Predicate<Booking> visible = booking -> members.contains(booking.hostId()) || ofTeams.test(booking)
                || booking.attendees().stream().anyMatch(attendee -> emails.contains(attendee.email()));
        return call.version() == ApiVersion.V2026_05_01 ? cursors.list(call, visible) : pages.list(call, visible);
    }

    private Answer listOfTeam(Call call) {
        return pages.list(call, ofEventTypes(Set.of(call.pathNumber("teamId"))));
    }

    /** Bookings of the event types of teams, and of the copies of those that are managed. */
    private Predicate<Booking> ofEventTypes(Set<Long> teams) {
        Set<Long> own = state.eventTypes().stream()
                .filter(eventType -> eventType.teamId() != null && teams.contains(eventType.teamId())).map(EventType::id)
                .collect(Collectors.toSet());
        Set<Long> all = new HashSet<>(own);
        state.eventTypes().stream().filter(eventType -> eventType.parentId() != null && own.contains(eventType.parentId()))
                .forEach(eventType -> all.add(eventType.id()));
        return booking -> all.contains(booking.eventTypeId());
    }

    private User member(Call call) {
        return state.users().find(call.pathNumber("userId")).orElseThrow(ApiException::missingRecord);
    }
}
