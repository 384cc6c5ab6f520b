/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox;

import io.github.camelcalcom.sandbox.state.Delivery;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import java.util.function.UnaryOperator;

/**
 * Snapshot of the webhook requests of a sandbox, oldest first. Unmodifiable and thread safe. Requests that are sent later are not added.
 */
public final class SandboxDeliveries extends AbstractList<Delivery> implements RandomAccess {

    private final List<Delivery> deliveries;
    private final UnaryOperator<Delivery> repetition;

    SandboxDeliveries(List<Delivery> deliveries, UnaryOperator<Delivery> repetition) {
        this.deliveries = deliveries;
        this.repetition = repetition;
    }

    /**
     * Sends a delivery once more, as a manual repetition does: the same bytes with the same signature to the same address, even if the
     * webhook was changed or deleted meanwhile. Webhook faults do not apply.
     *
     * @return the repetition with its result, once the receiver has answered or the timeout has elapsed
     * @throws IllegalArgumentException if this sandbox sent no such delivery
     * @throws IllegalStateException on the sandbox's event loop, because waiting there would never end
     */
    public Delivery repeat(Delivery delivery) {
        return repetition.apply(delivery);
    }

    @Override
    public Delivery get(int index) {
        return deliveries.get(index);
    }

    @Override
    public int size() {
        return deliveries.size();
    }
}
