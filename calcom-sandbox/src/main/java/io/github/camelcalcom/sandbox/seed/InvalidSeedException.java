/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.seed;

/** Thrown for an invalid seed file. The message names the file, the place in it and what would be right. */
public final class InvalidSeedException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    InvalidSeedException(String message, Throwable cause) {
        super(message, cause);
    }
}
