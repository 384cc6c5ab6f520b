/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.fault;

import io.github.camelcalcom.sandbox.time.Delay;

import java.util.List;

/** A fault of a webhook request. Immutable. */
public final class WebhookFault {

    private final String name;
    private final List<Delay> copies;

    private WebhookFault(String name, List<Delay> copies) {
        this.name = name;
        this.copies = copies;
    }

    /** Never sends the request. The call that triggered it succeeds. */
    public static WebhookFault lost() {
        return new WebhookFault("lost", List.of());
    }

    /** Sends the request twice, with the same bytes. */
    public static WebhookFault doubled() {
        return new WebhookFault("doubled", List.of(Delay.NONE, Delay.NONE));
    }

    /** Sends the request after a delay. The call that triggered it does not wait for it. */
    public static WebhookFault delayed(Delay delay) {
        return new WebhookFault("delayed by " + delay, List.of(delay));
    }

    List<Delay> copies() {
        return copies;
    }

    @Override
    public String toString() {
        return name;
    }
}
