package io.github.camelcalcom.sandbox;

import io.github.camelcalcom.sandbox.state.Delivery;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import java.util.function.UnaryOperator;

/**
 * The webhook requests of a sandbox as they stood when they were asked for, oldest first. Unmodifiable and thread safe; what is sent later
 * is in the next list.
 */
public final class SandboxDeliveries extends AbstractList<Delivery> implements RandomAccess {

    private final List<Delivery> deliveries;
    private final UnaryOperator<Delivery> repetition;

    SandboxDeliveries(List<Delivery> deliveries, UnaryOperator<Delivery> repetition) {
        this.deliveries = deliveries;
        this.repetition = repetition;
    }

    /**
     * Sends a delivery once more, as somebody does by hand: the same bytes with the same signature to the same address, also if the webhook
     * was changed or deleted meanwhile. Faults of webhooks do not befall it.
     *
     * @return the repetition with what came of it, once the receiver has answered or its time is up
     * @throws IllegalArgumentException if this sandbox sent no such delivery
     * @throws IllegalStateException    on the sandbox's event loop, where waiting for it would never end
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
