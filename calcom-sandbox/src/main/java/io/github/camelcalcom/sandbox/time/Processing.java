/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.time;

import io.vertx.core.Future;

/**
 * The time that a server needs between a check and the change that depends on it. Calls that arrive in between pass the check as well and
 * then fail with another error.
 */
@FunctionalInterface
public interface Processing {

    /** Completes when the time is over. */
    Future<Void> pause();
}
