/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.error;

/** Adds what the caller knows to the text of a refusal. */
@FunctionalInterface
public interface ErrorHint {

    /** Nothing is known. */
    ErrorHint NONE = (status, message) -> null;

    /**
     * What to check; null if that is not known.
     *
     * @param status  the HTTP status code
     * @param message the API's own text, or null
     */
    String of(int status, String message);
}
