/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.state;

/**
 * The relation of a booking to the ones that it was moved from and to.
 *
 * @param reason  reason of the move; null if none was given
 * @param by      mail address of the user who moved it; null if none was given
 * @param fromUid booking that was moved here; null for none
 * @param toUid   booking that this one was moved to; null if it was not moved
 */
public record Move(String reason, String by, String fromUid, String toUid) {

    /** The value of a booking that was never moved. */
    public static final Move NONE = new Move(null, null, null, null);

    /** Returns a copy for a booking that was moved to another one. */
    public Move to(String uid, String mover) {
        return new Move(reason, mover, fromUid, uid);
    }
}
