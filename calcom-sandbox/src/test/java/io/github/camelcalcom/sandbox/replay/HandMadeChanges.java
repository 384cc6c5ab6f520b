package io.github.camelcalcom.sandbox.replay;

import io.github.camelcalcom.sandbox.CalcomSandbox;
import io.github.camelcalcom.sandbox.state.ApiKey;
import io.github.camelcalcom.sandbox.state.Reservation;
import io.github.camelcalcom.sandbox.state.SandboxState;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What was changed by hand in the recorded server's database between two exchanges. The end of an access token, set back after 2144, is
 * not repeated: the real server remembered the old one and did not notice.
 */
final class HandMadeChanges {

    private static final Set<Integer> WEBHOOKS_EMPTIED_AFTER = Set.of(250, 433, 440, 446, 627, 795, 1297, 1499, 2059);

    private static final long ORGMEMBER = 4;

    private final CalcomSandbox sandbox;
    private final Names names;
    private final Map<Integer, Consumer<SandboxState>> changes = Map.of(
            386, state -> moveIntoThePast(state, "a5S5Y8UdvpBnmHzyvLyhBr"),
            2134, state -> expireReservation(state, "734c39f5-97c1-4cd5-998f-6c7179ad7f3e"),
            2439, state -> expireKeyOf(state, ORGMEMBER, state.now().minus(Duration.ofDays(3))),
            2441, state -> expireKeyOf(state, ORGMEMBER, null));
    private int done;

    HandMadeChanges(CalcomSandbox sandbox, Names names) {
        this.sandbox = sandbox;
        this.names = names;
    }

    /** Makes the changes that came before an exchange. */
    void before(int seq) {
        for (int after = done; after < seq; after++) {
            if (WEBHOOKS_EMPTIED_AFTER.contains(after)) {
                change(state -> state.webhooks().removeIf(webhook -> true));
            }
            if (changes.containsKey(after)) {
                change(changes.get(after));
            }
        }
        done = seq;
    }

    private void change(Consumer<SandboxState> change) {
        sandbox.read(state -> {
            change.accept(state);
            return null;
        });
    }

    private void moveIntoThePast(SandboxState state, String recordedUid) {
        state.bookings().find(names.text(recordedUid)).ifPresent(booking -> state.bookings().put(booking.change()
                .start(state.now().minus(Duration.ofHours(2))).end(state.now().minus(Duration.ofMinutes(90))).build()));
    }

    private void expireReservation(SandboxState state, String recordedUid) {
        state.reservations().find(names.text(recordedUid)).ifPresent(reservation -> state.reservations().put(
                new Reservation(reservation.uid(), reservation.eventTypeId(), reservation.userId(), reservation.start(),
                        reservation.end(), state.now().minus(Duration.ofMinutes(1)))));
    }

    private static void expireKeyOf(SandboxState state, long userId, Instant expiry) {
        ApiKey key = state.apiKeys().findFirst(found -> found.userId() == userId && !found.revoked()).orElseThrow();
        state.apiKeys().put(new ApiKey(key.key(), userId, key.organizationId(), expiry, false));
    }
}
