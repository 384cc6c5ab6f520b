/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.state;

import java.time.Instant;

/**
 * A mail to the guests of an event. The sandbox sends no mail.
 *
 * @param locationId location whose guests receive it; null for all
 * @param checkedIn  whether only guests who are checked in receive it, or only those who are not; null for all
 * @param recipients number of guests who receive it
 * @param senderId   user who wrote it
 */
public record EventMessage(String id, String subject, String body, String locationId, Boolean checkedIn, int recipients, long senderId,
        Instant createdAt) {
}
