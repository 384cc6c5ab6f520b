package io.github.camelcalcom.sandbox.state;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.time.Instant;

/**
 * What somebody answered to a routing form.
 *
 * @param fillerId  what stands for who answered
 * @param response  answers by the ids of the fields; not to be changed
 * @param bookingUid the booking that came of it; null for none
 * @param updatedAt when it was changed last, at first when it was made
 */
public record RoutingFormResponse(
        long id, String formId, String fillerId, ObjectNode response, String bookingUid, Instant createdAt, Instant updatedAt) {

    /** The same as what has led to a booking. */
    public RoutingFormResponse leadingTo(String uid) {
        return new RoutingFormResponse(id, formId, fillerId, response, uid, createdAt, updatedAt);
    }
}
