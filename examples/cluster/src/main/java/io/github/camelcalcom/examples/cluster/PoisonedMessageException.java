/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.examples.cluster;


/** The message can never be stored, however often it is tried. The text contains no data of the message. */
final class PoisonedMessageException extends Exception {

    private static final long serialVersionUID = 1L;

    PoisonedMessageException(String message) {
        super(message);
    }
}
