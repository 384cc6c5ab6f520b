package io.github.camelcalcom.changes;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;

import io.github.camelcalcom.error.CalcomServerException;

/**
 * A booking in the state that a change left it in.
 *
 * @param uid       the booking's uid
 * @param createdAt when the server made it; where it does not say, the same as updatedAt
 * @param updatedAt when the server changed it last; where it does not say, when it was created
 * @param booking   as the API answers it
 */
public record BookingChange(String uid, Instant createdAt, Instant updatedAt, Map<String, Object> booking) {

    /** Reads a row of a booking list. */
    @SuppressWarnings("unchecked")
    static BookingChange of(String operation, Object row) throws CalcomServerException {
        if (row instanceof Map<?, ?> fields && fields.get("uid") instanceof String uid) {
            Object created = fields.get("createdAt") != null ? fields.get("createdAt") : fields.get("updatedAt");
            Object updated = fields.get("updatedAt") != null ? fields.get("updatedAt") : created;
            try {
                return new BookingChange(uid, Instant.parse(String.valueOf(created)), Instant.parse(String.valueOf(updated)),
                        (Map<String, Object>) fields);
            } catch (DateTimeParseException e) {
                throw new CalcomServerException(operation, 200, null, "booking " + uid + " has no usable updatedAt and createdAt", e);
            }
        }
        throw new CalcomServerException(operation, 200, null, "the list holds something that is no booking with a uid", null);
    }

    /** A field of the booking as text, or null. */
    public String text(String field) {
        Object value = booking.get(field);
        return value == null ? null : value.toString();
    }
}
