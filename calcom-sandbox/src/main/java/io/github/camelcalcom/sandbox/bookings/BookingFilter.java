package io.github.camelcalcom.sandbox.bookings;

import io.github.camelcalcom.sandbox.http.ApiException;
import io.github.camelcalcom.sandbox.http.Call;
import io.github.camelcalcom.sandbox.state.Booking;
import io.github.camelcalcom.sandbox.state.BookingStatus;
import io.github.camelcalcom.sandbox.state.EventType;
import io.github.camelcalcom.sandbox.state.Membership;
import io.github.camelcalcom.sandbox.state.MembershipRole;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.state.User;
import io.github.camelcalcom.sandbox.validation.IsoInstant;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which bookings a list is asked for. The query has been checked when it comes here. */
final class BookingFilter {

    private final SandboxState state;
    private final Call call;
    private final List<String> statuses;
    private final Predicate<Booking> visible;

    /**
     * @param statuses the wanted ones; empty for all
     * @param visible  which bookings the list is about at all
     */
    BookingFilter(SandboxState state, Call call, List<String> statuses, Predicate<Booking> visible) {
        this.visible = visible;
        this.state = state;
        this.call = call;
        this.statuses = statuses;
    }

    /** What counts for totals: everything but the times of creation and update. The real server's totals leave those out. */
    Predicate<Booking> counted() {
        return visible
                .and(booking -> statuses.isEmpty() || statuses.stream().anyMatch(status -> has(booking, status, call.now())))
                .and(eventTypes())
                .and(text("attendeeEmail", value -> booking -> booking.attendees().stream().anyMatch(guest -> guest.email().equals(value))))
                .and(text("attendeeName", value -> booking -> booking.attendees().stream().anyMatch(guest -> guest.name().equals(value))))
                .and(text("bookingUid", value -> booking -> booking.uid().equals(value)))
                .and(from("afterStart", Booking::start))
                .and(until("beforeEnd", Booking::end));
    }

    /** What the page shows. */
    Predicate<Booking> shown() {
        return counted()
                .and(from("afterCreatedAt", Booking::createdAt)).and(until("beforeCreatedAt", Booking::createdAt))
                .and(from("afterUpdatedAt", Booking::updatedAt)).and(until("beforeUpdatedAt", Booking::updatedAt));
    }

    /** A user sees bookings that are with or by the user, the owner of an organization also those of its members. */
    static Predicate<Booking> visibleTo(User user, SandboxState state) {
        Set<Long> hosts = new HashSet<>();
        Set<String> emails = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        Stream.concat(Stream.of(user), membersUnder(user, state)).forEach(seen -> {
            hosts.add(seen.id());
            emails.add(seen.email());
        });
        return booking -> hosts.contains(booking.hostId())
                || booking.attendees().stream().anyMatch(attendee -> emails.contains(attendee.email()));
    }

    private static Stream<User> membersUnder(User owner, SandboxState state) {
        Set<Long> owned = state.memberships().ofUser(owner.id())
                .filter(membership -> membership.role() == MembershipRole.OWNER && state.organization(membership.teamId()).isPresent())
                .map(Membership::teamId).collect(Collectors.toSet());
        return owned.isEmpty() ? Stream.empty() : state.users().stream().filter(user -> owned.contains(user.organizationId()));
    }

    /** Whether a booking belongs under one of the statuses of lists, which depend on the time. */
    static boolean has(Booking booking, String status, Instant now) {
        boolean ahead = !booking.end().isBefore(now);
        return switch (status) {
            case "upcoming" -> ahead && (booking.recurringBookingUid() == null ? booking.status().isOpen()
                    : booking.status() == BookingStatus.ACCEPTED);
            case "recurring" -> ahead && booking.recurringBookingUid() != null && booking.status().isOpen();
            case "past" -> !ahead && booking.status().isOpen();
            case "cancelled" -> !booking.status().isOpen();
            case "unconfirmed" -> ahead && booking.status() == BookingStatus.PENDING;
            default -> throw new IllegalArgumentException("No status of lists: " + status);
        };
    }

    private Predicate<Booking> eventTypes() {
        Predicate<Booking> single = text("eventTypeId", value -> {
            List<Long> ids = numbers(value);
            if (ids.stream().noneMatch(id -> state.eventTypes().find(id).isPresent())) {
                throw ApiException.trpcBadRequest();
            }
            return booking -> ids.contains(booking.eventTypeId());
        });
        return single.and(teams()).and(text("eventTypeIds", value -> {
            List<Long> ids = numbers(value);
            return booking -> ids.contains(booking.eventTypeId());
        }));
    }

    /** Teams without event types do not count, as on the real server: then everything is listed. */
    private Predicate<Booking> teams() {
        List<Long> teams = new ArrayList<>();
        call.query("teamId").ifPresent(value -> teams.addAll(numbers(value)));
        call.queryAll("teamsIds").forEach(value -> teams.addAll(numbers(value)));
        Set<Long> wanted = state.eventTypes().stream().filter(eventType -> eventType.teamId() != null && teams.contains(eventType.teamId()))
                .map(EventType::id).collect(Collectors.toSet());
        return wanted.isEmpty() ? booking -> true : booking -> wanted.contains(booking.eventTypeId());
    }

    private static List<Long> numbers(String list) {
        return Arrays.stream(list.split(",")).map(String::trim).filter(text -> text.matches("\\d{1,15}")).map(Long::valueOf).toList();
    }

    private Predicate<Booking> text(String parameter, Function<String, Predicate<Booking>> condition) {
        return call.query(parameter).filter(value -> !value.isEmpty()).map(condition).orElse(booking -> true);
    }

    private Predicate<Booking> from(String parameter, Function<Booking, Instant> instant) {
        return text(parameter, value -> {
            Instant first = IsoInstant.parse(value);
            return booking -> !instant.apply(booking).isBefore(first);
        });
    }

    private Predicate<Booking> until(String parameter, Function<Booking, Instant> instant) {
        return text(parameter, value -> {
            Instant last = IsoInstant.parse(value);
            return booking -> !instant.apply(booking).isAfter(last);
        });
    }
}
