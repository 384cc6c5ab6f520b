/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.webhook;

/** A delivery that gets its answer without reaching the route. Its message is for the log; the sender only learns the status. */
public final class RefusedDeliveryException extends Exception {

    private static final long serialVersionUID = 1L;

    private final DeliveryStatus status;

    RefusedDeliveryException(DeliveryStatus status, String reason) {
        this(status, reason, null);
    }

    RefusedDeliveryException(DeliveryStatus status, String reason, Throwable cause) {
        // everybody can cause it, so it must cost little
        super(reason, cause, false, false);
        this.status = status;
    }

    /** Returns the status for the sender. */
    public DeliveryStatus status() {
        return status;
    }
}
