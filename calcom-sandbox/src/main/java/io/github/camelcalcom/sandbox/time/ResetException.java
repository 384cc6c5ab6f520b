/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.time;

/** The failure of work that was in progress when the sandbox was reset. It is expected, and has no stack trace. */
public final class ResetException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ResetException() {
        super("The sandbox was reset", null, false, false);
    }
}
