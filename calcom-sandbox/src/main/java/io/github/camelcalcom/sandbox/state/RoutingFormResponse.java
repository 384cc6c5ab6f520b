/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.state;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.time.Instant;

/**
 * A response to a routing form.
 *
 * @param fillerId   id of the person who responded
 * @param response   answers by the ids of the fields; must not be modified
 * @param bookingUid booking that followed from it; null for none
 * @param updatedAt  time of the last change, initially the time of creation
 */
public record RoutingFormResponse(
        long id, String formId, String fillerId, ObjectNode response, String bookingUid, Instant createdAt, Instant updatedAt) {

    /** Returns a copy that has led to a booking. */
    public RoutingFormResponse leadingTo(String uid) {
        return new RoutingFormResponse(id, formId, fillerId, response, uid, createdAt, updatedAt);
    }
}
