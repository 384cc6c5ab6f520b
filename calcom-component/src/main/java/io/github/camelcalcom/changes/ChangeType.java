package io.github.camelcalcom.changes;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** What happened to a booking, as far as its state tells. */
public enum ChangeType {
    /** It is new. */
    CREATED,
    /** It is new and takes the place of another one, which {@code rescheduledFromUid} names. */
    RESCHEDULED,
    /** It was cancelled and no other booking took its place. */
    CANCELLED,
    /** A host declined it. */
    REJECTED,
    /** It was pending when it was seen last and is accepted now. */
    CONFIRMED,
    /** Anything else: a guest, a location, an absent host; also a booking that another one took the place of. */
    UPDATED;

    /** The header's value. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Tells the types of one feed's changes apart. Remembers which bookings wait for a confirmation; not thread safe. */
    static final class Classification {

        private final Set<String> pending = new HashSet<>();

        /**
         * @param change what was read
         * @param isNew  whether the booking was not seen before
         */
        ChangeType of(BookingChange change, boolean isNew) {
            String status = String.valueOf(change.text("status"));
            boolean wasPending = "pending".equals(status) ? !pending.add(change.uid()) : pending.remove(change.uid());
            return switch (status) {
                case "rejected" -> REJECTED;
                case "cancelled" -> change.text("rescheduledToUid") == null ? CANCELLED : UPDATED;
                default -> {
                    if (wasPending && "accepted".equals(status)) {
                        yield CONFIRMED;
                    }
                    if (wasPending || !isNew) {
                        yield UPDATED;
                    }
                    yield change.text("rescheduledFromUid") == null ? CREATED : RESCHEDULED;
                }
            };
        }
    }
}
