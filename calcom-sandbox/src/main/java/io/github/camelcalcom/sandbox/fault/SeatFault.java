/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.fault;

/** A fault of the cancellation of a seat, which the real server has at random. */
public enum SeatFault {

    /** The seat is removed, but the answer is 404 {@code NOT_FOUND Invalid Query: ...} and no webhook is triggered. */
    CANCELLED_BUT_NOT_FOUND
}
