package io.github.camelcalcom.sandbox.bookings;

import io.github.camelcalcom.sandbox.state.Attendee;
import io.github.camelcalcom.sandbox.state.Booking;
import io.github.camelcalcom.sandbox.state.Bookings;
import io.github.camelcalcom.sandbox.state.Membership;
import io.github.camelcalcom.sandbox.state.MembershipRole;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.state.SortedBookings;
import io.github.camelcalcom.sandbox.state.User;

import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The bookings that a user can see: those that the user hosts or attends and, for the owner of an organization, those of its members. Uses
 * the indexes, so that the effort depends on the user's bookings and not on all bookings. For use within one call only.
 */
final class VisibleBookings implements Predicate<Booking> {

    private final Bookings bookings;
    private final long user;
    private final Set<Long> hosts = new HashSet<>();
    private final Set<String> emails = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

    /** Creates the bookings that a user can see. */
    VisibleBookings(User user, SandboxState state) {
        this.bookings = state.bookings();
        this.user = user.id();
        Stream.concat(Stream.of(user), membersUnder(user, state)).forEach(seen -> {
            hosts.add(seen.id());
            emails.add(seen.email());
        });
    }

    private static Stream<User> membersUnder(User owner, SandboxState state) {
        Set<Long> owned = state.memberships().ofUser(owner.id())
                .filter(membership -> membership.role() == MembershipRole.OWNER && state.organization(membership.teamId()).isPresent())
                .map(Membership::teamId).collect(Collectors.toSet());
        return owned.isEmpty() ? Stream.empty() : state.users().stream().filter(user -> owned.contains(user.organizationId()));
    }

    @Override
    public boolean test(Booking booking) {
        // most bookings of a list are the user's own
        if (booking.hostId() == user || hosts.contains(booking.hostId())) {
            return true;
        }
        for (Attendee attendee : booking.attendees()) {
            if (emails.contains(attendee.email())) {
                return true;
            }
        }
        return false;
    }

    /** Returns the number of bookings. */
    int count() {
        int hosted = hosts.stream().map(bookings::ofHost).mapToInt(SortedBookings::size).sum();
        return hosted + (int) withOtherHosts().count();
    }

    /** Returns each booking once, in no particular order. */
    Stream<Booking> stream() {
        return Stream.concat(hosts.stream().map(bookings::ofHost).flatMap(SortedBookings::ascending), withOtherHosts());
    }

    /** A booking has one host, but may have several of these attendees. */
    private Stream<Booking> withOtherHosts() {
        Stream<Booking> attended = emails.stream().map(bookings::ofAttendee).flatMap(SortedBookings::ascending)
                .filter(booking -> !hosts.contains(booking.hostId()));
        return emails.size() == 1 ? attended : attended.distinct();
    }
}
