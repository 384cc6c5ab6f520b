/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.http;

/** Handling of callers without credentials by a route. Wrong credentials result in 401, unless noted otherwise. */
public enum Access {

    /** Answers 401. */
    CREDENTIALS,

    /**
     * Answers 403, because the real server checks the permissions of this route before it authenticates. So does an unknown access token.
     */
    PERMISSION,

    /** Serves the call. It has no user. */
    PUBLIC,

    /** Serves the call and ignores credentials, valid or not. It has no user. */
    OPEN
}
