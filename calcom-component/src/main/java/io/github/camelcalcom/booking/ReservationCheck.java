package io.github.camelcalcom.booking;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * Whether a slot was reserved. Reservations cannot be listed; what can be seen is that a reserved slot is not offered. A second
 * reservation of a slot is refused, so that one may be tried as long as the slot is offered.
 */
final class ReservationCheck implements StateCheck {

    private static final Duration DEFAULT_DURATION = Duration.ofMinutes(5);

    private final WriteCall write;
    private final String text;
    private final Instant start;

    ReservationCheck(WriteCall write) {
        this.write = write;
        this.text = write.body().text("slotStart");
        this.start = write.body().instant("slotStart");
    }

    @Override
    public CompletableFuture<Verdict> look() {
        if (start == null) {
            return CompletableFuture.completedFuture(new Verdict.Untold("the slot '" + text + "' has no zone to look for it"));
        }
        return write.lookUps().slots(write.body().value("eventTypeId"), start.atOffset(ZoneOffset.UTC).toLocalDate(),
                write.body().value("slotDuration")).thenApply(this::decide);
    }

    private Verdict decide(Object slots) {
        Optional<JsonFields> offered = days(slots).map(JsonFields::new).filter(slot -> start.equals(slot.instant("start"))).findFirst();
        if (offered.isEmpty()) {
            return new Verdict.Untold("the slot " + text + " is not offered any more: this call or somebody else reserved or booked it. A"
                                      + " reservation whose uid is not known ends by itself, this one at the latest at "
                                      + Resolution.now().plus(duration()));
        }
        return offered.get().value("seatsTotal") == null ? new Verdict.NotDone("the slot " + text + " is still offered")
                : new Verdict.Untold("the slot " + text + " has seats, and so is offered whether it is reserved or not");
    }

    private static Stream<?> days(Object slots) {
        return slots instanceof Map<?, ?> days
                ? days.values().stream().flatMap(day -> day instanceof List<?> list ? list.stream() : Stream.empty()) : Stream.empty();
    }

    private Duration duration() {
        return write.body().value("reservationDuration") instanceof Number minutes ? Duration.ofMinutes(minutes.longValue())
                : DEFAULT_DURATION;
    }
}
