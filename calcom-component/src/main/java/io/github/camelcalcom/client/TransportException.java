/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.client;

import java.io.IOException;

/** A request that got no complete answer. The message is meant for people and names the option that helps, if there is one. */
public final class TransportException extends IOException {

    private static final long serialVersionUID = 1L;

    private final Transport.Stage stage;

    /** @param stage how far the request had come */
    public TransportException(Transport.Stage stage, String message, Throwable cause) {
        super(message, cause);
        this.stage = stage;
    }

    /** How far the request had come. */
    public Transport.Stage stage() {
        return stage;
    }
}
