/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.webhook;

/**
 * A delivery from the server. With insecureAcceptUnsigned, its origin is not checked.
 *
 * @param body  the bytes that were signed
 * @param event what they say
 */
public record WebhookDelivery(byte[] body, WebhookEvent event) {

    @Override
    public String toString() {
        return event.toString();
    }
}
