/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.http;

import io.github.camelcalcom.sandbox.state.User;

/**
 * The caller of an operation.
 *
 * @param user           null if the call had no credentials
 * @param organizationId organization of the credentials; null for a user's own key and for calls without credentials
 */
record Caller(User user, Long organizationId) {

    /** The caller of a call without credentials. */
    static final Caller ANONYMOUS = new Caller(null, null);
}
