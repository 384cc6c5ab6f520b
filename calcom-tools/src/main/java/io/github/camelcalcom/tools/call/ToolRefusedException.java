/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.tools.call;

/** A call cannot be made as requested. The message is for the model; it contains no secret. */
final class ToolRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ToolRefusedException(String message) {
        super(message);
    }
}
