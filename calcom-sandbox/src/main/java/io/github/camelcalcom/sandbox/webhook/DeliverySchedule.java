/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.webhook;

import io.github.camelcalcom.sandbox.time.Delay;

import java.util.List;

/** Determines when and how often webhook requests are sent. Called on the sandbox's event loop. */
@FunctionalInterface
public interface DeliverySchedule {

    /** Sends each request once and without delay. */
    DeliverySchedule NORMAL = webhook -> List.of(Delay.NONE);

    /** Returns the delay of each transmission of a request. The call that triggered it waits for the receivers of those without delay. */
    List<Delay> of(OutgoingWebhook webhook);
}
