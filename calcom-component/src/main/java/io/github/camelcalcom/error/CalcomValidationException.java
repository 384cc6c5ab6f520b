/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.error;

/**
 * The server refused the request as invalid (400, 413, 422 and the like). The same request will fail again. {@link #getFieldErrors()} returns
 * the invalid fields, if the server named them.
 */
public class CalcomValidationException extends CalcomException {

    private static final long serialVersionUID = 1L;

    CalcomValidationException(ErrorAnswer answer) {
        super(answer);
    }
}
