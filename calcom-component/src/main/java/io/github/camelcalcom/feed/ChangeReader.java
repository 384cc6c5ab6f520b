/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.feed;

import java.time.Instant;

/** A way to read all changes since the ledger's watermark, whatever changes meanwhile. */
interface ChangeReader {

    /** Reads to the end, or until the reading is stopped or held. */
    void read(Reading reading) throws Exception;

    /** The present time, by the clock that bookings get their timestamps from: no booking that is there is later. */
    Instant now() throws Exception;
}
