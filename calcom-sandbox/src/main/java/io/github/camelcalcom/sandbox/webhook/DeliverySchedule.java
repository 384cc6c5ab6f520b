package io.github.camelcalcom.sandbox.webhook;

import io.github.camelcalcom.sandbox.time.Delay;

import java.util.List;

/** Decides when webhook requests are sent, and how often. Called on the sandbox's event loop. */
@FunctionalInterface
public interface DeliverySchedule {

    /** Each once and at once. */
    DeliverySchedule NORMAL = webhook -> List.of(Delay.NONE);

    /**
     * When a webhook request is sent: an entry for each time. The call that caused it waits for the receiver of those without delay.
     */
    List<Delay> of(OutgoingWebhook webhook);
}
