/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.safecall;

/** The message of a call. Used on the thread of the call. */
public interface CallContext {

    /** The key in the header {@value IdempotencyKey#HEADER}, or null. */
    String idempotencyKey();

    /** Whether Camel or a broker delivered the message before, so that an earlier call may have been made for it. */
    boolean isRedelivered();

    /** The attempt that an earlier call of the same operation has kept with the message, or null. It may be about another booking. */
    CallAttempt attempt();

    /** Keeps an attempt with the message, in place of an earlier one of the same operation. Called before a request is sent. */
    void keep(CallAttempt attempt);
}
