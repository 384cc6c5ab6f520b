/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.webhook;

/** Result of a delivery, as metrics count it. */
public enum DeliveryOutcome {
    /** The route has completed. */
    ACCEPTED,
    /** The same delivery has come before. */
    DUPLICATE,
    /** The route did not ask for this trigger. */
    UNWANTED,
    /** It did not reach the route; the status says why. */
    REFUSED,
    /** The route has failed. */
    FAILED
}
