/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.auth;

import java.time.Duration;
import java.util.concurrent.TimeoutException;

import io.github.camelcalcom.catalog.AuthenticationKind;
import io.github.camelcalcom.error.CalcomException;

/**
 * The identity of a caller. Two authentications are equal if they represent the same caller at the same server. Calls of equal authentications
 * share a pacer. Implementations are thread safe and never show a secret in {@code toString}.
 */
public interface Authentication {

    /** The kind, as in the operation catalogue. */
    AuthenticationKind kind();

    /**
     * Returns the name of the caller without a secret in it, the same in each process that calls with the same credential. Callers with the same name share
     * what processes know of a caller.
     */
    default String name() {
        return kind().name();
    }

    /** Returns the credential if one is available without waiting. Otherwise returns null: then use {@link #obtain}. */
    Credential current();

    /**
     * Gets a credential and waits for it. Threads that wait at the same time share one refresh.
     *
     * @param  atMost               maximum time to wait
     * @return                      never null
     * @throws CalcomException      if no credential can be obtained
     * @throws TimeoutException     if the time is over; the refresh continues for other threads
     * @throws InterruptedException if the thread is interrupted; the refresh continues for other threads
     */
    default Credential obtain(Duration atMost) throws CalcomException, TimeoutException, InterruptedException {
        return current();
    }

    /**
     * Gets a replacement for a credential that the server refused with 401, and waits for it as {@link #obtain} does.
     *
     * @param  refused              the credential of the refused call
     * @param  atMost               maximum time to wait
     * @return                      null if there is no other credential; then the refusal is final
     * @throws CalcomException      as {@link #obtain} does
     * @throws TimeoutException     as {@link #obtain} does
     * @throws InterruptedException as {@link #obtain} does
     */
    default Credential replace(Credential refused, Duration atMost) throws CalcomException, TimeoutException, InterruptedException {
        return null;
    }
}
