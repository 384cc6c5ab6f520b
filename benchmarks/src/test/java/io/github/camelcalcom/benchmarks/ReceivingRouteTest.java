/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.benchmarks;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/** Given deliveries of the sender, when the routes receive them, then each booking reaches its route, so that the routes are comparable. */
@Timeout(1_800)
class ReceivingRouteTest {

    @Test
    void everyAnsweredDeliveryHasReachedItsRoute() throws Exception {
        try (SenderProcess sender = SenderProcess.start();
                ReceivingRoute bare = ReceivingRoute.bare();
                ReceivingRoute idempotent = ReceivingRoute.idempotent(); ReceivingRoute component = ReceivingRoute.throughComponent()) {
            long ofBare = sender.send(bare.port(), 4, 300);
            long ofIdempotent = sender.send(idempotent.port(), 4, 300);
            long ofComponent = sender.send(component.port(), 4, 300);
            assertThat(ofBare).isPositive().isEqualTo(bare.bookings());
            assertThat(ofIdempotent).isPositive().isEqualTo(idempotent.bookings());
            assertThat(ofComponent).isPositive().isEqualTo(component.bookings());
        }
    }
}
