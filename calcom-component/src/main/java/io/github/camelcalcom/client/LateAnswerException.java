/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.client;

import java.util.concurrent.TimeoutException;

/** The request was sent, and the time of the attempt was over before its answer was complete. */
final class LateAnswerException extends TimeoutException {

    private static final long serialVersionUID = 1L;

    LateAnswerException(String message) {
        super(message);
    }
}
