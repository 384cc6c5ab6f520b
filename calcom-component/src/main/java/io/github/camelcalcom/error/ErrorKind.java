/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.error;

import java.util.Locale;

/** Kinds of failed calls, as tags of metrics. */
public enum ErrorKind {

    /** The request is invalid. */
    VALIDATION,
    /** The credential is missing, invalid or not permitted to call the operation. */
    AUTHENTICATION,
    /** The resource does not exist. */
    NOT_FOUND,
    /** The request conflicts with the state of the server. */
    CONFLICT,
    /** The rate limit is used up. */
    RATE_LIMIT,
    /** The server failed, or its response cannot be read. */
    SERVER,
    /** The server cannot be reached, or the request was not sent. */
    CONNECTION,
    /** It is not known whether the request was executed. */
    AMBIGUOUS,
    /** Any other failure, such as one of a bean of the application. */
    OTHER;

    private final String label = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** Returns the kind of a failure. */
    public static ErrorKind of(Throwable failure) {
        if (failure instanceof CalcomValidationException) {
            return VALIDATION;
        } else if (failure instanceof CalcomAuthenticationException) {
            return AUTHENTICATION;
        } else if (failure instanceof CalcomNotFoundException) {
            return NOT_FOUND;
        } else if (failure instanceof CalcomConflictException) {
            return CONFLICT;
        } else if (failure instanceof CalcomRateLimitException) {
            return RATE_LIMIT;
        } else if (failure instanceof CalcomServerException) {
            return SERVER;
        } else if (failure instanceof CalcomConnectionException) {
            return CONNECTION;
        }
        return failure instanceof CalcomAmbiguousException ? AMBIGUOUS : OTHER;
    }

    /** The name in metrics, logs and consoles, such as {@code rate-limit}. */
    public String label() {
        return label;
    }
}
